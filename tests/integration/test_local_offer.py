"""The yearly publication about the local offer: approved words, sorted as the law names them, with room for the response."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask

from surveyapp.comments.readings import LocalOffer
from surveyapp.domain.roles import Role
from surveyapp.publishing import make_release
from surveyapp.storage import quotes, readings, releases
from surveyapp.storage.audit import Event
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database
from surveyapp.storage.quotes import Approval
from tests.integration.commenting import READER, people_read
from tests.integration.conftest import FIRST_DAY
from tests.integration.person import Page, Person
from tests.integration.reading_room import ReadingRoom, address, make_room

BY = Approval(READER, datetime(2026, 11, 2, 9, tzinfo=UTC))
PAGE = "/forum/local-offer/"


@pytest.fixture
def room(small_app: Flask, database: Database, tmp_path: Path) -> ReadingRoom:
    return make_room(small_app, database, tmp_path / "instance")


def quoted(room: ReadingRoom, words: str, about: LocalOffer | None, on: date = FIRST_DAY) -> Ref:
    """A comment that a person sorted on a day, and of which these words are approved."""
    ref = room.comment(words)
    people_read(room.database, [ref], "negative", "heard", on=on, local_offer=about)
    quotes.approve(room.database, ref, words, "heard", BY)
    return ref


def released(room: ReadingRoom) -> None:
    """A published release in which so many wrote that some of them may be quoted."""
    for number in range(20):
        room.comment(f"Another comment {number}.")
    assert make_release(room.database, FIRST_DAY).release


def officer(room: ReadingRoom) -> Person:
    return room.staff(Role.DATA_OFFICER, name="Dana Data")


def make(person: Person, kind: str = "page", year: int = 2026) -> Page:
    return person.send(person.open(PAGE), year=str(year), kind=kind)


def test_words_stand_under_what_they_are_about_and_the_response_is_left_blank(room: ReadingRoom) -> None:
    quoted(room, "Half of the numbers are wrong.", LocalOffer.CONTENT)
    quoted(room, "=I cannot search it.", LocalOffer.ACCESSIBILITY)
    quoted(room, "Nobody asked us.", LocalOffer.DEVELOPMENT)
    released(room)
    words = make(officer(room)).words
    order = [
        "What is in it",
        "Half of the numbers are wrong.",
        "How easy it is to use",
        "=I cannot search it.",
        "How it was made",
        "Nobody asked us.",
    ]
    places = [words.index(one) for one in order]
    assert places == sorted(places)
    assert words.count("What we will do") >= 3


def test_one_persons_service_vexatious_words_and_other_themes_are_left_out(room: ReadingRoom) -> None:
    quoted(room, "My worker is late.", LocalOffer.LEFT_OUT)
    quoted(room, "School is loud.", None)
    quoted(room, "It was last year.", LocalOffer.CONTENT, date(2025, 11, 2))
    approved = quoted(room, "It is this year.", LocalOffer.CONTENT)
    unapproved = room.comment("Nobody approved this.")
    people_read(room.database, [unapproved], "negative", "heard", local_offer=LocalOffer.CONTENT)
    released(room)
    words = make(officer(room)).words
    assert "It is this year." in words
    for missing in ("My worker", "School is loud", "last year", "Nobody approved this"):
        assert missing not in words
    quotes.take_back(room.database, approved, BY)
    assert "It is this year." not in make(officer(room)).words


def test_words_wait_for_a_published_release_in_which_ten_wrote(room: ReadingRoom) -> None:
    quoted(room, "Half of the numbers are wrong.", LocalOffer.CONTENT)
    person = officer(room)
    assert "Half of the numbers" not in make(person).words, "no release has shown it"
    make_release(room.database, FIRST_DAY, audit=False)
    assert "Half of the numbers" not in make(person).words, "one person wrote"
    for number in range(20):
        room.comment(f"Another comment {number}.")
    held = make_release(room.database, FIRST_DAY, held=True, audit=False).release
    assert held
    assert "Half of the numbers" not in make(person).words, "the release is held back"
    releases.publish(room.database, held.number, FIRST_DAY)
    assert "Half of the numbers" in make(person).words


def test_the_table_holds_the_same_words_and_empty_cells_for_the_response(room: ReadingRoom) -> None:
    quoted(room, "=1+1 is on the website.", LocalOffer.CONTENT)
    released(room)
    person = officer(room)
    page = person.open(PAGE)
    response = person.browser.post(PAGE, data={"csrf_token": page.token, "year": "2026", "kind": "csv"})
    rows = list(csv.DictReader(io.StringIO(response.data.decode())))
    assert [row["quote"] for row in rows] == ["'=1+1 is on the website."]
    assert {row[name] for row in rows for name in ("our response", "what we will do", "who will do it", "by when")} == {
        ""
    }


def test_making_it_is_noted_and_counts_come_from_the_release_alone(room: ReadingRoom) -> None:
    quoted(room, "One.", LocalOffer.CONTENT)
    make_release(room.database, FIRST_DAY)
    words = make(officer(room)).words
    assert "wrote about finding help" not in words, "fewer than ten wrote"
    assert ("Dana Data", "export-made", "local-offer-2026") in room.log(Event.EXPORT_MADE)


def test_a_year_in_which_nobody_read_a_comment_cannot_be_asked_for(room: ReadingRoom) -> None:
    quoted(room, "One.", LocalOffer.CONTENT)
    person = officer(room)
    for year in ("2019", "", "x", "99999999999999"):
        response = person.browser.post(PAGE, data={"csrf_token": person.open(PAGE).token, "year": year, "kind": "page"})
        assert response.status_code == 400, year
    assert room.log(Event.EXPORT_MADE) == []


def test_whoever_reads_a_comment_says_what_it_is_about_and_finds_it_said(room: ReadingRoom) -> None:
    ref = room.comment("The website is hard to search.")
    reader = room.staff()
    page = reader.open(address(ref))
    assert "Is it about the local offer?" in page.words
    reader.press(page, given={"sentiment": "negative", "local_offer": "accessibility"})
    with room.database.reading() as connection:
        found = readings.human(connection, ref)
    assert found
    assert found.local_offer is LocalOffer.ACCESSIBILITY
    assert "Local offer: How easy it is to use" in reader.open(address(ref)).words
