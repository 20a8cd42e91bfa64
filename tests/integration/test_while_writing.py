"""While writing: nobody is there, personal details are asked about once, and help follows words of concern."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from surveyapp.comments import personal_details
from surveyapp.comments.masking import LABELS
from surveyapp.comments.readings import DetailKind
from surveyapp.respond import while_writing
from surveyapp.storage.database import Database
from surveyapp.web.detail_words import detail_words
from tests import builders as build
from tests.integration.conftest import Collect, MakeApp
from tests.integration.person import Page, Person
from tests.integration.test_care import shows_help
from tests.integration.watching import everything_in, watching

PHONE = "07700 900123"
NAMED = f"The bus is late. You can ring me on {PHONE}. Thank you."
WITHOUT = "The bus is late. You can ring me on [phone number]. Thank you."
WORRYING = "My dad hits me."
BOTH = f"{WORRYING} You can ring me on {PHONE}."
HERE_FROM_SETTINGS = "/settings?back=/s/every-kind/page/all"


@pytest.fixture
def writer(light_small_app: Flask) -> Person:
    """Somebody at a questionnaire whose first page has every kind of question, and whose second has one text."""
    person = Person(light_small_app)
    person.start("every-kind")
    return person


def write(person: Person, text: str, button: str = "next", **more: Any) -> Page:
    """Write a story on the first page, and press a button there."""
    return person.press(person.open("/s/every-kind/page/all"), button, {"colour": "red", "story": text, **more})


def as_sent(page: Page, button: str) -> dict[str, Any]:
    """What a browser sends for a page as it stands."""
    return {"csrf_token": page.token, **page.standing.to_dict(flat=False), "action": button}


def story(person: Person) -> list[str]:
    return person.open("/s/every-kind/page/all").standing_in("story")


def asks(page: Page) -> bool:
    return page.heading == "Look at your words again"


def is_second(page: Page) -> bool:
    return page.address.endswith("/page/child")


# Nobody is there


def test_beside_each_box_stands_that_nobody_is_there_with_a_way_to_help(person: Person) -> None:
    person.start("my-story")
    for questionnaire, said in (
        ("my-story", "Nobody reads this right now."),
        ("our-story", "Nobody watches this live."),
    ):
        page = person.start(questionnaire)
        assert said not in page.words
        page = person.answer_until(
            page, "/page/finding-help-words" if questionnaire == "my-story" else "/finding-help", to_a_box
        )
        page = page if said in page.words else person.open(page.address)
        assert page.words.count(said) == sum(box.type == "textarea" for box in page.inputs) == 1
        assert page.text.count('value="help"') == 2


def to_a_box(page: Page) -> dict[str, str]:
    return {"choose-theme": "section-finding-help"} if page.names == ["choose-theme"] else {}


def test_help_beside_a_box_keeps_what_was_written(writer: Person) -> None:
    assert write(writer, WORRYING, "help").address.startswith("/help?back=")
    assert story(writer) == [WORRYING]


# Personal details


def test_details_are_shown_marked_and_with_words_before_going_on(writer: Person) -> None:
    page = write(writer, NAMED)
    assert page.status == 200
    assert asks(page)
    assert f'<mark dir="auto">{PHONE}</mark>' in page.text
    assert f"You can ring me on {PHONE} (phone number)" in page.words
    assert "The bus is late" not in page.words
    assert page.address == "/s/every-kind/page/all"


def test_what_was_written_is_saved_before_the_question(writer: Person) -> None:
    write(writer, NAMED)
    assert story(writer) == [NAMED]


def test_one_press_keeps_the_words_and_they_are_not_asked_about_again(writer: Person) -> None:
    assert is_second(writer.open(write(writer, NAMED).way_on))
    assert story(writer) == [NAMED]
    assert is_second(write(writer, NAMED))
    assert is_second(write(writer, f"{NAMED} More."))
    assert is_second(write(writer, "More. " + NAMED))


def test_one_press_takes_them_out_and_leaves_the_rest_of_the_page(writer: Person) -> None:
    given: dict[str, Any] = {
        "pets": ["cat", "dog"],
        "children": "2",
        "moved": ["5", "2024"],
        "street": "Long\u00a0Lane",
    }
    page = writer.press(write(writer, NAMED, **given), "take-out")
    assert is_second(page)
    kept = writer.open("/s/every-kind/page/all").standing
    assert kept.getlist("story") == [WITHOUT]
    assert kept.getlist("pets") == ["cat", "dog"]
    assert kept.getlist("moved") == ["05", "2024"]
    assert (kept["colour"], kept["children"], kept["street"]) == ("red", "2", "Long\u00a0Lane")


def test_the_way_back_leads_to_the_box_as_it_was_written(writer: Person) -> None:
    page = write(writer, NAMED)
    assert page.address in page.links
    assert is_second(write(writer, "The bus is late."))


def test_only_new_details_are_asked_about_and_only_they_are_taken_out(writer: Person) -> None:
    writer.open(write(writer, NAMED).way_on)
    page = write(writer, f"{NAMED} Or write to sam@example.org.")
    assert asks(page)
    assert f'<mark dir="auto">{PHONE}' not in page.text
    writer.press(page, "take-out")
    assert story(writer) == [f"{NAMED} Or write to [email address]."]


@pytest.mark.parametrize("button", ["back", "stop", "help", "skip"])
def test_no_other_button_is_held_up(writer: Person, button: str) -> None:
    assert not asks(write(writer, NAMED, button))


def test_on_the_way_to_settings_details_are_asked_about_and_kept(writer: Person) -> None:
    page = write(writer, NAMED, "settings")
    assert asks(page)
    assert writer.open(page.way_on).address == HERE_FROM_SETTINGS
    assert story(writer) == [NAMED]
    assert is_second(write(writer, NAMED))


def test_on_the_way_to_settings_details_can_be_taken_out_though_the_page_is_not_finished(writer: Person) -> None:
    page = writer.press(writer.open("/s/every-kind/page/all"), "settings", {"story": NAMED})
    assert asks(page)
    assert writer.press(page, "take-out-settings").address == HERE_FROM_SETTINGS
    assert story(writer) == [WITHOUT]


def test_details_in_two_boxes_are_asked_about_together(writer: Person) -> None:
    page = write(writer, NAMED, street="sam@example.org")
    assert page.text.count("<mark dir=") == 2
    writer.press(page, "take-out")
    kept = writer.open("/s/every-kind/page/all").standing
    assert (kept["story"], kept["street"]) == (WITHOUT, "[email address]")


def test_the_answer_is_one_row_read_and_one_written_each_time(small_app: Flask, database: Database) -> None:
    person = Person(small_app)
    page = person.start("every-kind")
    with watching(database) as saving:
        page = person.send(page, action="next", colour="red", story=BOTH)
    assert shows_help(page)
    assert (len(saving.reads), len(saving.writes)) == (1, 1)
    page = person.press(page, "next")
    assert asks(page)
    with watching(database) as taking_out:
        person.ask("POST", page.address, data=as_sent(page, "take-out"))
    assert (len(taking_out.reads), len(taking_out.writes)) == (1, 1)


def test_a_page_with_an_old_token_keeps_the_words_without_the_details(writer: Person) -> None:
    page = write(writer, NAMED)
    writer.browser.delete_cookie("session")
    again = writer.press(page, "take-out")
    assert again.status == 422
    assert again.standing_in("story") == [WITHOUT]
    assert is_second(writer.press(again))
    assert story(writer) == [WITHOUT]


def test_words_that_grow_too_long_without_the_details_are_kept_beside_a_sentence(writer: Person) -> None:
    short = "a@b.uk "
    text = (short * 400)[: 2000 // len(short) * len(short)].strip()
    page = writer.press(write(writer, text), "take-out")
    assert page.status == 422
    assert "Your text is too long" in page.words
    assert page.standing_in("story")[0].startswith("[email address] [email address]")
    assert story(writer) == [text]


def test_from_the_check_page_it_leads_back_to_the_check_page(writer: Person) -> None:
    check = finished(writer, "Fine.")
    page = writer.press(writer.open("/s/every-kind/page/all?from=check"), "next", {"story": NAMED})
    assert asks(page)
    assert f"{page.address}" in page.links
    assert writer.press(page, "take-out").address == check.address


def finished(person: Person, text: str) -> Page:
    """At "check your answers", with that story kept as it is."""
    page = write(person, text)
    page = person.open(page.way_on) if asks(page) else page
    return person.answer_until(page, "/check", lambda page: {"says": ""} if "says" in page.names else {})


SAID_BEFORE_SENDING = "Your words may say who somebody is, or where to find them."


def test_the_check_page_says_quietly_where_words_name_somebody(writer: Person) -> None:
    check = finished(writer, NAMED)
    assert check.words.count(SAID_BEFORE_SENDING) == 1
    assert "/s/every-kind/page/all?from=check" in check.links
    assert SAID_BEFORE_SENDING not in finished(writer, "Fine.").words


def test_what_was_passed_by_another_button_is_said_on_the_check_page(writer: Person) -> None:
    finished(writer, "Fine.")
    write(writer, NAMED, "back")
    assert SAID_BEFORE_SENDING in writer.open("/s/every-kind/check").words


def test_nothing_that_was_seen_is_stored(writer: Person, sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def sizes() -> dict[str, int]:
        return {table: len(rows) for table, rows in everything_in(sqlite).items()}

    before = sizes()
    writer.open(write(writer, NAMED).way_on)
    assert sizes() == before
    with watching(sqlite) as sending:
        writer.send(finished(writer, NAMED), "/s/every-kind/send")
    assert sending.writes
    monkeypatch.setattr(personal_details, "find", lambda text: ())
    assert SAID_BEFORE_SENDING not in finished_again(writer).words


def finished_again(person: Person) -> Page:
    person.start("every-kind")
    return finished(person, NAMED)


@pytest.mark.parametrize("language", ["pl", "uk", "ro", "ne", "ar", "ur"])
def test_it_works_in_every_language(writer: Person, language: str) -> None:
    writer.open(f"/?lang={language}")
    text = f"Привіт سلام {PHONE} नमस्ते."
    page = write(writer, text)
    assert f'<mark dir="auto">{PHONE}</mark>' in page.text
    writer.press(page, "take-out")
    assert PHONE not in story(writer)[0]


# Help after words of concern


def test_words_of_concern_lead_to_help_whatever_else_was_on_the_page(writer: Person) -> None:
    page = write(writer, f"I love my school and everybody there. {WORRYING}")
    assert shows_help(page)
    assert "999" in page.words
    assert "Nobody reads your words right now." in page.words
    assert is_second(writer.open(page.way_on))
    assert story(writer) == [f"I love my school and everybody there. {WORRYING}"]


def test_it_is_the_page_that_a_worrying_answer_leads_to_and_it_tells_nothing_to_the_browsers_history(
    person: Person,
) -> None:
    page = person.answer_until(person.start("my-story"), "/page/feelings-words", to_feelings)
    helped = person.press(page, given={"feelings-words": WORRYING})
    assert shows_help(helped)
    assert "You do not have to feel like this alone." in helped.words
    assert helped.address == page.address
    assert helped.text.split("<title>")[1].startswith("My story")


def to_feelings(page: Page) -> dict[str, str]:
    return {"choose-theme": "section-feelings"} if page.names == ["choose-theme"] else {}


@pytest.mark.parametrize("button", ["back", "stop"])
def test_whoever_stops_or_goes_back_after_it_sees_help_first(writer: Person, button: str) -> None:
    page = write(writer, WORRYING, button)
    assert shows_help(page)
    assert not writer.open(page.way_on).address.endswith("/page/child")


@pytest.mark.parametrize("button", ["skip", "help"])
def test_skip_and_help_are_not_held_up(writer: Person, button: str) -> None:
    assert not shows_help(write(writer, WORRYING, button))


def test_whoever_looks_at_settings_after_it_sees_help_and_then_the_details_first(writer: Person) -> None:
    page = write(writer, BOTH, "settings")
    assert shows_help(page)
    page = writer.press(page, "settings")
    assert asks(page)
    assert writer.press(page, "take-out-settings").address == HERE_FROM_SETTINGS
    assert story(writer) == [f"{WORRYING} You can ring me on [phone number]."]


def test_everyone_who_helps_leads_back_to_the_page_from_which_settings_were_wanted(writer: Person) -> None:
    page = write(writer, WORRYING, "settings")
    assert writer.open(page.way_on).address == HERE_FROM_SETTINGS
    everyone = next(link for link in page.links if link.startswith("/help?back=") and "page" in link)
    assert "/s/every-kind/page/all" in writer.open(everyone).links


def test_the_same_words_show_help_once_and_new_ones_again(writer: Person) -> None:
    write(writer, WORRYING)
    assert is_second(write(writer, f"{WORRYING} I like music."))
    assert shows_help(write(writer, f"{WORRYING} I want to kill myself."))


def test_help_comes_before_the_question_about_details(writer: Person) -> None:
    page = write(writer, BOTH)
    assert shows_help(page)
    assert PHONE not in page.words
    page = writer.press(page, "next")
    assert asks(page)
    assert is_second(writer.open(page.way_on))
    assert story(writer) == [BOTH]


def test_after_help_only_the_new_details_are_asked_about(writer: Person) -> None:
    writer.open(write(writer, NAMED).way_on)
    page = writer.press(write(writer, f"{NAMED} {WORRYING} sam@example.org"), "next")
    assert asks(page)
    assert f'<mark dir="auto">{PHONE}' not in page.text
    assert '<mark dir="auto">sam@example.org</mark>' in page.text


def test_taking_details_out_of_worrying_words_shows_help_only_once(writer: Person) -> None:
    page = writer.press(write(writer, f"{PHONE} hits me."), "next")
    page = page if asks(page) else writer.press(page, "next")
    assert is_second(writer.press(page, "take-out"))


def test_nobody_is_told_that_there_is_no_concern(writer: Person) -> None:
    for text in ("Fine.", WORRYING, NAMED):
        assert "concern" not in write(writer, text).words.lower()


def test_practice_has_no_help_beside_it_and_is_not_looked_at(
    sqlite: Database, make_app: MakeApp, collect: Collect
) -> None:
    practice = build.page(build.long_text("try", practice=True), id="first")
    collect(sqlite, build.questionnaire(practice, build.page(build.one_choice("colour"), id="second"), id="a-story"))
    person = Person(make_app(sqlite))
    page = person.start("a-story")
    assert "Nobody watches this live." not in page.words
    assert person.press(page, given={"try": BOTH}).address.endswith("/page/second")


def test_a_questionnaire_that_says_nothing_about_worries_still_shows_who_helps(writer: Person) -> None:
    page = write(writer, WORRYING)
    assert "If you are not safe, tell somebody you trust." in page.words
    assert "0800 1111" in page.words


# Hostile text


@pytest.mark.parametrize(
    "text",
    [
        f"<script>alert(1)</script> {PHONE} <b onclick=x>",
        f'"><img src=x onerror=alert(1)> {PHONE}',
        f"{{{{ 7 * 7 }}}} {PHONE}",
        f"</mark></p> <mark>{PHONE}</mark>",
        f"\u2067{PHONE}\u2069 \u200f{PHONE}\u200e",
    ],
)
def test_hostile_text_is_only_text_in_the_question(writer: Person, text: str) -> None:
    page = write(writer, text)
    assert asks(page)
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "onclick=x>" not in page.text
    assert page.text.count("<mark dir=") == text.count(PHONE)
    assert story(writer) == [text]
    assert is_second(writer.press(page, "take-out"))
    assert story(writer) == [text.replace(PHONE, "[phone number]")]


@pytest.mark.parametrize("hidden", ["\x00", "\u202e", "\x07"])
def test_hidden_signs_are_said_first_and_the_rest_is_kept(writer: Person, hidden: str) -> None:
    page = write(writer, f"{hidden}{NAMED}")
    assert page.status == 422
    assert page.standing_in("story") == [NAMED]
    assert asks(writer.press(page))


def test_a_text_of_20_000_characters_gets_a_clear_sentence_and_is_kept_whole(writer: Person) -> None:
    text = (NAMED + " ") * 400
    page = write(writer, text[:20_000])
    assert page.status == 422
    assert "Your text is too long. It can have 2,000 letters." in page.words
    assert page.standing_in("story") == [text[:20_000]]


def test_a_text_full_of_details_makes_one_page_with_few_fields(writer: Person) -> None:
    page = writer.press(write(writer, f"{WORRYING} {PHONE}\n" + "a1@example.org\n" * 120), "next")
    assert asks(page)
    assert len(page.inputs) < 12
    writer.press(page, "take-out")
    assert "@" not in story(writer)[0]


def test_forged_fields_only_ask_about_what_is_there(writer: Person) -> None:
    page = writer.open("/s/every-kind/page/all")
    forged = {f"{while_writing.STILL_OPEN}story": "everything\x00\n" * 900}
    assert is_second(writer.press(page, "next", {"colour": "red", "story": "Fine.", **forged}))
    assert is_second(writer.press(page, "take-out", {"colour": "red", "story": "Fine."}))


def test_every_kind_of_detail_has_a_name_in_the_readers_language(light_app: Flask) -> None:
    with light_app.test_request_context("/?lang=pl"):
        polish = detail_words()
    assert set(polish) == set(DetailKind)
    assert not set(polish.values()) & set(LABELS.values())


def test_one_text_of_a_child_is_asked_about_as_the_first(
    sqlite: Database, make_app: MakeApp, collect: Collect, every_kind: Any
) -> None:
    collect(sqlite, every_kind)
    person = Person(make_app(sqlite))
    person.start("every-kind")
    write(person, "Fine.", children="2")
    page = person.open("/s/every-kind/page/child/2")
    page = person.press(page, given={**person.by_chance(page), "says": NAMED})
    assert asks(page)
    person.press(page, "take-out")
    assert person.open("/s/every-kind/page/child/2").standing_in("says") == [WITHOUT]
