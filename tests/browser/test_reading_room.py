"""The reading room in a browser: worked through with the keyboard alone, on any screen, whatever a comment holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect

from surveyapp.domain.roles import Role
from surveyapp.storage.comments import Ref
from surveyapp.storage.readings import HumanReading
from tests.browser import keyboard
from tests.browser.checks import OUR_CHECKS
from tests.browser.reading_room import HOSTILE, Served, serve_room
from tests.integration.reading_room import PASSPHRASE, address

DEMO_BANNER = 34
"""How much lower everything stands in a demo."""

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [(320, 700), (1280, 900)], ids=["320", "1280"])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serve_room(tmp_path) as room:
        yield room


def open_page(served: Served, browser: Browser, *roles: Role, size: tuple[int, int] = (1280, 900)) -> Page:
    return served.browser(browser, *(roles or (Role.COMMENT_READER,)), size=size).new_page()


def unlock(page: Page) -> None:
    page.goto("/forum/keys/")
    page.fill("#passphrase", PASSPHRASE)
    page.click("main form button")
    expect(page.get_by_text("The key is unlocked.")).to_be_visible()


def stroke(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def human(served: Served, ref: Ref) -> HumanReading:
    found = served.room.human(ref)
    assert found
    return found


def test_the_whole_queue_is_read_with_the_keyboard_alone(served: Served, browser: Browser) -> None:
    page = open_page(served, browser)
    page.goto("/forum/comments/")
    keyboard.press(page, "main a.button-next")
    assert page.url.endswith(address(served.refs[0])), "what is late comes first"
    keyboard.write(page, "passphrase", PASSPHRASE)
    stroke(page, "Enter")
    assert page.url.endswith(address(served.refs[0]))
    expect(page.locator("#comment-text")).to_contain_text("It took long")
    for key in ("2", "w", "z"):
        page.keyboard.press(key)
    stroke(page, "n")
    assert page.url.endswith(address(served.refs[1])), "a concern comes next"
    page.keyboard.press("3")
    page.keyboard.press("c")
    page.keyboard.press("e")
    stroke(page, "Enter")
    for _ in served.refs[2:]:
        page.keyboard.press("4")
        stroke(page, "n")
    expect(page.get_by_text("No comment waits")).to_be_visible()
    first, second = human(served, served.refs[0]), human(served, served.refs[1])
    assert (first.sentiment, first.themes, first.worth_quoting) == ("neutral", ("finding-help", "feelings"), True)
    assert (second.sentiment, second.themes, second.concern) == ("negative", ("safe",), True)


def test_one_stroke_takes_back_what_another_chose_and_b_goes_back(served: Served, browser: Browser) -> None:
    page = open_page(served, browser)
    unlock(page)
    page.goto(address(served.refs[0]))
    for key in ("q", "1"):  # it was chosen by the machine: q takes it away
        page.keyboard.press(key)
    stroke(page, "n")
    assert human(served, served.refs[0]).themes == ()
    stroke(page, "b")
    assert page.url.endswith(address(served.refs[0]))
    page.keyboard.press("3")
    stroke(page, "n")
    assert human(served, served.refs[0]).sentiment == "negative"
    stroke(page, "l")
    assert not page.url.endswith(address(served.refs[1])), "it was left for later"


def test_without_a_choice_enter_does_not_lose_the_place(served: Served, browser: Browser) -> None:
    page = open_page(served, browser)
    unlock(page)
    page.goto(address(served.refs[0]))
    stroke(page, "n")
    expect(page.locator("#problems")).to_be_focused()
    page.keyboard.press("1")
    stroke(page, "n")
    assert human(served, served.refs[0]).sentiment == "positive"


def test_keys_do_nothing_where_somebody_types_or_with_a_modifier(served: Served, browser: Browser) -> None:
    page = open_page(served, browser)
    page.goto(address(served.refs[0]))
    page.locator("#passphrase").focus()
    page.keyboard.type("lnb123")
    expect(page.locator("#passphrase")).to_have_value("lnb123")
    unlock(page)
    page.goto(address(served.refs[0]))
    for chord in ("Control+3", "Alt+3", "Meta+3"):
        page.keyboard.press(chord)
    assert page.locator("input[name=sentiment]:checked").count() == 0


def test_what_a_key_chose_no_other_stroke_changes(served: Served, browser: Browser) -> None:
    page = open_page(served, browser)
    unlock(page)
    page.goto(address(served.refs[0]))
    for key in ("c", "Space", "1", "ArrowDown", "w", "Space"):
        page.keyboard.press(key)
    chosen = page.locator("main input:checked").evaluate_all("them => them.map(one => one.value)")
    assert chosen[:3] == ["positive", "finding-help", "feelings"]
    expect(page.locator("input[name=concern]")).to_be_checked()
    expect(page.locator("[data-said]")).to_have_text("Feelings and mental health: chosen")
    page.keyboard.press("w")
    expect(page.locator("[data-said]")).to_have_text("Feelings and mental health: not chosen")


def test_reading_starts_at_the_comment_and_what_was_saved_is_said(served: Served, browser: Browser) -> None:
    page = open_page(served, browser)
    page.goto("/forum/keys/")
    expect(page.locator("#passphrase")).to_be_focused()
    unlock(page)
    page.goto(address(served.refs[0]))
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("[data-said]")).to_be_empty()
    page.keyboard.press("4")
    stroke(page, "Enter")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("[data-said]")).to_have_text("Saved. 5 wait.")


def test_a_short_comment_is_saved_without_scrolling(served: Served, browser: Browser) -> None:
    page = open_page(served, browser)
    unlock(page)
    page.goto(address(served.refs[1]))
    page.evaluate("document.fonts.ready")
    box = page.locator(".reading-buttons").bounding_box()
    assert box
    assert box["y"] + box["height"] + DEMO_BANNER < 880
    low = page.locator(".chip").evaluate_all("them => them.filter(one => one.offsetHeight < 44).length")
    assert low == 0


def test_keys_can_be_turned_off(served: Served, browser: Browser) -> None:
    page = open_page(served, browser)
    unlock(page)
    page.goto(address(served.refs[0]))
    expect(page.locator(".key-cap").first).to_be_visible()
    page.get_by_role("link", name="Turn the keys off").click()
    page.check("input[name=keys][value=off]")
    page.locator("main form button").first.click()
    page.goto(address(served.refs[0]))
    page.keyboard.press("3")
    assert page.locator("input[name=sentiment]:checked").count() == 0
    expect(page.locator(".key-cap").first).to_be_hidden()


def test_it_works_without_scripts(served: Served, browser: Browser) -> None:
    cookies = served.browser(browser, Role.COMMENT_READER).cookies()
    context = browser.new_context(base_url=served.address, java_script_enabled=False)
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    unlock(page)
    page.goto("/forum/comments/next/")
    assert page.locator("h1").get_attribute("tabindex") is None
    expect(page.locator("[data-said]")).to_be_empty()
    expect(page.locator(".key-cap").first).to_be_hidden()
    page.get_by_label("Not good").check()
    page.get_by_role("button", name="Save and next").click()
    assert page.url.endswith(address(served.refs[1]))
    assert human(served, served.refs[0]).sentiment == "negative"


def test_a_hostile_comment_stays_text(served: Served, browser: Browser) -> None:
    page = open_page(served, browser, Role.SAFEGUARDING_LEAD)
    said: list[str] = []

    def answer(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    def note(message: ConsoleMessage) -> None:
        said.extend([message.text] if message.type == "error" else [])

    page.on("dialog", answer)
    page.on("console", note)
    page.on("pageerror", lambda error: said.append(str(error)))
    unlock(page)
    for path in (address(served.refs[2]), f"{address(served.refs[2])}quote/"):
        page.goto(path)
        assert page.locator("#comment-text").inner_text() == HOSTILE
        assert page.locator("#comment-text *").count() == 0
    assert said == []


@SIZES
def test_every_page_passes_axe_and_nothing_runs_sideways(
    served: Served, browser: Browser, size: tuple[int, int]
) -> None:
    page = open_page(served, browser, Role.SAFEGUARDING_LEAD, size=size)
    page.context.add_init_script(f"({OUR_CHECKS})()")
    locked = ["/forum/comments/", "/forum/keys/", address(served.refs[0])]
    opened = [
        *(address(ref) for ref in served.refs),
        f"{address(served.refs[4])}quote/",
        f"/forum/comments/autumn-2026/{'00' * 16}/",
        "/forum/comments/",
        "/forum/keys/",
        "/forum/concerns/",
        "/forum/quotes/",
        "/forum/agreement/",
        "/forum/notices/",
        "/forum/",
    ]
    faults = [fault for path in locked for fault in look_at(page, path)]
    unlock(page)
    faults += [fault for path in opened for fault in look_at(page, path)]
    page.goto(address(served.refs[1]))
    page.get_by_role("button", name="Save and next").click()
    faults += look_at(page, "")
    assert faults == []


def look_at(page: Page, path: str) -> list[str]:
    """axe, and the house's own checks: targets, outline, nothing beside the screen, no words lost with wide spaces."""
    if path:
        page.goto(path)
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    found = page.evaluate("[...pageChecks.targets(), ...pageChecks.sideways()]")
    found += page.evaluate("pageChecks.outline(['en', 'ltr', false])")
    page.evaluate("pageChecks.space('en')")
    page.evaluate("pageChecks.drawnAnew()")
    found += page.evaluate("[...pageChecks.clipped(), ...pageChecks.sideways()]")
    page.evaluate("pageChecks.unspace()")
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"], "height": 256})
    found += page.evaluate("pageChecks.covered()")
    page.set_viewport_size(size)
    return [f"{path}: {one}" for one in found] + ([results.generate_report()] if results.violations_count else [])
