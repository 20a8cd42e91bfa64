"""Filling tables with rows that come from elsewhere, and making room for them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, insert, select, text

from surveyapp.storage import schema
from surveyapp.storage.row_hashes import AT_ONCE
from surveyapp.storage.schema import REVISIONS

_CALLED_BY_TRIGGERS = text(
    "SELECT DISTINCT tgfoid::regprocedure::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace AND relname = ANY(:names)"
)


def fill_table(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Add rows, so many at once. Where the database numbers rows itself, it goes on after them."""
    coming = iter(rows)
    while some := list(islice(coming, AT_ONCE)):
        connection.execute(insert(table), some)
    if connection.dialect.name == "postgresql":
        for column in table.primary_key.columns:
            if isinstance(column.type, Integer):
                _go_on_counting(connection, table, column.name)


def empty_tables(connection: Connection) -> list[Table]:
    """Our tables, in which nothing stands but what a migration put there: that goes."""
    tables = [table for table in schema.tables_of(connection) if table.name != REVISIONS]
    for table in tables:
        if holds_rows(connection, table):
            connection.execute(table.delete())
    return tables


def holds_rows(connection: Connection, table: Table) -> bool:
    """Whether anything stands in it."""
    return connection.execute(select(text("1")).select_from(table).limit(1)).first() is not None


def anything_stands_in(connection: Connection) -> bool:
    """Whether any of our tables holds a row."""
    return any(holds_rows(connection, table) for table in schema.tables_of(connection) if table.name != REVISIONS)


def drop(connection: Connection) -> None:
    """Drop our tables, and the functions that their triggers call."""
    called, tables = [], schema.tables_of(connection)
    if not tables:
        return
    if connection.dialect.name == "postgresql":
        names = {"names": [table.name for table in tables]}
        called = list(connection.execute(_CALLED_BY_TRIGGERS, names).scalars())
    tables[0].metadata.drop_all(connection)
    for function in called:
        connection.execute(text(f"DROP FUNCTION {function}"))


def _go_on_counting(connection: Connection, table: Table, column: str) -> None:
    """The next row that the database numbers comes after those that are there."""
    counter = connection.execute(select(func.pg_get_serial_sequence(f'"{table.name}"', column))).scalar_one()
    last = connection.execute(select(func.max(table.c[column]))).scalar_one()
    if counter and last:
        connection.execute(select(func.setval(counter, last)))
