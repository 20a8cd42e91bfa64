"""A database with something in every table, and what must be alike in two databases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    insert,
    select,
)

from surveyapp.publishing import make_release
from surveyapp.storage import drafts, responses, row_hashes
from surveyapp.storage.database import Database
from surveyapp.storage.row_hashes import RowHash
from surveyapp.storage.tables import metadata
from tests.integration.conftest import FIRST_DAY, SECRET
from tests.integration.kept import begun, make_key, read_and_quote, sent

SOME: dict[type, Any] = {
    LargeBinary: b"\x00\xff" * 8,
    String: "some",
    Text: "some “text”\n",
    Boolean: True,
    Float: 0.1,
    Integer: 3,
    SmallInteger: 3,
    BigInteger: 2**40,
    Date: FIRST_DAY,
    DateTime: datetime(2026, 11, 2, 10, 30, 15),
}
"""A value for each type of column."""


def fill(database: Database, stones: Path) -> None:
    """Something in every table."""
    sent(database, "In clear: “ü”, \N{PILE OF POO}.")
    make_key(database)
    for number in range(11):
        sent(database, f"Sealed {number}.")
    make_release(database, FIRST_DAY, audit=False)
    read_and_quote(database)
    sent(database, "Nobody read this.")
    drafts.leave_code(database, begun(database, "Begun."), SECRET, FIRST_DAY)
    assert responses.withdraw(database, sent(database, "Withdrawn."), SECRET, stones)
    with database.writing() as connection:
        for table in metadata.sorted_tables:
            if connection.execute(table.select()).first() is None:
                connection.execute(insert(table).values(**some_row(connection, table)))


def some_row(connection: Connection, table: Table) -> dict[str, Any]:
    """Some value for each column, that of another table's row where it refers to one."""
    row: dict[str, Any] = {}
    for column in table.columns:
        referred = next(iter(column.foreign_keys), None)
        if referred:
            row[column.name] = connection.execute(select(referred.column)).scalars().first()
        elif column.autoincrement is not True:
            row[column.name] = SOME[type(column.type)]
    return row


def hashes(database: Database) -> Mapping[str, RowHash]:
    """The hash of every table."""
    with database.reading() as connection:
        return row_hashes.hashes_of(connection, metadata.sorted_tables)
