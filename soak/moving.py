"""A whole site carried away: sealed, brought back into an empty place, and moved to PostgreSQL, with every row equal."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random

from soak import postgres, rows
from soak.report import Finding
from surveyapp.storage import backups, moving, restoring, row_hashes, schema
from surveyapp.storage.backup_keys import BackupSecret
from surveyapp.storage.database import Database
from surveyapp.storage.row_hashes import RowHash

RESPONSES = 10_000
_OTHER_AFTER_A_RESTORE = {"staff", "staff_links", "quotes"}
"""Sessions and links end, and quotes wait for the next release."""


def findings(size: float) -> Iterator[Finding]:
    """A backup from each kind of database into each, and a move."""
    responses = max(30, int(RESPONSES * size))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL runs as another user
        with postgres.running(folder / "postgres") as server:
            site, target = Database(f"sqlite:///{folder / 'site.sqlite'}"), Database(server.address)
            schema.upgrade(site)
            with site.writing() as connection:
                rows.fill(connection, rows.standing(connection), responses, Random(7))
            before = _hashes(site)
            yield _brought_back(site, target, folder / "first", "SQLite to PostgreSQL")
            yield _brought_back(
                target, Database(f"sqlite:///{folder / 'back.sqlite'}"), folder / "second", "PostgreSQL to SQLite"
            )
            with target.writing() as connection:
                connection.exec_driver_sql("DROP SCHEMA public CASCADE")
                connection.exec_driver_sql("CREATE SCHEMA public")
            moved = moving.move(site, target)
            wrong = [*_different(before, {one.name: one.there for one in moved}), *_different(before, _hashes(target))]
            yield _finding("`surveyapp move` from SQLite to PostgreSQL", before, wrong)
            for database in (site, target):
                database.engine.dispose()


def _brought_back(source: Database, target: Database, file: Path, way: str) -> Finding:
    secret, before = BackupSecret.new(), _hashes(source)
    backups.take(source, file, date(2026, 11, 2), secret.sealing)
    restoring.restore(target, file, secret)
    wrong = [name for name in _different(before, _hashes(target)) if name not in _OTHER_AFTER_A_RESTORE]
    return _finding(f"a sealed backup brought back into an empty place, {way}", before, wrong)


def _hashes(database: Database) -> Mapping[str, RowHash]:
    with database.reading() as connection:
        return row_hashes.hashes_of(connection, rows.standing(connection))


def _different(some: Mapping[str, RowHash], others: Mapping[str, RowHash]) -> list[str]:
    return sorted(name for name in some.keys() | others.keys() if some.get(name) != others.get(name))


def _finding(promise: str, before: Mapping[str, RowHash], wrong: Iterable[str]) -> Finding:
    different = sorted(set(wrong))
    measured = (
        f"{sum(one.rows for one in before.values()):,} rows of {len(before)} tables; {len(different)} tables differ"
    )
    said = f"{measured}: {', '.join(different)}" if different else measured
    return Finding(f"{promise}: every row is equal", said, "0 tables differ", holds=not different)
