"""Commands that write the whole database to a file, and bring it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from surveyapp.cli import standing
from surveyapp.cli.retention import damaged_lines

FILE: Any = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Write the whole database to the new FILE. People can go on answering meanwhile."""
    from surveyapp.storage import backups, tombstones
    from surveyapp.storage.database import Database

    settings = standing.settings()
    tombstones.begin(settings.tombstone_file)
    manifest = backups.take(Database(settings.database_url), file, date.today())
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
    from surveyapp.storage.database import Database

    settings = standing.settings()
    brought = keeping.restore(
        Database(settings.database_url),
        file,
        settings.tombstone_file,
        replace=replace,
        without_tombstones=without_tombstones,
    )
    manifest = brought.manifest
    click.echo(f"The database is as it was on {manifest.made_on}: {manifest.rows:,} rows.")
    known = len(brought.tombstones.hashes)
    click.echo(
        f"Withdrawn again: {brought.withdrawn:,}. The file of tombstones told of {known:,} "
        f"{'withdrawal' if known == 1 else 'withdrawals'}."
    )
    if brought.tombstones.damaged:
        click.echo(damaged_lines(brought.tombstones.damaged))
    click.echo("Now run `surveyapp retention run`: what is too old by now stands in it, too.")
