"""Quotes: words of a comment come before everybody only masked, short and approved, and can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete

from surveyapp.comments.readings import Detail, DetailKind, Sentiment
from surveyapp.domain.roles import Role
from surveyapp.storage import queue, quotes, readings
from surveyapp.storage.audit import Event
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database
from surveyapp.storage.quotes import Approval, Bar, NotQuotable
from surveyapp.storage.readings import HumanReading
from surveyapp.storage.tables import responses
from tests.integration.conftest import FIRST_DAY
from tests.integration.person import Page, Person
from tests.integration.reading_room import PASSPHRASE, ReadingRoom, address, make_room
from tests.integration.watching import rows_of

READER = b"reader of comments"[:16]
BY = Approval(READER, datetime(2026, 11, 2, 9, tzinfo=UTC))
TEXT = "They were kind. Write to a.parent@example.com today. We waited for a year."


@pytest.fixture
def room(small_app: Flask, database: Database, tmp_path: Path) -> ReadingRoom:
    return make_room(small_app, database, tmp_path / "instance")


@pytest.fixture
def light_room(light_small_app: Flask, sqlite: Database, tmp_path: Path) -> ReadingRoom:
    return make_room(light_small_app, sqlite, tmp_path / "instance")


def editor(ref: Ref) -> str:
    return f"{address(ref)}quote/"


def approve(lead: Person, ref: Ref, words: str, theme: str = "heard", **more: str) -> Page:
    return lead.send(lead.open(editor(ref)), words=words, theme=theme, **more)


def mark(room: ReadingRoom, ref: Ref, *, concern: bool = False, details: bool = False) -> None:
    """A person reads a comment, and finds it worth quoting."""
    said = HumanReading(READER, FIRST_DAY, Sentiment.NEUTRAL, (), details, concern, worth_quoting=True)
    assert readings.keep_human(room.database, ref, said)


def test_a_lead_approves_masked_words_and_everybody_in_the_forum_sees_them(room: ReadingRoom) -> None:
    room.seal()
    ref = room.comment(TEXT, themes=("heard",))
    reader, lead = room.staff(), room.staff(Role.SAFEGUARDING_LEAD, name="Lea Lead")
    lead.send(lead.open("/forum/keys/"), passphrase=PASSPHRASE)
    reader.press(reader.open(address(ref)), given={"sentiment": "neutral", "worth_quoting": "y"})
    waiting = lead.open("/forum/quotes/")
    assert editor(ref) in waiting.links
    page = lead.open(editor(ref))
    assert page.standing_in("words") == ["They were kind. Write to [email address] today. We waited for a year."]
    assert '<option value="heard" selected>' in page.text
    ticked = {"words": page.standing["words"], "theme": "heard", "looked_again": "y"}
    assert lead.send(page, **ticked).leads_to == "/forum/quotes/"
    for who in (Role.FORUM_MEMBER, Role.COMMENT_READER, Role.DATA_OFFICER):
        shown = room.staff(who).open("/forum/quotes/")
        assert "Write to [email address] today." in shown.words
        assert "comes with the next release" in shown.words
        assert ref.id.hex() not in shown.text
    assert room.log(Event.QUOTE_APPROVED) == [("Lea Lead", "quote-approved", ref.id.hex())]


def test_only_a_lead_opens_the_editor(light_room: ReadingRoom) -> None:
    ref = light_room.comment(TEXT)
    reader = light_room.staff()
    page = reader.open(address(ref))
    assert editor(ref) not in page.links
    reader.open(editor(ref), 403)
    assert reader.send(page, editor(ref), words="They were kind.", theme="heard").status == 403
    assert rows_of(light_room.database, "quotes") == []


@pytest.mark.parametrize(
    ("words", "theme", "sentence"),
    [
        ("Write to a.parent@example.com today.", "heard", "still tells who somebody is: “a.parent@example.com”"),
        ("They were not kind.", "heard", "do not stand so in the comment: “they were not kind”"),
        ("[name] …", "heard", "Nothing is left to quote"),
        ("", "heard", "Nothing is left to quote"),
        ("They were kind.", "", "Choose the theme"),
        ("They were kind.", "no-theme", "Choose the theme"),
    ],
)
def test_what_cannot_be_quoted_is_refused_and_kept_in_the_box(
    light_room: ReadingRoom, words: str, theme: str, sentence: str
) -> None:
    ref = light_room.comment(TEXT)
    page = approve(light_room.staff(Role.SAFEGUARDING_LEAD), ref, words, theme)
    assert page.status == 422
    assert sentence in page.words
    assert page.standing_in("words") == [words]
    assert rows_of(light_room.database, "quotes") == []


def test_a_quote_is_short(light_room: ReadingRoom) -> None:
    ref = light_room.comment("They listen. " * 60)
    lead = light_room.staff(Role.SAFEGUARDING_LEAD)
    page = approve(lead, ref, ("They listen. " * 60).strip())
    assert (page.status, "This is too long: 779 characters. Keep 600 or fewer." in page.words) == (422, True)
    assert approve(lead, ref, ("They listen. " * 46).strip()).status == 303


def test_a_quote_can_be_changed_and_taken_back(room: ReadingRoom) -> None:
    ref = room.comment(TEXT)
    lead = room.staff(Role.SAFEGUARDING_LEAD, name="Lea Lead")
    approve(lead, ref, "They were kind.")
    assert lead.open(editor(ref)).standing_in("words") == ["They were kind."]
    approve(lead, ref, "We waited for a year.", "plan")
    (row,) = rows_of(room.database, "quotes")
    assert (row.text, row.theme) == ("We waited for a year.", "plan")
    page = lead.send(lead.open(editor(ref)), f"{editor(ref)}take-back")
    assert page.leads_to == "/forum/quotes/"
    assert rows_of(room.database, "quotes") == []
    assert room.log(Event.QUOTE_TAKEN_BACK) == [("Lea Lead", "quote-taken-back", ref.id.hex())]


def test_a_quote_goes_with_its_response(room: ReadingRoom) -> None:
    ref = room.comment(TEXT)
    lead = room.staff(Role.SAFEGUARDING_LEAD)
    page = lead.open(editor(ref))
    approve(lead, ref, "They were kind.")
    with room.database.writing() as connection:
        connection.execute(delete(responses))
    assert rows_of(room.database, "quotes") == []
    for address_ in (editor(ref), f"{editor(ref)}take-back"):
        assert lead.send(page, address_, words="They were kind.", theme="heard").status == 404
    assert "No words are approved yet" in lead.open("/forum/quotes/").words


def test_it_is_gone_even_if_it_goes_at_the_last_moment(
    light_room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = light_room.comment(TEXT)
    monkeypatch.setattr(quotes, "approve", lambda *_given, **_more: False)
    assert approve(light_room.staff(Role.SAFEGUARDING_LEAD), ref, "They were kind.").status == 410


def test_nothing_is_approved_unread(light_room: ReadingRoom) -> None:
    light_room.seal()
    ref = light_room.comment(TEXT)
    lead = light_room.staff(Role.SAFEGUARDING_LEAD)
    page = lead.open(editor(ref))
    assert page.names == []
    refused = lead.send(page, words="They were kind.", theme="heard")
    assert refused.status == 422
    assert "cannot be opened just now" in refused.words
    assert refused.standing_in("words") == ["They were kind."]
    assert rows_of(light_room.database, "quotes") == []


def test_a_concern_is_not_quoted(room: ReadingRoom) -> None:
    ref = room.comment(TEXT)
    lead = room.staff(Role.SAFEGUARDING_LEAD)
    page = lead.open(editor(ref))
    mark(room, ref, concern=True)
    sentence = "This comment is marked as a concern. It is not quoted."
    assert sentence in lead.open(address(ref)).words
    shut = lead.open(editor(ref))
    assert (sentence in shut.words, shut.names) == (True, [])
    refused = lead.send(page, words="They were kind.", theme="heard", looked_again="y")
    assert (refused.status, sentence in refused.words) == (422, True)
    with pytest.raises(NotQuotable):
        quotes.approve(room.database, ref, "They were kind.", "heard", BY, looked_again=True)
    assert rows_of(room.database, "quotes") == []
    assert editor(ref) not in lead.open("/forum/quotes/").links


def test_a_quote_goes_when_its_comment_turns_out_to_be_a_concern(room: ReadingRoom) -> None:
    ref = room.comment(TEXT)
    lead = room.staff(Role.SAFEGUARDING_LEAD, name="Lea Lead")
    approve(lead, ref, "They were kind.")
    lead.press(lead.open(address(ref)), given={"sentiment": "negative", "concern": "y"})
    assert rows_of(room.database, "quotes") == []
    assert room.log(Event.QUOTE_TAKEN_BACK) == [("Lea Lead", "quote-taken-back", ref.id.hex())]


def test_what_should_be_read_first_is_not_quoted_before_a_person_read_it(room: ReadingRoom) -> None:
    by_machine, by_answer = room.comment(TEXT, concern=True), room.comment(TEXT)
    with room.database.writing() as connection:
        queue.put_first(connection, by_answer)
    lead = room.staff(Role.SAFEGUARDING_LEAD)
    for ref in (by_machine, by_answer):
        assert "nobody has read it yet" in lead.open(editor(ref)).words
        with pytest.raises(NotQuotable) as refused:
            quotes.approve(room.database, ref, "They were kind.", "heard", BY, looked_again=True)
        assert refused.value.bar is Bar.UNREAD
        mark(room, ref)
        assert approve(lead, ref, "They were kind.").status == 303


def test_a_comment_with_personal_details_is_quoted_only_after_a_second_look(room: ReadingRoom) -> None:
    marked, found = room.comment(TEXT), room.comment(TEXT, details=(Detail(24, 44, DetailKind.EMAIL),))
    mark(room, marked, details=True)
    lead = room.staff(Role.SAFEGUARDING_LEAD)
    for ref in (marked, found):
        assert "I have looked again" in lead.open(editor(ref)).words
        refused = approve(lead, ref, "They were kind.")
        assert (refused.status, refused.complains) == (422, True)
        assert refused.standing_in("words") == ["They were kind."]
        with pytest.raises(NotQuotable):
            quotes.approve(room.database, ref, "They were kind.", "heard", BY)
        assert approve(lead, ref, "They were kind.", looked_again="y").status == 303
    assert len(rows_of(room.database, "quotes")) == 2


def test_where_a_person_found_no_details_no_second_look_is_asked(light_room: ReadingRoom) -> None:
    ref = light_room.comment(TEXT, details=(Detail(24, 44, DetailKind.EMAIL),))
    mark(light_room, ref)
    assert approve(light_room.staff(Role.SAFEGUARDING_LEAD), ref, "They were kind.").status == 303


def test_opening_the_editor_is_noted_as_opening_the_comment_is(light_room: ReadingRoom) -> None:
    ref = light_room.comment(TEXT)
    light_room.staff(Role.SAFEGUARDING_LEAD, name="Lea Lead").open(editor(ref))
    assert light_room.log(Event.COMMENT_VIEWED) == [("Lea Lead", "comment-viewed", ref.id.hex())]
