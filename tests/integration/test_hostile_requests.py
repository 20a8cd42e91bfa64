"""Hostile texts in every field, address, question of an address, cookie and header: never a fault, never a header of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, cycle, islice
from urllib.parse import quote

import pytest
from flask import Flask
from werkzeug.routing import Rule

from surveyapp.domain.roles import Role
from surveyapp.storage.database import Database
from tests.hostile.corpora import EVERY, LONG, NUL, SQL, XSS, as_bytes
from tests.integration.conftest import NewDatabase
from tests.integration.person import Page, Person
from tests.integration.routes import REACHES
from tests.integration.staff import PASSWORD, account, browser_of

FIELDS = (
    *("code", "comment", "concern", "credential", "details", "email", "kind", "local_offer", "looked_again", "name"),
    *("new_password", "passphrase", "password", "roles", "seen", "sentiment", "theme", "themes", "wave", "words"),
    *("worth_quoting", "action", "author", "event", "person", "username", "year", "language", "palette", "text"),
    *("colour", "pets", "children", "moved", "street", "story", "still-open-story"),
)
"""The names of all fields of all forms."""
ASKED = ("back", "event", "from", "lang", "next", "page", "person", "questionnaire", "sent", "away", "wave", "compare")
"""What an address of ours may ask."""
COOKIES = ("draft", "receipt", "reader", "settings", "session", "staff", "language", "device", "look")
HEADERS = (
    *("Accept-Language", "Accept-Encoding", "Accept", "User-Agent", "Referer", "Origin", "If-None-Match", "Range"),
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Content-Type", "If-Modified-Since", "Authorization"),
)


def without_hashing(texts: Iterator[str]) -> dict[str, str]:
    """A text for each field; the passwords are right or short, since checking one takes long on purpose."""
    return {name: next(texts) for name in FIELDS} | {"password": PASSWORD, "new_password": "short", "passphrase": ""}


def rotating() -> Iterator[str]:
    """Text after text, of each kind in turn."""
    return chain.from_iterable(zip(*(cycle(texts) for texts in EVERY.values()), strict=True))


_ROTATING = rotating()


def rounds() -> list[Iterator[str]]:
    """What each route is asked with: once what PostgreSQL stumbles over, and once all other things in turn."""
    return [cycle(NUL), _ROTATING]


def rules(app: Flask, method: str) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if method in (rule.methods or ()) and rule.endpoint != "static"]


@pytest.fixture(params=[pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, new_database: NewDatabase) -> Database:
    """PostgreSQL, which takes less of a text than SQLite does."""
    return new_database(request.param)


@pytest.fixture
def everybody(small_app: Flask, database: Database) -> Iterator[Person]:
    """Somebody who holds every role and has begun to answer, again and again."""

    def somebody() -> Iterator[Person]:
        held = account(small_app, database, *Role)
        while True:
            person = browser_of(small_app, held)
            person.start("every-kind")
            yield person

    return somebody()


def sound(page: Page) -> Page:
    """An answer that is no fault, and whose headers are ours alone."""
    assert page.status < 500 or page.status == 503, f"{page.address}: {page.status}"
    headers = page.response.headers
    assert not {"Bcc", "Owned"} & set(headers.keys())
    assert not any("\r" in value or "\n" in value for value in headers.values())
    assert not [one for one in headers.getlist("Set-Cookie") if one.startswith("owned")]
    assert not headers.get("Location", "/").startswith(("//", "http://evil", "https://evil"))
    assert "<script>window" not in (page.text if page.response.mimetype == "text/html" else "")
    return page


def quoted(text: str) -> str:
    """A text as it stands in an address, in whatever bytes; not longer than a server takes."""
    return quote(as_bytes(text[:2_000]), safe="")


def address_of(rule: Rule, texts: Iterator[str]) -> str:
    """An address of a route, with hostile texts in place of its parts."""
    return re.sub("<[^>]*>", lambda _part: quoted(next(texts)), rule.rule)


def test_hostile_addresses_lead_nowhere(small_app: Flask, everybody: Iterator[Person]) -> None:
    person, tried = next(everybody), 0
    for rule in rules(small_app, "GET"):
        for texts in rounds() if rule.arguments else ():
            sound(person.ask("GET", address_of(rule, texts)))
            tried += 1
    assert tried > 40


def test_hostile_questions_of_an_address_change_nothing_of_its_page(
    small_app: Flask, everybody: Iterator[Person]
) -> None:
    person, adapter = next(everybody), small_app.url_map.bind("localhost")
    for rule in rules(small_app, "GET"):
        open_parts = rule.arguments - set(rule.defaults or {})
        plain = adapter.build(rule.endpoint, {part: REACHES[part] for part in open_parts}, "GET")
        for texts in rounds():
            asked = "&".join(f"{name}={quoted(next(texts))}" for name in ASKED)
            assert sound(person.ask("GET", f"{plain}?{asked}")).status != 413


def test_hostile_fields_are_refused_or_kept_as_they_are(small_app: Flask, everybody: Iterator[Person]) -> None:
    person, adapter = next(everybody), small_app.url_map.bind("localhost")
    for rule in rules(small_app, "POST"):
        parts = {part: REACHES[part] for part in rule.arguments} | ({"questionnaire": "every-kind", "step": "all"})
        address = adapter.build(rule.endpoint, {part: parts[part] for part in rule.arguments}, "POST")
        for texts in rounds():
            if person.browser.get("/forum/account/password").status_code != 200:  # this route signed us out
                person = next(everybody)
            token = person.open("/forum/account/password" if address.startswith("/forum/") else "/resume").token
            body = "&".join(f"{name}={quoted(text)}" for name, text in without_hashing(texts).items())
            data = f"csrf_token={token}&{body}".encode()
            sound(person.ask("POST", address, data=data, content_type="application/x-www-form-urlencoded"))


def test_a_sign_in_with_any_text_is_just_wrong(small_app: Flask) -> None:
    person = Person(small_app)
    token = person.open("/forum/sign-in").token
    for text in (NUL[1], XSS[0], SQL[0]):  # few: that a password is wrong is found out slowly
        body = f"csrf_token={token}&email={quoted(text)}&password={quoted(text)}".encode()
        kind = "application/x-www-form-urlencoded"
        assert sound(person.ask("POST", "/forum/sign-in", data=body, content_type=kind)).status == 422


def as_cookie(text: str) -> str:
    """A text as a cookie's value: between quotation marks, odd bytes as three octal digits, which software reads back."""
    plain = (chr(byte) if 0x20 < byte < 0x7F and byte not in b'";\\,' else f"\\{byte:03o}" for byte in as_bytes(text))
    return f'"{"".join(plain)}"'


def test_hostile_cookies_are_no_cookies(small_app: Flask) -> None:
    person = Person(small_app)
    addresses = cycle(("/s/every-kind/page/all", "/settings", "/results/", "/forum/"))
    for text in islice(rotating(), 3 * len(EVERY)):
        cut = text[:500]
        for value in (as_cookie(cut), as_cookie(f"autumn-2026.{cut}"), as_cookie(f"{cut}.{'A' * 43}")):
            headers = {"Cookie": "; ".join(f"{name}={value}" for name in COOKIES)}
            page = sound(Person(small_app).ask("GET", next(addresses), headers=headers))
            assert page.status in (200, 302, 303)
    assert person.open("/").status == 200


def test_hostile_headers_are_of_no_account(light_small_app: Flask) -> None:
    person, addresses = Person(light_small_app), cycle(("/", "/settings", "/results/release.csv"))
    for text in islice(rotating(), 3 * len(EVERY)):
        value = as_bytes(" ".join(text[:500].replace("\x00", "").splitlines())).decode("latin-1")
        sound(person.ask("GET", next(addresses), headers=dict.fromkeys(HEADERS, value)))


def test_a_long_question_of_an_address_is_left_out(light_small_app: Flask) -> None:
    page = Person(light_small_app).ask("GET", f"/resume?back={quote(LONG[1])}")
    assert sound(page).status == 200
    assert LONG[1] not in page.text
