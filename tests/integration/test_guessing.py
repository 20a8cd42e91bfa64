"""Guessing codes: none is hit, and nothing tells a code that was never given from one that was used, is too old, or ended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import scrypt
from random import Random
from typing import Any

import pytest
from flask import Flask

from surveyapp.domain.codes import grouped, read_code
from surveyapp.storage import secrets, waves
from surveyapp.storage.database import Database
from surveyapp.web.limits import UNSUSPICIOUS, WRONG_CODES, WRONG_CODES_OF_BROWSER
from tests.integration.conftest import WAVE, Calendar, Collect, MakeApp
from tests.integration.guesses import at, wrong_code
from tests.integration.person import Page, Person
from tests.integration.test_codes_and_receipts import left_code
from tests.integration.watching import watching

ADDRESSES = [f"203.0.113.{number}" for number in range(3)]
GUESSES = 80
"""Of each address. The long form, soak/guessing.py, has 200,000 of 500 addresses."""


@contextmanager
def hashed() -> Iterator[list[int]]:
    """How many slow hashes are computed inside the block."""
    seen: list[int] = []

    def counted(*given: Any, **about: Any) -> bytes:
        seen.append(1)
        return scrypt(*given, **about)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "scrypt", counted)
        yield seen


def body(page: Page) -> str:
    """The page, without what is this browser's own: its token, and the code as it was typed."""
    plain = re.sub(r'(name="csrf_token"[^>]*value=)"[^"]*"', r"\1", page.text)
    return plain.replace(grouped(read_code(page.standing["code"]) or ""), "")


def tried(app: Flask, database: Database, way: str, code: str) -> tuple[int, str, dict[str, str], list[str], int]:
    """All that a code that opens nothing gives away: status, body, headers, statements, hashes."""
    person = Person(app)
    page = person.open(way)
    with watching(database) as seen, hashed() as hashes:
        answer = person.send(page, code=grouped(code))
    headers = {name: value for name, value in answer.response.headers.items() if name not in ("Set-Cookie", "Date")}
    return answer.status, body(answer), headers, seen.statements, len(hashes)


def test_codes_that_are_unknown_used_too_old_or_ended_take_the_same_way_to_the_same_page(
    small_app: Flask, database: Database, calendar: Calendar
) -> None:
    old = left_code(Person(small_app))
    calendar.turn(15)
    kept = left_code(Person(small_app))
    sender = Person(small_app)
    used = left_code(sender)
    sender.send(sender.answer_until(sender.open("/s/every-kind/check"), "/check"), "/s/every-kind/send")
    codes = [wrong_code(Random(1)), *(read_code(code) or "" for code in (used, old))]
    first, *others = [tried(small_app, database, "/resume", code) for code in codes]
    assert others == [first] * 2
    assert (first[0], first[4], len([one for one in first[3] if one.startswith("SELECT")])) == (422, 1, 1)
    waves.close_wave(database, WAVE, calendar.today - timedelta(days=15))
    assert tried(small_app, database, "/resume", read_code(kept) or "") == first


def test_receipts_that_are_unknown_or_used_take_the_same_way_to_the_same_page(
    small_app: Flask, database: Database
) -> None:
    used = read_code(Person(small_app).answer_and_send("every-kind")) or ""
    person = Person(small_app)
    assert person.send(person.open("/withdraw"), code=used).status == 200
    unknown, gone = (tried(small_app, database, "/withdraw", code) for code in (wrong_code(Random(1)), used))
    assert unknown == gone
    assert (unknown[0], unknown[4]) == (422, 0)
    assert not [one for one in unknown[3] if one.startswith(("DELETE", "BEGIN IMMEDIATE"))]  # no writer waits for it


def test_guesses_hit_nothing_cost_little_and_shut_nobody_out(
    sqlite: Database, make_app: MakeApp, collect: Collect, every_kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "SCRYPT_COST", 2)
    collect(sqlite, every_kind)
    app = make_app(sqlite, proxies=1)
    code = left_code(at(app, "198.51.100.9"))
    chance = Random(5)
    with hashed() as hashes:
        seen = Counter(guessed(app, address, chance, GUESSES) for address in ADDRESSES)
    assert seen == {(WRONG_CODES.amount, GUESSES - WRONG_CODES.amount): len(ADDRESSES)}
    assert len(hashes) == WRONG_CODES.amount * len(ADDRESSES)
    assert UNSUSPICIOUS < WRONG_CODES_OF_BROWSER.amount < WRONG_CODES.amount
    for address in ("198.51.100.10", *ADDRESSES):
        pupil = at(app, address)
        assert pupil.send(pupil.open("/resume"), code=code).status == 303


def guessed(app: Flask, address: str, chance: Random, guesses: int) -> tuple[int, int]:
    """How many guesses of one browser were looked up, and how many were refused; nothing else happens to them."""
    guesser = at(app, address)
    page = guesser.open("/resume")
    seen = Counter(guesser.send(page, code=wrong_code(chance)).status for _ in range(guesses))
    assert set(seen) <= {422, 429}
    return seen[422], seen[429]
