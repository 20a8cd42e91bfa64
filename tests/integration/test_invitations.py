"""By invitation: a code lets one person begin, once; nothing that is stored joins it to what that person said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import event

from surveyapp.cli import main
from surveyapp.domain.codes import code_from
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.storage import arrivals, invitations, versions, waves
from surveyapp.storage.database import Database
from surveyapp.storage.invitations import Invited
from tests.integration.conftest import FIRST_DAY, SECRET, WAVE, Calendar, MakeApp
from tests.integration.person import Page, Person
from tests.integration.watching import rows_of

ASKED = "every-kind"
TO = Invited(WAVE, ASKED)


@pytest.fixture
def app(database: Database, make_app: MakeApp, every_kind: Questionnaire) -> Flask:
    """The app, collecting by invitation alone."""
    version, _ = versions.publish(database, every_kind, {}, FIRST_DAY)
    wave = Wave(WAVE, "Autumn", FIRST_DAY, versions={ASKED: version.number}, by_invitation=frozenset({ASKED}))
    waves.open_wave(database, wave)
    return make_app(database)


@pytest.fixture
def codes(app: Flask, database: Database) -> list[str]:
    return invitations.make(database, TO, 5, SECRET)


@contextmanager
def written_together(database: Database) -> Iterator[list[set[str]]]:
    """The tables that each transaction wrote to."""
    transactions: list[set[str]] = []

    def begin(_connection: Any) -> None:
        transactions.append(set())

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        changed = re.match(r'(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)', statement)
        if changed:
            transactions[-1].add(changed[1])

    event.listen(database.engine, "begin", begin)
    event.listen(database.engine, "before_cursor_execute", note)
    yield transactions
    event.remove(database.engine, "begin", begin)
    event.remove(database.engine, "before_cursor_execute", note)


def redeem(person: Person, code: str) -> Page:
    page = person.open(f"/i/{code}")
    assert page.standing["code"] == code
    return person.send(page, "/invitation", code=code)


def begun(person: Person, code: str) -> Page:
    """The first page of questions."""
    answer = redeem(person, code)
    assert answer.status == 303
    about = person.open(answer.leads_to)
    return person.open(person.send(about, f"/s/{ASKED}/start").leads_to)


def test_whoever_is_invited_answers_and_sends(app: Flask, database: Database, codes: list[str]) -> None:
    person = Person(app)
    check = person.answer_until(begun(person, codes[0]), "/check")
    assert person.open(person.send(check, f"/s/{ASKED}/send").leads_to).code
    assert len(rows_of(database, "responses")) == 1


def test_without_an_invitation_nobody_begins(app: Flask, database: Database) -> None:
    person = Person(app)
    about = person.open(f"/s/{ASKED}/")
    assert "You need an invitation for this." in about.words
    assert not about.holds_form
    other = person.open("/settings")
    assert person.send(other, f"/s/{ASKED}/start").leads_to == "/invitation"
    step = f"/s/{ASKED}/page/all"
    assert person.send(other, step, colour="red", action="next").status == 422
    assert rows_of(database, "drafts") == []


def test_to_look_at_a_link_uses_nothing_up(app: Flask, codes: list[str]) -> None:
    for _ in range(3):
        Person(app).open(f"/i/{codes[0]}")
    assert begun(Person(app), codes[0]).holds_form


def test_unknown_used_and_closed_invitations_are_told_the_same(
    app: Flask, database: Database, codes: list[str]
) -> None:
    begun(Person(app), codes[0])
    used = redeem(Person(app), codes[0])
    unknown = redeem(Person(app), code_from(b"nobody made this code"))
    waves.close_wave(database, WAVE, FIRST_DAY)
    closed = redeem(Person(app), codes[1])
    assert used.status == unknown.status == closed.status == 422
    assert used.words == unknown.words == closed.words
    assert "We cannot find this invitation." in used.words


def test_what_an_invitation_gives_lets_one_draft_begin_however_often_it_is_tried(
    app: Flask, database: Database, codes: list[str]
) -> None:
    person = Person(app)
    about = person.open(redeem(person, codes[0]).leads_to)
    kept = person.cookie("admission")
    assert kept
    first = person.send(about, f"/s/{ASKED}/start")
    assert first.status == 303
    assert person.cookie("admission") is None
    again = Person(app)  # as the same browser, to which no answer came
    again.browser.set_cookie("admission", kept, path=f"/s/{ASKED}/")
    page = again.open(f"/s/{ASKED}/")
    assert again.send(page, f"/s/{ASKED}/start").leads_to == first.leads_to
    assert again.cookie("draft") == person.cookie("draft"), "it is the same draft"
    check = person.answer_until(person.open(first.leads_to), "/check")
    assert person.send(check, f"/s/{ASKED}/send").status == 303
    late = Person(app)
    late.browser.set_cookie("admission", kept, path=f"/s/{ASKED}/")
    page = late.open(f"/s/{ASKED}/")
    assert late.send(page, f"/s/{ASKED}/start").leads_to == "/invitation"
    assert rows_of(database, "drafts") == []


def test_what_was_typed_stays_where_the_draft_is_gone_and_none_can_begin(
    app: Flask, codes: list[str], calendar: Calendar
) -> None:
    person = Person(app)
    page = begun(person, codes[0])
    calendar.turn(15)
    late = person.press(page, "next", {"colour": "red", "story": "A long story."})
    assert late.status == 422
    assert "You need an invitation for this." in late.words
    assert late.standing["story"] == "A long story."


def test_the_code_of_a_link_stays_in_no_address(app: Flask, codes: list[str]) -> None:
    person = Person(app)
    page = person.open(f"/i/{codes[0]}")
    assert page.address == "/invitation"
    assert not [link for link in page.links if codes[0] in link]
    arabic = person.open("/invitation?lang=ar")
    assert arabic.standing["code"] == codes[0]
    assert person.send(arabic, "/invitation", code=codes[0]).status == 303
    assert person.open("/invitation").standing["code"] == ""


def test_whoever_leaves_quickly_leaves_no_admission(app: Flask, codes: list[str]) -> None:
    person = Person(app)
    redeem(person, codes[0])
    assert person.cookie("admission")
    person.ask("GET", "/leave")
    assert not person.cookie("admission")


def test_a_wrong_code_takes_no_writers_place(app: Flask, database: Database) -> None:
    with written_together(database) as written:
        assert invitations.redeem(database, "000000000000", SECRET) is None
    assert written == [set()]


def test_no_admission_can_be_made_up_or_carried_to_another_wave(app: Flask, codes: list[str]) -> None:
    person = Person(app)
    redeem(person, codes[0])
    kept = person.cookie("admission") or ""
    for forged in (f"{kept[:-6]}{kept[-6:].swapcase()}", "", "[]", kept.partition(".")[0]):
        other = Person(app)
        other.browser.set_cookie("admission", forged, path=f"/s/{ASKED}/")
        assert "You need an invitation for this." in other.open(f"/s/{ASKED}/").words


def test_nothing_that_is_stored_joins_an_invitation_to_a_draft_or_response(
    app: Flask, database: Database, codes: list[str]
) -> None:
    person = Person(app)
    with written_together(database) as written:
        check = person.answer_until(begun(person, codes[0]), "/check")
        person.send(check, f"/s/{ASKED}/send")
    assert any({"responses", "answers"} <= tables for tables in written)
    about_invitations = [tables for tables in written if "invitations" in tables]
    assert about_invitations
    assert all(tables == {"invitations"} for tables in about_invitations)
    assert not [tables for tables in written if {"admissions", "responses"} <= tables]
    assert len(rows_of(database, "invitations")) == len(codes) - 1
    stored = {bytes(row.hash) for row in rows_of(database, "invitations")}
    assert not stored & {bytes(row.hash) for row in rows_of(database, "admissions")}


def test_an_open_questionnaire_needs_no_invitation_and_gets_none(database: Database, small_app: Flask) -> None:
    assert Person(small_app).start(ASKED).holds_form
    with pytest.raises(invitations.NotByInvitation, match="open to everybody"):
        invitations.make(database, TO, 1, SECRET)


def test_the_commands_open_a_wave_by_invitation_and_print_codes_that_work(
    database: Database, make_app: MakeApp, every_kind: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions.publish(database, every_kind, {}, FIRST_DAY)
    waves.mark_as_demo(database)
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_SECRET_KEY", SECRET)
    opened = CliRunner().invoke(main, ["wave", "open", WAVE, "--questionnaire", ASKED, "--by-invitation", ASKED])
    assert opened.exit_code == 0, opened.output
    made = CliRunner().invoke(main, ["invitations", "make", ASKED, "--number", "3"])
    assert made.exit_code == 0, made.output
    lines = [line.split("\t") for line in made.stdout.splitlines() if "\t" in line]
    assert len({code for code, _ in lines}) == 3
    assert all(address.endswith(f"/i/{code}") for code, address in lines)
    assert begun(Person(make_app(database)), lines[0][0]).holds_form


# Unusual days


def test_every_response_is_counted_on_its_day_and_old_days_are_forgotten(
    small_app: Flask, database: Database, calendar: Calendar
) -> None:
    Person(small_app).answer_and_send(ASKED)
    calendar.turn(1)
    for _ in range(2):
        Person(small_app).answer_and_send(ASKED)
    with database.reading() as connection:
        assert arrivals.by_day(connection) == {(WAVE, ASKED): {FIRST_DAY: 1, FIRST_DAY + timedelta(days=1): 2}}
    with database.writing() as connection:
        arrivals.forget(connection, FIRST_DAY + arrivals.KEPT_FOR + timedelta(days=1))
    with database.reading() as connection:
        assert arrivals.by_day(connection) == {(WAVE, ASKED): {FIRST_DAY + timedelta(days=1): 2}}
