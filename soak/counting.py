"""Two processes count in one Redis; it is stopped and started again, and the site serves on."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from socket import create_connection
from time import sleep

from flask import Flask

from soak.guessing import Browser
from soak.report import Finding
from soak.serving import SECRET, free_port
from soak.small import collect
from surveyapp import create_app
from surveyapp.config import load_settings
from surveyapp.domain.codes import code_from
from surveyapp.web import limits

SHARED = "wrong codes are counted together by processes that share a Redis"
AWAY = "where the Redis is away, the site serves on; when it is back, processes count together again"


def findings(size: float) -> Iterator[Finding]:
    """Always the whole of it: it is quick."""
    found = shutil.which("redis-server")
    if found is None:
        yield Finding(SHARED, "there is no redis-server: script/bootstrap soak brings it", "it runs", holds=False)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield from _counted(found, Path(folder))


def _counted(redis: str, folder: Path) -> Iterator[Finding]:
    address, port, most = f"sqlite:///{folder / 'soak.sqlite'}", free_port(), limits.WRONG_CODES.amount
    collect(address)
    settings = load_settings(
        database_url=address,
        instance=folder / "instance",
        secret_key=SECRET,
        secure_cookies=False,
        proxies=1,
        limits=f"redis://127.0.0.1:{port}/0",
    )
    first, second = create_app(settings), create_app(settings)
    with _running(redis, port):
        taken = [_guesses(first, "203.0.113.1", most), _guesses(second, "203.0.113.1", most)]
        kept = _keys(port)
    alone = limits.WRONG_CODES_OF_BROWSER.amount
    yield Finding(
        SHARED,
        f"of {most} guesses at each of two, {taken[0]} and {taken[1]} were looked up; the address is in a key: "
        f"{'yes' if '203.0.113' in kept else 'no'}",
        f"{most} and then {alone}, those of a browser alone; no",
        holds=taken == [most, alone] and "LIMITS" in kept and "203.0.113" not in kept,
    )
    away = _guesses(first, "203.0.113.2", 3)
    with _running(redis, port):
        _let_it_be_asked_again(first, second)
        back = [_guesses(first, "203.0.113.3", most), _guesses(second, "203.0.113.3", most)]
    measured = f"{away} of 3 answered while away; then {back[0]} and {back[1]}"
    yield Finding(AWAY, measured, f"3; {most} and {alone}", holds=away == 3 and back == [most, alone])


def _guesses(app: Flask, address: str, times: int) -> int:
    """How many guesses of one browser are looked up."""
    browser, chance = Browser(app, address), Random(7)
    return sum(browser.types("/withdraw", code_from(chance.randbytes(16))) == 422 for _ in range(times))


def _let_it_be_asked_again(*apps: Flask) -> None:
    for app in apps:
        app.extensions[limits._EXTENSION]._away_until = 0.0


def _keys(port: int) -> str:
    with create_connection(("127.0.0.1", port), timeout=5) as asking:
        asking.sendall(b"KEYS *\r\n")
        sleep(0.2)
        return asking.recv(65536).decode("utf-8", "replace")


@contextmanager
def _running(redis: str, port: int) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    where = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    server = subprocess.Popen([redis, *where], stdout=quiet, stderr=quiet)
    try:
        for _ in range(200):
            try:
                create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait(20)
