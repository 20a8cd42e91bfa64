"""Restoring: a backup becomes the database, in one transaction: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from sqlalchemy import Connection, Integer, Table, func, insert, select, text
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, StatementError

from surveyapp.storage import backups, schema, tombstones, versions
from surveyapp.storage.backups import REVISIONS, BackupRefused, Manifest
from surveyapp.storage.database import Database

_AT_ONCE = 1_000
_CALLED_BY_TRIGGERS = text(
    "SELECT DISTINCT tgfoid::regprocedure::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace AND relname = ANY(:names)"
)


def restore(database: Database, path: Path, *, replace: bool = False) -> Manifest:
    """Fill an empty database with a backup, and bring its tables up to date; `replace`: delete first what stands in it.

    Tombstones that stood in it stay. Raises BackupRefused, and then nothing was changed.
    """
    manifest = backups.check(path)
    if not schema.is_known(manifest.revision):
        raise BackupRefused(
            f"{path} was made by a later version of surveyapp. Update surveyapp first. Nothing was changed."
        )
    with backups.opened(path) as packed, database.writing() as connection:
        buried = _make_room(connection, replace=replace)
        schema.upgrade_within(connection, manifest.revision)
        try:
            _fill(connection, packed, manifest)
        except (DataError, IntegrityError, ProgrammingError, TypeError) as error:
            raise _does_not_fit(path) from error
        except StatementError as error:
            if type(error) is StatementError:  # a value that a column cannot take
                raise _does_not_fit(path) from error
            raise
        schema.upgrade_within(connection)
        tombstones.note(connection, buried)
    versions.published.cache_clear()
    database.forget()
    return manifest


def _make_room(connection: Connection, *, replace: bool) -> frozenset[bytes]:
    """Drop the tables that stand there; the tombstones that stood in them."""
    tables = backups.tables_of(connection)
    if not tables:
        return frozenset()
    revision = schema.revision_of(connection)
    if revision is None or not schema.is_known(revision):
        raise BackupRefused(
            "The database holds tables that this version of surveyapp does not know. Check DATABASE_URL. Nothing was changed."
        )
    if not replace and any(_holds_rows(connection, table) for table in tables if table.name != REVISIONS):
        raise BackupRefused(
            "The database is not empty. Give --replace to delete all that stands in it, or use another DATABASE_URL. "
            "Nothing was changed."
        )
    buried = tombstones.noted(connection) if any(table.name == "tombstones" for table in tables) else frozenset()
    _drop(connection, tables)
    return buried


def _drop(connection: Connection, tables: list[Table]) -> None:
    """Drop tables, and the functions that their triggers call."""
    called = []
    if connection.dialect.name == "postgresql":
        names = {"names": [table.name for table in tables]}
        called = list(connection.execute(_CALLED_BY_TRIGGERS, names).scalars())
    tables[0].metadata.drop_all(connection)
    for function in called:
        connection.execute(text(f"DROP FUNCTION {function}"))


def _fill(connection: Connection, packed: ZipFile, manifest: Manifest) -> None:
    standing = {table.name: table for table in backups.tables_of(connection) if table.name != REVISIONS}
    for part in manifest.tables:
        if part.name not in standing or set(part.columns) != set(standing[part.name].columns.keys()):
            raise TypeError(part.name)
    by_name = {part.name: part for part in manifest.tables}
    for name, table in standing.items():
        if _holds_rows(connection, table):  # a migration put them there
            connection.execute(table.delete())
        if name in by_name:
            _fill_table(connection, table, backups.rows(packed, by_name[name]))


def _fill_table(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    while some := list(islice(rows, _AT_ONCE)):
        connection.execute(insert(table), some)
    if connection.dialect.name == "postgresql":
        for column in table.primary_key.columns:
            if isinstance(column.type, Integer):
                _go_on_counting(connection, table, column.name)


def _go_on_counting(connection: Connection, table: Table, column: str) -> None:
    """Where the database numbers the rows itself, the next one comes after those that were restored."""
    counter = connection.execute(select(func.pg_get_serial_sequence(f'"{table.name}"', column))).scalar_one()
    last = connection.execute(select(func.max(table.c[column]))).scalar_one()
    if counter and last:
        connection.execute(select(func.setval(counter, last)))


def _holds_rows(connection: Connection, table: Table) -> bool:
    return connection.execute(select(text("1")).select_from(table).limit(1)).first() is not None


def _does_not_fit(path: Path) -> BackupRefused:
    return BackupRefused(f"The rows of {path} do not fit the tables that it names. Nothing was changed.")
