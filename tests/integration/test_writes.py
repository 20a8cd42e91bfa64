"""What a page costs: a page of answers is one row read and one written, and a look writes nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from flask import Flask

import surveyapp
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.publishing import make_release
from surveyapp.storage.database import Database
from surveyapp.web import press
from tests.integration.conftest import FIRST_DAY
from tests.integration.person import Page, Person
from tests.integration.routes import addresses
from tests.integration.watching import Seen, everything_in, watching

REAL = pytest.mark.parametrize("questionnaire", ["my-story", "our-story"])
INTO = ["answers", "arrivals", "codes", "comments", "machine_readings", "queue", "responses"]
MOST_FILES = 16
"""As many of our files does an answer go through (docs/decisions/0001)."""


def the_longest_way(page: Page) -> dict[str, str]:
    """The answers that lead to more pages, and every section of the menu."""
    if page.names == ["choose-theme"]:
        return {"choose-theme": page.inputs[0].value}
    longest = {"camhs-tried": "yes", "local-offer-heard": "yes-used"}
    return {name: value for name, value in longest.items() if name in page.names}


def walk(app: Flask, database: Database, questionnaire: str) -> Iterator[tuple[str, Seen, Seen]]:
    """Every page: its address, the statements of a look at it, and those of saving it."""
    person = Person(app)
    page = person.start(questionnaire)
    while "/check" not in page.address:
        with watching(database) as looking:
            person.ask("GET", page.address)
        given = {**page.standing.to_dict(flat=False), **person.by_chance(page), **the_longest_way(page)}
        with watching(database) as saving:
            answer = person.send(page, action="next", **given)
        yield page.address, looking, saving
        page = person.open(answer.leads_to if answer.status == 303 else answer.way_on)


@REAL
def test_each_page_reads_one_row_and_saving_it_writes_one(
    app: Flask, database: Database, questionnaire: str, real_questionnaires: dict[str, Questionnaire]
) -> None:
    walked = set()
    for address, looking, saving in walk(app, database, questionnaire):
        assert (len(looking.reads), looking.writes, looking.transactions) == (1, [], 1), address
        assert (len(saving.reads), len(saving.writes), saving.transactions) == (1, 1, 2), (address, saving.statements)
        assert saving.writes[0].startswith("UPDATE drafts"), address
        walked.add(address.split("/page/")[1].split("/")[0])
    assert walked >= {page.id for page in real_questionnaires[questionnaire].every_page()}


def test_sending_takes_the_same_few_statements_however_much_was_said(app: Flask, database: Database) -> None:
    counted = set()
    for questionnaire in ("my-story", "our-story"):
        person = Person(app)
        check = person.answer_all(questionnaire, _texts)
        with watching(database) as sending:
            person.send(check, f"/s/{questionnaire}/send")
        inserted = [one.split()[2].strip('"') for one in sending.writes if one.startswith("INSERT")]
        assert sorted(inserted) == INTO
        deleted = [one for one in sending.writes if one.startswith("DELETE")]
        counted.add((len(sending.reads), len(deleted), sending.transactions))
    assert counted == {(3, 2, 2)}  # the draft is read twice, the forum's key once; the draft and its codes go


def _texts(page: Page) -> dict[str, str]:
    return {**the_longest_way(page), **{box.name: "Words." for box in page.inputs if box.type == "textarea"}}


def test_nothing_that_is_only_looked_at_writes_anything(
    app: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "to_pdf", lambda page, static: b"%PDF-")  # what is printed is read, not how
    for chance in range(10):
        Person(app, chance).answer_and_send("my-story")
    make_release(database, FIRST_DAY, audit=False)
    person = Person(app)
    person.press(person.start("my-story"), given={"try-music": "yes"})
    before = everything_in(database)
    looked_at = [*addresses(app, "GET"), "/s/our-story/check", "/s/my-story/check", "/?lang=pl", "/resume?code=1"]
    assert len(looked_at) > 15
    for address in looked_at:
        for method in ("GET", "HEAD", "OPTIONS"):
            with watching(database) as seen:
                assert person.ask(method, address).status < 500, address
            assert seen.writes == [], address
    assert everything_in(database) == before


def test_an_answer_goes_through_few_of_our_files(light_app: Flask) -> None:
    person = Person(light_app)
    page = person.start("my-story")
    person.send(page, **{"try-music": "yes"})  # what is read once in a process is read here
    room, entered = str(Path(surveyapp.__file__).parent), set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(room):
            entered.add(frame.f_code.co_filename.removeprefix(room))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        answer = person.send(page, **{"try-music": "yes"})
    finally:
        sys.setprofile(before)
    assert answer.status == 303
    files = sorted(name for name in entered if name.endswith(".py"))
    assert len(files) <= MOST_FILES, files
