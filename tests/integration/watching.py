"""Watching what the software does: statements, rows, things done at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Barrier
from typing import Any, TypeVar

from sqlalchemy import event, text

from surveyapp.storage.database import Database
from surveyapp.storage.tables import metadata

Result = TypeVar("Result")


@dataclass
class Seen:
    """The statements that reached a database, and how many transactions began."""

    statements: list[str] = field(default_factory=list)
    transactions: int = 0

    @property
    def reads(self) -> list[str]:
        return [one for one in self.statements if _verb(one) in ("SELECT", "WITH")]

    @property
    def writes(self) -> list[str]:
        """All that could change something; what begins, ends or asks about a transaction does not."""
        harmless = ("SELECT", "WITH", "BEGIN", "COMMIT", "ROLLBACK", "SHOW", "PRAGMA", "EXPLAIN")
        return [one for one in self.statements if _verb(one) not in harmless]


def _verb(statement: str) -> str:
    return statement.split(maxsplit=1)[0].upper()


@contextmanager
def watching(database: Database) -> Iterator[Seen]:
    """Every statement that is executed inside the block."""
    seen = Seen()

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        seen.statements.append(statement)

    def count(_connection: Any) -> None:
        seen.transactions += 1

    event.listen(database.engine, "before_cursor_execute", note)
    event.listen(database.engine, "begin", count)
    try:
        yield seen
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
        event.remove(database.engine, "begin", count)


def rows_of(database: Database, table: str) -> list[Any]:
    """All rows of a table."""
    with database.reading() as connection:
        return list(connection.execute(metadata.tables[table].select()).all())


def everything_in(database: Database) -> dict[str, list[Any]]:
    """All rows of all tables, in an order that does not depend on when they came."""
    return {name: sorted(rows_of(database, name), key=repr) for name in metadata.tables}


def parallel(calls: Iterable[Callable[[], Result]]) -> list[Result]:
    """Call all at the same moment, each in its own thread; their results, in order. What one raises is raised here."""
    waiting = list(calls)
    gate = Barrier(len(waiting))

    def when_all_are_ready(call: Callable[[], Result]) -> Result:
        gate.wait()
        return call()

    with ThreadPoolExecutor(len(waiting)) as pool:
        return [one.result() for one in [pool.submit(when_all_are_ready, call) for call in waiting]]


def until_done_or_blocked(database: Database, work: Future[Any]) -> None:
    """Return when `work`, in another thread, is done or waits for a lock that somebody else holds.

    On SQLite a writer waits before its first statement, and there is nothing to see: return at once.
    """
    if database.is_sqlite:
        return
    blocked = text("select count(*) from pg_locks where not granted")
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while not work.done() and connection.execute(blocked).scalar_one() == 0:
            pass
