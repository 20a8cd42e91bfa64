"""The product's own command serving on loopback, what it holds of the machine's memory, and raw requests to it."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SECRET = "a secret of thirty-two characters, for tests only"
PATIENCE = 30
"""Seconds after which something that should have ended is given up. It guards against hanging and measures nothing."""
WITH_GRANIAN = "from surveyapp.cli import main; main()"
WITHOUT_GRANIAN = "import sys; sys.modules['granian'] = None; from surveyapp.cli import main; main()"
"""The command as it is where granian is not installed."""


@dataclass(frozen=True)
class Server:
    """A server that runs: its first process, and where it listens."""

    process: subprocess.Popen[bytes]
    port: int
    said: Path

    def processes(self) -> list[int]:
        """It and its children."""
        return [self.process.pid, *_children(self.process.pid)]

    def memory(self) -> int:
        """The bytes that it holds now."""
        return sum(_memory(process, "VmRSS") for process in self.processes())

    def forget_peak(self) -> None:
        """Let `peak` begin anew."""
        for process in self.processes():
            Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")

    def peak(self) -> int:
        """The most bytes that it held since `forget_peak`."""
        return sum(_memory(process, "VmHWM") for process in self.processes())


def _children(process: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            found += [int(child), *_children(int(child))]
    return found


def _memory(process: int, kind: str) -> int:
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) * 1024
    return 0


@contextmanager
def serving(folder: Path, database_url: str, *, granian: bool = True) -> Iterator[Server]:
    """`surveyapp serve`, by granian or as it is without it, until the block ends."""
    port = _free_port()
    settings = {
        "DATABASE_URL": database_url,
        "SURVEYAPP_INSTANCE": str(folder / "instance"),
        "SURVEYAPP_SECRET_KEY": SECRET,
        "SURVEYAPP_SECURE_COOKIES": "false",
    }
    command = [sys.executable, "-c", WITH_GRANIAN if granian else WITHOUT_GRANIAN, "serve", "--port", str(port)]
    said = folder / "said"
    with said.open("wb") as log:
        process = subprocess.Popen(
            command, env={**os.environ, **settings}, stdout=log, stderr=log, start_new_session=True
        )
    try:
        _until_it_answers(process, port, said)
        yield Server(process, port, said)
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(PATIENCE / 3)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # its own group: it was started in a session of its own
        process.wait(PATIENCE)


def _free_port() -> int:
    for port in range(8180, 8200):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


def _until_it_answers(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError(f"the server did not begin: {said.read_text(encoding='utf-8')}")


@dataclass(frozen=True)
class Reply:
    """What came back: the status, 0 where there was none, all bytes, and how many bytes of the request were taken."""

    status: int
    content: bytes
    sent: int


def ask(port: int, parts: Iterable[bytes], patience: float = PATIENCE) -> Reply:
    """Send bytes just as they are, reading meanwhile, until the server closes, has answered, or nothing moves any more."""
    with socket.create_connection(("127.0.0.1", port), patience) as connection:
        connection.setblocking(False)
        return _exchange(connection, iter(parts), patience)


def _exchange(connection: socket.socket, parts: Iterator[bytes], patience: float) -> Reply:
    waiting, content, sent, is_open = next(parts, b""), b"", 0, True
    end = time.monotonic() + patience
    while is_open and time.monotonic() < end and not (not waiting and _is_whole(content)):
        readable, writable, _ = select.select([connection], [connection] if waiting else [], [], 1)
        try:
            if readable:
                got = connection.recv(65536)
                content, is_open = content + got, bool(got)
            if writable and waiting:
                done = connection.send(waiting)
                sent, waiting = sent + done, waiting[done:] or next(parts, b"")
        except OSError:  # the server closed while something was on its way
            is_open = False
    with suppress(OSError):
        while got := connection.recv(65536):
            content += got
    first = content.split(b"\r\n", 1)[0].split()
    return Reply(int(first[1]) if len(first) > 1 else 0, content, sent)


def _is_whole(content: bytes) -> bool:
    head, end, body = content.partition(b"\r\n\r\n")
    if not end:
        return False
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return len(body) >= int(line.partition(b":")[2])
    return body.endswith(b"0\r\n\r\n")
