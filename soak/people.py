"""People who answer over HTTP, each in a browser of their own, and who try again when a page does not come."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from random import Random
from threading import Event
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlencode

from soak.small import COUNTED, OPTIONS, RATED, WAY, WRITTEN

PATIENCE = 120.0
"""Seconds after which somebody whose page never comes gives up, which fails the proof."""
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_RECEIPT = re.compile(r'class="receipt"[^>]*>\s*([0-9A-Z-]+)\s*<')


class GaveUp(Exception):
    """Nothing but faults came for very long, or a page that should not come."""


@dataclass(frozen=True)
class Answered:
    """One page, or a redirect."""

    status: int
    text: str
    leads_to: str

    @property
    def token(self) -> str:
        """What its form proves with that it is ours."""
        found = _TOKEN.search(self.text)
        if not found:
            raise GaveUp(f"a page without a form ({self.status})")
        return found[1]

    @property
    def receipt(self) -> str | None:
        """The receipt that it shows."""
        found = _RECEIPT.search(self.text)
        return found[1].replace("-", "") if found else None


@dataclass(frozen=True)
class Acknowledged:
    """What somebody was thanked for: the receipt that they saw, and what they had answered."""

    receipt: str
    rated: str
    written: str
    counted: str


@dataclass
class Browser:
    """A browser: it keeps cookies until it is closed. `address`: where it stands on the loopback network."""

    port: int
    address: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, given: Mapping[str, str] | None = None) -> Answered:
        """One request and its answer, on a connection of its own. Raises OSError or HTTPException where none came."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=40, source_address=(self.address, 0))
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if given is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, urlencode(given) if given is not None else None, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self._keep(line)
        return Answered(answer.status, text, answer.headers.get("Location", ""))

    def _keep(self, line: str) -> None:
        for name, cookie in SimpleCookie(line).items():
            self.cookies.pop(name, None)
            if cookie.value and cookie["max-age"] != "0":
                self.cookies[name] = cookie.value


@dataclass(frozen=True)
class Fault:
    """A page that did not come, or said that something is wrong: what was asked, and what came."""

    language: str
    path: str
    given: Mapping[str, str]
    answer: Answered | None


@dataclass
class Person:
    """Somebody who sends one response after another, each from a new browser.

    `presses`: set when "Send" is pressed. `tells`: is told of every fault.
    """

    port: int
    number: int
    chance: Random
    presses: Event = field(default_factory=Event)
    tells: Callable[[Fault], None] = lambda fault: None
    language: str = "en"
    faults: int = 0
    """Pages that did not come."""
    lost: int = 0
    """Sends whose answer did not come."""
    found: int = 0
    """Of these, those that turned out to be stored before they were sent again."""

    def answers_and_sends(self, time: int) -> Acknowledged:
        """The whole way, to the receipt. Raises GaveUp."""
        browser = Browser(self.port, f"127.0.0.{10 + self.number}")
        rated, counted = self.chance.choice(OPTIONS), str(self.chance.randint(0, 30))
        written = f"Person {self.number} for the {time}. time."
        self._page(browser, f"/?lang={self.language}")
        about = self._page(browser, f"{WAY}/")
        onward = self._press(browser, f"{WAY}/start", {"csrf_token": about.token})
        for name, value in ((RATED, rated), (WRITTEN, written), (COUNTED, counted)):
            page = self._page(browser, onward)
            onward = self._press(browser, onward, {"csrf_token": page.token, name: value, "action": "next"})
        if not onward.endswith("/check"):
            raise GaveUp(f"the last page led to {onward}")
        check = self._page(browser, onward)
        return Acknowledged(self._send(browser, check.token), rated, written, counted)

    def _send(self, browser: Browser, token: str) -> str:
        """Press "Send"; where its answer is lost, press again, or look whether it was sent, as people do."""
        last, lost = monotonic() + PATIENCE, False
        while monotonic() < last:
            looks = lost and self.chance.random() < 0.5
            if not looks:
                self.presses.set()
                pressed = self._try(browser, "POST", f"{WAY}/send", {"csrf_token": token})
                lost = lost or pressed is None
            sent = self._try(browser, "GET", f"{WAY}/sent")
            if sent and sent.status == 200 and sent.receipt:
                self.lost += lost
                self.found += looks
                return sent.receipt
        raise GaveUp("no receipt came")

    def _page(self, browser: Browser, path: str) -> Answered:
        found = self._until_answered(browser, "GET", path)
        if found.status != 200:
            raise GaveUp(f"GET {path}: {found.status}, to {found.leads_to}")
        return found

    def _press(self, browser: Browser, path: str, given: Mapping[str, str]) -> str:
        found = self._until_answered(browser, "POST", path, given)
        if found.status != 303:
            raise GaveUp(f"POST {path}: {found.status}")
        return found.leads_to

    def _until_answered(self, browser: Browser, *asked: Any) -> Answered:
        last = monotonic() + PATIENCE
        while monotonic() < last:
            if found := self._try(browser, *asked):
                return found
        raise GaveUp("nothing but faults")

    def _try(self, browser: Browser, method: str, path: str, given: Mapping[str, str] | None = None) -> Answered | None:
        """An answer that is no fault of the server's; None after a moment where none came."""
        try:
            found = browser.ask(method, path, given)
        except (OSError, HTTPException):
            found = None
        if found and found.status < 500:
            return found
        self.faults += 1
        self.tells(Fault(self.language, path, given or {}, found))
        sleep(self.chance.uniform(0.1, 1))
        return None
