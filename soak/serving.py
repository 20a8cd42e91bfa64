"""A real server: `surveyapp serve` in processes of its own, which can be killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep

SECRET = "a secret of thirty-two characters, for the soak"  # noqa: S105 - it guards nothing
COMMAND = (sys.executable, "-c", "from surveyapp.cli import main; main()")
STARTS_WITHIN = 90.0


def free_port() -> int:
    """A port of the loopback network that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children(pid: int) -> list[int]:
    """The processes that a process started, and those that they started."""
    try:
        own = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return own + [one for child in own for one in children(child)]


def kill(*pids: int) -> None:
    """kill -9, and wait until they are gone."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    last = monotonic() + 10
    while monotonic() < last and any(_runs(pid) for pid in pids):
        sleep(0.01)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (OSError, IndexError):
        return False


@dataclass
class Server:
    """One server on one database."""

    database_url: str
    instance: Path
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of every command of this installation."""
        return {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "SURVEYAPP_INSTANCE": str(self.instance),
            "SURVEYAPP_SECRET_KEY": SECRET,
            "SURVEYAPP_SECURE_COOKIES": "false",
        }

    def command(self, *words: str) -> subprocess.Popen[bytes]:
        """A command of surveyapp, begun."""
        self.instance.mkdir(parents=True, exist_ok=True)
        log = (self.instance / "log").open("ab")
        with log:
            return subprocess.Popen(
                [*COMMAND, *words], env=self.surroundings, stdout=log, stderr=log, start_new_session=True
            )

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = self.command("serve", "--port", str(self.port))
        last = monotonic() + STARTS_WITHIN
        while not self.answers():
            if monotonic() > last or self._process.poll() is not None:
                raise RuntimeError(f"the server did not start: {self.said()}")
            sleep(0.05)

    def answers(self, path: str = "/health") -> bool:
        """Whether it answers with 200 just now."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=40)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    @property
    def runs(self) -> bool:
        """Whether it is the same process since it was started."""
        return self._process is not None and self._process.poll() is None

    def kill(self, *, only_worker: bool = False) -> None:
        """kill -9 of all of it, or of the process that serves: then the one that watches it ends by itself."""
        process = self._process
        if process is None:
            return
        workers = children(process.pid)
        kill(*workers) if only_worker and workers else kill(process.pid, *workers)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            kill(process.pid)
            process.wait()
            raise RuntimeError("the server went on without its worker") from None
        self._process = None

    def stop(self) -> None:
        """End it."""
        if self._process:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
            self.kill()

    def said(self) -> str:
        """The end of its log."""
        return (self.instance / "log").read_text(errors="replace")[-600:]
