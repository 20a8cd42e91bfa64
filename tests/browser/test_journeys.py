"""Both questionnaires, whole: on a small phone, without JavaScript, by the keyboard alone, on two devices."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from surveyapp.storage.database import Database
from surveyapp.storage.tables import answers, comments
from tests.browser.conftest import PHONE, OpenContext
from tests.browser.keyboard import choose, next_page, press, tick, write

pytestmark = pytest.mark.browser

Check = Callable[[Page], None]

_ASKED = """() => [...new Map([...document.querySelectorAll('main input:not([type=hidden]), main textarea')]
    .map(e => [e.name, [e.name, e.type, e.value]]).reverse()).values()].reverse()"""


def begin(page: Page, questionnaire: str, check: Check) -> None:
    page.goto("/")
    check(page)
    press(page, f'a[href="/s/{questionnaire}/"]')
    check(page)
    press(page, "main form button[type=submit]")


def fill_in(page: Page, wanted: Mapping[str, str], words: str) -> None:
    """Answer all of this page: what is wanted where it is asked, else the first option; `words` into text boxes."""
    for name, kind, first in page.evaluate(_ASKED):
        if kind == "radio":
            choose(page, name, wanted.get(name, first))
        elif kind == "checkbox":
            tick(page, name, first)
        else:
            write(page, name, wanted.get(name, words))
    next_page(page)


def walk(page: Page, wanted: Mapping[str, str], words: str, check: Check, *, until: str = "/check") -> None:
    """Answer page after page until the address ends in `until`."""
    for _ in range(60):
        if page.url.endswith(until):
            return
        check(page)
        fill_in(page, wanted, words)
    raise AssertionError(f"{until} was never reached; the last page is {page.url}")


def stop_with_code(page: Page, check: Check) -> str:
    press(page, 'button[value="stop"]')
    check(page)
    press(page, "main form button[type=submit]")
    return page.locator(".receipt").inner_text()


def resume(page: Page, code: str, check: Check) -> None:
    page.goto("/")
    press(page, 'a[href="/resume"]')
    check(page)
    write(page, "code", code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url("**/page/**")


def change(page: Page, step: str, wanted: Mapping[str, str], check: Check) -> None:
    """Change one answer from "check your answers", and come back there."""
    press(page, f'a[href*="/page/{step}?from=check"]')
    check(page)
    fill_in(page, wanted, "changed")


def send(page: Page, check: Check) -> str:
    check(page)
    press(page, "main form button[type=submit]")
    check(page)
    return page.locator(".receipt").inner_text()


def stored(database: Database, question: str) -> set[str]:
    with database.reading() as connection:
        return set(connection.execute(select(answers.c.value).where(answers.c.question == question)).scalars())


def test_my_story_is_told_on_two_devices_by_the_keyboard_alone(
    device: OpenContext, database: Database, find_no_violations: Check
) -> None:
    check = find_no_violations
    first = device().new_page()
    wanted = {"local-offer-heard": "yes-used", "safe-town": "not-safe", "choose-theme": "section-school"}
    begin(first, "my-story", check)
    walk(first, wanted, "I like my school.", check, until="/page/safe-town")
    code = stop_with_code(first, check)

    second = device().new_page()
    resume(second, code, check)
    assert second.url.endswith("/page/safe-town")
    walk(second, wanted, "I like my school.", check, until="/page/choose-theme/2")
    check(second)
    fill_in(second, {"choose-theme": "done"}, "")
    walk(second, wanted, "", check)

    change(second, "safe-town", {"safe-town": "sometimes"}, check)
    assert second.url.endswith("/check")
    receipt = send(second, check)

    assert "sometimes" in stored(database, "safe-town")
    assert "not-safe" not in stored(database, "safe-town")
    with database.reading() as connection:
        assert "I like my school." in set(connection.execute(select(comments.c.text)).scalars())
    take_back(second, receipt, check)
    assert "sometimes" not in stored(database, "safe-town")


def take_back(page: Page, receipt: str, check: Check) -> None:
    press(page, 'a[href="/withdraw"]')
    check(page)
    write(page, "code", receipt)
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert page.get_by_role("heading", level=1).inner_text() == "Your answers are deleted"


def test_our_story_is_told_about_two_children_on_two_devices_by_the_keyboard_alone(
    device: OpenContext, database: Database, find_no_violations: Check
) -> None:
    check = find_no_violations
    first = device().new_page()
    wanted = {"children": "2", "camhs-tried": "yes", "camhs-ease": "hard", "choose-theme": "section-money"}
    begin(first, "our-story", check)
    walk(first, wanted, "We wait.", check, until="/page/safe/2")
    code = stop_with_code(first, check)

    second = device().new_page()
    resume(second, code, check)
    walk(second, wanted, "We wait.", check, until="/page/choose-theme/2")
    fill_in(second, {"choose-theme": "done"}, "")
    walk(second, wanted, "", check)

    change(second, "camhs-more", {"camhs-ease": "easy"}, check)
    send(second, check)
    assert stored(database, "camhs-ease") == {"easy"}
    assert stored(database, "sen-status")


@pytest.mark.parametrize("questionnaire", ["my-story", "our-story"])
def test_a_story_is_told_with_text_of_twice_the_size_and_no_pictures(device: OpenContext, questionnaire: str) -> None:
    context = device()
    page = context.new_page()
    page.goto("/")
    context.add_cookies([{"name": "settings", "value": "text=200&pictures=off", "url": page.url}])

    def nothing_is_lost(shown: Page) -> None:
        assert shown.locator("html").get_attribute("data-text") == "200"
        assert shown.locator("main img:visible").count() == 0, shown.url
        assert shown.evaluate("document.documentElement.scrollWidth") <= PHONE[0], shown.url

    tell(page, questionnaire, nothing_is_lost)


@pytest.mark.parametrize("questionnaire", ["my-story", "our-story"])
def test_a_story_is_told_in_arabic_from_right_to_left(device: OpenContext, questionnaire: str) -> None:
    def is_arabic(shown: Page) -> None:
        assert shown.locator("html").get_attribute("lang") == "ar", shown.url
        assert shown.locator("html").get_attribute("dir") == "rtl", shown.url
        assert shown.evaluate("document.documentElement.scrollWidth") <= PHONE[0], shown.url

    tell(device(locale="ar").new_page(), questionnaire, is_arabic)


def tell(page: Page, questionnaire: str, check: Check) -> None:
    """One whole journey with one section of the menu, by the keyboard alone, to the receipt."""
    wanted = {"children": "1", "choose-theme": "section-school"}
    page.goto(f"/s/{questionnaire}/")
    press(page, "main form button[type=submit]")
    walk(page, wanted, "We wait.", check, until="/page/choose-theme/2")
    walk(page, {"choose-theme": "done"}, "", check)
    check(page)
    assert len(send(page, check)) > 0


def test_a_mistake_is_said_on_top_and_beside_the_field_and_loses_nothing(device: OpenContext) -> None:
    page = device(javascript=True).new_page()
    page.goto("/s/our-story/")
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Me", exact=True).first.check()
    page.locator('[name="children"]').fill("seventy")
    page.get_by_role("button", name="Next").click()

    summary = page.locator("#problems")
    assert summary.get_by_role("link").inner_text() == "Write a number, such as 2."
    assert page.evaluate("document.activeElement.id") == "problems"
    assert page.locator('[name="children"]').input_value() == "seventy"
    assert page.locator('[name="answered-by"]:checked').get_attribute("value") == "me"
    summary.get_by_role("link").click()
    assert page.evaluate("document.activeElement.name") == "children"


def test_no_page_asks_another_host_for_anything(device: OpenContext, address: str) -> None:
    context = device(javascript=True)
    asked: list[str] = []
    refused: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on(
        "console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None
    )
    for path in ("/", "/s/my-story/", "/s/our-story/", "/help", "/resume", "/withdraw", "/results/", "/nowhere"):
        page.goto(path)
    assert all(url.startswith((address, "data:")) for url in asked)
    assert refused == []
