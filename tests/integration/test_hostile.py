"""Hostile and broken input gets a plain page with the right status and a way on, never a fault."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from surveyapp.storage.database import Database
from surveyapp.web.security import MOST_FIELDS
from tests.integration.person import Person
from tests.integration.routes import addresses
from tests.integration.test_care import shows_help
from tests.integration.test_while_writing import asks
from tests.integration.watching import everything_in

UNKNOWN = (
    "/nowhere",
    "/s/nothing/",
    "/s/my-story/page/nothing",
    "/s/my-story/page/safe-town/7",
    "/s/my-story/page/safe-town/0",
    "/s/our-story/page/safe/99999999",
    "/s/our-story/page/safe/two",
    "/s/my-story/page/%00",
    "/results/theme/nothing/",
    "/results/theme/safe/by/nothing/",
    "/s/%F0%9F%98%80/",
)


@pytest.mark.parametrize("address", UNKNOWN)
def test_what_does_not_exist_gets_a_plain_page_with_a_way_on(app: Flask, address: str) -> None:
    person = Person(app)
    person.start("my-story")
    person.start("our-story")
    page = person.ask("GET", address)
    assert page.status == 404
    assert page.heading == "We cannot find this page"


HIDDEN = ["a\x00b", "a\x07b", "a\u202eb", "a\u2066b\u202db", "\x7f"]


@pytest.mark.parametrize("text", HIDDEN)
def test_hidden_characters_are_said_and_taken_out_and_the_rest_is_kept(light_small_app: Flask, text: str) -> None:
    person = Person(light_small_app)
    page = person.press(person.start("every-kind"), "next", {"colour": "red", "street": "Kept", "story": text})
    assert page.status == 422
    assert page.complains
    assert page.standing["street"] == "Kept"
    assert not set(page.standing["story"]) & set("\x00\x07\x7f\u202d\u202e")
    assert person.press(page).status == 200


def test_a_text_over_its_limit_is_kept_whole_beside_its_sentence(light_small_app: Flask) -> None:
    person, text = Person(light_small_app), "ä" * 6_000
    page = person.press(person.start("every-kind"), "next", {"colour": "red", "story": text})
    assert page.status == 422
    assert page.standing["story"] == text


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"&".join(b"a%d=1" % number for number in range(10_000)), "application/x-www-form-urlencoded", 413),
        (b"story=" + b"x" * 2_000_000, "application/x-www-form-urlencoded", 413),
        (b"story=%ED%A0%80%FF%FE&colour=%C3%28", "application/x-www-form-urlencoded", 422),
        (b"{}", "application/json", 422),
        (b"\x00\x01\x02", "multipart/form-data; boundary=x", 422),
        (b"", "", 422),
    ],
)
def test_broken_bodies_get_plain_words(light_small_app: Flask, body: bytes, kind: str, status: int) -> None:
    assert MOST_FIELDS < 10_000
    person = Person(light_small_app)
    page = person.start("every-kind")
    assert person.ask("POST", page.address, data=body, content_type=kind).status == status


@pytest.mark.parametrize("cookie", ["", "x", ".", "autumn-2026.", "a" * 3_000, "autumn-2026." + "é" * 44, "%00.%00"])
def test_a_cookie_of_anything_is_no_draft(light_app: Flask, cookie: str) -> None:
    person = Person(light_app)
    person.browser.set_cookie("draft", cookie, path="/s/my-story/")
    person.browser.set_cookie("session", cookie)
    person.browser.set_cookie("language", cookie)
    assert person.open("/s/my-story/page/safe-town").address == "/s/my-story/"


@pytest.mark.parametrize("language", ["xx", "", "../../etc", "ar%00", "%F0%9F%98%80", "en" * 400])
def test_a_language_that_does_not_exist_is_english(light_app: Flask, language: str) -> None:
    page = Person(light_app).open(f"/?lang={language}")
    assert '<html lang="en" dir="ltr">' in page.text


WORDS = some.text() | some.sampled_from(["Ring us on 07700 900123.", "He hits me.", "He hits me at sam@example.org."])
FIELDS = {
    **dict.fromkeys(["pets", "children", "moved"], some.text()),
    **dict.fromkeys(["street", "story"], WORDS),
    "colour": some.text() | some.just("red"),
    "action": some.text() | some.just("next"),
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=some.fixed_dictionaries({}, optional=FIELDS))
def test_no_form_of_any_text_breaks_a_page(light_small_app: Flask, fields: dict[str, str]) -> None:
    person = Person(light_small_app)
    page = person.start("every-kind")
    sendable = {name: text.encode("utf-8", "replace").decode() for name, text in fields.items()}
    answer = person.send(page, **sendable)
    if answer.status == 200:  # one of the pages that come before the next step, where something was written
        assert {"street", "story"} & set(sendable)
        assert asks(answer) or shows_help(answer)
    else:
        assert answer.status in (303, 422)


def test_a_form_without_its_token_changes_nothing_anywhere(light_app: Flask, sqlite: Database) -> None:
    person = Person(light_app)
    person.start("my-story")
    before = everything_in(sqlite)
    tried = 0
    for address in addresses(light_app, "POST"):
        response = person.browser.post(address, data={"code": "x", "action": "next"})
        expected = (404,) if address.startswith("/forum/link/") else (303, 422)
        assert response.status_code in expected, address
        tried += 1
    assert tried >= 6
    assert everything_in(sqlite) == before


def test_every_answer_carries_the_headers_of_security(light_app: Flask) -> None:
    person = Person(light_app)
    for address in ("/", "/nowhere", "/results/", "/health", "/static/css/site.css"):
        response = person.browser.get(address)
        policy = response.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert response.headers["X-Frame-Options"] == "DENY"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_cookies_are_for_our_pages_over_https_alone(
    make_app: Any, sqlite: Database, collect: Any, every_kind: Any
) -> None:
    collect(sqlite, every_kind)
    app = make_app(sqlite, secure_cookies=True)
    browser = app.test_client()
    about = browser.get("/s/every-kind/", base_url="https://localhost")
    set_here = about.headers.getlist("Set-Cookie")
    assert set_here
    for cookie in set_here:
        assert {"HttpOnly", "Secure", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}


def test_only_trusted_names_are_answered(make_app: Any, sqlite: Database) -> None:
    app = make_app(sqlite, trusted_hosts="survey.example")
    assert app.test_client().get("/help", base_url="http://survey.example").status_code == 200
    assert app.test_client().get("/help", base_url="http://evil.example").status_code == 400


def test_health_tells_when_the_database_is_behind(make_app: Any, new_database: Any) -> None:
    healthy = make_app(new_database("sqlite")).test_client().get("/health")
    assert (healthy.status_code, json.loads(healthy.data)["ok"]) == (200, True)
    behind = make_app(new_database("sqlite", migrated=False)).test_client().get("/health")
    assert (behind.status_code, json.loads(behind.data)["ok"]) == (503, False)
