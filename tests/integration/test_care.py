"""Care on the way: practice that is not kept, help after a worrying answer, help at any time, and a device left clear."""

from __future__ import annotations

import pytest
from flask import Flask

from surveyapp.storage.database import Database
from tests.integration.person import Page, Person
from tests.integration.watching import rows_of


def at(person: Person, step: str) -> Page:
    person.start("my-story")
    return person.open(f"/s/my-story/page/{step}")


def all_answers(person: Person) -> Page:
    """Every question answered, each by the first of its answers."""
    page = person.start("my-story")
    for _ in range(40):
        if "/check" in page.address:
            return page
        chosen = {name: "done" if name == "choose-theme" else page.inputs[0].value for name in page.names}
        page = person.go_on(page, chosen)
    raise AssertionError(page.address)


# Practice


def test_practice_is_asked_first_and_counts_for_nothing(person: Person, database: Database) -> None:
    first = person.start("my-story")
    assert first.address.endswith("/page/try-music")
    assert "To try out" in first.words
    second = person.press(first, given={"try-music": "yes"})
    third = person.press(second, "skip")
    assert "1 of " in third.words
    check = all_answers(person)
    assert "music" not in check.words
    assert person.send(check, "/s/my-story/send").status == 303
    stored = {row.question for row in rows_of(database, "answers")}
    assert "safe-town" in stored
    assert not stored & {"try-music", "try-rain"}


# Worries


def shows_help(page: Page) -> bool:
    return page.heading == "Thank you for telling us"


def test_a_worrying_answer_leads_to_help_and_then_on(person: Person) -> None:
    page = person.press(at(person, "safe-town"), given={"safe-town": "not-safe"})
    assert shows_help(page)
    for help_given in ("999", "0800 1111", "85258"):
        assert help_given in page.words
    assert person.open(page.way_on).address.endswith("/page/safe-bus")


def test_parents_are_shown_who_helps_parents(person: Person) -> None:
    person.start("our-story")
    person.press(person.open("/s/our-story/page/about-you"), given={"answered-by": "me", "children": "1"})
    page = person.open("/s/our-story/page/safe")
    page = person.press(page, given={**person.by_chance(page), "safe-town": "not-safe"})
    assert "0808 800 5000" in page.words
    assert "tell an adult" not in page.words


def test_neither_the_address_nor_the_title_tells_the_answer(person: Person) -> None:
    question = at(person, "safe-town")
    page = person.press(question, given={"safe-town": "not-safe"})
    assert page.address == question.address
    title = page.text.split("<title>")[1].split("</title>")[0]
    assert "telling" not in title
    assert title.startswith("My story")


def test_the_answer_is_saved_before_help_is_shown(person: Person) -> None:
    person.press(at(person, "safe-town"), given={"safe-town": "not-safe"})
    assert person.open("/s/my-story/page/safe-town").standing_in("safe-town") == ["not-safe"]


@pytest.mark.parametrize("answer", ["safe", "sometimes", "dont-know", "dont-go"])
def test_other_answers_lead_straight_on(person: Person, answer: str) -> None:
    page = person.press(at(person, "safe-town"), given={"safe-town": answer})
    assert page.address.endswith("/page/safe-bus")


@pytest.mark.parametrize(("button", "onward"), [("stop", "/s/my-story/stop"), ("back", "/s/my-story/page/safe-school")])
def test_whoever_stops_or_goes_back_after_it_sees_help_first(person: Person, button: str, onward: str) -> None:
    page = person.press(at(person, "safe-town"), button, {"safe-town": "not-safe"})
    assert shows_help(page)
    assert person.open(page.way_on).address == onward


def test_settings_come_after_help_too(person: Person) -> None:
    page = person.press(at(person, "safe-town"), "settings", {"safe-town": "not-safe"})
    assert shows_help(page)
    assert person.open(page.way_on).address == "/settings?back=/s/my-story/page/safe-town"


def test_an_answer_that_stood_there_before_shows_it_once(person: Person) -> None:
    person.press(at(person, "safe-town"), given={"safe-town": "not-safe"})
    again = person.press(person.open("/s/my-story/page/safe-town"))
    assert again.address.endswith("/page/safe-bus")


def test_a_change_from_the_check_page_leads_past_help_and_back_to_it(person: Person) -> None:
    all_answers(person)
    page = person.press(person.open("/s/my-story/page/safe-town?from=check"), given={"safe-town": "not-safe"})
    assert shows_help(page)
    assert person.open(page.way_on).address == "/s/my-story/check"


def test_skipping_an_answer_shows_no_help(person: Person) -> None:
    page = person.press(at(person, "safe-town"), "skip", {"safe-town": "not-safe"})
    assert page.address.endswith("/page/safe-bus")


def test_each_child_has_a_worry_of_its_own(person: Person) -> None:
    person.press(person.start("our-story"), given={"answered-by": "me", "children": "2"})
    second = person.open("/s/our-story/page/safe/2")
    page = person.press(second, given={**person.by_chance(second), "safe-town": "not-safe"})
    assert shows_help(page)


# Help at any time


def test_help_and_settings_save_first_and_lead_back_to_the_page(person: Person) -> None:
    for button, address in (("help", "/help"), ("settings", "/settings")):
        page = person.press(at(person, "safe-town"), button, {"safe-town": "sometimes"})
        assert page.address == f"{address}?back=/s/my-story/page/safe-town"
        assert person.open("/s/my-story/page/safe-town").standing_in("safe-town") == ["sometimes"]


def test_help_never_waits_for_a_mistake_to_be_mended_but_settings_do(person: Person) -> None:
    page = person.start("our-story")
    wrong = {"answered-by": "me", "children": "seventy"}
    assert person.press(page, "help", wrong).address.startswith("/help")
    kept = person.press(page, "settings", wrong)
    assert kept.status == 422
    assert kept.standing_in("children") == ["seventy"]


def test_help_opens_although_another_tab_has_sent(person: Person) -> None:
    question = at(person, "safe-town")
    person.send(all_answers(person), "/s/my-story/send")
    answer = person.ask("POST", question.address, data={"action": "help", "csrf_token": question.token})
    assert answer.leads_to.startswith("/help")


def test_help_beside_help_leads_back_to_the_page_itself(person: Person) -> None:
    helped = person.open("/help?back=/s/my-story/questions")
    assert "/help?back=/s/my-story/questions" in [link.replace("%2F", "/") for link in helped.links]
    assert not [link for link in helped.links if link.count("back=") > 1]


def test_help_opens_from_a_page_whose_draft_is_gone(app: Flask) -> None:
    person = Person(app)
    page = at(person, "safe-town")
    person.browser.delete_cookie("draft", path="/s/my-story/")
    person.browser.delete_cookie("session")
    answer = person.ask("POST", page.address, data={"action": "help", "safe-town": "not-safe"})
    assert answer.leads_to.startswith("/help")


def test_all_questions_can_be_looked_at_first(person: Person, database: Database) -> None:
    page = person.open("/s/my-story/questions")
    assert "Do you feel safe or not safe in town?" in page.words
    assert "Do you like music?" not in page.words
    assert "{" not in page.words
    assert page.inputs == []
    assert rows_of(database, "drafts") == []
    person.open("/s/nothing/questions", status=404)


# A device that others use


def test_sending_leaves_only_the_receipt_in_the_browser(person: Person) -> None:
    check = all_answers(person)
    sent = person.open(person.send(check, "/s/my-story/send").leads_to)
    assert person.cookie("draft") is None
    assert (person.cookie("receipt") or "") == sent.code.replace("-", "")
    for address in ("/s/my-story/check", "/s/my-story/page/safe-town", "/s/my-story/stop"):
        assert person.open(address).code == sent.code


def test_sending_ends_the_session(person: Person) -> None:
    check = all_answers(person)
    before = person.cookie("session")
    person.send(check, "/s/my-story/send")
    assert person.cookie("session") != before


def test_clearing_the_device_takes_the_receipt_away(person: Person) -> None:
    check = all_answers(person)
    sent = person.open(person.send(check, "/s/my-story/send").leads_to)
    cleared = person.send(sent, "/s/my-story/clear")
    assert cleared.header("Clear-Site-Data") == '"storage"'
    assert person.open(cleared.leads_to).heading == "This device is clear"
    assert person.cookie("receipt") is None
    assert person.open("/s/my-story/sent").address == "/s/my-story/"


def test_beginning_again_takes_the_former_receipt_away(person: Person) -> None:
    person.send(all_answers(person), "/s/my-story/send")
    person.start("my-story")
    assert person.cookie("receipt") is None
    assert person.open("/s/my-story/sent").address.endswith("/page/try-music")


def test_the_receipt_is_found_when_the_answer_to_the_sending_press_was_lost(person: Person) -> None:
    check = all_answers(person)
    other = person.other_tab()
    sent = person.open(person.send(check, "/s/my-story/send").leads_to)
    assert other.open("/s/my-story/check").code == sent.code
    assert other.cookie("draft") is None


def test_an_old_page_clears_the_device_too(person: Person) -> None:
    person.open(person.send(all_answers(person), "/s/my-story/send").leads_to)
    of_ours = {"Sec-Fetch-Site": "same-origin"}
    assert person.ask("POST", "/s/my-story/clear", headers=of_ours).leads_to == "/cleared"
    assert person.cookie("receipt") is None


def test_another_site_cannot_clear_a_device_and_whoever_pressed_an_old_button_presses_it_again(person: Person) -> None:
    person.open(person.send(all_answers(person), "/s/my-story/send").leads_to)
    said = [
        person.ask("POST", "/s/my-story/clear", headers=headers)
        for headers in ({}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"})
    ]
    assert [(page.status, page.complains) for page in said] == [(422, True)] * 3
    assert person.cookie("receipt")
    assert person.send(said[-1], "/s/my-story/clear").leads_to == "/cleared"
    assert person.cookie("receipt") is None


def test_a_link_of_another_site_does_not_take_a_draft_away(person: Person) -> None:
    person.start("my-story")
    for site, stays in (("cross-site", True), ("same-site", True), ("same-origin", False)):
        assert person.ask("GET", "/leave", headers={"Sec-Fetch-Site": site}).status == 302
        assert (person.cookie("draft") is not None) is stays, site


def test_resuming_by_a_code_takes_the_former_persons_receipt_away(app: Flask, person: Person) -> None:
    other = Person(app)
    stopped = other.press(at(other, "safe-town"), "stop", {"safe-town": "safe"})
    code = other.send(stopped, "/s/my-story/stop").code
    person.open(person.send(all_answers(person), "/s/my-story/send").leads_to)
    assert person.cookie("receipt")
    person.open(person.send(person.open("/resume"), code=code).leads_to)
    assert person.cookie("receipt") is None
    assert "/page/" in person.open("/s/my-story/sent").address


def test_withdrawing_takes_the_receipt_away(person: Person) -> None:
    sent = person.open(person.send(all_answers(person), "/s/my-story/send").leads_to)
    assert person.send(person.open("/withdraw"), code=sent.code).heading == "Your answers are deleted"
    assert person.open("/s/my-story/sent").address == "/s/my-story/"


def test_leaving_quickly_leaves_no_way_to_the_answers(person: Person) -> None:
    person.press(at(person, "safe-town"), given={"safe-town": "not-safe"})
    left = person.ask("GET", "/leave")
    assert left.status == 302
    assert "bbc.co.uk" in (left.header("Location") or "")
    assert person.cookie("draft") is None
    assert person.open("/s/my-story/page/safe-town").address == "/s/my-story/"
    assert "You have begun already" not in person.open("/s/my-story/").words


@pytest.mark.parametrize(
    "address", ["/s/my-story/", "/s/my-story/page/try-music", "/s/my-story/sent", "/help", "/cleared"]
)
def test_no_page_of_a_person_is_kept_by_the_browser(person: Person, address: str) -> None:
    assert person.ask("GET", address).header("Cache-Control") == "no-store"
