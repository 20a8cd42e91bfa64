"""Made-up rows for tables as they stand in a database, whatever their revision: by reflection, so that a new table is filled, too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    func,
    insert,
    select,
)
from sqlalchemy.types import TypeEngine

from surveyapp.storage.schema import REVISIONS

AT_ONCE = 1_000
FEW = 20
_OF_THE_SITE = frozenset(
    ("site", "versions", "waves", "wave_questionnaires", "releases", "moves", "forum_keys", "staff", "staff_roles",
     "staff_links", "recovery_codes", "passkeys", "notice_tests")
)  # fmt: skip
"""Tables of which a site has a few rows, however many people answer. Any other has one for each response, or more."""
_MANY = {"answers": 3}
_SIGNS = "abcdefgh XYZ019-_'\"%\\\n\tüß€“”\u0627\u0644\u200f\u4e2d\N{PILE OF POO}"


def standing(connection: Connection) -> list[Table]:
    """The tables that stand in a database, each after those that it refers to."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != REVISIONS]


def fill(connection: Connection, tables: Iterable[Table], responses: int, chance: Random) -> None:
    """So many responses, and what belongs to them. Where rows stand already, a tenth as many come to them."""
    for table in tables:
        wanted = FEW if table.name in _OF_THE_SITE else responses * _MANY.get(table.name, 1)
        there = connection.execute(select(func.count()).select_from(table)).scalar_one()
        rows = list(_Making(connection, table, chance).rows(max(wanted - there, wanted // 10)))
        for start in range(0, len(rows), AT_ONCE):
            connection.execute(insert(table), rows[start : start + AT_ONCE])


@dataclass
class _Making:
    """The rows of one table."""

    connection: Connection
    table: Table
    chance: Random
    _numbers: Iterator[int] = field(init=False)

    def rows(self, wanted: int) -> Iterator[dict[str, Any]]:
        """Up to so many rows, of which none has the key of another."""
        keys = [tuple(column.name for column in self.table.primary_key.columns)]
        seen = {tuple(row) for row in self.connection.execute(select(*(self.table.c[name] for name in keys[0])))}
        self._numbers = count(1 + self._last_number())
        referred = self._referred()
        for _ in range(wanted):
            row = self._row(referred)
            key = tuple(row[name] for name in keys[0])
            if key not in seen:
                seen.add(key)
                yield row

    def _last_number(self) -> int:
        first, *more = self.table.primary_key.columns
        numbered = not more and isinstance(first.type, Integer)
        return (self.connection.execute(select(func.max(first))).scalar_one() or 0) if numbered else 0

    def _referred(self) -> Mapping[tuple[str, ...], list[tuple[Any, ...]]]:
        """The rows that this table refers to, by the columns that do, the most of them first."""
        found = {}
        for constraint in sorted(self.table.foreign_key_constraints, key=lambda one: -len(one.columns)):
            columns = [element.column for element in constraint.elements]
            rows = [tuple(row) for row in self.connection.execute(select(*columns))]
            self.chance.shuffle(rows)
            found[tuple(constraint.column_keys)] = rows
        return found

    def _row(self, referred: Mapping[tuple[str, ...], list[tuple[Any, ...]]]) -> dict[str, Any]:
        row: dict[str, Any] = {}
        own = {column.name for column in self.table.primary_key.columns}
        for names, rows in referred.items():
            if row.keys().isdisjoint(names):
                # One row for each that it refers to, where that is all of its key.
                chosen = rows.pop() if own <= set(names) and len(rows) > 1 else self.chance.choice(rows)
                row.update(zip(names, chosen, strict=True))
        for column in self.table.columns:
            if column.name not in row:
                row[column.name] = None if column.nullable and self.chance.random() < 0.25 else self._value(column)
        return row

    def _value(self, column: Column[Any]) -> Any:
        if column.primary_key and isinstance(column.type, Integer):
            return next(self._numbers)
        for kind, make in _MADE_UP.items():
            if isinstance(column.type, kind):
                return make(self.chance, getattr(column.type, "length", None))
        raise TypeError(f"{column} is of a type that nothing is made up for: say here what stands in one.")


def _text(chance: Random, length: int | None) -> str:
    """Some signs, and enough of chance to be the only one."""
    own = f"{chance.getrandbits(60):015x}"[: length or 15]
    more = min(40, (length or 400) - len(own))
    return own + "".join(chance.choices(_SIGNS, k=chance.randrange(1 + more)))


_MADE_UP: Mapping[type[TypeEngine[Any]], Callable[[Random, int | None], Any]] = {
    Boolean: lambda chance, _: chance.random() < 0.5,
    Integer: lambda chance, _: chance.randrange(30_000),
    Float: lambda chance, _: chance.random(),
    DateTime: lambda chance, _: datetime(2026, 1, 1) + timedelta(seconds=chance.randrange(30_000_000)),
    Date: lambda chance, _: date(2026, 1, 1) + timedelta(days=chance.randrange(400)),
    LargeBinary: lambda chance, _: chance.randbytes(16),
    String: _text,
}
