"""Commands that write the whole database to a file, and bring it back."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused
from surveyapp.cli.retention import damaged_lines

if TYPE_CHECKING:
    from surveyapp.config import Settings
    from surveyapp.keeping import BroughtBack
    from surveyapp.storage.backup_keys import BackupSecret, SealingKey
    from surveyapp.storage.database import Database

FILE: Any = click.Path(path_type=Path)
SECRET = "SURVEYAPP_BACKUP_SECRET"  # noqa: S105


@click.command()
@click.argument("file", type=FILE)
@click.option("--clear", is_flag=True, help="Do not seal it: whoever has the file can read it.")
@click.option(
    "--delete-old", is_flag=True, help="Delete the backups beside it that are as old as SURVEYAPP_BACKUP_DAYS."
)
def backup(file: Path, clear: bool, delete_old: bool) -> None:
    """Write the whole database to the new FILE, sealed. People can go on answering meanwhile."""
    from surveyapp.storage import backups, old_backups, schema, tombstones
    from surveyapp.storage.audit import Event
    from surveyapp.storage.database import Database

    settings = standing.settings()
    database, today = Database(settings.database_url), date.today()
    key = None if clear else _sealing_key(database)
    tombstones.begin(settings.tombstone_file)
    manifest = backups.take(database, file, today, key)
    if schema.is_current(database):  # tables that are behind may lack the log
        standing.note(database, Event.BACKUP_MADE, file.name)
    click.echo(f"{file} holds {manifest.rows:,} rows, {manifest.rows_of('responses'):,} of them responses.")
    for line in _how_it_stands(key, settings):
        click.echo(line)
    for old in old_backups.delete_older(file.absolute().parent, today, settings.backup_days) if delete_old else ():
        click.echo(f"Deleted, for it was {settings.backup_days} days old or older: {old.name}")


def _sealing_key(database: Database) -> SealingKey | None:
    """The key that seals. Where there are no tables yet, there is nothing to seal, and the backup is refused for that."""
    from surveyapp.storage import backup_keys, schema

    with database.reading() as connection:
        if schema.revision_of(connection) is None:
            return None
        key = backup_keys.standing(connection)
    if key is None:
        raise Refused(
            "There is no key for backups yet. Make one with `surveyapp keys backup`, or give --clear for a backup that "
            "whoever has the file can read."
        )
    return key


def _how_it_stands(key: SealingKey | None, settings: Settings) -> Iterator[str]:
    if key:
        yield f"It is sealed: only the secret of the key {key.id} opens it. Delete it after {settings.backup_days} days all the same."
    else:
        yield (
            "It is not sealed: answers stand in it as they are. Keep it where only few can read it, and delete it after "
            f"{settings.backup_days} days."
        )
    yield (
        f"Copy the file of tombstones, too, whenever you can: {settings.tombstone_file}. It tells nothing of anybody, and "
        "without it a restored backup brings back what was withdrawn."
    )
    yield "Keep apart from it: the secret key, and the forum's locked keys with their recovery shares."


@click.command()
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Delete first all that stands in the database.")
@click.option("--without-tombstones", is_flag=True, help="There is no file of tombstones, and there never was one.")
def restore(file: Path, replace: bool, without_tombstones: bool) -> None:
    """Make the backup FILE the database, less what was withdrawn since. Stop the site first.

    The secret of a sealed backup is asked for, or read from SURVEYAPP_BACKUP_SECRET or standard input.
    """
    from surveyapp import keeping
    from surveyapp.storage import backup_keys, backups
    from surveyapp.storage.audit import Event
    from surveyapp.storage.database import Database

    settings = standing.settings()
    database, sealed = Database(settings.database_url), backups.is_sealed(file)
    brought = keeping.restore(
        database,
        file,
        settings.tombstone_file,
        _asked_secret() if sealed else None,
        replace=replace,
        without_tombstones=without_tombstones,
    )
    standing.note(database, Event.RESTORED, file.name)
    manifest = brought.manifest
    click.echo(f"The database is as it was on {manifest.made_on}: {manifest.rows:,} rows.")
    with database.reading() as connection:
        if not sealed and backup_keys.standing(connection):
            click.echo(
                "The file was not sealed, though this site has a key for backups: others can have read or changed it."
            )
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


def _asked_secret() -> BackupSecret:
    from surveyapp.storage.backup_keys import BackupSecret, NotASecret

    typed = os.environ.get(SECRET)
    if typed is None:
        typed = (
            str(click.prompt("The secret of the backup key", hide_input=True))
            if sys.stdin.isatty()
            else sys.stdin.readline()
        )
    try:
        return BackupSecret.read(typed)
    except NotASecret:
        raise Refused(
            "This is no secret of a backup key. It is eight groups of four characters: check each against the paper. "
            "Nothing was changed."
        ) from None


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
