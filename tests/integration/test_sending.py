"""Sending happens exactly once, whatever is pressed, however often, and in however many places at a time."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from random import Random
from typing import Any

import pytest
from flask import Flask

from bench.crowd import somebody
from surveyapp.domain.journey import Answers, Journey, Place
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering
from surveyapp.storage import drafts, responses
from surveyapp.storage.database import Database
from surveyapp.storage.drafts import Draft
from surveyapp.storage.responses import Sending
from surveyapp.storage.secrets import receipt_hash
from surveyapp.storage.versions import Version
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, SECRET, WAVE
from tests.integration.person import Person
from tests.integration.watching import parallel, rows_of, until_done_or_blocked

STORY = Version("my-story", 1)
AT_ONCE = 20


@pytest.fixture
def story(real_questionnaires: dict[str, Questionnaire]) -> Questionnaire:
    return real_questionnaires[STORY.questionnaire]


def begun(database: Database, answers: Answers) -> Draft:
    return drafts.begin(database, STORY, WAVE, answers, FIRST_DAY)


def send(database: Database, draft: Draft) -> bool:
    return responses.send(database, draft, Sending(Rendering.EASY_READ, "en", SECRET, build.intake(FIRST_DAY)))


def receipts(database: Database) -> list[Any]:
    return [row for row in rows_of(database, "codes") if row.wrapped is None]


def test_twenty_people_who_press_send_twenty_times_at_once_each_send_one_response(
    app: Flask, database: Database, story: Questionnaire
) -> None:
    chance = Random(1)
    expected = set()
    for _ in range(50):
        draft = begun(database, somebody(story, chance))
        done = parallel([partial(send, database, draft)] * AT_ONCE)
        assert done.count(True) == 1
        expected.add((draft.key.id, receipt_hash(SECRET, draft.key.receipt)))
    assert {row.id for row in rows_of(database, "responses")} == {id for id, _ in expected}
    assert {(row.row, row.hash) for row in receipts(database)} == expected
    assert rows_of(database, "drafts") == []


def test_twenty_tabs_that_press_send_at_once_end_at_one_receipt(
    app: Flask, database: Database, story: Questionnaire
) -> None:
    person, chance = Person(app), Random(2)
    token = person.open("/s/my-story/").token
    for sent_before in range(10):
        person.hold(begun(database, somebody(story, chance)))
        tabs = [person.other_tab() for _ in range(AT_ONCE)]
        pressing = [partial(tab.ask, "POST", "/s/my-story/send", data={"csrf_token": token}) for tab in tabs]
        assert {answer.leads_to for answer in parallel(pressing)} == {"/s/my-story/sent"}
        assert len({tab.open("/s/my-story/sent").code for tab in tabs}) == 1
        assert len(rows_of(database, "responses")) == len(receipts(database)) == sent_before + 1


def test_a_double_click_a_second_tab_and_a_resend_end_at_the_same_receipt(person: Person, database: Database) -> None:
    check = person.answer_all("my-story")
    other = person.other_tab()
    receipt = person.open(person.send(check, "/s/my-story/send").leads_to).code
    for tab in (person, other, person):
        again = tab.send(check, "/s/my-story/send")
        assert tab.open(again.leads_to).code == receipt
    assert len(rows_of(database, "responses")) == 1


def test_back_after_sending_ends_at_the_receipt(person: Person, database: Database) -> None:
    first = person.start("my-story")
    check = person.answer_until(first, "/check")
    receipt = person.open(person.send(check, "/s/my-story/send").leads_to).code
    for address in ("/s/my-story/check", first.address, "/s/my-story/stop", "/s/my-story/sent"):
        assert person.open(address).code == receipt


def test_a_page_of_questions_that_is_sent_after_the_answers_were_sent_ends_at_the_receipt(
    person: Person, database: Database
) -> None:
    first = person.start("my-story")
    check = person.answer_until(first, "/check")
    receipt = person.open(person.send(check, "/s/my-story/send").leads_to).code
    assert person.press(first, given=person.by_chance(first)).code == receipt
    assert rows_of(database, "drafts") == []
    assert len(rows_of(database, "responses")) == 1


def test_whoever_begins_again_after_sending_sends_another_response(person: Person, database: Database) -> None:
    assert person.answer_and_send("my-story") != person.answer_and_send("my-story")
    assert len(rows_of(database, "responses")) == 2


def test_the_two_questionnaires_are_answered_side_by_side(person: Person, database: Database) -> None:
    young = person.answer_all("my-story")
    parent = person.answer_all("our-story")
    first = person.open(person.send(young, "/s/my-story/send").leads_to).code
    old = person.send(parent, "/s/our-story/send")  # sending ended the session, so this page is an old one now
    assert old.status == 422
    second = person.open(person.send(old, "/s/our-story/send").leads_to).code
    assert first != second
    assert {row.questionnaire for row in rows_of(database, "responses")} == {"my-story", "our-story"}


def test_what_is_not_finished_is_not_sent(person: Person, database: Database) -> None:
    first = person.start("my-story")
    assert person.send(first, "/s/my-story/send").leads_to == first.address
    assert rows_of(database, "responses") == []


def test_where_everything_was_skipped_there_is_nothing_to_send(person: Person, database: Database) -> None:
    page = person.start("my-story")
    while "/check" not in page.address:
        page = (
            person.press(page, "skip") if "skip" in page.buttons else person.press(page, given={"choose-theme": "done"})
        )
    token = person.open("/s/my-story/").token
    person.ask("POST", "/s/my-story/send", data={"csrf_token": token})
    assert rows_of(database, "responses") == []


def test_what_is_sent_is_what_stands_on_the_way_and_no_more(
    database: Database, app: Flask, story: Questionnaire
) -> None:
    """Somebody chose "used it", said that it helped, and went back to say "no": the second answer is off the way."""
    answers = somebody(story, Random(3)).with_({Place("local-offer-heard"): "no", Place("local-offer-helped"): "yes"})
    draft = begun(database, answers)
    send(database, draft)
    on_the_way = {question.id for question, _, _ in Journey(story, answers).answered()}
    stored = {row.question for table in ("answers", "comments") for row in rows_of(database, table)}
    assert stored == on_the_way
    assert "local-offer-helped" not in stored


def test_an_answer_that_is_saved_while_sending_is_sent_or_not_acknowledged(
    database: Database, app: Flask, story: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = begun(database, somebody(story, Random(4)).with_({Place("safe-town"): "safe"}))
    find = drafts.find
    saving: list[Future[Draft | None]] = []

    def find_and_be_overtaken(*given: Any, **more: Any) -> Draft | None:
        found = find(*given, **more)
        if not saving:  # the save itself looks for the draft, too
            change = {Place("safe-town"): "not-safe"}
            saving.append(pool.submit(drafts.save, database, draft, change, FIRST_DAY))
            until_done_or_blocked(database, saving[0])
        return found

    monkeypatch.setattr(drafts, "find", find_and_be_overtaken)
    with ThreadPoolExecutor() as pool:
        assert send(database, draft)
    sent = next(row.value for row in rows_of(database, "answers") if row.question == "safe-town")
    acknowledged = saving[0].result() is not None
    assert sent == ("not-safe" if acknowledged else "safe")


def test_sending_deletes_the_draft_with_its_resume_codes(database: Database, app: Flask, story: Questionnaire) -> None:
    draft = begun(database, somebody(story, Random(5)))
    assert drafts.leave_code(database, draft, SECRET, FIRST_DAY)
    send(database, draft)
    assert rows_of(database, "drafts") == []
    assert len(rows_of(database, "codes")) == len(receipts(database)) == 1


def test_a_code_that_is_asked_for_while_sending_is_not_left(
    database: Database, app: Flask, story: Questionnaire
) -> None:
    draft = begun(database, somebody(story, Random(6)))
    send(database, draft)
    assert drafts.leave_code(database, draft, SECRET, FIRST_DAY) is None
    assert len(rows_of(database, "codes")) == 1


def test_a_response_keeps_no_date_and_nothing_of_the_browser(database: Database, app: Flask) -> None:
    Person(app).answer_and_send("our-story")
    (response,) = rows_of(database, "responses")
    assert set(response._mapping) == {"wave", "id", "questionnaire", "rendering", "language", "tallied"}
    assert len(response.id) == 16
