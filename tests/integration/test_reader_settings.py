"""How somebody wants to read: kept in one cookie, on every page, whatever bytes that cookie holds."""

from __future__ import annotations

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as some

from surveyapp.domain.words import Rendering
from surveyapp.storage.database import Database
from surveyapp.web.reader import LONGEST_COOKIE, OFFERED, ReaderSettings, settings_in
from tests.integration.person import Page, Person
from tests.integration.watching import rows_of

# What other tests left to the collector of rubbish, and what starting a database says of its folder, is none of these pages' warnings.
pytestmark = pytest.mark.filterwarnings(
    "error", "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:XDG_RUNTIME_DIR"
)

CHOSEN = {"text": "150", "palette": "dark", "face": "dyslexia", "space": "wide", "pictures": "off", "keys": "off"}


def set_as(person: Person, back: str = "/", action: str = "save", **wanted: str) -> Page:
    page = person.open(f"/settings?back={back}")
    return person.send(page, action=action, **{**dict.fromkeys(OFFERED, ""), **wanted})


def root_of(page: Page) -> str:
    return page.text.split("<html", 1)[1].split(">", 1)[0]


def test_what_is_chosen_shows_on_every_page_and_leads_back(person: Person) -> None:
    saved = set_as(person, "/s/my-story/", **CHOSEN)
    assert saved.leads_to == "/s/my-story/"
    for address in ("/", "/s/my-story/", "/help", "/results/", "/accessibility/", "/no-such-page"):
        root = root_of(person.open(address, status=404 if "no-such" in address else 200))
        for name, value in CHOSEN.items():
            assert f'data-{name}="{value}"' in root, address


def test_settings_can_be_looked_at_before_going_back_and_set_back_to_usual(person: Person) -> None:
    tried = set_as(person, "/help", "try", palette="cream")
    assert tried.leads_to == "/settings?back=/help"
    assert 'data-palette="cream"' in root_of(person.open(tried.leads_to))
    set_as(person, action="usual", palette="cream")
    assert "data-" not in root_of(person.open("/"))


def test_the_cookie_holds_the_settings_and_nothing_else(person: Person) -> None:
    set_as(person, **CHOSEN)
    assert dict(pair.split("=") for pair in (person.cookie("settings") or "").split("&")) == CHOSEN


def test_pictures_are_hidden_by_the_stylesheet_and_easy_words_by_the_server(person: Person) -> None:
    plain = person.open("/s/our-story/").words
    set_as(person, words="easy-read")
    easy = person.open("/s/our-story/")
    assert "Your child gets extra help, or needs it." in easy.words
    assert "Your child gets extra help, or needs it." not in plain
    assert "survey easy-read" in easy.text


def test_the_response_keeps_the_words_that_were_shown(person: Person, database: Database) -> None:
    set_as(person, words="standard")
    person.answer_and_send("my-story")
    assert [row.rendering for row in rows_of(database, "responses")] == ["standard"]


@given(some.text() | some.binary().map(lambda raw: raw.decode("latin-1")))
def test_any_cookie_gives_settings_that_can_be_served(cookie: str) -> None:
    found = settings_in(cookie)
    assert all(getattr(found, name) in offered for name, offered in OFFERED.items())


def test_a_setting_that_is_not_on_offer_leaves_the_others_alone() -> None:
    assert settings_in("palette=dark&text=9999&face=<script>") == ReaderSettings(palette="dark")
    assert settings_in("palette=dark&language=../../etc") == ReaderSettings(palette="dark")
    assert settings_in("palette=dark&x=" + "x" * LONGEST_COOKIE) == ReaderSettings()


@pytest.mark.parametrize("cookie", ["\x80\xff", "text=", "=&=&=", '"', "a" * 5000, "palette=dark;text=200"])
def test_a_page_is_served_whatever_the_cookie(app: Flask, cookie: str) -> None:
    response = app.test_client().get("/", headers={"Cookie": f"settings={cookie}"})
    assert response.status_code == 200


@pytest.mark.parametrize(
    "back",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/nowhere",
        "/leave",
        "/help?zz=1",
        "",
        "/s/my-story/send",
        "/%0d%0aX: y",
        "http:/evil.example",
        "/" + "x" * 400,
    ],
)
def test_only_a_page_of_ours_is_led_back_to(person: Person, back: str) -> None:
    page = person.ask("GET", "/settings", query_string={"back": back})
    saved = person.browser.post(
        "/settings", query_string={"back": back}, data={"csrf_token": page.token, "action": "save"}
    )
    assert saved.headers["Location"] == "/"


def test_an_old_settings_page_keeps_what_was_chosen(app: Flask) -> None:
    person = Person(app)
    person.open("/settings")
    answer = person.ask("POST", "/settings", data={"csrf_token": "old", "palette": "dark", "action": "save"})
    assert answer.status == 422
    assert any(one.name == "palette" and one.value == "dark" and one.chosen for one in answer.inputs)


def test_the_rendering_of_a_questionnaire_is_its_own_until_the_reader_says_otherwise() -> None:
    assert ReaderSettings().rendering(Rendering.EASY_READ) is Rendering.EASY_READ
    assert ReaderSettings(words="standard").rendering(Rendering.EASY_READ) is Rendering.STANDARD
    assert ReaderSettings(words="easy-read").rendering(Rendering.STANDARD) is Rendering.EASY_READ
