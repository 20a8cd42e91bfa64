"""Nothing that was typed is lost: not by an old page, a second tab, a mistake, a step back or a closed wave."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from flask import Flask

from surveyapp.domain.journey import Answers, Place
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.storage import drafts, versions, waves
from surveyapp.storage.database import Database
from surveyapp.storage.versions import Version
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, WAVE, Calendar, Collect, MakeApp
from tests.integration.person import Page, Person
from tests.integration.watching import parallel, rows_of

ALL = "/s/every-kind/page/all"
STORY = "We waited. Then “we” waited\r\nlonger – 𝄞 <b>&amp;\r\n\r\nسألنا ولم يجب أحد"
TYPED: dict[str, Any] = {
    "colour": ["green"],
    "pets": ["cat", "dog"],
    "children": ["2"],
    "moved": ["11", "2024"],
    "street": ["Łódź Road 3"],
    "story": [STORY],
}


@pytest.fixture
def writer(small_app: Flask) -> Person:
    """Somebody who answers the small questionnaire with every kind of question."""
    return Person(small_app)


@pytest.fixture
def light_writer(light_small_app: Flask) -> Person:
    """As `writer`, on SQLite alone."""
    return Person(light_small_app)


def standing(page: Page) -> dict[str, list[str]]:
    return {name: page.standing_in(name) for name in TYPED}


def post(person: Person, address: str, token: str | None, **more: Any) -> Page:
    data = {**TYPED, "action": "next", **more}
    return person.ask("POST", address, data=data if token is None else {**data, "csrf_token": token})


# Pages that were open for too long


@pytest.mark.parametrize("trouble", ["no token", "a wrong token", "the session is gone"])
def test_an_old_page_comes_back_with_all_that_was_typed_and_the_next_press_saves_it(
    writer: Person, database: Database, trouble: str
) -> None:
    page = writer.start("every-kind")
    token: str | None = page.token
    if trouble == "no token":
        token = None
    elif trouble == "a wrong token":
        token = "x" + page.token[1:]
    else:
        writer.forget("session")
    (before,) = rows_of(database, "drafts")
    shown = post(writer, page.address, token)
    assert (shown.status, shown.complains) == (422, True)
    assert standing(shown) == TYPED
    assert rows_of(database, "drafts") == [before]
    assert writer.press(shown).address == "/s/every-kind/page/child"
    assert standing(writer.open(ALL)) == TYPED


def test_a_page_that_stays_open_for_a_week_is_saved(writer: Person, calendar: Calendar) -> None:
    page = writer.start("every-kind")
    calendar.turn(days=7)
    assert post(writer, page.address, page.token).status == 303
    assert standing(writer.open(ALL)) == TYPED


@pytest.mark.parametrize("cookie", ["", "autumn-2026.AAAA", "rubbish", "autumn-2026." + "A" * 43])
def test_where_the_drafts_cookie_is_gone_a_new_draft_begins_with_what_was_typed(writer: Person, cookie: str) -> None:
    page = writer.start("every-kind")
    writer.forget("draft")
    if cookie:
        writer.browser.set_cookie("draft", cookie, path="/s/every-kind/")
    answer = post(writer, page.address, page.token)
    assert answer.leads_to == "/s/every-kind/page/child"
    assert standing(writer.open(ALL)) == TYPED


def test_where_the_drafts_time_was_over_a_new_draft_begins_with_what_was_typed(
    writer: Person, calendar: Calendar
) -> None:
    page = writer.start("every-kind")
    calendar.turn(days=15)
    assert post(writer, page.address, page.token).status == 303
    assert standing(writer.open(ALL)) == TYPED


def test_where_the_draft_goes_while_a_page_is_saved_a_new_one_begins_with_what_was_typed(
    light_writer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, before = light_writer.start("every-kind"), light_writer.cookie("draft")
    monkeypatch.setattr(drafts, "save", lambda *_, **__: None)
    assert post(light_writer, page.address, page.token).status == 303
    assert light_writer.cookie("draft") != before
    assert standing(light_writer.open(ALL)) == TYPED


def test_the_key_is_given_to_the_browser_once(light_writer: Person) -> None:
    page, key = light_writer.start("every-kind"), light_writer.cookie("draft")
    answer = post(light_writer, page.address, page.token)
    assert not [one for one in answer.response.headers.getlist("Set-Cookie") if one.startswith("draft=")]
    assert light_writer.cookie("draft") == key


# Several tabs


def test_two_tabs_on_two_pages_both_keep_their_answers(writer: Person) -> None:
    first = writer.start("every-kind")
    writer.press(first, given={**TYPED, "story": "First tab"})
    child, other = writer.open("/s/every-kind/page/child"), writer.other_tab()
    again = other.open(ALL)
    writer.press(child, given={"likes": "yes", "says": "Also first tab"})
    other.press(again, given={"story": "Second tab"})
    assert writer.open(ALL).standing_in("story") == ["Second tab"]
    assert writer.open("/s/every-kind/page/child").standing_in("says") == ["Also first tab"]


def test_saves_at_the_same_moment_all_stay(small_app: Flask, database: Database) -> None:
    draft = drafts.begin(database, Version("every-kind", 1), WAVE, Answers(), FIRST_DAY)
    places = [Place("says", number) for number in range(1, 21)]
    saves = [partial(drafts.save, database, draft, {place: f"tab {place.number}"}, FIRST_DAY) for place in places]
    assert all(parallel(saves))
    stored = drafts.load(database, draft.key, FIRST_DAY)
    assert stored is not None
    assert stored.answers.given == {place: f"tab {place.number}" for place in places}


def test_tabs_that_press_next_at_the_same_moment_all_keep_their_answers(writer: Person) -> None:
    writer.press(writer.start("every-kind"), given={**TYPED, "children": "3"})
    tabs = [writer.other_tab() for _ in range(3)]
    pages = [tab.open(f"/s/every-kind/page/child/{number}") for number, tab in enumerate(tabs, 1)]
    texts = [f"about child {number}" for number in (1, 2, 3)]
    pressing = [
        partial(tab.press, page, given={"likes": "yes", "says": text})
        for tab, page, text in zip(tabs, pages, texts, strict=True)
    ]
    parallel(pressing)
    assert [writer.open(page.address).standing_in("says")[0] for page in pages] == texts


# Buttons


def test_skip_leaves_what_was_saved_before(writer: Person) -> None:
    writer.press(writer.start("every-kind"), given=TYPED)
    page = writer.open(ALL)
    assert writer.press(page, "skip", {"story": "another text", "colour": "red"}).address == "/s/every-kind/page/child"
    assert standing(writer.open(ALL)) == TYPED


def test_skip_goes_on_whatever_is_wrong_on_the_page(writer: Person) -> None:
    page = writer.start("every-kind")
    assert writer.press(page, "skip", {"children": "many"}).address == "/s/every-kind/page/child"


@pytest.mark.parametrize(("button", "arrives"), [("back", "/s/every-kind/"), ("stop", "/s/every-kind/stop")])
def test_back_and_stop_save_what_was_typed(writer: Person, button: str, arrives: str) -> None:
    page = writer.press(writer.start("every-kind"), button, TYPED)
    assert page.address == arrives
    assert standing(writer.open(ALL)) == TYPED


@pytest.mark.parametrize("button", ["back", "stop"])
def test_back_and_stop_may_leave_a_question_open(writer: Person, button: str) -> None:
    page = writer.press(writer.start("every-kind"), button, {"story": "Half of it"})
    assert page.status == 200
    again = writer.open("/s/every-kind/check")
    assert again.address == ALL
    assert again.standing_in("story") == ["Half of it"]


@pytest.mark.parametrize("button", ["next", "back", "stop"])
@pytest.mark.parametrize(
    ("wrong", "given"),
    [
        ("children", "many"),
        ("children", "4"),
        ("moved", ["13", "2024"]),
        ("moved", ["5", ""]),
        ("story", "long " * 401),
        ("street", "s" * 121),
        ("pets", ["cat", "none"]),
    ],
)
def test_a_mistake_in_one_field_keeps_what_was_typed_in_all(
    light_writer: Person, button: str, wrong: str, given: str | list[str]
) -> None:
    writer = light_writer
    page = writer.start("every-kind")
    shown = writer.press(page, button, {**TYPED, wrong: given})
    assert (shown.status, shown.complains) == (422, True)
    expected = given if isinstance(given, list) else [given]
    assert standing(shown) == {**TYPED, wrong: expected}
    writer.press(shown, given={wrong: TYPED[wrong]})
    assert standing(writer.open(ALL)) == TYPED


def test_next_without_an_answer_keeps_the_texts(writer: Person) -> None:
    shown = writer.press(writer.start("every-kind"), given={"story": STORY})
    assert shown.status == 422
    assert shown.standing_in("story") == [STORY]


def test_a_text_can_be_taken_back(writer: Person) -> None:
    writer.press(writer.start("every-kind"), given=TYPED)
    writer.press(writer.open(ALL), given={"story": "", "pets": []})
    page = writer.open(ALL)
    assert (page.standing_in("story"), page.standing_in("pets")) == ([""], [])


def test_a_text_that_begins_with_empty_lines_stays_as_it_is_shown(writer: Person) -> None:
    writer.press(writer.start("every-kind"), given={**TYPED, "story": "\r\n\r\nlast"})
    first = writer.open(ALL).standing_in("story")
    writer.press(writer.open(ALL))
    assert writer.open(ALL).standing_in("story") == first == ["last"]


# Ways that change


def test_change_leads_back_to_check_and_by_new_questions_first(person: Person) -> None:
    check = person.answer_all(
        "my-story", lambda page: {"local-offer-heard": "no"} if page.names == ["local-offer-heard"] else {}
    )
    change = next(link for link in check.links if "/page/local-offer-heard" in link)
    following = person.press(person.open(change), given={"local-offer-heard": "yes-used"})
    assert following.names == ["local-offer-helped"]
    assert "/check" in person.press(following, given={"local-offer-helped": "a-little"}).address
    again = person.press(person.open(change), given={"local-offer-heard": "no"})
    assert "/check" in again.address
    assert not any("/page/local-offer-helped" in link for link in again.links)


def test_answers_off_the_way_come_back_when_the_way_does(person: Person) -> None:
    used = {"local-offer-heard": "yes-used", "local-offer-helped": "a-little"}

    def fill(page: Page) -> dict[str, str]:
        return {name: value for name, value in used.items() if name in page.names}

    check = person.answer_all("my-story", fill)
    change = next(link for link in check.links if "/page/local-offer-heard" in link)
    person.press(person.open(change), given={"local-offer-heard": "no"})
    again = person.press(person.open(change), given={"local-offer-heard": "yes-used"})
    assert "/check" in again.address
    assert person.open("/s/my-story/page/local-offer-helped").standing_in("local-offer-helped") == ["a-little"]


def test_fewer_children_take_their_pages_away(writer: Person) -> None:
    writer.press(writer.start("every-kind"), given={**TYPED, "children": "3"})
    writer.press(writer.open("/s/every-kind/page/child/3"), given={"likes": "yes"})
    writer.press(writer.open(ALL), given={"children": "1"})
    assert writer.open("/s/every-kind/page/child/3").address == "/s/every-kind/page/child"


def test_a_page_that_is_no_longer_on_the_way_still_saves_what_was_typed(writer: Person) -> None:
    writer.press(writer.start("every-kind"), given={**TYPED, "children": "3"})
    third, other = writer.open("/s/every-kind/page/child/3"), writer.other_tab()
    other.press(other.open(ALL), given={"children": "1"})
    writer.press(third, given={"likes": "yes", "says": "typed in time"})
    writer.press(writer.open(ALL), given={"children": "3"})
    assert writer.open("/s/every-kind/page/child/3").standing_in("says") == ["typed in time"]


# Waves and versions


def test_a_begun_draft_may_be_finished_until_14_days_after_the_close_and_not_later(
    writer: Person, database: Database, calendar: Calendar
) -> None:
    late = writer.other_tab()
    last = writer.press(writer.start("every-kind"), given={**TYPED, "children": "1"})
    late_page = late.press(late.start("every-kind"), given={**TYPED, "children": "1"})
    waves.close_wave(database, WAVE, calendar.today)
    assert "/check" not in last.address
    calendar.turn(days=14)
    check = writer.press(last, given={"likes": "yes"})
    assert writer.open(writer.send(check, "/s/every-kind/send").leads_to).code
    late.press(late_page, "stop", {"says": "in time"})
    calendar.turn(days=1)
    assert late.press(late_page, given={"likes": "yes"}).status == 404
    assert len(rows_of(database, "responses")) == 1


def test_nobody_begins_in_a_closed_wave(writer: Person, database: Database, calendar: Calendar) -> None:
    token = writer.open("/s/every-kind/").token
    waves.close_wave(database, WAVE, calendar.today)
    assert writer.open("/s/every-kind/", status=410).links
    assert writer.ask("POST", "/s/every-kind/start", data={"csrf_token": token}).status == 410
    assert writer.ask("POST", ALL, data={"csrf_token": token, **TYPED}).status == 404
    assert rows_of(database, "drafts") == []


def test_a_draft_finishes_on_the_version_that_it_began_on(
    database: Database, make_app: MakeApp, collect: Collect, calendar: Calendar
) -> None:
    first = build.questionnaire(build.page(build.one_choice("old", "yes", "no")), build.page(build.one_choice("more")))
    second = build.questionnaire(build.page(build.one_choice("new", "yes", "no")), build.page(build.one_choice("more")))
    collect(database, first)
    person = Person(make_app(database))
    page = person.start("a-story")
    waves.close_wave(database, WAVE, calendar.today)
    collect(database, second, wave="spring-2027", today=calendar.turn(days=1))
    assert versions.published(database, Version("a-story", 2)).questionnaire == second
    following = person.press(page, given={"old": "yes"})
    check = person.press(following, given={"more": "no"})
    person.send(check, "/s/a-story/send")
    newcomer = Person(make_app(database))
    assert newcomer.start("a-story").names == ["new"]
    assert {(row.wave, row.question) for row in rows_of(database, "answers")} == {(WAVE, "old"), (WAVE, "more")}


def test_a_draft_lives_for_14_days_after_it_was_last_saved(
    writer: Person, database: Database, calendar: Calendar
) -> None:
    writer.press(writer.start("every-kind"), given=TYPED)
    calendar.turn(days=10)
    writer.press(writer.open(ALL), given={"colour": "red"})
    calendar.turn(days=14)
    assert writer.open(ALL).standing_in("colour") == ["red"]
    calendar.turn(days=1)
    assert writer.open(ALL).address == "/s/every-kind/"
    writer.other_tab().start("every-kind")
    assert len(rows_of(database, "drafts")) == 1, "the old one goes when the next begins"


def test_who_begins_again_leaves_the_first_draft_behind(writer: Person) -> None:
    writer.press(writer.start("every-kind"), given=TYPED)
    assert standing(writer.start("every-kind")) == {**{name: [] for name in TYPED}, **_empty_boxes()}


def _empty_boxes() -> dict[str, list[str]]:
    return {"children": [""], "moved": ["", ""], "street": [""], "story": [""]}


def test_every_page_of_the_real_questionnaires_keeps_what_was_given(
    person: Person, real_questionnaires: dict[str, Questionnaire]
) -> None:
    for name in ("my-story", "our-story"):
        given: dict[str, dict[str, list[str]]] = {}
        page = person.start(name)
        while "/check" not in page.address:
            answers = person.by_chance(page)
            address = page.address
            page = person.go_on(page, answers)
            given[address] = {key: value if isinstance(value, list) else [value] for key, value in answers.items()}
        for address, answers in given.items():
            shown = person.open(address)
            assert {key: shown.standing_in(key) for key in answers} == answers
