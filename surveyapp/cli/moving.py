"""The command that moves a site from SQLite to PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused

if TYPE_CHECKING:
    from surveyapp.storage.moving import TableMoved

_SHOWN = 16


@click.command()
@click.option(
    "--to",
    "address",
    required=True,
    envvar="SURVEYAPP_MOVE_TO",
    metavar="postgresql://…",
    help="The empty database. Leave it out and set SURVEYAPP_MOVE_TO where others may see commands.",
)
def move(address: str) -> None:
    """Carry the SQLite site at DATABASE_URL to PostgreSQL. Meanwhile people can read, and cannot save."""
    from surveyapp.storage import moving
    from surveyapp.storage.audit import Event
    from surveyapp.storage.database import Database, DatabaseUnusable

    settings = standing.settings()
    try:
        target = Database(address)
    except DatabaseUnusable:
        raise Refused(
            "The address of the new database (--to, SURVEYAPP_MOVE_TO) must begin with postgresql://."
        ) from None
    if not target.is_sqlite and not target.answers():
        raise Refused(
            "The new database (--to, SURVEYAPP_MOVE_TO) does not answer: check its address. Nothing was changed."
        )
    moved = moving.move(standing.database(settings), target)
    standing.note(target, Event.MOVED)
    for line in _table(moved):
        click.echo(line)
    click.echo(
        f"All {sum(one.there.rows for one in moved):,} rows are there: counts and hashes are the same on both sides."
    )
    click.echo(
        "Now set DATABASE_URL to the new database, for each part and each nightly command, and start the site again."
    )
    click.echo(
        "The old database is as it was, and takes nothing in any more. It holds what people said: keep it no longer than a "
        f"backup ({settings.backup_days} days)."
    )


def _table(moved: Iterable[TableMoved]) -> Iterator[str]:
    yield f"{'table':22}{'rows here':>12}{'rows there':>12}  {'hash here':18}hash there"
    for one in moved:
        here, there = one.here, one.there
        yield f"{one.name:22}{here.rows:>12,}{there.rows:>12,}  {here.digest[:_SHOWN]:18}{there.digest[:_SHOWN]}"
