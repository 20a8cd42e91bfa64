"""The disk is full, PostgreSQL is stopped and started, every connection waits: plain pages, nothing typed is lost."""

from __future__ import annotations

import gettext
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from random import Random
from threading import Lock
from time import monotonic, sleep

from soak import postgres
from soak.killed import LANGUAGES, closing_database, crowd_sends, differences
from soak.people import Browser, Fault, GaveUp
from soak.postgres import Postgres
from soak.report import Finding
from soak.serving import Server
from soak.small import RATED, WAY, WRITTEN, collect
from surveyapp.config import ROOT

SENDS, PEOPLE = 400, 20
RESTARTS, FULL_TIMES, LOCKED_TIMES = 10, 3, 2
DISK = 16
"""Megabytes."""
WELL_AGAIN = 30.0
LOCKED_SECONDS = 20.0
"""Longer than anybody waits for the database."""
PLAIN = "We cannot save anything just now"
SAME_PAGE = f"{PLAIN}. Nothing is lost. Wait a moment, then press the button again."


@dataclass
class Seen:
    """What people saw while something was wrong, and how long it took to be well again."""

    words: dict[str, tuple[str, ...]]
    pages: int = 0
    with_text: int = 0
    bad: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def note(self, fault: Fault) -> None:
        """A page that a person did not get: it is plain, in their language, and holds what they typed."""
        problem = self._problem(fault)
        with self._lock:
            self.pages += 1
            self.with_text += WRITTEN in fault.given
            if problem:
                self.bad[problem] += 1

    def _problem(self, fault: Fault) -> str | None:
        if fault.answer is None:
            return "no page at all"
        if fault.answer.status != 503:
            return f"status {fault.answer.status}"
        in_language = f'lang="{fault.language}"' in fault.answer.text
        if not in_language or not any(words in fault.answer.text for words in self.words[fault.language]):
            return f"not the plain page in “{fault.language}”"
        if escape(fault.given.get(WRITTEN, "")) not in fault.answer.text:
            return "what was typed is not in the page"
        return "a thank-you" if fault.answer.receipt else None

    def until_well(self, server: Server) -> None:
        """Wait until an answer is saved again."""
        began = monotonic()
        while not _saves(server) and monotonic() - began < 4 * WELL_AGAIN:
            sleep(0.1)
        self.longest = max(self.longest, monotonic() - began)


Harm = Callable[[Seen], None]


def findings(size: float) -> Iterator[Finding]:
    """A full disk for SQLite; for PostgreSQL restarts, and connections that all wait."""
    sends = max(PEOPLE, round(SENDS * size))
    yield from _disk_full(sends, max(1, round(FULL_TIMES * size)))
    with tempfile.TemporaryDirectory() as folder, postgres.running(Path(folder) / "data") as running:
        collect(running.address)
        server, chance = Server(running.address, Path(folder) / "instance"), Random(3)
        times = max(1, round(RESTARTS * size))
        harms = [lambda seen: _restart(seen, server, running, chance)] * times
        yield from _proved(f"PostgreSQL is stopped and started {times} times", server, sends, harms)
    with tempfile.TemporaryDirectory() as folder, postgres.running(Path(folder) / "data") as running:
        collect(running.address)
        server = Server(running.address, Path(folder) / "instance")
        times = max(1, round(LOCKED_TIMES * size))
        harms = [lambda seen: _lock(seen, server)] * times
        yield from _proved(f"every connection waits for {LOCKED_SECONDS:g} s, {times} times", server, sends, harms)


def _proved(about: str, server: Server, sends: int, harms: list[Harm]) -> Iterator[Finding]:
    seen = Seen({language: _words(language) for language in LANGUAGES})
    whole = f"{about}, under {sends:,} sends of {PEOPLE} people"
    crowd = crowd_sends(server, sends, PEOPLE, [lambda harm=harm: harm(seen) for harm in harms], seen.note)  # type: ignore[misc]
    wrong = list(differences(server.database_url, crowd.acknowledged))
    yield Finding(
        f"{whole}: nobody is thanked without a row, and nothing is lost",
        f"{len(crowd.acknowledged):,} acknowledged; {'; '.join(wrong[:5]) or 'no difference'}",
        "no difference",
        not wrong and len(crowd.acknowledged) == sends,
    )
    yield Finding(
        f"{whole}: a plain page with what was typed, in the person's language",
        f"{seen.pages:,} such pages, {seen.with_text:,} of them of a text that was typed; "
        + ("; ".join(f"{times} times {problem}" for problem, times in seen.bad.items()) or "none was otherwise"),
        "none otherwise, some seen",
        not seen.bad and seen.pages > 0,
    )
    yield Finding(
        f"{whole}: well again, without a restart of the server",
        f"after {seen.longest:.1f} s at the longest",
        f"{WELL_AGAIN:g} s",
        0 < seen.longest <= WELL_AGAIN,
    )


def _saves(server: Server) -> bool:
    """Whether somebody can begin, and save a page."""
    browser = Browser(server.port, "127.0.0.9")
    try:
        about = browser.ask("GET", f"{WAY}/")
        begun = browser.ask("POST", f"{WAY}/start", {"csrf_token": about.token})
        page = browser.ask("GET", begun.leads_to or "/")
        given = {"csrf_token": page.token, RATED: "yes", "action": "next"}
        return browser.ask("POST", begun.leads_to, given).status == 303
    except (OSError, GaveUp):
        return False


def _words(language: str) -> tuple[str, ...]:
    """What a page says where nothing can be saved; in English until it is translated."""
    found = gettext.translation("messages", ROOT / "translations", [language], fallback=True)
    return tuple(escape(found.gettext(words)) for words in (PLAIN, SAME_PAGE))


# The harm


def _restart(seen: Seen, server: Server, running: Postgres, chance: Random) -> None:
    running.stop()
    sleep(chance.uniform(0.5, 3))
    running.start()
    seen.until_well(server)


def _lock(seen: Seen, server: Server) -> None:
    """Somebody keeps the table of drafts to themselves: whoever answers waits, each with a connection."""
    with closing_database(server.database_url) as database, database.writing() as connection:
        connection.exec_driver_sql("LOCK TABLE drafts IN ACCESS EXCLUSIVE MODE")
        sleep(LOCKED_SECONDS)
    seen.until_well(server)


def _disk_full(sends: int, times: int) -> Iterator[Finding]:
    about = f"a disk of {DISK} MB is full {times} times"
    with tempfile.TemporaryDirectory() as folder:
        disk = Path(folder) / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}m", "soak", str(disk)], check=False).returncode:
            yield Finding(about, "not tried: who runs this cannot mount a disk", "tried", holds=False)
            return
        try:
            address = f"sqlite:///{disk / 'soak.sqlite'}"
            collect(address)
            server = Server(address, Path(folder) / "instance")
            yield from _proved(about, server, sends, [lambda seen: _fill(seen, server, disk)] * times)
        finally:
            subprocess.run(["umount", str(disk)], check=True)


def _fill(seen: Seen, server: Server, disk: Path) -> None:
    """Fill it to the last byte, and make room after some seconds."""
    filler = disk / "filler"
    with _filled(filler):
        sleep(5)
    seen.until_well(server)


@contextmanager
def _filled(filler: Path) -> Iterator[None]:
    with filler.open("wb", buffering=0) as file:
        for block in (1 << 16, 1 << 10, 1):
            try:
                while file.write(bytes(block)):
                    pass
            except OSError:  # no room for so much
                continue
    try:
        yield
    finally:
        filler.unlink()
