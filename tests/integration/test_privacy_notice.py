"""The privacy notice says what the software does: its periods are those that retention keeps, and nothing is promised that is not so."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from surveyapp.config import ROOT
from surveyapp.domain.area import Contact, Responsible
from surveyapp.domain.keeping_periods import ANSWER_YEARS, COMMENT_MONTHS
from surveyapp.domain.waves import DRAFT_LIFE
from surveyapp.domain.words import Words
from surveyapp.storage.database import Database
from surveyapp.storage.waves import close_wave
from surveyapp.web import pages
from tests.integration.conftest import FIRST_DAY, WAVE, Collect, MakeApp
from tests.integration.kept import make_key
from tests.integration.person import Person

BOTH = pytest.mark.parametrize("address", ["/privacy/", "/privacy/in-full/"])
PERIODS = (f"{DRAFT_LIFE.days} days", f"{COMMENT_MONTHS} months", f"{ANSWER_YEARS} years")


@BOTH
def test_the_notice_tells_the_periods_by_which_retention_deletes(light_app: Flask, address: str) -> None:
    words = Person(light_app).open(address).words
    for period in PERIODS:
        assert period in words, period


def test_the_notice_tells_for_how_long_this_host_keeps_backups(
    sqlite: Database, make_app: MakeApp, collect: Collect, every_kind: Any
) -> None:
    collect(sqlite, every_kind)
    app = make_app(sqlite, backup_days=20)
    assert "20 days after each was made" in Person(app).open("/privacy/in-full/").words


@pytest.mark.parametrize("name", ["notice-easy-read.md", "notice-adults.md", "retention.md", "README.md"])
def test_the_documents_tell_the_same_periods(name: str) -> None:
    text = (ROOT / "docs" / "privacy" / name).read_text(encoding="utf-8")
    for period in PERIODS:
        assert period in text, (name, period)


@pytest.mark.parametrize(
    ("address", "promise"),
    [("/privacy/", "Your words are locked."), ("/privacy/in-full/", "What you write is sealed when you send it.")],
)
def test_it_says_that_words_are_sealed_only_where_they_are(
    sqlite: Database, light_app: Flask, address: str, promise: str
) -> None:
    assert promise not in Person(light_app).open(address).words
    make_key(sqlite)
    assert promise in Person(light_app).open(address).words


def test_who_is_responsible_comes_from_the_area_and_where_it_is_missing_that_is_said(
    light_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = "has not filled in yet"
    assert missing in Person(light_app).open("/privacy/in-full/").words
    with light_app.test_request_context():
        area = pages.shown_area()
    responsible = Responsible(
        controller=Words(standard="The council"),
        ground=Words(standard="Article 6(1)(e)."),
        officer=Contact(name=Words(standard="The officer"), email="officer@area.example"),
    )
    filled_in = area.model_copy(update={"responsible": responsible})
    monkeypatch.setattr(pages, "shown_area", lambda: filled_in)
    words = Person(light_app).open("/privacy/in-full/").words
    assert missing not in words
    for said in ("The council", "Article 6(1)(e).", "The officer", "officer@area.example"):
        assert said in words


def test_every_page_leads_to_it(light_app: Flask) -> None:
    person = Person(light_app)
    for address in ("/", "/s/my-story/", "/results/", "/withdraw", "/privacy/in-full/"):
        assert 'href="/privacy/"' in person.ask("GET", address).text, address


def test_the_easy_notice_speaks_in_short_sentences(light_app: Flask) -> None:
    html = Person(light_app).open("/privacy/").text
    read_aloud = re.findall(r"<(?:p|span|h1|h2)[^>]* data-read[^>]*>(.*?)</", html, re.S)
    sentences = [sentence for text in read_aloud for sentence in re.split(r"(?<=[.?!])\s+", text) if sentence.strip()]
    assert len(sentences) > 25
    assert [one for one in sentences if len(one.split()) > 15] == []


def told(app: Flask, address: str) -> str:
    return Person(app).open(address).words


def document(name: str) -> str:
    return " ".join((ROOT / "docs" / "privacy" / name).read_text(encoding="utf-8").split())


def test_it_says_where_a_day_stands_and_when_it_is_forgotten(light_app: Flask) -> None:
    for words in (told(light_app, "/privacy/"), document("notice-easy-read.md")):
        assert "No day and no time stands with your answers." in words
        assert "The list says on which day it came. Then we forget that day." in words
        assert "who of us opened your words, and when" in words
    for words in (told(light_app, "/privacy/in-full/"), document("notice-adults.md")):
        assert "No date or time stands with the answers that you sent." in words
        assert "with the day on which it came, until a person has read it" in words
        assert "who of them opened which comment, and when" in words


@BOTH
def test_it_promises_everybody_figures_only_where_everybody_sees_them(
    sqlite: Database, make_app: MakeApp, collect: Collect, every_kind: Any, address: str
) -> None:
    collect(sqlite, every_kind)
    everybody = ("We show the numbers.", "Everybody sees figures")
    assert any(promise in told(make_app(sqlite), address) for promise in everybody)
    for_the_forum = told(make_app(sqlite, results="forum"), address)
    assert "Only people who work with the answers see" in for_the_forum
    assert not any(promise in for_the_forum for promise in everybody)


def test_whoever_comes_too_late_is_led_to_results_only_where_everybody_sees_them(
    sqlite: Database, make_app: MakeApp, collect: Collect, every_kind: Any
) -> None:
    collect(sqlite, every_kind)
    close_wave(sqlite, WAVE, FIRST_DAY)
    ended = Person(make_app(sqlite)).open("/s/every-kind/", status=410)
    assert "You can look at what families said." in ended.words
    assert "/results/" in ended.links
    for_the_forum = Person(make_app(sqlite, results="forum")).open("/s/every-kind/", status=410)
    assert for_the_forum.heading == ended.heading
    assert "what families said" not in for_the_forum.words
    assert "/results/" not in for_the_forum.links


def test_withdrawing_is_explained_before_and_after(small_app: Flask) -> None:
    person = Person(small_app)
    receipt = person.answer_and_send("every-kind")
    before = person.open("/withdraw")
    for said in (
        "The words that you wrote go, with the key to them.",
        "They go at once.",
        "We count the next results without you.",
    ):
        assert said in before.words
    after = person.send(before, code=receipt)
    assert "The words that you wrote are gone, too" in after.words
    assert "stay there" in after.words
    assert "Older ones still hold your answers, for up to 30 days." in after.words
    assert "We do not have them" not in after.words


def test_it_is_said_that_figures_of_comments_count_whoever_comes_after_comments_are_gone(small_app: Flask) -> None:
    person = Person(small_app)
    receipt = person.answer_and_send("every-kind")
    before = person.open("/withdraw")
    after = person.send(before, code=receipt)
    refused = person.send(before, code="wrong")
    for page in (before, after, refused):
        assert f"Did the survey end more than {COMMENT_MONTHS} months ago?" in page.words
        assert "The numbers about comments still count you." in page.words
    assert "figures about comments still count you" in told(small_app, "/privacy/in-full/")
