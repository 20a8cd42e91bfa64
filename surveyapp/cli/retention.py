"""The command that deletes what was kept for as long as was promised."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from surveyapp.cli import standing

if TYPE_CHECKING:
    from surveyapp.keeping import Deleted, WaveDeleted


@click.group()
def retention() -> None:
    """Retention: for how long what people sent is kept."""


@retention.command()
@click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
def run(dry_run: bool) -> None:
    """Delete what was kept for as long as was promised, and say what went. Run it every night."""
    from surveyapp import keeping
    from surveyapp.storage.audit import Event

    settings = standing.settings()
    database = standing.database(settings)
    if not dry_run:  # first: what a run that breaks off has deleted is gone, too
        standing.note(database, Event.RETENTION_RUN)
    deleted = keeping.run(database, date.today(), settings.tombstone_file, dry_run=dry_run)
    for line in (*_went(deleted), *_warnings(deleted)):
        click.echo(line)
    if not dry_run:
        for line in _where_it_lasts(deleted, sqlite=database.is_sqlite, backup_days=settings.backup_days):
            click.echo(line)
        if not deleted.rewritten:
            sys.exit(1)


def _went(deleted: Deleted) -> Iterator[str]:
    would = "would be" if deleted.dry else "were"
    for one in deleted.waves:
        yield from _of_wave(one, would)
    if deleted.drafts or deleted.codes:
        yield f"{_many(deleted.drafts, 'draft')} and {_many(deleted.codes, 'resume code')} that were over {would} deleted."
    if deleted.finished:
        yield f"{_many(deleted.finished, 'withdrawal')} that had not come to its end {would} finished."
    if not deleted.anything:
        yield "There was nothing to delete."
    yield "Figures and releases stay."


def _of_wave(one: WaveDeleted, would: str) -> Iterator[str]:
    closed = f"The wave “{one.wave.title}” was closed on {one.wave.closed_on}"
    if one.counted:
        counted = "one response that no release had counted yet" if one.counted == 1 else _uncounted(one.counted)
        yield f"{closed}: {counted} {would} counted first, so that figures keep what was said."
    if one.comments:
        unread = f" Nobody had read {one.unread:,} of them." if one.unread else ""
        yield f"{closed}: {_many(one.comments, 'comment')} {would} deleted, with keys, readings and quotes.{unread}"
    if one.responses:
        yield f"{closed}: {_many(one.responses, 'response')} {would} deleted, with answers and receipts."


def _uncounted(many: int) -> str:
    return f"{many:,} responses that no release had counted yet"


def _warnings(deleted: Deleted) -> Iterator[str]:
    from surveyapp.domain.keeping_periods import LONG_OPEN_MONTHS

    for wave in deleted.open_for_long:
        yield (
            f"The wave “{wave.title}” has been open for more than {LONG_OPEN_MONTHS} months. Periods count from its close, "
            "so its first answers are kept for longer than its last ones. Close it."
        )
    if deleted.tombstones.damaged:
        yield damaged_lines(deleted.tombstones.damaged)


def damaged_lines(many: int) -> str:
    """What is said of lines in the file of tombstones that are none."""
    return f"The file of tombstones holds damaged lines ({many:,}). What they said of is not known. Restore the file, if you have a copy."


def _where_it_lasts(deleted: Deleted, *, sqlite: bool, backup_days: int) -> Iterator[str]:
    if deleted.rewritten:
        yield "The tables were written anew: what was deleted stands in no table file any more."
        yield _logs(sqlite=sqlite)
    else:
        yield (
            "The tables could not be written anew: somebody was using them, or the disk is too full for a copy. What was "
            "deleted can still stand in their files. Stop the site for a moment, and run this again."
        )
    yield (
        f"Backups hold it for as long as they are kept: {_many(backup_days, 'day')} here (SURVEYAPP_BACKUP_DAYS). "
        "A backup that is restored loses again what was withdrawn, and the next run what is too old."
    )


def _logs(*, sqlite: bool) -> str:
    if sqlite:
        return "The write-ahead log of SQLite was emptied, too."
    return (
        "The write-ahead log of PostgreSQL still holds it until the server writes over those files (hours or days), and "
        "archives and replicas of the log for as long as they are kept."
    )


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
