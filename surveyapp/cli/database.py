"""Commands about the database itself."""

from __future__ import annotations

import click

from surveyapp.cli import standing


@click.group()
def db() -> None:
    """The database."""


@db.command()
def upgrade() -> None:
    """Bring the tables up to date; nothing happens where they are."""
    from surveyapp.storage import schema
    from surveyapp.storage.database import Database

    schema.upgrade(Database(standing.settings().database_url))
    click.echo("The database is up to date.")
