"""Limits: how much one address may send, and how many wrong codes may come from it. The address itself is kept nowhere.

docs/decisions/0026-limits.md says why the figures are what they are.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Lock
from typing import NamedTuple, TypeVar, cast

from flask import Flask, current_app, request, session
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import MemoryStorage, Storage, storage_from_string
from limits.strategies import MovingWindowRateLimiter
from werkzeug.middleware.proxy_fix import ProxyFix

from surveyapp.config import Settings
from surveyapp.web import logs
from surveyapp.web.current import today
from surveyapp.web.lanes import Lane

MINUTES = 10
"""Of every window: "wait a few minutes" stays true, and no time of a sending is remembered for longer."""
SENDS = RateLimitItemPerMinute(400, MINUTES, "sends")
"""From one address: a large school's lesson, or several schools behind one."""
WRONG_CODES = RateLimitItemPerMinute(40, MINUTES, "codes")
"""From one address."""
WRONG_CODES_OF_BROWSER = RateLimitItemPerMinute(10, MINUTES, "browser")
"""From one browser, after its address has had too many: whoever did not guess goes on."""
CODES_GIVEN = RateLimitItemPerMinute(10, MINUTES, "given")
"""Resume codes given to one browser, before it takes the slow lane."""
TURNS = RateLimitItemPerMinute(300, MINUTES, "turns")
"""Slow hashes for one address, for right codes and new ones too, before it takes the slow lane: a large school's lesson."""
UNSUSPICIOUS = 5
"""So many wrong codes are mistakes. After them an address takes the slow lane, where it stands behind other guessers."""
MISTAKES = 3
"""So many wrong codes of one browser are no mistakes any more, however long it waited."""
HOME = 56
"""The bits of an IPv6 address that one household or one server has; the rest it changes as it likes."""
AWAY_SECONDS = 30
"""For so long a Redis that did not answer is not asked again."""
ANSWERS_WITHIN = 0.5
_EXTENSION = "surveyapp limits"
_TURNED_AWAY = "turned_away"

Answer = TypeVar("Answer")


class Refusal(NamedTuple):
    """Not now, but after so many seconds."""

    seconds: int


AGAIN_SOON = Refusal(5)
"""Others try codes at this moment."""


class Limits:
    """What is counted, and where: in this process, or in a Redis for several processes."""

    def __init__(self, settings: Settings) -> None:
        address, site_secret = settings.limits, settings.secret_key
        self.behind_proxies = settings.proxies > 0
        self._own = MemoryStorage()
        shared = None if address.startswith("memory:") else _shared(address)
        self._in_own = MovingWindowRateLimiter(self._own)
        self._in_shared = MovingWindowRateLimiter(shared) if shared else None
        # Processes that count together agree on the key; whoever counts alone forgets it with the process.
        self._secret = site_secret.encode() if shared else secrets.token_bytes(32)
        self._day = date.min
        self._away_until: float | None = None
        self._lock = Lock()
        # Five at most, of the eight threads that serve: pages never wait for codes.
        self.quick = Lane(2, inside=3)
        self.slow = Lane(1, inside=1, rest=3.0)
        self.patient = Lane(1, inside=1, rest=3.0)

    def left(self, limit: RateLimitItem, who: str | None) -> int:
        """How much of `limit` is left for somebody."""
        if who is None:
            return limit.amount
        return self._ask(lambda where: where.get_window_stats(limit, self._key(who)).remaining)

    def seconds(self, limit: RateLimitItem, who: str | None) -> int:
        """After how many seconds there is something left again."""
        if who is None:
            return 1
        opens = self._ask(lambda where: where.get_window_stats(limit, self._key(who)).reset_time)
        return max(1, round(opens - time.time()))

    def count(self, limit: RateLimitItem, who: str | None) -> None:
        """One more."""
        if who is not None:
            self._ask(lambda where: where.hit(limit, self._key(who)))

    def _key(self, who: str) -> str:
        """Worthless the next day, and without the secret at once."""
        day = today()
        if day != self._day:
            self._day = day
            self._own.reset()  # it would keep the keys of days gone by
        return hmac.digest(self._secret, f"limits {day} {who}".encode(), sha256).hex()[:32]

    def _ask(self, question: Callable[[MovingWindowRateLimiter], Answer]) -> Answer:
        """The answer of the Redis; while that is away, of this process: limits are not what keeps answers safe."""
        if self._in_shared and (self._away_until is None or time.monotonic() >= self._away_until):
            try:
                answer = question(self._in_shared)
            except StorageError as error:
                self._note_away(error)
            else:
                self._away_until = None
                return answer
        return question(self._in_own)

    def _note_away(self, error: StorageError) -> None:
        """Said once, until it answers again."""
        with self._lock:
            first = self._away_until is None
            self._away_until = time.monotonic() + AWAY_SECONDS
        if first:
            logs.log.warning("limits away", kind=type(error.storage_error).__name__)


def set_up(app: Flask, settings: Settings) -> None:
    """Let `app` count, by the addresses that its own proxies tell."""
    app.extensions[_EXTENSION] = Limits(settings)
    if settings.proxies:
        by = {"x_for": settings.proxies, "x_proto": settings.proxies, "x_host": 0, "x_port": 0, "x_prefix": 0}
        app.wsgi_app = ProxyFix(app.wsgi_app, **by)  # type: ignore[method-assign]


# Sending


def refusal_to_send() -> Refusal | None:
    """Where too much was sent from where somebody is, when they may send again."""
    limits, who = _limits(), _address()
    return None if limits.left(SENDS, who) > 0 else Refusal(limits.seconds(SENDS, who))


def count_sent() -> None:
    """A response was stored."""
    _limits().count(SENDS, _address())


# Codes


def refusal_of_code() -> Refusal | None:
    """Where too many wrong codes came from somebody's address, and from their own browser too, when they may try again."""
    limits, browser = _limits(), _browser()
    address = _address()
    of_address = limits.left(WRONG_CODES, address) if address else 0
    if of_address > 0 or limits.left(WRONG_CODES_OF_BROWSER, browser) > 0:
        return None
    return Refusal(limits.seconds(WRONG_CODES_OF_BROWSER, browser))


def count_wrong_code() -> None:
    """A code was none. The right one is never counted."""
    limits = _limits()
    limits.count(WRONG_CODES, _address())
    limits.count(WRONG_CODES_OF_BROWSER, _browser())


@contextmanager
def turn_at_code() -> Iterator[bool]:
    """A turn at the slow hash of a code: guessers stand in a lane of their own. False: nobody can have one right now.

    Who typed hardly any wrong code here, was turned away, and waited as told has another lane: neither a browser that guesses
    nor one that only asks more often than people can fills that.
    """
    limits = _limits()
    wrong = WRONG_CODES.amount - limits.left(WRONG_CODES, _address())
    wrong_here = WRONG_CODES_OF_BROWSER.amount - limits.left(WRONG_CODES_OF_BROWSER, _browser())
    suspicious = max(wrong, wrong_here) >= UNSUSPICIOUS
    with _turn(suspicious=suspicious, waited=wrong_here < MISTAKES and _has_waited()) as ours:
        yield ours


def _has_waited() -> bool:
    """Whether this browser was turned away, and came back when it was told to and no sooner."""
    since = session.get(_TURNED_AWAY)
    return isinstance(since, int) and AGAIN_SOON.seconds - 1 <= time.time() - since <= MINUTES * 60


@contextmanager
def turn_at_giving() -> Iterator[bool]:
    """As `turn_at_code`, for a new code: who asks for one after another takes the slow lane."""
    limits, browser = _limits(), _browser()
    suspicious = limits.left(CODES_GIVEN, browser) <= 0
    limits.count(CODES_GIVEN, browser)
    with _turn(suspicious=suspicious, waited=not suspicious and _has_waited()) as ours:
        yield ours


@contextmanager
def _turn(*, suspicious: bool, waited: bool) -> Iterator[bool]:
    """Whoever takes one turn after another from one address, right or wrong, takes the slow lane in the end."""
    limits, address = _limits(), _address()
    slow = suspicious or limits.left(TURNS, address) <= 0
    lane = limits.patient if waited else limits.slow if slow else limits.quick
    with lane.turn() as ours:
        if ours:
            limits.count(TURNS, address)
            session.pop(_TURNED_AWAY, None)
        elif not waited:
            session[_TURNED_AWAY] = int(time.time())
        yield ours


# Who


def _limits() -> Limits:
    return cast(Limits, current_app.extensions[_EXTENSION])


def _browser() -> str:
    """The forms' token tells browsers apart, and says nothing about them."""
    return f"browser {session.get('csrf_token', '')}"


def _address() -> str | None:
    """Where a request comes from: an IPv4 address, or an IPv6 household. None where that says nothing about who asks.

    Behind a proxy that nobody declared, everybody would have the proxy's address, and shut everybody else out.
    """
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:  # a socket of the machine itself
        return None
    address = _as_four(address)
    if address.is_loopback or not (_limits().behind_proxies or address.is_global):
        return None
    return f"address {ip_network((address, HOME), strict=False) if address.version == 6 else address}"


def _as_four(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _shared(address: str) -> Storage:
    options = {"socket_connect_timeout": ANSWERS_WITHIN, "socket_timeout": ANSWERS_WITHIN}
    return cast(Storage, storage_from_string(address, wrap_exceptions=True, **options))
