"""Rows as text that is alike on every kind of database, and one hash of all rows of a table, whatever their order.

Backups are written in these lines. Moves, migrations and drills compare these hashes: there is no other way of doing it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select

AT_ONCE = 1_000
"""How many rows are fetched and written together."""
_MODULUS = 1 << 256


class RowHash(NamedTuple):
    """How many rows there are, and the sum of their hashes: it does not depend on the order that a database gives them in."""

    rows: int
    digest: str


def hash_of(connection: Connection, table: Table, columns: Collection[str] | None = None) -> RowHash:
    """The hash of a table's rows; `columns`: of these alone. The order of columns does not matter."""
    wanted = [column for _, column in sorted(table.columns.items()) if columns is None or column.name in columns]
    names = json.dumps([column.name for column in wanted]).encode()
    count = total = 0
    for row in connection.execute(select(*wanted), execution_options={"yield_per": AT_ONCE}):
        total += int.from_bytes(sha256(names + line(row)).digest(), "big")
        count += 1
    return RowHash(count, f"{total % _MODULUS:064x}")


def hashes_of(connection: Connection, tables: Iterable[Table]) -> Mapping[str, RowHash]:
    """The hash of each table, by its name."""
    return {table.name: hash_of(connection, table) for table in tables}


def line(row: Iterable[object]) -> bytes:
    """A row as one line. What JSON has no words for is tagged."""
    return json.dumps([_cell(value) for value in row], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def values(text: bytes) -> list[Any]:
    """The row that `line` was given. Raises ValueError."""
    return [_value(cell) for cell in json.loads(text)]


def _cell(value: object) -> object:
    match value:
        case bytes() | memoryview():
            return {"bytes": base64.b64encode(bytes(value)).decode()}
        case datetime():
            return {"time": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case dict() | list():
            return {"json": value}
    return value


def _value(cell: Any) -> Any:
    match cell:
        case {"bytes": text}:
            return base64.b64decode(text, validate=True)
        case {"time": text}:
            return datetime.fromisoformat(text)
        case {"date": text}:
            return date.fromisoformat(text)
        case {"json": value}:
            return value
    return cell
