"""On a shared device: after sending, nobody who comes next finds an answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import OpenContext

pytestmark = pytest.mark.browser

SECRET = "The purple elephant said it."
MOST_PAGES = 60
_KEPT = "() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])"


def answer_everything(page: Page) -> list[str]:
    """From Start to "check your answers"; the addresses on the way."""
    page.goto("/s/my-story/")
    with page.expect_navigation():
        page.get_by_role("button", name="Start").click()
    seen = [page.url]
    for _ in range(MOST_PAGES):
        if page.url.endswith("/check"):
            return seen
        done = page.locator('main input[value="done"]')
        if done.count() and "/choose-theme/" in page.url:
            done.check()
        elif page.locator("main input[type=radio]").count():
            page.locator("main input[type=radio]").first.check()
        elif page.locator("main input[type=checkbox]").count():
            page.locator("main input[type=checkbox]").first.check()
        for box in page.locator("main textarea").all():
            box.fill(SECRET)
        with page.expect_navigation():
            page.locator('main button[value="next"], main a.button-next').click()
        seen.append(page.url)
    raise AssertionError(f"no end; the last page is {page.url}")


def shows_an_answer(page: Page) -> bool:
    expect(page.locator("main")).to_be_visible()
    typed = page.evaluate(
        "() => [...document.querySelectorAll('main :checked, main textarea')].some(e => e.checked || e.value)"
    )
    return bool(typed) or SECRET in page.content()


@pytest.fixture
def sent(device: OpenContext) -> Page:
    page = device(javascript=True).new_page()
    seen = answer_everything(page)
    assert SECRET in page.content()
    with page.expect_navigation(url="**/sent"):
        page.get_by_role("button", name="Send my answers").click()
    page.context.seen = seen  # type: ignore[attr-defined]
    return page


def addresses(context: BrowserContext) -> list[str]:
    return list(context.seen)  # type: ignore[attr-defined]


def test_back_shows_no_answer_however_often_it_is_pressed(sent: Page) -> None:
    for _ in range(10):
        if sent.go_back() is None and sent.url == "about:blank":
            break
        assert not shows_an_answer(sent), sent.url


def test_a_reopened_tab_and_every_address_of_the_history_show_no_answer(sent: Page) -> None:
    context = sent.context
    sent.close()
    tab = context.new_page()
    for address in (*addresses(context), "/s/my-story/", "/s/my-story/check", "/s/my-story/stop"):
        tab.goto(address)
        assert not shows_an_answer(tab), tab.url


def test_storage_and_cookies_hold_no_answer_and_no_key_to_one(sent: Page) -> None:
    assert SECRET not in sent.evaluate(_KEPT)
    assert sent.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    names = {cookie["name"] for cookie in sent.context.cookies()}
    assert "draft" not in names


def test_clearing_the_device_takes_the_receipt_away_too(sent: Page) -> None:
    receipt = sent.locator(".receipt").inner_text()
    with sent.expect_navigation():
        sent.get_by_role("button", name="Clear this device").click()
    assert receipt not in sent.content()
    for address in ("/s/my-story/sent", "/s/my-story/", "/s/my-story/check", "/withdraw"):
        sent.goto(address)
        assert receipt not in sent.content()
    for _ in range(10):
        if sent.go_back() is None and sent.url == "about:blank":
            break
        expect(sent.locator("main")).to_be_visible()
        assert receipt not in sent.content(), sent.url
    assert {cookie["name"] for cookie in sent.context.cookies()} <= {"session", "settings"}
