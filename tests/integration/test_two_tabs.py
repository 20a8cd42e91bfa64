"""What the machine of `test_respondent_machine` found once: two tabs at one moment, a receipt used up elsewhere, help after the end."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from surveyapp.storage import waves
from surveyapp.storage.database import Database
from tests.integration.conftest import FIRST_DAY, WAVE, Calendar, NewDatabase
from tests.integration.person import Person
from tests.integration.respondent import asked
from tests.integration.respondent.house import house


def test_skip_keeps_what_another_tab_saves_at_the_same_moment(new_database: NewDatabase, tmp_path: Path) -> None:
    address = new_database().engine.url.render_as_string(hide_password=False)
    with house(address, tmp_path) as made:
        made.open_wave("first")
        person = Person(made.app)
        page = person.start(asked.STORY)
        other = person.other_tab()
        made.database.first = lambda: other.press(page, "next", {"answered-by": "me"})
        person.press(page, "skip")
        assert person.open(page.address).standing_in("answered-by") == ["me"]


def test_a_browser_does_not_thank_for_answers_that_were_taken_back_elsewhere(small_app: Flask) -> None:
    person, elsewhere = Person(small_app), Person(small_app)
    receipt = person.answer_and_send("every-kind")
    elsewhere.send(elsewhere.open("/withdraw"), code=receipt)
    assert person.open("/s/every-kind/sent").address == "/s/every-kind/"


def test_help_is_shown_from_an_old_page_although_its_wave_is_over(
    small_app: Flask, database: Database, calendar: Calendar
) -> None:
    person = Person(small_app)
    page = person.start("every-kind")
    waves.close_wave(database, WAVE, FIRST_DAY)
    calendar.turn(15)
    assert person.press(page, "help").address.startswith("/help")


def test_a_visit_to_the_menu_that_another_answer_took_off_the_way_leads_on(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    with house(new_database().engine.url.render_as_string(hide_password=False), tmp_path) as made:
        made.open_wave("first")
        person = Person(made.app)
        person.answer_until(person.start(asked.STORY), "/topic", lambda page: {"children": "1"})
        for visit, section in (("", "school"), ("/2", "home"), ("", "home"), ("/3", "school"), ("", "school")):
            page = person.open(f"/s/{asked.STORY}/page/topic{visit}")
            person.press(page, "next", {"topic": section})
        assert person.open(f"/s/{asked.STORY}/page/topic/3").status == 200
