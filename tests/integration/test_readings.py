"""What machines and people read from comments: kept both, counted once, and gone with the response."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from surveyapp.comments.readings import MachineReading, Sentiment
from surveyapp.domain.journey import Answers, Place
from surveyapp.domain.measures import AnswerGiven, Cell
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering
from surveyapp.publishing import make_release
from surveyapp.storage import drafts, queue, quotes, readings, responses, tallies
from surveyapp.storage.comments import Comment, Ref
from surveyapp.storage.database import Database
from surveyapp.storage.quotes import Approval
from surveyapp.storage.readings import HumanReading
from surveyapp.storage.responses import NewResponse, Sending
from surveyapp.storage.versions import Version
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, SECRET, WAVE, Collect
from tests.integration.watching import rows_of

THEMES = ("school", "safe", "heard")
READER = b"reader of comments"[:16]
BY = Approval(READER, datetime(2026, 11, 2, 9, tzinfo=UTC))


@pytest.fixture
def asked(database: Database, collect: Collect) -> Questionnaire:
    """A questionnaire with a worrying answer, who answers, and two boxes to write in."""
    asked = build.questionnaire(
        build.page(
            build.one_choice("who", "me", "someone-for-me", optional=True),
            build.one_choice("safe", "yes", build.option("no", worry=True), optional=True),
            build.long_text("story", optional=True),
            build.long_text("more", optional=True),
            id="all",
        ),
        id="asked",
        supporter="who",
    )
    collect(database, asked)
    return asked


def respond(database: Database, *texts: str, read: MachineReading | None = None, who: str = "me") -> list[Ref]:
    """One response with these comments, all read by machine alike; what they are called."""
    reading = read or build.machine_reading("negative", "school")
    id = os.urandom(16)
    written = [Comment(question, 1, text, "school") for question, text in zip(("story", "more"), texts, strict=False)]
    new = NewResponse(id, Rendering.STANDARD, "en", [AnswerGiven("who", 1, who)], written)
    with database.writing() as connection:
        responses.store(connection, WAVE, "asked", [new], build.intake(FIRST_DAY, lambda *_: reading))
    return [Ref(row.wave, bytes(row.id)) for row in rows_of(database, "comments") if bytes(row.response) == id]


def person_reads(database: Database, ref: Ref, sentiment: str | None, *themes: str) -> bool:
    said = Sentiment(sentiment) if sentiment else None
    return readings.keep_human(database, ref, HumanReading(READER, FIRST_DAY, said, themes))


def counted(database: Database) -> dict[Cell, int]:
    with database.reading() as connection:
        return {cell: count for cell, count in tallies.read(connection, WAVE, "asked").items() if count}


def recounted(database: Database, asked: Questionnaire) -> Counter[Cell]:
    ids = [bytes(row.id) for row in rows_of(database, "responses") if row.tallied]
    with database.reading() as connection:
        return responses.cells_of(connection, asked, WAVE, ids)


def test_a_persons_word_replaces_the_machines_and_both_are_kept(asked: Questionnaire, database: Database) -> None:
    (ref,) = respond(database, "They do not listen.")
    assert person_reads(database, ref, "neutral", "heard")
    with database.reading() as connection:
        machine, human = readings.machine(connection, ref), readings.human(connection, ref)
        assert machine
        assert human
        assert (machine.sentiment, machine.themes) == ("negative", ("school",))
        assert (human.sentiment, human.themes, human.reader) == ("neutral", ("heard",), READER)
        (read,) = readings.of_responses(connection, WAVE, [bytes(rows_of(database, "responses")[0].id)]).values()
    assert [(one.themes, one.sentiment, one.by_person) for one in read] == [(("heard",), "neutral", True)]


def test_a_comment_leaves_the_queue_when_it_is_read_and_the_day_it_came_is_forgotten(
    asked: Questionnaire, database: Database
) -> None:
    (ref,) = respond(database, "They do not listen.")
    with database.reading() as connection:
        assert [waiting.ref for waiting in queue.waiting(connection, 10, overdue_if_by=date(2026, 11, 1))] == [ref]
        assert queue.arrived_on(connection, ref) == FIRST_DAY
    person_reads(database, ref, "negative", "school")
    with database.reading() as connection:
        assert queue.waiting(connection, 10, overdue_if_by=date(2026, 11, 1)) == []
        assert queue.arrived_on(connection, ref) is None
    assert all(FIRST_DAY not in row for row in rows_of(database, "comments"))


def test_nobody_can_read_a_comment_that_is_gone(asked: Questionnaire, database: Database) -> None:
    assert not person_reads(database, Ref(WAVE, bytes(16)), "negative", "school")
    assert rows_of(database, "human_readings") == []


def test_what_is_late_comes_first_then_concerns_then_the_oldest(asked: Questionnaire, database: Database) -> None:
    names = {}
    for name, day, concern in (
        ("new", 9, False),
        ("old", 5, False),
        ("new concern", 9, True),
        ("late", 2, False),
        ("late concern", 3, True),
    ):
        reading = build.machine_reading(concern=concern)
        new = NewResponse(os.urandom(16), Rendering.STANDARD, "en", (), (Comment("story", 1, name),))
        with database.writing() as connection:
            responses.store(
                connection, WAVE, "asked", [new], build.intake(date(2026, 11, day), lambda *_, read=reading: read)
            )
        names.update({row.id: row.text for row in rows_of(database, "comments")})
    with database.reading() as connection:
        order = [names[one.ref.id] for one in queue.waiting(connection, 10, overdue_if_by=date(2026, 11, 4))]
    assert order == ["late concern", "late", "new concern", "old", "new"]


def test_a_worrying_answer_puts_the_comments_beside_it_first(asked: Questionnaire, database: Database) -> None:
    for safe in ("yes", "no"):
        answers = Answers({Place(name): None for name in ("who", "more")} | {Place("safe"): safe, Place("story"): safe})
        draft = drafts.begin(database, Version("asked", 1), WAVE, answers, FIRST_DAY)
        responses.send(database, draft, Sending(Rendering.STANDARD, "en", SECRET, build.intake(FIRST_DAY)))
    first = {row.comment: row.first for row in rows_of(database, "queue")}
    assert {row.text: first[row.id] for row in rows_of(database, "comments")} == {"yes": False, "no": True}
    for row in rows_of(database, "comments"):
        person_reads(database, Ref(WAVE, bytes(row.id)), "negative")
    with database.reading() as connection:  # it stays on the lead's list when whoever read it marked nothing
        concerned = {one.ref.id for one in readings.concerned(connection, 10)}
    assert {row.text for row in rows_of(database, "comments") if bytes(row.id) in concerned} == {"no"}


def test_figures_of_comments_equal_a_recount_whatever_people_read_write_and_take_back(
    asked: Questionnaire, database: Database, tmp_path: Path
) -> None:
    chance = Random(3)
    refs: list[Ref] = []
    receipts: list[str] = []
    for step in range(160):
        act = chance.random()
        if act < 0.45:
            reading = build.machine_reading(chance.choice(["positive", "negative", None]), *chance.sample(THEMES, 1))
            texts = ["A text."] * chance.randint(0, 2)
            refs += respond(database, *texts, read=reading, who=chance.choice(["me", "someone-for-me"]))
        elif act < 0.8 and refs:
            said = chance.choice(["positive", "neutral", "negative", None])
            person_reads(database, chance.choice(refs), said, *chance.sample(THEMES, chance.randint(0, 2)))
        elif act < 0.9:
            answers = Answers({Place(name): None for name in ("who", "safe", "more")} | {Place("story"): "Mine."})
            draft = drafts.begin(database, Version("asked", 1), WAVE, answers, FIRST_DAY)
            responses.send(database, draft, Sending(Rendering.STANDARD, "en", SECRET, build.intake(FIRST_DAY)))
            receipts.append(draft.key.receipt)
        elif receipts:
            assert responses.withdraw(database, receipts.pop(), SECRET, tmp_path / "tombstones")
        if step % 40 == 20:
            make_release(database, FIRST_DAY, audit=False)
    assert counted(database) == {cell: count for cell, count in recounted(database, asked).items() if count}
    assert any(cell.subject == "comments-read" and cell.outcome == "person" for cell in counted(database))


def test_a_withdrawn_response_takes_its_key_its_texts_its_readings_and_its_quotes_with_it(
    asked: Questionnaire, database: Database, tmp_path: Path
) -> None:
    answers = Answers({Place(name): None for name in ("who", "safe", "more")} | {Place("story"): "Mine."})
    draft = drafts.begin(database, Version("asked", 1), WAVE, answers, FIRST_DAY)
    responses.send(database, draft, Sending(Rendering.STANDARD, "en", SECRET, build.intake(FIRST_DAY)))
    ref = Ref(WAVE, bytes(rows_of(database, "comments")[0].id))
    person_reads(database, ref, "negative", "school")
    assert quotes.approve(database, ref, "Mine.", "school", BY)
    assert responses.withdraw(database, draft.key.receipt, SECRET, tmp_path / "tombstones")
    for table in ("comments", "comment_keys", "machine_readings", "human_readings", "queue", "quotes", "responses"):
        assert rows_of(database, table) == []
    assert not quotes.approve(database, ref, "Mine.", "school", BY)


def test_agreement_counts_what_both_said_and_what_people_alone_did(asked: Questionnaire, database: Database) -> None:
    said = [("negative", "negative"), ("negative", "positive"), (None, "neutral")]
    for machine, human in said:
        (ref,) = respond(database, "A text.", read=build.machine_reading(machine, "school"))
        person_reads(database, ref, human, "school")
    respond(database, "Nobody has read this.")
    with database.reading() as connection:
        found = {one.theme: (one.both, one.same, one.human_only) for one in readings.agreement(connection)}
    assert found == {"": (2, 1, 1), "school": (2, 1, 1)}


def test_it_does_not_say_is_not_the_same_where_the_machine_said_something(
    asked: Questionnaire, database: Database
) -> None:
    for machine, human in (("negative", "negative"), ("negative", None), (None, None)):
        (ref,) = respond(database, "A text.", read=build.machine_reading(machine, "school"))
        person_reads(database, ref, human, "school")
    with database.reading() as connection:
        found = {one.theme: (one.both, one.same, one.human_only) for one in readings.agreement(connection)}
    assert found == {"": (2, 1, 0), "school": (2, 1, 0)}
