"""Too much, and bombs: what the real servers do with bodies of any size, and every reader of files with files that explode."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from soak.report import Finding
from surveyapp.storage import schema
from surveyapp.storage.database import Database
from tests.hostile.bodies import MB, ODD, TOO_MUCH, Parts, get
from tests.hostile.bombs import MEMORY, SECONDS, exploded
from tests.hostile.server import Server, ask, serving

LARGEST_BODY = 2_048
"""In megabytes, at size 1."""
ROUNDS = 20
"""How often everything is sent, at size 1."""
MOST_SECONDS, MOST_GROWTH = 1.0, 32


def findings(size: float) -> Iterator[Finding]:
    """Both servers, then the bombs."""
    for granian in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            database = Database(f"sqlite:///{folder}/bodies.sqlite")
            schema.upgrade(database)
            database.engine.dispose()
            with serving(Path(folder), f"sqlite:///{folder}/bodies.sqlite", granian=granian) as server:
                yield from _of_server("granian" if granian else "waitress", server, size)
    yield _of_bombs(max(1, round(100 * size)))


def _of_server(name: str, server: Server, size: float) -> Iterator[Finding]:
    for path in (b"/help", b"/resume", b"/nowhere"):
        ask(server.port, get(path))
    yield _sent(f"{name}: what is too much gets 413 before it is parsed", server, TOO_MUCH, size)
    yield _sent(f"{name}: odd requests are no fault", server, ODD, size)


def _sent(promise: str, server: Server, requests: Mapping[str, Parts], size: float) -> Finding:
    """Send all of them, again and again; what came back, how long the slowest took, and how the memory grew."""
    large, rounds = max(1, round(LARGEST_BODY * size)) * MB, max(1, round(ROUNDS * size))
    before, slowest, wrong = server.memory(), ("", 0.0), set[str]()
    server.forget_peak()
    for _ in range(rounds):
        for name, parts in requests.items():
            began = time.monotonic()
            status = ask(server.port, parts(large)).status
            slowest = max(slowest, (name, time.monotonic() - began), key=lambda one: one[1])
            if not (status == 413 if requests is TOO_MUCH else status < 500 or status == 501):
                wrong.add(f"{name}: {status}")
    grew = (server.peak() - before) // MB
    still = ask(server.port, get(b"/help")).status
    measured = (
        f"{rounds * len(requests)} requests, bodies of up to {large // MB} MB; slowest {slowest[1]:.2f} s ({slowest[0]}), "
        f"memory grew by {grew} MB, otherwise answered: {', '.join(sorted(wrong)) or 'none'}, then /help {still}"
    )
    holds = not wrong and still == 200 and slowest[1] < MOST_SECONDS and grew < MOST_GROWTH
    return Finding(promise, measured, f"under {MOST_SECONDS:g} s and {MOST_GROWTH} MB each", holds)


def _of_bombs(megabytes: int) -> Finding:
    with tempfile.TemporaryDirectory() as folder:
        found = exploded(Path(folder), megabytes)
    taken = [f"{one.bomb} ({one.said[:80]})" for one in found if not one.is_refused]
    most = max(one.grew for one in found) // MB
    measured = f"{len(found)} bombs, huge ones of {megabytes} MB; memory grew by {most} MB at most; not refused: {taken or 'none'}"
    bar = f"each within {SECONDS} s of CPU and {MEMORY // MB} MB"
    return Finding("bombs in YAML, XLSX, CSV, gettext, pictures and backups are refused", measured, bar, not taken)
