"""The database: SQLite for one machine, PostgreSQL when it grows; read from, or written to in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as TimeoutError_

BUSY_SECONDS = 15


class DatabaseUnusable(Exception):
    """The address of the database is wrong; the text is the sentence to print."""


class DatabaseAway(Exception):
    """The database does not answer, is full or is locked for too long."""


class Database:
    """One engine with the two ways of using it."""

    def __init__(self, url: str) -> None:
        """`url` as SQLAlchemy writes it; "postgresql://" and "postgres://" mean psycopg. Raises DatabaseUnusable."""
        try:
            parsed = make_url(url)
        except ArgumentError:
            raise DatabaseUnusable("DATABASE_URL is not the address of a database.") from None
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.drivername not in ("sqlite", "postgresql+psycopg"):
            raise DatabaseUnusable("DATABASE_URL must begin with sqlite:/// or postgresql://.")
        self.is_sqlite = parsed.drivername == "sqlite"
        if self.is_sqlite and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        options: dict[str, Any] = (
            {"connect_args": {"timeout": BUSY_SECONDS}} if self.is_sqlite else {"pool_pre_ping": True}
        )
        self.engine: Engine = create_engine(parsed, hide_parameters=True, **options)
        if self.is_sqlite:
            event.listen(self.engine, "connect", _set_up_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the data."""
        with _faults_named(), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it, or nothing. On SQLite it holds the only writer's place from its start."""
        with _faults_named(), self.engine.connect() as connection:
            connection.execution_options(writing=True)
            with connection.begin():
                yield connection

    def forget(self) -> None:
        """Take what was deleted out of SQLite's write-ahead log. Where somebody reads just then, its next round does."""
        if self.is_sqlite:
            with suppress(sqlite3.Error, TimeoutError_), closing(self.engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def answers(self) -> bool:
        """Whether the database can be asked."""
        try:
            with self.reading() as connection:
                connection.execute(text("select 1"))
        except DatabaseAway:
            return False
        return True


@contextmanager
def _faults_named() -> Iterator[None]:
    """The faults of a database that is away, full or busy, under our own name: rooms above know no SQLAlchemy."""
    try:
        yield
    except (OperationalError, InternalError, InterfaceError, TimeoutError_) as error:
        raise DatabaseAway from error
    except DatabaseError as error:
        if type(error) is DatabaseError:  # so says SQLite of a file that is damaged, or is no database
            raise DatabaseAway from error
        raise


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy, not the driver, begins transactions
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
