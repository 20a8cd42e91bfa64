"""Rewriting the tables: what was deleted stands in none of their files any more, nor in which order rows came.

PostgreSQL keeps with each row the number of the transaction that wrote it, also in a rewritten table, and rows in the order in
which they came. Numbers and order join the rows of one transaction, and stand beside the counts by day. So here one transaction
writes every row about people again, and each such table is put into the order of its keys, which are random.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from time import monotonic, sleep

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from surveyapp.storage.database import BUSY_SECONDS, Database, DatabaseAway
from surveyapp.storage.tables import metadata
from surveyapp.storage.turns import NoTurn

ORDERLESS = tuple(
    name for name, table in sorted(metadata.tables.items()) if not table.dialect_options["sqlite"]["with_rowid"]
)
"""The tables about people: in SQLite they have no rowid, for the same reason."""

_KEYS = text(
    "SELECT t.relname, k.relname FROM pg_index JOIN pg_class AS t ON t.oid = indrelid JOIN pg_class AS k ON k.oid = indexrelid "
    "WHERE indisprimary AND pg_table_is_visible(t.oid) AND t.relname = ANY(:names)"
)
_PAUSE = 0.05
_LOCKED_BY_OTHERS = "55P03"


def rewrite(database: Database) -> bool:
    """Write every table anew; False where somebody used them just then, or there was no room.

    PostgreSQL keeps examples of a table's values for its planner, so they are taken anew and rewritten, too.
    """
    return _rewrite_sqlite(database) if database.is_sqlite else _rewrite_postgres(database)


def _rewrite_sqlite(database: Database) -> bool:
    try:
        with database.turns.taken(), closing(database.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except (sqlite3.Error, SQLAlchemyError, NoTurn):
        return False
    return not busy


def _rewrite_postgres(database: Database) -> bool:
    try:
        _write_in_one_transaction(database)
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.detach()  # so that what is set here ends with it
            # Whoever waits for a lock makes everybody else wait behind it.
            connection.execute(text(f"SET lock_timeout = '{BUSY_SECONDS}s'"))
            for name, key in connection.execute(_KEYS, {"names": list(ORDERLESS)}).all():
                connection.execute(text(f'CLUSTER "{name}" USING "{key}"'))
            connection.execute(text(f"VACUUM (FULL) {_listed(set(metadata.tables) - set(ORDERLESS))}"))
            connection.execute(text(f"ANALYZE {_listed(metadata.tables)}"))
            connection.execute(text("VACUUM (FULL) pg_catalog.pg_statistic"))
    except (SQLAlchemyError, DatabaseAway):
        return False
    return True


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in sorted(names))


def _write_in_one_transaction(database: Database) -> None:
    """Give the rows about people one transaction's number. Raises DatabaseAway, also where others never stop writing."""
    last = monotonic() + BUSY_SECONDS
    while True:
        try:
            with database.writing() as connection:
                _write_again(connection)
            return
        except DatabaseAway as error:
            if not _was_busy(error) or monotonic() > last:
                raise
        sleep(_PAUSE)


def _write_again(connection: Connection) -> None:
    # The first lock stops no writer: autovacuum gives way to it. For the second nobody waits, as who holds one lock and waits
    # for another can be what others wait for.
    connection.execute(text(f"LOCK TABLE {_listed(ORDERLESS)} IN SHARE UPDATE EXCLUSIVE MODE"))
    numbers = " UNION ".join(f'SELECT xmin::text FROM "{name}"' for name in ORDERLESS)  # noqa: S608
    if connection.execute(text(f"SELECT count(*) FROM ({numbers}) AS numbers")).scalar_one() <= 1:  # noqa: S608
        return
    connection.execute(text(f"LOCK TABLE {_listed(ORDERLESS)} IN EXCLUSIVE MODE NOWAIT"))
    for name in ORDERLESS:
        column = metadata.tables[name].primary_key.columns[0].name
        connection.execute(text(f'UPDATE "{name}" SET "{column}" = "{column}"'))  # noqa: S608


def _was_busy(error: DatabaseAway) -> bool:
    cause = error.__cause__
    return isinstance(cause, DBAPIError) and getattr(cause.orig, "sqlstate", None) == _LOCKED_BY_OTHERS
