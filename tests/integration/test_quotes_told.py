"""Approved words are shown from the next release on, never beside a breakdown, and go at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import delete

from surveyapp.publishing import make_release
from surveyapp.storage import quotes, releases, waves
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database
from surveyapp.storage.quotes import Approval
from surveyapp.storage.tables import responses
from tests.integration.commenting import ASKED, READER, response_of, write
from tests.integration.conftest import FIRST_DAY, WAVE, Collect, MakeApp
from tests.integration.person import Person

WORDS = "The [school] bus <b>never</b> waits."
BY = Approval(READER, datetime(2026, 11, 2, 9, tzinfo=UTC))
PAGES = ("/results/theme/safe/", "/results/comments/")


@pytest.fixture
def site(database: Database, collect: Collect, make_app: MakeApp) -> Flask:
    collect(database, ASKED)
    return make_app(database)


@pytest.fixture
def refs(site: Flask, database: Database) -> list[Ref]:
    """Twenty comments on one theme, the first of which may be quoted."""
    found = write(database, 20, "negative")
    quotes.approve(database, found[0], WORDS, "safe", BY)
    return found


def seen(site: Flask, address: str = PAGES[0]) -> bool:
    """Whether the words are on a page, as text."""
    page = Person(site).open(address)
    assert "<b>never" not in page.text
    return WORDS in page.words


def test_words_are_shown_with_the_release_after_their_approval(
    site: Flask, database: Database, refs: list[Ref]
) -> None:
    make_release(database, FIRST_DAY)
    assert all(seen(site, page) for page in PAGES)
    quotes.approve(database, refs[1], "They never wait.", "safe", BY)
    assert "They never wait." not in Person(site).open(PAGES[0]).words
    write(database, 10, "positive")
    make_release(database, FIRST_DAY)
    assert "They never wait." in Person(site).open(PAGES[0]).words


def test_words_of_an_earlier_wave_do_not_stand_beside_the_figures_of_a_later_one(
    site: Flask, database: Database, refs: list[Ref], collect: Collect
) -> None:
    make_release(database, FIRST_DAY)
    waves.close_wave(database, WAVE, FIRST_DAY)
    collect(database, ASKED, wave="spring-2027")
    write(database, 20, "positive", wave="spring-2027")
    make_release(database, FIRST_DAY)
    assert not any(seen(site, page) for page in PAGES)


def test_the_release_and_the_number_of_its_quotes_are_kept_together(database: Database, refs: list[Ref]) -> None:
    made = make_release(database, FIRST_DAY).release
    assert made
    with database.reading() as connection:
        assert [one.release for one in quotes.every_quote(connection)] == [made.number]


def test_words_stand_in_no_split_no_overview_and_no_file(site: Flask, database: Database, refs: list[Ref]) -> None:
    make_release(database, FIRST_DAY)
    names = ("", "worst-first/", "who/", "release.json", "release.csv", "comments.csv", "codebook.csv")
    for name in names:
        assert b"bus" not in Person(site).browser.get(f"/results/{name}").data, name


def test_words_go_at_once_when_they_are_taken_back(site: Flask, database: Database, refs: list[Ref]) -> None:
    make_release(database, FIRST_DAY)
    assert seen(site)
    quotes.take_back(database, refs[0], BY)
    assert not any(seen(site, page) for page in PAGES)


def test_words_go_at_once_with_their_response(site: Flask, database: Database, refs: list[Ref]) -> None:
    make_release(database, FIRST_DAY)
    assert seen(site)
    with database.writing() as connection:
        connection.execute(delete(responses).where(responses.c.id == response_of(database, refs[0])))
    assert not any(seen(site, page) for page in PAGES)


def test_words_wait_with_a_release_that_is_held_back(site: Flask, database: Database, refs: list[Ref]) -> None:
    make_release(database, FIRST_DAY)
    quotes.approve(database, refs[1], "They never wait.", "safe", BY)
    write(database, 10, "positive")
    make_release(database, FIRST_DAY, held=True)
    assert "They never wait." not in Person(site).open(PAGES[0]).words
    releases.publish(database, 2, FIRST_DAY)
    assert "They never wait." in Person(site).open(PAGES[0]).words


def test_where_few_wrote_about_a_theme_their_words_do_not_stand_beside_it(
    site: Flask, database: Database, refs: list[Ref]
) -> None:
    few = write(database, 3, "negative", "feelings")
    quotes.approve(database, few[0], "It is too loud.", "feelings", BY)
    make_release(database, FIRST_DAY)
    assert "It is too loud." not in Person(site).open("/results/theme/feelings/").words
    words = Person(site).open("/results/comments/").words
    assert words.index("About other things") < words.index("It is too loud.")
