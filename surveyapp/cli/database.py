"""Commands about the database itself."""

from __future__ import annotations

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused


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


@db.command()
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take the tables back to REVISION, for an older version of surveyapp. Refused where anything would be lost."""
    from surveyapp.storage import schema
    from surveyapp.storage.database import Database

    database = Database(standing.settings().database_url)
    with database.reading() as connection:
        stands_at, known = schema.revision_of(connection), schema.revisions()
    if stands_at not in known or revision not in known[: known.index(stands_at)]:
        raise Refused(f"The tables stand at {stands_at}. Give an earlier one of {', '.join(known)}.")
    schema.downgrade(database, revision)
    click.echo(f"The tables are those of {revision}. Start the older version of surveyapp.")
