"""The database: SQLite for one machine, PostgreSQL when it grows; read from, or written to in one transaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as TimeoutError_
from sqlalchemy.pool import QueuePool

from surveyapp.storage.turns import NoTurn, Turns

BUSY_SECONDS = 15
"""How long anybody waits for the database: for a turn at writing, for a connection, for an answer to a connection."""


class DatabaseUnusable(Exception):
    """The address of the database is wrong; the text is the sentence to print."""


class DatabaseAway(Exception):
    """The database does not answer, is full or is locked for too long."""


class DatabaseMoved(DatabaseAway):
    """The site is at another address since `surveyapp move`; the text is the sentence to print."""

    def __init__(self, mark: Path) -> None:
        super().__init__(
            f"This database was moved to PostgreSQL and takes nothing in any more: set DATABASE_URL to the new one ({mark})."
        )


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
        file = _file_of(parsed) if self.is_sqlite else None
        self.turns = Turns(file, BUSY_SECONDS)
        self._moved = file and file.with_name(f"{file.name}-moved")
        self.engine: Engine = create_engine(parsed, hide_parameters=True, **_options(file, is_sqlite=self.is_sqlite))
        if self.is_sqlite:
            event.listen(self.engine, "connect", _set_up_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        else:
            event.listen(self.engine, "connect", _set_up_postgres)

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
        with _faults_named(), self.turns.taken(), self.engine.connect() as connection:
            connection.execution_options(writing=True)
            with connection.begin():
                if self._moved and self._moved.exists():
                    raise DatabaseMoved(self._moved)
                yield connection

    @property
    def mark_of_move(self) -> Path | None:
        """Where the mark stands of a database that was closed for good; None where one that is closed cannot be told."""
        return self._moved

    @property
    def moved(self) -> bool:
        """Whether the site is at another address now, and this database takes nothing in any more."""
        return bool(self._moved and self._moved.exists())

    def close_for_good(self) -> None:
        """Refuse whoever wants to write to SQLite's file from now on, in any process: the site is at another address now.

        The file is not changed. The mark beside it says how to take this back. It is on the disk when this returns; where
        that fails (OSError) there is none.
        """
        if self._moved is None:
            return
        words = f"{DatabaseMoved(self._moved)}\nTo go on with this database instead, delete this file.\n"
        try:
            with self._moved.open("w", encoding="utf-8") as file:
                file.write(words)
                file.flush()
                os.fsync(file.fileno())
            _keep_names_of(self._moved.parent)
        except OSError:
            self.open_again()
            raise

    def open_again(self) -> None:
        """Take the mark of `close_for_good` away."""
        if self._moved:
            self._moved.unlink(missing_ok=True)

    def forget(self) -> None:
        """Take what was deleted out of SQLite's write-ahead log. Where somebody reads just then, its next round does."""
        if self.is_sqlite:
            quietly = suppress(sqlite3.Error, TimeoutError_, NoTurn)
            with quietly, self.turns.taken(), closing(self.engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def connections_at_work(self) -> int:
        """How many of this process's connections are in use."""
        return self.engine.pool.checkedout() if isinstance(self.engine.pool, QueuePool) else 0

    def answers(self) -> bool:
        """Whether the database can be asked."""
        try:
            with self.reading() as connection:
                connection.execute(text("select 1"))
        except DatabaseAway:
            return False
        return True


def _file_of(address: URL) -> Path | None:
    """SQLite's file; None where the database is in memory, or opened in a way of its own."""
    name = address.database
    return Path(name).resolve() if name and name != ":memory:" and not name.startswith("file:") else None


def _keep_names_of(folder: Path) -> None:
    """Bring to the disk which files a folder holds. Windows does that by itself, and opens no folder."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _options(file: Path | None, *, is_sqlite: bool) -> dict[str, Any]:
    pool = {"pool_timeout": BUSY_SECONDS} if file or not is_sqlite else {}  # what is in memory has no pool
    if is_sqlite:
        return {"connect_args": {"timeout": BUSY_SECONDS}, **pool}
    patience = {"connect_timeout": BUSY_SECONDS, "tcp_user_timeout": BUSY_SECONDS * 1000}
    return {"connect_args": patience, "pool_pre_ping": True, **pool}


@contextmanager
def _faults_named() -> Iterator[None]:
    """The faults of a database that is away, full or busy, under our own name: rooms above know no SQLAlchemy."""
    try:
        yield
    except (OperationalError, InternalError, InterfaceError, TimeoutError_, NoTurn) as error:
        raise DatabaseAway from error
    except DatabaseError as error:
        if type(error) is DatabaseError:  # so says SQLite of a file that is damaged, or is no database
            raise DatabaseAway from error
        raise


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy, not the driver, begins transactions
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _set_up_postgres(connection: Any, _record: object) -> None:
    """Wait for no lock without end: else somebody who keeps a table to themselves takes all threads with it."""
    connection.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
