"""The reading room: every comment is read by a named person, one at a time, and nothing that goes wrong loses one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, update

from surveyapp.domain.roles import Role
from surveyapp.forum.reading.pauses import FREE_TRIES
from surveyapp.storage import audit, readings, staff
from surveyapp.storage.audit import Event
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database, DatabaseAway
from surveyapp.storage.tables import comments, forum_keys, responses
from surveyapp.web import current
from tests.integration.conftest import FIRST_DAY, Calendar
from tests.integration.person import Page, Person
from tests.integration.reading_room import PASSPHRASE, ReadingRoom, address, make_room
from tests.integration.staff import account, browser_of
from tests.integration.watching import everything_in, parallel, rows_of

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} </div> \u2067 %s ' \" & “quotes”"


@pytest.fixture
def room(small_app: Flask, database: Database, tmp_path: Path) -> ReadingRoom:
    return make_room(small_app, database, tmp_path / "instance")


@pytest.fixture
def light_room(light_small_app: Flask, sqlite: Database, tmp_path: Path) -> ReadingRoom:
    return make_room(light_small_app, sqlite, tmp_path / "instance")


def unlock(person: Person) -> None:
    person.send(person.open("/forum/keys/"), passphrase=PASSPHRASE)


# Reading


def test_a_reader_works_through_the_queue(room: ReadingRoom) -> None:
    room.seal()
    first, second = room.comment("They listen."), room.comment("Nobody rang.", concern=True)
    reader = room.staff(name="Ana Reader")
    queue = reader.open("/forum/comments/")
    assert "2 comments wait" in queue.words
    assert "They listen." not in queue.words
    shut = reader.open("/forum/comments/next/")
    assert shut.address == address(second), "concerns come first"
    assert "Nobody rang." not in shut.words
    about = {"passphrase": PASSPHRASE, "wave": second.wave, "comment": second.id.hex()}
    opened = reader.open(reader.send(shut, "/forum/keys/", **about).leads_to)
    assert "Nobody rang." in opened.words
    following = reader.press(opened, given={"sentiment": "negative", "themes": ["heard"], "concern": "y"})
    assert following.address == address(first)
    assert "They listen." in following.words
    kept = room.human(second)
    assert kept
    assert (kept.sentiment, kept.themes, kept.concern, kept.details) == ("negative", ("heard",), True, False)
    done = reader.press(following, given={"sentiment": "not-said"})
    assert "No comment waits" in done.words
    assert (said := room.human(first))
    assert (said.sentiment, said.read_on) == (None, FIRST_DAY)
    assert rows_of(room.database, "queue") == []
    assert room.log(Event.COMMENT_VIEWED, Event.COMMENT_READ) == [
        ("Ana Reader", "comment-viewed", second.id.hex()),
        ("Ana Reader", "comment-read", second.id.hex()),
        ("Ana Reader", "comment-viewed", first.id.hex()),
        ("Ana Reader", "comment-read", first.id.hex()),
    ]


def test_the_clock_stands_beside_each_comment_and_what_is_late_comes_first(
    light_room: ReadingRoom, calendar: Calendar
) -> None:
    late, first = light_room.comment(came=FIRST_DAY), light_room.comment(came=FIRST_DAY, concern=True)
    new = light_room.comment(came=FIRST_DAY + timedelta(days=2), concern=True)
    reader = light_room.staff()
    assert "None is late" in reader.open("/forum/comments/").words
    calendar.turn(2)
    queue = reader.open("/forum/comments/")
    assert "3 comments wait. 2 are late. 2 should be read first." in queue.words
    assert [link for link in queue.links if "/autumn-2026/" in link] == [address(first), address(late), address(new)]
    assert queue.words.count("1 working day late") == 2
    assert queue.words.count("Read it by the end of Thursday") == 1
    assert "1 working day late" in reader.open(address(late)).words


def test_the_queue_can_be_seen_for_one_questionnaire(light_room: ReadingRoom) -> None:
    ref = light_room.comment()
    reader = light_room.staff()
    assert address(ref) in reader.open("/forum/comments/?questionnaire=every-kind").links
    assert address(ref) in reader.open("/forum/comments/?questionnaire=no-such").links


def test_the_machines_reading_is_shown_as_such_and_its_sentiment_chooses_nothing(light_room: ReadingRoom) -> None:
    ref = light_room.comment(sentiment="positive", themes=("safe",), why="the words speak for it")
    page = light_room.staff().open(address(ref))
    assert "Read by a machine, not checked" in page.words
    assert "Why: the words speak for it" in page.words
    assert page.standing_in("sentiment") == []
    assert page.standing_in("themes") == ["safe"]


def test_personal_details_are_marked_and_ticked(light_room: ReadingRoom) -> None:
    ref = light_room.comment("Write to a.parent@example.com today.")
    page = light_room.staff().open(address(ref))
    assert '<mark dir="auto">a.parent@example.com</mark>' in page.text
    assert page.standing_in("details") == ["y"]


def test_a_persons_word_replaces_the_machines_and_both_are_kept(light_room: ReadingRoom) -> None:
    ref = light_room.comment(sentiment="positive", themes=("safe",))
    reader = light_room.staff(name="Ana Reader")
    reader.press(reader.open(address(ref)), given={"sentiment": "negative", "themes": ["school", "plan"]})
    with light_room.database.reading() as connection:
        assert (machine := readings.machine(connection, ref))
    assert (machine.sentiment, machine.themes) == ("positive", ("safe",))
    assert (human := light_room.human(ref))
    assert (human.sentiment, human.themes) == ("negative", ("plan", "school"))
    again = reader.open(address(ref))
    assert "Read by Ana Reader" in again.words
    assert again.standing_in("sentiment") == ["negative"]


def test_a_change_of_mind_is_one_step_back(light_room: ReadingRoom) -> None:
    first, second = light_room.comment(came=FIRST_DAY - timedelta(days=1)), light_room.comment()
    reader = light_room.staff()
    following = reader.press(reader.open(address(first)), given={"sentiment": "positive"})
    assert following.address == address(second)
    assert address(first) in following.links
    back = reader.open(address(first))
    assert reader.press(back, given={"sentiment": "negative"}).address == address(second)
    assert (human := light_room.human(first))
    assert human.sentiment == "negative"


def test_what_is_left_for_later_stays_in_the_queue(light_room: ReadingRoom) -> None:
    first, second = light_room.comment(came=FIRST_DAY - timedelta(days=1)), light_room.comment()
    reader = light_room.staff()
    page = reader.press(reader.open(address(first)), "later")
    assert page.address == address(second)
    queue = reader.press(page, given={"sentiment": "neutral"})
    assert queue.address == "/forum/comments/"
    assert "1 comment waits" in queue.words
    assert light_room.human(first) is None


def test_the_next_comment_comes_before_the_lock(light_room: ReadingRoom) -> None:
    light_room.comment()
    light_room.seal()
    reader = light_room.staff()
    next_, key = "/forum/comments/next/", "/forum/keys/"

    def order() -> list[str]:
        text = reader.open("/forum/comments/").text
        main = text[text.index("<main") :]
        return sorted((next_, key), key=main.index)

    assert order() == [key, next_], "nothing can be read before it is unlocked"
    unlock(reader)
    assert order() == [next_, key]
    assert "it stays unlocked for the others, for up to 30 minutes" in reader.open(key).words


def test_two_readers_are_given_different_comments(light_room: ReadingRoom) -> None:
    first, second = light_room.comment(came=FIRST_DAY - timedelta(days=1)), light_room.comment()
    ana, ben = light_room.staff(name="Ana Reader"), light_room.staff(name="Ben Reader")
    assert ana.open("/forum/comments/next/").address == address(first)
    assert ben.open("/forum/comments/next/").address == address(second)
    assert "Ana Reader has this comment open, too." in ben.open(address(first)).words


def test_how_a_comment_speaks_must_be_said_and_nothing_chosen_is_lost(light_room: ReadingRoom) -> None:
    ref = light_room.comment()
    reader = light_room.staff()
    for nonsense in ({}, {"sentiment": "angry"}):
        page = reader.press(reader.open(address(ref)), given={"themes": ["heard"], "concern": "y", **nonsense})
        assert page.status == 422
        assert page.complains
        assert (page.standing_in("themes"), page.standing_in("concern")) == (["heard"], ["y"])
    assert light_room.human(ref) is None


def test_themes_that_there_are_none_of_are_not_kept(light_room: ReadingRoom) -> None:
    ref = light_room.comment()
    reader = light_room.staff()
    reader.press(reader.open(address(ref)), given={"sentiment": "neutral", "themes": ["safe", "safe", "<b>", "a b"]})
    assert (human := light_room.human(ref))
    assert human.themes == ("safe",)


# Hostile and unusual texts


@pytest.mark.parametrize("text", [HOSTILE, "x" * 20_000, "لا أحد يستمع إلينا.", "\n\n  spaces \n", "0"])
def test_any_text_is_shown_as_it_was_written_and_as_nothing_else(room: ReadingRoom, text: str) -> None:
    room.seal()
    ref = room.comment(text, language="ar" if "لا" in text else "en")
    reader = room.staff(Role.SAFEGUARDING_LEAD)
    unlock(reader)
    for page in (reader.open(address(ref)), reader.open(f"{address(ref)}quote/")):
        assert " ".join(text.split()) in page.words
        assert "<script>alert" not in page.text


# What goes wrong


def test_a_wrong_passphrase_is_a_sentence_and_a_line_in_the_log_and_opens_nothing(room: ReadingRoom) -> None:
    room.seal()
    ref = room.comment("They listen.")
    reader = room.staff(name="Ana Reader")
    page = reader.send(reader.open("/forum/keys/"), passphrase="not the one at all")
    assert page.status == 422
    assert "does not open the key" in page.words
    assert "They listen." not in reader.open(address(ref)).words
    assert room.log(Event.WRONG_PASSPHRASE, Event.COMMENT_VIEWED) == [("Ana Reader", "wrong-passphrase", "")]


def test_who_guesses_the_passphrase_waits_and_nobody_else_does(light_room: ReadingRoom) -> None:
    light_room.seal()
    guesser, other = light_room.staff(), light_room.staff()
    form = guesser.open("/forum/keys/")
    for _ in range(FREE_TRIES + 1):
        assert "does not open" in guesser.send(form, passphrase="not the one at all").words
    assert "Wait 5 seconds" in guesser.send(form, passphrase=PASSPHRASE).words
    unlock(other)
    assert "The key is unlocked" in other.open("/forum/keys/").words


def test_the_key_can_be_locked_again(light_room: ReadingRoom) -> None:
    light_room.seal()
    ref = light_room.comment("They listen.")
    reader = light_room.staff(name="Ana Reader")
    unlock(reader)
    assert "They listen." in reader.open(address(ref)).words
    reader.send(reader.open("/forum/keys/"), "/forum/keys/lock")
    assert "They listen." not in reader.open(address(ref)).words
    assert [event for _who, event, _about in light_room.log(Event.KEYS_UNLOCKED, Event.KEYS_LOCKED)] == [
        "keys-unlocked",
        "keys-locked",
    ]


def test_what_was_read_can_be_saved_after_the_key_was_forgotten(light_room: ReadingRoom) -> None:
    light_room.seal()
    ref = light_room.comment("They listen.")
    reader = light_room.staff()
    unlock(reader)
    page = reader.open(address(ref))
    reader.send(reader.open("/forum/keys/"), "/forum/keys/lock")
    unfinished = reader.press(page, given={"themes": ["heard"]})
    assert (unfinished.status, unfinished.standing_in("themes")) == (422, ["heard"])
    assert "They listen." not in unfinished.words
    reader.press(unfinished, given={"sentiment": "positive"})
    assert (human := light_room.human(ref))
    assert human.themes == ("heard",)


def test_without_a_key_the_pages_say_that_comments_are_not_sealed(light_room: ReadingRoom) -> None:
    ref = light_room.comment("They listen.")
    reader = light_room.staff()
    for page in ("/forum/comments/", "/forum/keys/"):
        assert "Comments are not sealed: this forum has no key." in reader.open(page).words
    assert "They listen." in reader.open(address(ref)).words
    light_room.seal()
    assert "not sealed" not in reader.open("/forum/comments/").words


def shut_out(room: ReadingRoom, ref: Ref, words: str, why: str) -> None:
    """The comment cannot be opened: the page says it, the log too, and it stays in the queue."""
    reader = room.staff(name="Ana Reader")
    unlock(reader)
    page = reader.open(address(ref))
    assert words in page.words
    assert "They listen." not in page.words
    assert room.log(Event.COMMENT_NOT_OPENED) == [("Ana Reader", "comment-not-opened", f"{ref.id.hex()} {why}")]
    assert reader.press(page, "later").address == "/forum/comments/"
    assert len(rows_of(room.database, "queue")) == 1


def test_a_flipped_byte_is_noticed(room: ReadingRoom) -> None:
    room.seal()
    ref = room.comment("They listen.")
    (row,) = rows_of(room.database, "comments")
    sealed = bytearray(row.sealed)
    sealed[40] ^= 1
    with room.database.writing() as connection:
        connection.execute(update(comments).values(sealed=bytes(sealed)))
    shut_out(room, ref, "This comment is damaged", "damaged")


def test_a_lost_key_is_said(room: ReadingRoom) -> None:
    room.seal()
    ref = room.comment("They listen.")
    (key,) = rows_of(room.database, "forum_keys")
    (room.folder.path / f"{key.id}.key").unlink()
    with room.database.writing() as connection:
        connection.execute(update(forum_keys).values(made_on=FIRST_DAY))
    other = make_other_key(room)
    shut_out(room, ref, "sealed to a key that is not here", "key-lost")
    assert other != key.id


def make_other_key(room: ReadingRoom) -> str:
    """Another key in the folder, which the passphrase opens."""
    from surveyapp.comments.locked_key import LEAST_COST
    from surveyapp.comments.seal import PrivateKey

    key = PrivateKey.new()
    room.folder.keep(key, PASSPHRASE, LEAST_COST)
    return key.id


@pytest.mark.parametrize("id", ["00" * 16, "00", "no-id", "AB" * 16, "%00", "é"])
def test_a_foreign_id_is_a_clear_page_and_a_line_in_the_log(room: ReadingRoom, id: str) -> None:
    room.comment()
    reader = room.staff(name="Ana Reader")
    before = everything_in(room.database)
    page = reader.ask("GET", f"/forum/comments/autumn-2026/{id}/")
    assert page.status == 404
    if id != "%00":
        assert "There is no such comment" in page.words
        assert room.log(Event.COMMENT_NOT_OPENED) == [("Ana Reader", "comment-not-opened", "no such comment")]
    assert {**everything_in(room.database), "audit": []} == {**before, "audit": []}


def test_a_comment_of_another_wave_is_not_found(light_room: ReadingRoom) -> None:
    ref = light_room.comment()
    assert light_room.staff().ask("GET", address(ref._replace(wave="spring"))).status == 404


def test_who_was_slower_is_told_and_keeps_what_they_chose(room: ReadingRoom) -> None:
    ref = room.comment()
    ana, ben = room.staff(name="Ana Reader"), room.staff(name="Ben Reader")
    theirs, page = ana.open(address(ref)), ben.open(address(ref))
    ana.press(theirs, given={"sentiment": "positive", "themes": ["safe"]})
    told = ben.press(page, given={"sentiment": "negative", "themes": ["heard"], "concern": "y"})
    assert told.status == 409
    assert "Ana Reader read this comment while you had it open" in told.words
    assert (told.standing_in("sentiment"), told.standing_in("themes")) == (["negative"], ["heard"])
    assert (human := room.human(ref))
    assert human.sentiment == "positive"
    ben.press(told)
    assert (human := room.human(ref))
    assert (human.sentiment, human.themes, human.concern) == ("negative", ("heard",), True)


def test_two_windows_of_one_person_do_not_overwrite_each_other_unseen(room: ReadingRoom) -> None:
    ref = room.comment()
    reader = room.staff(name="Ana Reader")
    first, second = reader.open(address(ref)), reader.open(address(ref))
    reader.press(first, given={"sentiment": "negative", "concern": "y"})
    told = reader.press(second, given={"sentiment": "positive", "themes": ["heard"]})
    assert told.status == 409
    assert "You saved it in another window or tab" in told.words
    assert (told.standing_in("sentiment"), told.standing_in("themes")) == (["positive"], ["heard"])
    assert (human := room.human(ref))
    assert (human.sentiment, human.concern) == ("negative", True)
    reader.press(told)
    assert (human := room.human(ref))
    assert (human.sentiment, human.concern) == ("positive", False)


def test_pressing_save_twice_is_no_quarrel_with_oneself(light_room: ReadingRoom) -> None:
    ref = light_room.comment()
    reader = light_room.staff()
    page = reader.open(address(ref))
    for _ in range(2):
        assert reader.press(page, given={"sentiment": "positive"}).status == 200


def test_a_response_that_was_taken_back_meanwhile_is_gone(room: ReadingRoom) -> None:
    ref = room.comment()
    reader = room.staff()
    page = reader.open(address(ref))
    with room.database.writing() as connection:
        connection.execute(delete(responses))
    gone = reader.press(page, given={"sentiment": "positive"})
    assert gone.status == 404
    assert "took it back" in gone.words
    assert rows_of(room.database, "human_readings") == []


def test_it_is_gone_even_if_it_goes_at_the_last_moment(room: ReadingRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = room.comment()
    reader = room.staff()
    page = reader.open(address(ref))
    monkeypatch.setattr(readings, "keep_human", lambda *_given, **_more: False)
    gone = reader.press(page, given={"sentiment": "positive"})
    assert gone.status == 410
    assert "took it back" in gone.words


def test_a_role_that_is_taken_shuts_the_comment_at_once(room: ReadingRoom) -> None:
    ref = room.comment("They listen.")
    me = account(room.app, room.database, Role.COMMENT_READER)
    reader = browser_of(room.app, me)
    page = reader.open(address(ref))
    with room.database.writing() as connection:
        staff.set_roles(connection, me.id, {Role.FORUM_MEMBER}, current.now(), None)
    turned = reader.press(page, given={"sentiment": "positive"})
    assert turned.status == 403
    assert room.human(ref) is None
    assert "They listen." not in reader.open(address(ref), 403).words


def test_a_page_that_was_open_for_too_long_changes_nothing(light_room: ReadingRoom) -> None:
    ref = light_room.comment()
    reader = light_room.staff()
    reader.open(address(ref))
    for action in ("next", "later"):
        answer = reader.ask("POST", address(ref), data={"sentiment": "positive", "csrf_token": "old", "action": action})
        assert answer.status == 422
    assert light_room.human(ref) is None


def test_a_page_without_its_token_unlocks_nothing(light_room: ReadingRoom) -> None:
    light_room.seal()
    reader = light_room.staff()
    assert reader.ask("POST", "/forum/keys/", data={"passphrase": PASSPHRASE}).status == 422
    assert "The key is locked" in reader.open("/forum/keys/").words
    unlock(reader)
    reader.ask("POST", "/forum/keys/lock")
    assert "The key is unlocked" in reader.open("/forum/keys/").words


def test_nobody_sees_a_comment_without_a_line_in_the_log(room: ReadingRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = room.comment("They listen.")
    reader = room.staff(Role.SAFEGUARDING_LEAD)

    def full(*_given: object) -> None:
        raise DatabaseAway

    monkeypatch.setattr(audit, "note", full)
    for path in (address(ref), f"{address(ref)}quote/"):
        page = reader.ask("GET", path)
        assert page.status == 503
        assert "They listen." not in page.text


def test_of_two_who_save_at_the_same_moment_one_is_told(room: ReadingRoom) -> None:
    ref = room.comment()
    ana, ben = room.staff(name="Ana Reader"), room.staff(name="Ben Reader")
    pages = ana.open(address(ref)), ben.open(address(ref))

    def save(who: Person, page: Page) -> Callable[[], int]:
        data = {"csrf_token": page.token, "seen": "", "sentiment": "positive", "action": "next"}
        return lambda: who.ask("POST", address(ref), data=data).status

    assert sorted(parallel([save(ana, pages[0]), save(ben, pages[1])])) == [303, 409]


# Agreement


def test_agreement_is_counted_by_theme_as_it_stands(light_room: ReadingRoom) -> None:
    reader = light_room.staff()
    assert "Nobody has said yet" in reader.open("/forum/agreement/").words
    for machine, person in (("positive", "positive"), ("positive", "negative"), (None, "negative")):
        ref = light_room.comment(sentiment=machine)
        reader.press(reader.open(address(ref)), given={"sentiment": person, "themes": ["safe"]})
    words = reader.open("/forum/agreement/").words
    assert "the same word for 1 of 2" in words
    assert "Feeling safe 1 of 2 too few to say 1" in words


def test_with_enough_comments_agreement_has_an_interval(light_room: ReadingRoom) -> None:
    reader = light_room.staff()
    for number in range(30):
        ref = light_room.comment(sentiment="positive")
        given = {"sentiment": "positive" if number < 20 else "neutral", "themes": ["safe"]}
        reader.press(reader.open(address(ref)), given=given)
    assert "Feeling safe 20 of 30 between 49 and 81 in 100 0" in reader.open("/forum/agreement/").words
