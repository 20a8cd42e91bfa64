"""Moving a SQLite site to PostgreSQL: everything in one transaction, counted and hashed on both sides before it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DBAPIError, ProgrammingError, StatementError

from surveyapp.storage import filling, row_hashes, schema
from surveyapp.storage.database import Database, DatabaseAway
from surveyapp.storage.row_hashes import RowHash


class MoveRefused(Exception):
    """A site cannot be moved; the text is the sentence to print. The target is as empty as it was."""


class TableMoved(NamedTuple):
    """One table: its rows here, and over there."""

    name: str
    here: RowHash
    there: RowHash


def move(source: Database, target: Database) -> tuple[TableMoved, ...]:
    """Carry all rows into an empty database, and let nothing more be written to the source. Raises MoveRefused.

    Meanwhile the source can be read, and whoever wants to write to it waits: no answer comes in between. Afterwards it is
    unchanged, with a mark beside it for which `Database.writing` refuses it: no answer is lost in it either. The mark stands
    before the target keeps anything. So whatever fails, the source is closed or as before, and there are never two sites.
    """
    _refuse_wrong_kinds(source, target)
    with source.writing() as here:
        if not schema.is_current(source):
            raise MoveRefused("The database is behind this version of surveyapp: run `surveyapp db upgrade` first.")
        return _carried_and_closed(source, here, target)


def _carried_and_closed(source: Database, here: Connection, target: Database) -> tuple[TableMoved, ...]:
    try:
        with target.writing() as there:
            moved = _carried(here, there)
            _close(source)
    except DatabaseAway as error:
        mark = source.mark_of_move
        if mark and mark.exists() and _is_cut_off(error):
            raise MoveRefused(
                "PostgreSQL went away at the last step, and may hold the site or nothing. The old database is closed until you "
                f"have looked: if the new one is empty, delete {mark} and go on as before; else set DATABASE_URL to the new one."
            ) from error
        source.open_again()
        raise
    except Exception:
        source.open_again()
        raise
    return moved


def _close(source: Database) -> None:
    try:
        source.close_for_good()
    except OSError as error:
        raise MoveRefused(
            f"The mark {source.mark_of_move} cannot be written: {error.strerror}. Nothing was moved."
        ) from error


def _is_cut_off(error: DatabaseAway) -> bool:
    """Whether nobody told us how it ended."""
    return isinstance(error.__cause__, DBAPIError) and error.__cause__.connection_invalidated


def _refuse_wrong_kinds(source: Database, target: Database) -> None:
    if not source.is_sqlite or target.is_sqlite:
        raise MoveRefused(
            "This moves a site from SQLite (DATABASE_URL) to PostgreSQL (--to). For any other way make a backup, and "
            "restore it into the other database."
        )
    if source.mark_of_move is None:
        raise MoveRefused(
            "A database in memory, or one that DATABASE_URL names as `file:`, cannot be closed after a move. Name it by its "
            "path: sqlite:////path/to/it. Nothing was moved."
        )


def _carried(here: Connection, there: Connection) -> tuple[TableMoved, ...]:
    _make_room(there)
    sources = {table.name: table for table in schema.tables_of(here)}
    targets = filling.empty_tables(there)
    for table in targets:
        _carry(here, there, sources[table.name], table)
    moved = tuple(
        TableMoved(table.name, row_hashes.hash_of(here, sources[table.name]), row_hashes.hash_of(there, table))
        for table in targets
    )
    different = [one.name for one in moved if one.here != one.there]
    if different:
        raise MoveRefused(f"The rows of {', '.join(different)} came over changed. Nothing was moved.")
    return moved


def _make_room(there: Connection) -> None:
    """Tables as they are made today, with their triggers, in a database where none of ours holds a row."""
    if filling.anything_stands_in(there):
        raise MoveRefused("The target is not empty. Give an empty database. Nothing was moved.")
    try:
        filling.drop(there)
        schema.upgrade_within(there)
    except ProgrammingError as error:
        raise MoveRefused("The target does not let us make tables in it. Nothing was moved.") from error


def _carry(here: Connection, there: Connection, source: Table, target: Table) -> None:
    try:
        filling.fill_table(there, target, _rows(here, source))
    except StatementError as error:
        if isinstance(error, DBAPIError) and error.connection_invalidated:
            raise DatabaseAway from error
        raise MoveRefused(
            f"A row of the table {source.name} does not fit into PostgreSQL. Nothing was moved."
        ) from error


def _rows(here: Connection, table: Table) -> Iterator[dict[str, Any]]:
    wanted = select(table).execution_options(yield_per=row_hashes.AT_ONCE)
    for row in here.execute(wanted).mappings():
        yield dict(row)
