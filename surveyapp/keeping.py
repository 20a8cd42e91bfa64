"""Keeping no longer than was promised: the verb that deletes by age, and the one that brings a backup back without what was withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from surveyapp.domain.keeping_periods import answers_go_on, comments_go_on, drafts_are_over, open_for_long
from surveyapp.domain.waves import Wave
from surveyapp.publishing import count_new
from surveyapp.storage import deleting, quotes, responses, restoring, tombstones, waves
from surveyapp.storage.backup_keys import BackupSecret
from surveyapp.storage.backups import BackupRefused, Manifest
from surveyapp.storage.database import Database
from surveyapp.storage.rewriting import rewrite
from surveyapp.storage.tombstones import Written
from surveyapp.storage.versions import Version


@dataclass(frozen=True)
class WaveDeleted:
    """What went of one wave, in numbers. `unread`: how many of the comments nobody had read."""

    wave: Wave
    comments: int = 0
    unread: int = 0
    responses: int = 0
    counted: int = 0
    """Responses that no tally counted yet: they were counted first, so that figures keep them."""


@dataclass(frozen=True)
class Deleted:
    """What a run deleted; of a dry run, what it would delete. `rewritten`: no table file holds any of it."""

    dry: bool
    waves: tuple[WaveDeleted, ...]
    drafts: int
    codes: int
    finished: int
    """Withdrawals that a crash had stopped, or a backup undone."""
    tombstones: Written
    open_for_long: tuple[Wave, ...]
    rewritten: bool

    @property
    def anything(self) -> bool:
        """Whether there was anything to delete."""
        return bool(self.waves or self.drafts or self.codes or self.finished)


@dataclass(frozen=True)
class BroughtBack:
    """A backup that is the database now, less what was withdrawn. `tombstones`: what the file of them held.

    `staff_kept`: accounts and audit log are not the backup's. `quotes`: how many wait for the next release.
    """

    manifest: Manifest
    withdrawn: int
    tombstones: Written
    staff_kept: bool
    quotes: int


def run(database: Database, today: date, tombstone_file: Path, *, dry_run: bool = False) -> Deleted:
    """Delete what was kept for as long as was promised, then write the tables anew. Raises TombstonesAway.

    An open wave keeps all that was sent. Tallies and releases stay: they are about many people together.
    """
    every = waves.every_wave(database)
    ended = [wave.id for wave in every if drafts_are_over(wave, today)]
    finished, written = _finish(database, tombstone_file, dry_run=dry_run)
    found = [_wave(database, wave, today, dry_run=dry_run) for wave in every]
    if dry_run:
        with database.reading() as connection:
            drafts, codes = deleting.over(connection, today, ended)
    else:
        drafts, codes = deleting.delete_over(database, today, ended)
    return Deleted(
        dry=dry_run,
        waves=tuple(one for one in found if one.comments or one.responses),
        drafts=drafts,
        codes=codes,
        finished=finished,
        tombstones=written,
        open_for_long=tuple(wave for wave in every if open_for_long(wave, today)),
        rewritten=not dry_run and rewrite(database),
    )


def restore(
    database: Database,
    backup: Path,
    tombstone_file: Path,
    secret: BackupSecret | None = None,
    *,
    replace: bool = False,
    without_tombstones: bool = False,
) -> BroughtBack:
    """Make a backup the database, and take out again what was withdrawn since. Raises BackupRefused or TombstonesAway.

    Without the file of tombstones nobody knows what was withdrawn since, so it is refused unless that is known and meant.
    """
    if not without_tombstones and tombstones.read(tombstone_file) is None:
        raise BackupRefused(
            f"There is no file of tombstones at {tombstone_file}. It says which responses were withdrawn since the backup. "
            "Bring it there, or set SURVEYAPP_TOMBSTONES. If there never was one, give --without-tombstones. Nothing was changed."
        )
    restored = restoring.restore(database, backup, secret, replace=replace)
    withdrawn, written = _finish(database, tombstone_file)
    with database.reading() as connection:
        waiting = len(quotes.every_quote(connection))
    return BroughtBack(restored.manifest, withdrawn, written, restored.staff_kept, waiting)


def _finish(database: Database, tombstone_file: Path, *, dry_run: bool = False) -> tuple[int, Written]:
    """Take back each response that has a tombstone, and let both places hold the same tombstones."""
    written = tombstones.read(tombstone_file) or Written(frozenset())
    with database.reading() as connection:
        noted = tombstones.noted(connection)
        waiting = tombstones.unfinished(connection, written.hashes | noted)
    if dry_run:
        return len(waiting), written
    if noted - written.hashes:
        tombstones.write(tombstone_file, noted - written.hashes)
    return _take_back(database, waiting, written.hashes - noted), written


def _take_back(database: Database, waiting: Iterable[bytes], new: Collection[bytes]) -> int:
    taken = 0
    for receipt in waiting:
        with database.writing() as connection:
            taken += responses.take_back(database, connection, receipt) is not None
    with database.writing() as connection:
        tombstones.note(connection, new)
    return taken


def _wave(database: Database, wave: Wave, today: date, *, dry_run: bool) -> WaveDeleted:
    """What goes of a wave today."""
    comments_day, answers_day = comments_go_on(wave), answers_go_on(wave)
    if comments_day is None or answers_day is None or today < comments_day:
        return WaveDeleted(wave)
    all_of_it = today >= answers_day
    with database.reading() as connection:
        planned = WaveDeleted(
            wave,
            comments=deleting.comments_in(connection, wave.id),
            unread=deleting.unread_in(connection, wave.id),
            responses=deleting.responses_in(connection, wave.id) if all_of_it else 0,
            counted=deleting.responses_in(connection, wave.id, uncounted=True),
        )
    return planned if dry_run else _delete(database, planned, all_of_it=all_of_it)


def _delete(database: Database, planned: WaveDeleted, *, all_of_it: bool) -> WaveDeleted:
    wave = planned.wave
    counted = sum(count_new(database, wave.id, Version(*named)) for named in wave.versions.items())
    comments = deleting.delete_comments(database, wave.id)
    gone = deleting.delete_responses(database, wave.id) if all_of_it else 0
    return WaveDeleted(wave, comments, planned.unread, gone, counted)
