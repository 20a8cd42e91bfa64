"""Codes are guessed 200,000 times from 500 addresses: none is hit, and whoever has a right code is served meanwhile."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from threading import Event, Lock
from time import monotonic, perf_counter, sleep
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from soak.report import Finding
from soak.serving import SECRET
from soak.small import WAVE, collect
from surveyapp import create_app
from surveyapp.config import load_settings
from surveyapp.domain.codes import code_from
from surveyapp.domain.journey import Answers
from surveyapp.storage import drafts, secrets, versions
from surveyapp.storage.database import Database
from surveyapp.storage.tables import codes

GUESSES, ADDRESSES, THREADS = 200_000, 500, 8
FORGETFUL = 20
"""So many addresses drop their cookies before each guess: no browser of theirs is ever seen twice."""
MOST_PRESSES, ALIKE = 40, (0.9, 1.1)
TIMED = 150
"""Of each kind of code."""
HOME, SCHOOL = "198.51.100.{}", "203.0.{}.{}"
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
KEPT = re.compile(r'(name="csrf_token"[^>]*value|name="code"[^>]*value)="[^"]*"')


@dataclass
class Seen:
    """What came of it all."""

    answers: Counter[int] = field(default_factory=Counter)
    hashes: int = 0
    presses: dict[str, list[int]] = field(default_factory=lambda: {"elsewhere": [], "in a school that guesses": []})
    lock: Lock = field(default_factory=Lock)


def findings(size: float) -> Iterator[Finding]:
    """On SQLite, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'soak.sqlite'}"
        version = collect(address)
        settings = load_settings(
            database_url=address,
            instance=Path(folder) / "instance",
            secret_key=SECRET,
            secure_cookies=False,
            proxies=1,
        )
        place = Guessed(create_app(settings), Database(address), version)
        yield from place.flooded(max(ADDRESSES, round(GUESSES * size)))
        yield place.alike(max(40, round(TIMED * size)))


@dataclass
class Guessed:
    """One installation, those who guess there, and those who need it."""

    app: Flask
    database: Database
    version: versions.Version
    seen: Seen = field(default_factory=Seen)

    def flooded(self, guesses: int) -> Iterator[Finding]:
        """The guesses, with people of right codes between them."""
        over, begun = Event(), monotonic()
        hashes: Any = secrets
        really = hashes.scrypt

        def counted(*given: Any, **about: Any) -> Any:
            with self.seen.lock:
                self.seen.hashes += 1
            return really(*given, **about)

        hashes.scrypt = counted
        try:
            with ThreadPoolExecutor(THREADS + 2) as pool:
                needing = [pool.submit(self._people, where, over) for where in self.seen.presses]
                shares = [pool.submit(self._guess, thread, guesses // THREADS) for thread in range(THREADS)]
                for share in shares:
                    share.result()
                over.set()
                for one in needing:
                    one.result()
        finally:
            over.set()
            hashes.scrypt = really
        yield self._nothing_hit(guesses, monotonic() - begun)
        for where, presses in self.seen.presses.items():
            yield Finding(
                f"whoever has a right code is served meanwhile, {where}",
                f"{sum(one > 0 for one in presses)} of {len(presses)} people, at most {max(presses, default=0)} presses",
                "everybody",
                holds=bool(presses) and all(presses),
            )

    def _nothing_hit(self, guesses: int, seconds: float) -> Finding:
        answers = self.seen.answers
        hits = sum(count for status, count in answers.items() if status not in (422, 429))
        rights = sum(map(len, self.seen.presses.values()))
        measured = (
            f"{hits} hits of {answers.total():,} guesses from {ADDRESSES} addresses, half of them of receipts; "
            f"{answers[422]:,} were looked up, {answers[429]:,} refused before that; {self.seen.hashes - rights:,} slow "
            f"hashes in {seconds:,.0f} s"
        )
        few = self.seen.hashes <= max(guesses // 4, ADDRESSES * 10)
        return Finding(
            "guesses hit nothing, and few are hashed",
            measured,
            "0 hits; a quarter hashed at most",
            holds=hits == 0 and few,
        )

    def _guess(self, thread: int, guesses: int) -> None:
        """A share of the guesses: of every THREADSth address, in turn."""
        chance = Random(thread)
        ours = [
            self._browser(SCHOOL.format(number // 250, number % 250)) for number in range(thread, ADDRESSES, THREADS)
        ]
        answers: Counter[int] = Counter()
        for turn in range(guesses):
            browser = ours[turn % len(ours)]
            way = "/resume" if turn // len(ours) % 2 else "/withdraw"
            if turn % len(ours) < max(1, FORGETFUL // THREADS):
                browser.forget()
            answers[browser.types(way, code_from(chance.randbytes(16)))] += 1
        with self.seen.lock:
            self.seen.answers.update(answers)

    def _people(self, where: str, over: Event) -> None:
        """One after another: somebody who comes back with a right code, each in a browser of their own."""
        number = 0
        while not over.is_set() or not number:
            code = self.left_code()
            address = HOME.format(number % 250) if where == "elsewhere" else SCHOOL.format(0, number % 250)
            presses = self._served(self._browser(address), code)
            with self.seen.lock:
                self.seen.presses[where].append(presses)
            number += 1
            over.wait(1.0)

    def _served(self, browser: Browser, code: str) -> int:
        """After how many presses of the button somebody is served; 0: never."""
        for press in range(1, MOST_PRESSES):
            status = browser.types("/resume", code)
            if status == 303:
                return press
            sleep(min(browser.wait, 10))
        return 0

    def alike(self, times: int) -> Finding:
        """Unknown, used and old codes, in turn, each from an address that did not guess."""
        chance = Random(99)
        took: dict[str, list[float]] = {"unknown": [], "used": [], "old": []}
        bodies: set[str] = set()
        wrong = {"used": self.left_code(used=True), "old": self.left_code(old=True)}
        for time in range(times):
            for kind in sorted(took, key=lambda _kind: chance.random()):
                browser = self._browser(f"192.0.{time % 250}.{len(kind)}")
                browser.open()
                code = wrong.get(kind) or code_from(chance.randbytes(16))
                begun = perf_counter()
                assert browser.types("/resume", code) == 422
                took[kind].append(perf_counter() - begun)
                bodies.add(KEPT.sub(r"\1", browser.page))
        middle = {kind: median(seconds) for kind, seconds in took.items()}
        ratios = [middle[one] / middle["unknown"] for one in ("used", "old")]
        measured = f"used {ratios[0]:.3f}, old {ratios[1]:.3f} of unknown's median; {len(bodies)} body, of {times} each"
        holds = len(bodies) == 1 and all(ALIKE[0] <= ratio <= ALIKE[1] for ratio in ratios)
        return Finding("unknown, used and old codes are answered alike", measured, "0.9 to 1.1; one body", holds=holds)

    def left_code(self, *, used: bool = False, old: bool = False) -> str:
        """A code that somebody was given."""
        today = date.today()
        draft = drafts.begin(self.database, self.version, WAVE, Answers(), today)
        code = drafts.leave_code(self.database, draft, SECRET, today)
        assert code
        with self.database.writing() as connection:
            if used:
                drafts.discard(connection, draft.key)
            if old:
                ours = codes.c.row == draft.key.id
                connection.execute(update(codes).where(ours).values(expires_on=today - timedelta(days=1)))
        return code

    def _browser(self, address: str) -> Browser:
        return Browser(self.app, address)


@dataclass
class Browser:
    """One browser at an address."""

    app: Flask
    address: str
    page: str = ""
    wait: float = 1.0
    _client: FlaskClient | None = None
    _token: str = ""

    def forget(self) -> None:
        """Drop every cookie."""
        self._client = None

    def open(self) -> FlaskClient:
        """The page with the form, looked at once."""
        if self._client is None:
            self._client = self.app.test_client()
            found = TOKEN.search(self._client.get("/resume", headers=self._headers).text)
            assert found
            self._token = found[1]
        return self._client

    def types(self, way: str, code: str) -> int:
        """The status of what comes back."""
        client = self.open()
        answer = client.post(way, data={"csrf_token": self._token, "code": code}, headers=self._headers)
        self.page = answer.text
        self.wait = float(answer.headers.get("Retry-After", 1))
        return answer.status_code

    @property
    def _headers(self) -> dict[str, str]:
        return {"X-Forwarded-For": self.address}
