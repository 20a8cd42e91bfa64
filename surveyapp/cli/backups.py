"""Commands that write the whole database to a file, and bring it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveyapp.cli import standing
from surveyapp.cli.retention import damaged_lines

if TYPE_CHECKING:
    from surveyapp.keeping import BroughtBack

FILE: Any = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Write the whole database to the new FILE. People can go on answering meanwhile."""
    from surveyapp.storage import backups, schema, tombstones
    from surveyapp.storage.audit import Event
    from surveyapp.storage.database import Database

    settings = standing.settings()
    database = Database(settings.database_url)
    tombstones.begin(settings.tombstone_file)
    manifest = backups.take(database, file, date.today())
    if schema.is_current(database):  # tables that are behind may lack the log
        standing.note(database, Event.BACKUP_MADE, file.name)
    click.echo(f"{file} holds {manifest.rows:,} rows, {manifest.rows_of('responses'):,} of them responses.")
    click.echo(
        f"Answers stand in it as they are. Keep it where only few can read it, and delete it after {settings.backup_days} days."
    )
    click.echo(
        f"Copy the file of tombstones, too, whenever you can: {settings.tombstone_file}. It tells nothing of anybody, and "
        "without it a restored backup brings back what was withdrawn."
    )
    click.echo("Keep apart from it: the secret key, and the forum's locked keys with their recovery shares.")


@click.command()
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Delete first all that stands in the database.")
@click.option("--without-tombstones", is_flag=True, help="There is no file of tombstones, and there never was one.")
def restore(file: Path, replace: bool, without_tombstones: bool) -> None:
    """Make the backup FILE the database, less what was withdrawn since. Stop the site first."""
    from surveyapp import keeping
    from surveyapp.storage.audit import Event
    from surveyapp.storage.database import Database

    settings = standing.settings()
    database = Database(settings.database_url)
    brought = keeping.restore(
        database,
        file,
        settings.tombstone_file,
        replace=replace,
        without_tombstones=without_tombstones,
    )
    standing.note(database, Event.RESTORED, file.name)
    manifest = brought.manifest
    click.echo(f"The database is as it was on {manifest.made_on}: {manifest.rows:,} rows.")
    known = len(brought.tombstones.hashes)
    click.echo(
        f"Withdrawn again: {brought.withdrawn:,}. The file of tombstones told of {known:,} "
        f"{'withdrawal' if known == 1 else 'withdrawals'}."
    )
    if brought.tombstones.damaged:
        click.echo(damaged_lines(brought.tombstones.damaged))
    for line in _what_to_look_at(brought):
        click.echo(line)
    click.echo("Now run `surveyapp retention run`: what is too old by now stands in it, too.")


def _what_to_look_at(brought: BroughtBack) -> Iterator[str]:
    if brought.staff_kept:
        yield "Staff accounts and the audit log stayed as they were before the restore."
    else:
        yield (
            "Staff accounts and the audit log are those of the backup: roles, passwords, recovery codes and who is suspended "
            "are as they were on that day. Every session and every link ended. Check the list of people before the site "
            "starts: `surveyapp staff list`."
        )
    if brought.quotes:
        yield (
            f"Quotes that wait for the next release: {brought.quotes:,}. No page shows them until then. Some may have been taken "
            "back since the backup: look at the page “Quotes” before you make a release."
        )
