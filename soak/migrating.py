"""Every migration, up and down and up again, with rows in every table of each revision: no row is changed or lost."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from sqlalchemy import Table

from soak import postgres, rows
from soak.report import Finding
from surveyapp.storage import row_hashes, schema
from surveyapp.storage.database import Database
from surveyapp.storage.going_back import WouldLose
from surveyapp.storage.row_hashes import RowHash

RESPONSES = 10_000

Tables = Sequence[Table]
Columns = Mapping[str, frozenset[str]]
"""The columns of tables, by their names."""


class Step(NamedTuple):
    """What one migration did. `wrong` is empty where it kept every row, and says what it lost where it did not."""

    revision: str
    rows: int
    wrong: tuple[str, ...]


def walk(database: Database, responses: int, chance: Random) -> Iterator[Step]:
    """Take an empty database up through every revision, each filled, and back by one from each."""
    every = schema.revisions()
    tables = _taken_to(database, every[0])
    _fill(database, tables, responses, chance)
    yield _step(database, tables, every[0], _loses_nothing_on_the_way_back(database, tables, every[0], "base"))
    for before, after in pairwise(every):
        wrong = [*_there_and_back(database, tables, before, after)]
        tables = _taken_to(database, after)  # nothing happens where it stands there
        _fill(database, tables, responses, chance)
        wrong += _loses_nothing_on_the_way_back(database, tables, after, before)
        yield _step(database, tables, after, wrong)


def _there_and_back(database: Database, tables: Tables, before: str, after: str) -> Iterator[str]:
    """Up, down, and up again, from tables that are full."""
    whole = _hashes(database, tables)
    up = _taken_to(database, after)
    shared = _shared(tables, up)
    kept = _hashes(database, up, shared)
    schema.downgrade(database, before)
    if _columns(_standing(database)) != _columns(tables):
        yield f"{before} to {after} and back: other columns"
        return
    yield from _different(f"{before} to {after} and back", whole, _hashes(database, tables))
    yield from _different(f"{before} to {after}", kept, _hashes(database, tables, shared))
    schema.upgrade(database, after)
    yield from _different(f"{before} to {after} again", kept, _hashes(database, up, shared))


def _loses_nothing_on_the_way_back(database: Database, tables: Tables, after: str, before: str) -> Iterator[str]:
    """From full tables it is refused to go back, or nothing that holds rows is dropped."""
    whole = _hashes(database, tables)
    try:
        schema.downgrade(database, before)
    except WouldLose:
        yield from _different(f"refused to go back to {before}", whole, _hashes(database, tables))
        return
    gone = _missing(_columns(tables), _columns(_standing(database)))
    schema.upgrade(database, after)
    if gone:
        yield f"going back to {before} lost {', '.join(gone)}"
    else:
        yield from _different(f"back to {before} and up", whole, _hashes(database, tables))


def _missing(columns: Columns, now: Columns) -> list[str]:
    return [
        f"{table}.{column}"
        for table, names in columns.items()
        for column in sorted(names - now.get(table, frozenset()))
    ]


def _taken_to(database: Database, revision: str) -> Tables:
    schema.upgrade(database, revision)
    return _standing(database)


def _standing(database: Database) -> Tables:
    with database.reading() as connection:
        return rows.standing(connection)


def _fill(database: Database, tables: Tables, responses: int, chance: Random) -> None:
    with database.writing() as connection:
        rows.fill(connection, tables, responses, chance)


def _columns(tables: Tables) -> Columns:
    return {table.name: frozenset(table.columns.keys()) for table in tables}


def _shared(some: Tables, others: Tables) -> Columns:
    theirs = _columns(others)
    return {name: columns & theirs[name] for name, columns in _columns(some).items() if name in theirs}


def _hashes(database: Database, tables: Tables, columns: Columns | None = None) -> Mapping[str, RowHash]:
    """The hash of each table; `columns`: of these alone."""
    with database.reading() as connection:
        return {
            table.name: row_hashes.hash_of(connection, table, columns[table.name] if columns else None)
            for table in tables
            if columns is None or table.name in columns
        }


def _different(way: str, some: Mapping[str, RowHash], others: Mapping[str, RowHash]) -> Iterator[str]:
    for name in sorted(some.keys() | others.keys()):
        if some.get(name) != others.get(name):
            yield f"{way}: rows of {name} are other ones"


def _step(database: Database, tables: Tables, revision: str, wrong: Iterable[str]) -> Step:
    return Step(revision, sum(one.rows for one in _hashes(database, tables).values()), tuple(wrong))


def findings(size: float) -> Iterator[Finding]:
    """On SQLite and on PostgreSQL."""
    responses = max(30, int(RESPONSES * size))
    with tempfile.TemporaryDirectory() as folder:
        yield _finding("SQLite", Database(f"sqlite:///{Path(folder) / 'site.sqlite'}"), responses)
        Path(folder).chmod(0o755)  # PostgreSQL runs as another user
        with postgres.running(Path(folder) / "postgres") as server:
            yield _finding("PostgreSQL", Database(server.address), responses)


def _finding(kind: str, database: Database, responses: int) -> Finding:
    steps = list(walk(database, responses, Random(7)))
    database.engine.dispose()
    wrong = [one for step in steps for one in step.wrong]
    return Finding(
        f"every migration up, down and up again keeps every row ({kind})",
        f"{len(steps)} revisions, {steps[-1].rows:,} rows in the end, {responses:,} responses from the first; {len(wrong)} tables "
        f"changed{': ' + '; '.join(wrong[:3]) if wrong else ''}",
        "0 tables changed",
        holds=not wrong,
    )
