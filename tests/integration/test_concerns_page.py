"""The safeguarding lead's list: what nobody has read first, then what a person marked; nothing that was pointed to leaves it."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from surveyapp.domain.roles import Role
from surveyapp.storage.database import Database
from tests.integration.conftest import Calendar
from tests.integration.reading_room import ReadingRoom, address, make_room


@pytest.fixture
def light_room(light_small_app: Flask, sqlite: Database, tmp_path: Path) -> ReadingRoom:
    return make_room(light_small_app, sqlite, tmp_path / "instance")


def test_the_leads_list_holds_what_a_person_or_the_machine_points_to(light_room: ReadingRoom) -> None:
    by_person, by_machine = light_room.comment(), light_room.comment(concern=True)
    light_room.comment("An everyday comment.")
    reader, lead = light_room.staff(name="Ana Reader"), light_room.staff(Role.SAFEGUARDING_LEAD)
    reader.press(reader.open(address(by_person)), given={"sentiment": "negative", "concern": "y"})
    page = lead.open("/forum/concerns/")
    assert [link for link in page.links if "/autumn-2026/" in link] == [address(by_machine), address(by_person)]
    assert "Read by Ana Reader on 2 November" in page.words
    reader.open("/forum/concerns/", 403)


def test_a_comment_stays_on_the_leads_list_when_a_reader_marks_nothing(light_room: ReadingRoom) -> None:
    ref = light_room.comment(concern=True)
    reader, lead = light_room.staff(), light_room.staff(Role.SAFEGUARDING_LEAD)
    reader.press(reader.open(address(ref)), given={"sentiment": "neutral"})
    assert address(ref) in lead.open("/forum/concerns/").links


def test_those_that_nobody_read_come_first_then_those_that_a_person_marked(light_room: ReadingRoom) -> None:
    passed_over, marked, unread = (light_room.comment(concern=True) for _ in range(3))
    reader, lead = light_room.staff(name="Ana Reader"), light_room.staff(Role.SAFEGUARDING_LEAD)
    reader.press(reader.open(address(passed_over)), given={"sentiment": "neutral"})
    reader.press(reader.open(address(marked)), given={"sentiment": "negative", "concern": "y"})
    page = lead.open("/forum/concerns/")
    assert [link for link in page.links if "/autumn-2026/" in link] == [
        address(unread),
        address(marked),
        address(passed_over),
    ]
    folded = page.text[page.text.index("<details") :]
    assert "Read, and not marked by whoever read it" in folded
    assert [address(ref) in folded for ref in (unread, marked, passed_over)] == [False, False, True]
    assert "not checked" not in page.words
    assert "no concern" not in page.words.casefold()


def test_a_long_list_has_pages_and_the_newest_read_are_last(light_room: ReadingRoom, calendar: Calendar) -> None:
    refs = [light_room.comment(concern=True) for _ in range(52)]
    reader, lead = light_room.staff(), light_room.staff(Role.SAFEGUARDING_LEAD)
    reader.press(reader.open(address(refs[0])), given={"sentiment": "neutral"})
    calendar.turn(1)
    reader.press(reader.open(address(refs[1])), given={"sentiment": "neutral"})
    last = [link for link in lead.open("/forum/concerns/?page=2").links if "/autumn-2026/" in link]
    assert last == [address(refs[0]), address(refs[1])]
    assert lead.open("/forum/concerns/?page=99").status == 200
    assert lead.open("/forum/concerns/?page=x").status == 200
