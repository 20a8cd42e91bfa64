"""The CPU of `responses load` over a bare insert of the same rows, as durable and in batches of the same size."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg
from click.testing import CliRunner

from bench import postgres
from bench.place import Place
from bench.rated import BREAKDOWNS, rated
from bench.ratio import Ratio, cpu
from bench.rows import People, Rows
from surveyapp.cli import main
from surveyapp.config import ROOT
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.loading import BATCH
from surveyapp.questionnaire_files import read_questionnaire

ANSWERS = 25
ROUNDS = 10
MOST = 6
MOST_IN_POSTGRES = 20_000
INSERTS = (
    "insert into responses (wave, id, questionnaire, rendering, language) values (?, ?, ?, ?, ?)",
    "insert into answers (wave, response, question, number, value) values (?, ?, ?, ?, ?)",
)
Cpu = Callable[[Callable[[], object]], float]


@dataclass(frozen=True)
class Sides:
    """Where the command loads to, the bare insert of rows, and what counts the CPU of both."""

    environment: dict[str, str]
    insert: Callable[[Rows], object]
    cpu: Cpu


@dataclass(frozen=True)
class Measured:
    """CPU seconds of both sides, added up over the rounds."""

    size: int
    ours: float
    bare: float

    def ratio(self, to: str, bar: float | None) -> Ratio:
        a_second = f"{self.size / self.ours:,.0f} a second of CPU, bare {self.size / self.bare:,.0f}"
        what = f"CPU of loading {self.size:,} responses to {to} ({a_second})"
        return Ratio(what, f"a bare insert of the same rows, {BATCH} at a time", self.ours / self.bare, bar)


def ratios(folder: Path, size: int) -> Iterator[Ratio]:
    """A questionnaire of twenty-five questions, on both databases, and one with menu, conditions and repeats."""
    plain = rated(ANSWERS - 1 - BREAKDOWNS)
    for questionnaire in (plain, read_questionnaire(ROOT / "questionnaires" / "our-story.yaml")):
        place = folder / questionnaire.id
        with in_sqlite(place, questionnaire) as sides:
            yield loaded(sides, place / "rows.csv", questionnaire, size).ratio(questionnaire.id, MOST)
    if postgres.PROCESSES.exists():
        place = folder / "on-postgres"
        place.mkdir()
        with in_postgres(place, plain) as sides:
            measured = loaded(sides, place / "rows.csv", plain, min(size, MOST_IN_POSTGRES))
            yield measured.ratio(f"{plain.id} on PostgreSQL", None)


def loaded(sides: Sides, path: Path, questionnaire: Questionnaire, size: int) -> Measured:
    """Both sides take in so many responses, by turns."""
    people = People(questionnaire)
    some = size // ROUNDS
    ours = bare = 0.0
    for number in range(ROUNDS):
        people.write(path, some, number)
        ours += sides.cpu(lambda: _load(sides.environment, path, questionnaire))
        same = people.some(some, number)
        while batch := list(islice(same, BATCH)):
            bare += _cpu_of_insert(sides, people.rows(batch))
    return Measured(some * ROUNDS, ours, bare)


def _cpu_of_insert(sides: Sides, rows: Rows) -> float:
    return sides.cpu(lambda: sides.insert(rows))


def _load(environment: dict[str, str], path: Path, questionnaire: Questionnaire) -> None:
    words = ["responses", "load", str(path), "--questionnaire", questionnaire.id]
    result = CliRunner().invoke(main, words, env=environment, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert " 0 stored before, 0 not taken." in result.output, result.output


# Databases: the tables of the bare side are ours, too


@contextmanager
def in_sqlite(folder: Path, questionnaire: Questionnaire) -> Iterator[Sides]:
    """Two files."""
    for name in ("ours", "bare"):
        Place.new(folder / name, [questionnaire])
    with closing(sqlite3.connect(folder / "bare" / "surveyapp.sqlite", isolation_level=None)) as connection:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        insert = _inserting(connection.cursor(), INSERTS)
        environment = {"SURVEYAPP_INSTANCE": str(folder / "ours"), "DATABASE_URL": ""}
        yield Sides(environment, insert, cpu)


@contextmanager
def in_postgres(folder: Path, questionnaire: Questionnaire) -> Iterator[Sides]:
    """Two databases of one server."""
    with postgres.running(folder) as server:
        ours, bare = server.new("ours"), server.new("bare")
        for name, url in (("ours", ours), ("bare", bare)):
            Place.new(folder / name, [questionnaire], url)
        statements = tuple(statement.replace("?", "%s") for statement in INSERTS)
        with psycopg.connect(bare.replace("postgresql+psycopg", "postgresql"), autocommit=True) as connection:
            environment = {"SURVEYAPP_INSTANCE": str(folder / "ours"), "DATABASE_URL": ours}
            yield Sides(environment, _inserting(connection.cursor(), statements), server.cpu)


def _inserting(cursor: Any, statements: tuple[str, ...]) -> Callable[[Rows], object]:
    def insert(rows: Rows) -> None:
        cursor.execute("begin")
        for statement, some in zip(statements, rows, strict=True):
            cursor.executemany(statement, some)
        cursor.execute("commit")

    return insert
