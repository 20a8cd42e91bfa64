"""The accessibility statement says what the record of the checks says, and nothing where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from surveyapp.config import ROOT
from surveyapp.domain.area import Area, Contact
from surveyapp.domain.words import Words
from surveyapp.web import accessibility, pages
from surveyapp.web.checked import Record, read_record
from surveyapp.web.current import Site
from tests import builders as build
from tests.browser.full_check import TIMES, WAYS
from tests.integration.person import Page, Person

NOTHING_RECORDED = "No checks have been recorded."
NOTHING_WRONG = "The checks found nothing wrong. Automatic checks find only some problems."


@pytest.fixture
def show(light_app: Flask, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Opens the statement that a record makes."""

    def open_statement(shown: Record | None) -> Page:
        monkeypatch.setattr(accessibility, "_record", lambda: shown)
        return Person(light_app).open("/accessibility/")

    return open_statement


def test_without_a_record_nothing_is_said_to_have_been_checked(show: Any) -> None:
    words = show(None).words
    assert NOTHING_RECORDED in words
    assert NOTHING_WRONG not in words
    assert "a computer checked" not in words


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"made_on": "never"}', b"[1]"])
def test_a_broken_record_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "accessibility.json"
    assert read_record(path) is None
    path.write_bytes(content)
    assert read_record(path) is None


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "accessibility.json"
    path.write_text(build.checks_record(build.checks_finding()).model_dump_json(), encoding="utf-8")
    assert read_record(path) == build.checks_record(build.checks_finding())


def test_a_sound_record_says_what_was_checked_when_and_where_and_promises_no_more(show: Any) -> None:
    words = show(build.checks_record()).words
    for said in (
        "On 2 November 2026 a computer checked 2 pages",
        "English and Arabic",
        "Light and Dark",
        "320 and 1,280 pixels",
        "1,234",
        "Both surveys were finished by keyboard alone.",
        "Get help now /help",
        "axe-core 4.11",
        NOTHING_WRONG,
        "No test with a real screen reader",
        "This website partly meets the standard.",
        "Equality Advisory and Support Service",
    ):
        assert said in words
    assert NOTHING_RECORDED not in words


def test_what_fails_is_listed(show: Any) -> None:
    words = show(build.checks_record(build.checks_finding())).words
    assert NOTHING_WRONG not in words
    assert "/help : Elements must meet contrast color-contrast, main > p" in words


def test_a_journey_that_failed_is_not_said_to_have_been_finished(show: Any) -> None:
    words = show(build.checks_record(passed=False)).words
    assert NOTHING_WRONG not in words
    assert "This did not work in the last run: Both surveys were finished by keyboard alone." in words


def test_every_kind_of_check_and_every_way_has_its_words(light_app: Flask) -> None:
    with light_app.test_request_context():
        assert set(accessibility.kind_words()) == set(TIMES)
        assert set(accessibility.way_words()) == set(WAYS)


def test_every_test_that_shows_a_way_exists() -> None:
    for tests in WAYS.values():
        for name in tests:
            path, _, function = name.partition("::")
            assert f"def {function}(" in (ROOT / path).read_text(encoding="utf-8"), name


@pytest.mark.parametrize(
    ("contact", "shown"), [(Contact(name=Words(standard="The council"), email="ask@example.org"), True), (None, False)]
)
def test_the_area_may_say_where_to_complain(
    show: Any, monkeypatch: pytest.MonkeyPatch, contact: Contact | None, shown: bool
) -> None:
    area = pages._area_in

    def with_contact(site: Site, language: str) -> Area:
        return area(site, language).model_copy(update={"contact": contact})

    monkeypatch.setattr(pages, "_area_in", with_contact)
    assert ("mailto:ask@example.org" in show(None).links) == shown
