"""Codes open a draft elsewhere for 14 days; receipts take a response back as if it had never been."""

from __future__ import annotations

from pathlib import Path
from random import Random

from flask import Flask

from bench.crowd import arrive
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.publishing import make_release
from surveyapp.storage import responses
from surveyapp.storage.database import Database
from tests.integration.conftest import FIRST_DAY, SECRET, WAVE, Calendar
from tests.integration.person import Page, Person
from tests.integration.watching import everything_in, parallel, rows_of

NOWHERE = "0000-0000-0000"


def left_code(person: Person) -> str:
    page = person.press(person.start("every-kind"), "next", {"colour": "blue", "story": "Once."})
    return person.send(person.press(page, "stop")).code


def resumed(app: Flask, code: str) -> tuple[Person, Page]:
    other = Person(app)
    return other, other.send(other.open("/resume"), code=code)


def test_a_code_goes_on_on_another_device_where_the_first_one_stopped(small_app: Flask) -> None:
    code = left_code(Person(small_app))
    other, answer = resumed(small_app, code.lower().replace("-", " "))
    assert answer.leads_to == "/s/every-kind/page/child"
    assert other.open("/s/every-kind/page/all").standing["story"] == "Once."


def test_a_code_works_for_14_days_and_not_on_the_15th(small_app: Flask, calendar: Calendar) -> None:
    code = left_code(Person(small_app))
    calendar.turn(14)
    assert resumed(small_app, code)[1].status == 303
    calendar.turn(15)
    assert resumed(small_app, code)[1].status == 422


def test_unknown_used_and_old_codes_get_one_and_the_same_page(small_app: Flask, calendar: Calendar) -> None:
    old = left_code(Person(small_app))
    sender = Person(small_app)
    used = left_code(sender)
    check = sender.answer_until(sender.open("/s/every-kind/check"), "/check")
    sender.send(check, "/s/every-kind/send")
    pages = [resumed(small_app, code)[1] for code in (used, NOWHERE)]
    calendar.turn(15)
    pages.append(resumed(small_app, old)[1])
    assert {page.status for page in pages} == {422}
    assert len({page.words for page in pages}) == 1


def test_what_cannot_be_a_code_is_said_and_stays_in_the_box(small_app: Flask) -> None:
    _, page = resumed(small_app, "ABC")
    assert page.status == 422
    assert page.standing["code"] == "ABC"


def test_a_withdrawn_response_is_gone_from_rows_and_tallies_as_if_it_had_never_been(
    small_app: Flask, database: Database, every_kind: Questionnaire
) -> None:
    arrive(database, WAVE, every_kind, 12, Random(3))
    make_release(database, FIRST_DAY, audit=False)
    # No response holds its day, so the count of its day stays.
    left_out = ("wave_questionnaires", "drafts", "tombstones", "arrivals")
    before = {name: rows for name, rows in everything_in(database).items() if name not in left_out}
    person = Person(small_app)
    receipt = person.answer_and_send("every-kind", lambda page: {"story": "Gone."} if "/all" in page.address else {})
    make_release(database, FIRST_DAY, audit=False)
    gone = person.send(person.open("/withdraw"), code=receipt)
    assert gone.heading == "Your answers are deleted"
    after = everything_in(database)
    assert {name: after[name] for name in before} == before
    assert person.send(person.open("/withdraw"), code=receipt).status == 422


def test_two_withdrawals_at_once_take_off_once(
    small_app: Flask, database: Database, every_kind: Questionnaire, tmp_path: Path
) -> None:
    arrive(database, WAVE, every_kind, 10, Random(4))
    receipt = Person(small_app).answer_and_send("every-kind").replace("-", "")
    make_release(database, FIRST_DAY, audit=False)
    taken = parallel([lambda: responses.withdraw(database, receipt, SECRET, tmp_path / "tombstones")] * 8)
    assert sum(one is not None for one in taken) == 1
    people = [row for row in rows_of(database, "tallies") if row.subject == "people" and row.breakdown == ""]
    assert sum(row.count for row in people) == 10
