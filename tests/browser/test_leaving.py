"""Leave this page quickly: by the link or by three presses of Shift, and nothing stays behind."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.voices import ENGLISH, give_voices, is_speaking

pytestmark = pytest.mark.browser

AWAY = "<!doctype html><title>Weather</title><h1>Sun and rain</h1>"
LEAVE = "Leave this page quickly"
LONGER_THAN_PATIENCE = 6000


def lead_away(context: BrowserContext) -> None:
    """The way out leads to an everyday page that stands on this machine."""
    context.route("**/leave", lambda route: route.fulfill(body=AWAY, content_type="text/html"))


def question(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto("/s/my-story/")
    page.locator("main form button[type=submit]").click()
    page.goto("/s/my-story/page/safe-online")
    return page


@pytest.fixture
def page(device: OpenContext) -> Page:
    """A question on a device whose way out is known."""
    context = device(javascript=True)
    lead_away(context)
    return question(context)


def press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def test_the_link_leaves_and_back_does_not_lead_here(page: Page) -> None:
    left = page.url
    page.get_by_role("link", name=LEAVE).click()
    page.wait_for_url("**/leave")
    assert page.title() == "Weather"
    page.go_back()
    assert page.url != left


def test_three_presses_of_shift_leave_and_say_how_many_are_missing(page: Page) -> None:
    status = page.get_by_role("status")
    expect(status).to_have_text("")
    press_shift(page, 1)
    expect(status).to_have_text("Press Shift 2 more times to leave.")
    press_shift(page, 1)
    expect(status).to_have_text("Press Shift 1 more time to leave.")
    press_shift(page, 1)
    page.wait_for_url("**/leave")
    assert page.title() == "Weather"


def test_shift_leaves_from_inside_a_box_too_and_capitals_do_not(device: OpenContext) -> None:
    context = device(javascript=True)
    lead_away(context)
    page = context.new_page()
    page.goto("/resume")
    page.locator("#code").focus()
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.get_by_role("status")).to_have_text("")
    assert page.locator("#code").input_value() == "ABCD"
    press_shift(page, 3)
    page.wait_for_url("**/leave")


@pytest.mark.parametrize("between", ["a", "Tab", "Control+Shift", "Alt+Shift", "click"])
def test_anything_between_begins_the_count_anew(page: Page, between: str) -> None:
    press_shift(page, 2)
    if between == "click":
        page.locator("h1").click()
    else:
        page.keyboard.press(between)
    expect(page.get_by_role("status")).to_have_text("")
    press_shift(page, 2)
    expect(page.get_by_role("status")).to_have_text("Press Shift 1 more time to leave.")
    assert page.title() != "Weather"


def test_a_key_that_is_held_down_counts_once(page: Page) -> None:
    for _ in range(4):
        page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    expect(page.get_by_role("status")).to_have_text("Press Shift 2 more times to leave.")


def test_presses_far_apart_are_no_wish_to_leave(device: OpenContext) -> None:
    context = device(javascript=True)
    lead_away(context)
    page = context.new_page()
    page.clock.install()
    page.goto("/s/my-story/")
    press_shift(page, 2)
    page.clock.fast_forward(LONGER_THAN_PATIENCE)
    expect(page.get_by_role("status")).to_have_text("")
    press_shift(page, 2)
    expect(page.get_by_role("status")).to_have_text("Press Shift 1 more time to leave.")


# What the page looks like in the moment of leaving: before the other page has come.
_LEFT = """() => {
  for (const press of [1, 2, 3]) {
    for (const type of ['keydown', 'keyup']) {
      document.activeElement.dispatchEvent(new KeyboardEvent(type, { key: 'Shift', bubbles: true }));
    }
  }
  return {
    chosen: document.querySelectorAll('input:checked').length,
    written: [...document.querySelectorAll('textarea, input[type=text]')].map((box) => box.value).join(''),
    stored: sessionStorage.length + localStorage.length,
    heard: Boolean(speechSynthesis.now),
    title: document.title,
    seen: document.documentElement.getClientRects().length,
  };
}"""


def test_all_is_hidden_silent_and_emptied_before_the_other_page_comes(device: OpenContext) -> None:
    context = device(javascript=True)
    lead_away(context)
    give_voices(context, ENGLISH)
    page = question(context)
    page.get_by_role("radio", name="Not safe").check()
    page.evaluate("() => { localStorage.setItem('a', '1'); sessionStorage.setItem('b', '2'); }")
    page.get_by_role("button", name="Read to me").click()
    assert is_speaking(page)
    nothing = {"chosen": 0, "written": "", "stored": 0, "heard": False, "title": "…", "seen": 0}
    assert page.evaluate(_LEFT) == nothing

    page = context.new_page()
    page.goto("/resume")
    page.locator("#code").fill("my secret")
    assert page.evaluate(_LEFT) == nothing
    page.wait_for_url("**/leave")


_RESTORE = "() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }"


@pytest.mark.parametrize("fragment", ["", "#content"])
def test_a_page_that_the_browser_kept_is_asked_for_again(page: Page, fragment: str) -> None:
    page.goto(f"/s/my-story/page/safe-online{fragment}")
    page.get_by_role("radio", name="Not safe").check()
    with page.expect_navigation(wait_until="load"):
        page.evaluate(_RESTORE)
    assert page.locator("input:checked").count() == 0
    expect(page.locator("h1")).to_be_visible()


def test_the_keyboard_way_out_is_told_only_where_it_works(device: OpenContext) -> None:
    told = "press the Shift key 3 times"
    for javascript, touch, seen in ((True, False, True), (False, False, False), (True, True, False)):
        page = device(javascript=javascript, has_touch=touch, is_mobile=touch).new_page()
        page.goto("/help")
        expect(page.get_by_text(told)).to_be_visible(visible=seen)
