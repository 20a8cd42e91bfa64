"""Rewriting the tables, so that what was deleted stands in none of their files any more."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from surveyapp.storage.database import BUSY_SECONDS, Database
from surveyapp.storage.tables import metadata
from surveyapp.storage.turns import NoTurn


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
    names = ", ".join(f'"{name}"' for name in sorted(metadata.tables))
    try:
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.detach()  # so that what is set here ends with it
            # Whoever waits for a lock makes everybody else wait behind it.
            connection.execute(text(f"SET lock_timeout = '{BUSY_SECONDS}s'"))
            connection.execute(text(f"VACUUM (FULL, ANALYZE) {names}"))
            connection.execute(text("VACUUM (FULL) pg_catalog.pg_statistic"))
    except SQLAlchemyError:
        return False
    return True
