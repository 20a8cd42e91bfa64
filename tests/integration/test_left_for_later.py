"""A comment that is left for later: what was chosen is kept, others may have it, and a concern waits for nobody."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from surveyapp.domain.journey import Answers, Place
from surveyapp.domain.roles import Role
from surveyapp.domain.words import Rendering
from surveyapp.storage import drafts, responses
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database
from surveyapp.storage.responses import Sending
from surveyapp.storage.versions import Version
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, SECRET, WAVE, Collect, MakeApp
from tests.integration.reading_room import ReadingRoom, address, make_room
from tests.integration.watching import rows_of


@pytest.fixture
def room(small_app: Flask, database: Database, tmp_path: Path) -> ReadingRoom:
    return make_room(small_app, database, tmp_path / "instance")


@pytest.fixture
def light_room(light_small_app: Flask, sqlite: Database, tmp_path: Path) -> ReadingRoom:
    return make_room(light_small_app, sqlite, tmp_path / "instance")


def test_what_was_chosen_stands_again_when_a_left_comment_is_opened(light_room: ReadingRoom) -> None:
    ref, other = light_room.comment(came=FIRST_DAY - timedelta(days=1), themes=("safe",)), light_room.comment()
    ana, ben = light_room.staff(name="Ana Reader"), light_room.staff(name="Ben Reader")
    given = {"sentiment": "negative", "themes": ["heard"], "worth_quoting": "y", "local_offer": "content"}
    assert ana.press(ana.open(address(ref)), "later", given=given).address == address(other)
    again = ana.open(address(ref))
    assert "You left this comment for later" in again.words
    assert {name: again.standing_in(name) for name in (*given, "concern")} == {
        "sentiment": ["negative"],
        "themes": ["heard"],
        "worth_quoting": ["y"],
        "local_offer": ["content"],
        "concern": [],
    }
    assert ben.open(address(ref)).standing_in("themes") == ["safe"], "they are one person's own"
    ana.press(again)
    assert (human := light_room.human(ref))
    assert (human.sentiment, human.themes) == ("negative", ("heard",))
    assert "You left this comment for later" not in ana.open(address(ref)).words


def test_nothing_that_cannot_be_chosen_is_kept_of_what_is_left(light_room: ReadingRoom) -> None:
    ref = light_room.comment()
    reader = light_room.staff()
    nonsense = {"sentiment": "x" * 5000, "themes": ["<b>", "safe"], "local_offer": "y" * 5000, "seen": "z" * 5000}
    reader.press(reader.open(address(ref)), "later", given=nonsense)
    again = reader.open(address(ref))
    assert (again.standing_in("sentiment"), again.standing_in("themes")) == ([], ["safe"])
    assert len(again.standing_in("seen")[0]) <= 64


def test_a_concern_that_was_left_for_later_is_the_next_for_others(room: ReadingRoom) -> None:
    room.comment(came=FIRST_DAY - timedelta(days=1))
    ref = room.comment()
    ana, ben = room.staff(name="Ana Reader"), room.staff(Role.SAFEGUARDING_LEAD, name="Ben Lead")
    ana.press(ana.open(address(ref)), "later", given={"concern": "y"})
    assert ben.open("/forum/comments/next/").address == address(ref)
    assert address(ref) in ben.open("/forum/concerns/").links
    assert "Somebody left it for later and ticked Concern." in ben.open(address(ref)).words


def test_what_was_left_and_read_by_somebody_else_meanwhile_is_not_saved_unseen(light_room: ReadingRoom) -> None:
    ref = light_room.comment()
    ana, ben = light_room.staff(name="Ana Reader"), light_room.staff(name="Ben Reader")
    ana.press(ana.open(address(ref)), "later", given={"sentiment": "negative"})
    ben.press(ben.open(address(ref)), given={"sentiment": "positive"})
    told = ana.press(ana.open(address(ref)))
    assert told.status == 409
    assert "Ben Reader read this comment" in told.words


def test_a_comment_that_i_left_has_a_badge_in_my_queue_alone(light_room: ReadingRoom) -> None:
    ref = light_room.comment()
    ana, ben = light_room.staff(), light_room.staff()
    badge = "You left it for later"
    assert badge not in ana.open("/forum/comments/").words
    ana.press(ana.open(address(ref)), "later")
    assert badge in ana.open("/forum/comments/").words
    assert badge not in ben.open("/forum/comments/").words


def test_what_was_done_last_is_said_once(light_room: ReadingRoom) -> None:
    refs = [light_room.comment(came=FIRST_DAY - timedelta(days=day)) for day in (2, 1, 0)]
    reader = light_room.staff()
    first = reader.open(address(refs[0]))
    assert 'data-said=""' in first.text
    following = reader.press(first, given={"sentiment": "neutral"})
    assert 'data-said="Saved. 2 wait."' in following.text
    assert 'data-said=""' in reader.open(address(refs[1])).text
    assert 'data-said="Left for later. 2 wait."' in reader.press(following, "later").text
    queue = reader.press(reader.open(address(refs[2])), given={"sentiment": "neutral"})
    assert 'data-said="Saved. 1 waits."' in queue.text


# Why a comment is to be read first


def test_the_page_says_why_a_comment_is_to_be_read_first(light_room: ReadingRoom) -> None:
    ref = light_room.comment("He says he wants to hurt himself. Ring 01632 960 961.", concern=True)
    page = light_room.staff().open(address(ref))
    assert "Why to read it first hurting oneself: hurt himself" in page.words
    assert "The machine pointed to it when it came." in page.words
    assert '<mark class="worry" dir="auto">hurt himself</mark>' in page.text
    assert '<mark dir="auto">01632 960 961</mark>' in page.text
    assert "An answer beside" not in page.words


def test_an_answer_beside_it_is_said_to_be_the_reason(
    collect: Collect, make_app: MakeApp, sqlite: Database, tmp_path: Path
) -> None:
    asked = build.questionnaire(
        build.page(
            build.one_choice("safe", "yes", build.option("no", worry=True)),
            build.long_text("story", optional=True),
            id="all",
        ),
        id="every-kind",
    )
    collect(sqlite, asked)
    room = make_room(make_app(sqlite), sqlite, tmp_path / "instance")
    reader = room.staff()
    for answer, told in (("yes", False), ("no", True)):
        answers = Answers({Place("safe"): answer, Place("story"): answer})
        draft = drafts.begin(sqlite, Version("every-kind", 1), WAVE, answers, FIRST_DAY)
        responses.send(sqlite, draft, Sending(Rendering.STANDARD, "en", SECRET, build.intake(FIRST_DAY)))
        (row,) = (row for row in rows_of(sqlite, "comments") if row.text == answer)
        words = reader.open(address(Ref(row.wave, bytes(row.id)))).words
        assert ("An answer beside this comment is a worry." in words) is told
        assert "Somebody left it" not in words


def test_a_comment_that_somebody_never_opened_is_shown_to_them_before_they_can_have_read_it(room: ReadingRoom) -> None:
    room.seal()
    ref = room.comment("He hurts me.", concern=True)
    reader = room.staff()
    token = reader.open("/forum/comments/").token or reader.open("/forum/keys/").token
    said = {"csrf_token": token, "sentiment": "neutral", "action": "next", "seen": ""}
    assert reader.browser.post(address(ref), data=said).status_code == 409
    assert len(rows_of(room.database, "queue")) == 1
    assert rows_of(room.database, "human_readings") == []
