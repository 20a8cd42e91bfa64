"""Help beside a box, help after words of concern, and the question about personal details: keyboard alone, script or none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from surveyapp import create_app
from surveyapp.config import ROOT, load_settings
from surveyapp.storage.database import Database
from surveyapp.translating.catalogues import compile_catalogues
from tests.browser.checks import Look, full, told
from tests.browser.conftest import OpenContext
from tests.browser.crawling import Crawl, Shown, Visitor
from tests.browser.keyboard import choose, next_page, press, write
from tests.browser.replay import replaying
from tests.browser.valid_html import html_faults

pytestmark = pytest.mark.browser

BOX = "feelings-words"
NAMED = "Music is good. You can ring me on 07700 900123. Thank you."
WITHOUT = "Music is good. You can ring me on [phone number]. Thank you."
WORRYING = "My dad hits me."
HELP, QUESTION = "Thank you for telling us", "Look at your words again"


@pytest.fixture(params=[False, True], ids=["no script", "script"])
def page(request: pytest.FixtureRequest, device: OpenContext) -> Page:
    """At the box about feelings."""
    page: Page = device(javascript=request.param).new_page()
    page.goto("/s/my-story/")
    press(page, "main form button[type=submit]")
    page.goto("/s/my-story/page/choose-theme")
    choose(page, "choose-theme", "section-feelings")
    next_page(page)
    page.goto(f"/s/my-story/page/{BOX}")
    return page


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def say(page: Page, words: str) -> str:
    """Write into the box and press Next; the heading of what comes."""
    write(page, BOX, words)
    next_page(page)
    return heading(page)


def kept(page: Page) -> str:
    page.goto(f"/s/my-story/page/{BOX}")
    return page.locator(f'[name="{BOX}"]').input_value()


def test_help_comes_first_and_then_one_press_takes_the_details_out(page: Page) -> None:
    assert say(page, f"{WORRYING} {NAMED}") == HELP
    assert "07700" not in page.locator("main").inner_text()
    next_page(page)
    assert heading(page) == QUESTION
    assert page.locator("mark").inner_text() == "07700 900123"
    press(page, 'main button[value="take-out"]')
    assert not page.url.endswith(BOX)
    assert kept(page) == f"{WORRYING} {WITHOUT}"


def test_one_press_keeps_the_words_and_goes_on(page: Page) -> None:
    assert say(page, NAMED) == QUESTION
    press(page, "main a.button-next")
    assert heading(page) != QUESTION
    assert kept(page) == NAMED


def test_whoever_wants_to_change_it_alone_finds_it_as_it_was(page: Page) -> None:
    assert say(page, NAMED) == QUESTION
    press(page, "main a.button-back")
    assert page.locator(f'[name="{BOX}"]').input_value() == NAMED
    assert say(page, "Music is good.") not in (QUESTION, HELP)
    assert kept(page) == "Music is good."


def test_help_stands_right_behind_the_box_and_leads_back_to_the_words(page: Page) -> None:
    write(page, BOX, "I am")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Get help now"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert heading(page) == "Get help now"
    press(page, "main a.button-back")
    assert page.locator(f'[name="{BOX}"]').input_value() == "I am"


# How the pages look


@pytest.fixture(scope="module")
def app(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    translations = tmp_path_factory.mktemp("words") / "translations"
    shutil.copytree(ROOT / "translations", translations)
    compile_catalogues(translations)
    instance = Path(str(database.engine.url.database)).parent
    return create_app(load_settings(instance=instance, secure_cookies=False, translations=translations))


def shown(app: Flask, language: str, questionnaire: str, box: str) -> Iterator[Shown]:
    """A page with a box, help with a question after it, that question, and "check your answers"."""
    crawl = Crawl(language)
    visitor = Visitor(app, crawl)
    page = visitor.answer_until(
        visitor.start(questionnaire),
        box,
        lambda page: {"choose-theme": "section-safe"} if page.names == ["choose-theme"] else {},
    )
    crawl.pages.clear()
    words = {**visitor.by_chance(page), "safe-words": f"{WORRYING} {NAMED}"}
    helped = visitor.press(visitor.open(page.address), "next", words)
    asked = visitor.press(helped, "next")
    check = visitor.answer_until(
        visitor.open(asked.way_on),
        "/check",
        lambda page: {"choose-theme": "done"} if "choose-theme" in page.names else {},
    )
    wanted = {page.address, check.address}
    yield from (one for one in crawl.pages.values() if one.address in wanted)


def test_nothing_is_wrong_with_these_pages(browser: Browser, app: Flask, tmp_path: Path) -> None:
    """In every palette and width. The crawl looks at the other questionnaire and at the other direction of writing."""
    pages = list(shown(app, "en", "my-story", "/page/safe-words"))
    assert {one.template for one in pages} == {
        "respond/page.html",
        "respond/worry.html",
        "respond/details.html",
        "respond/check.html",
    }
    with replaying(app) as replay:
        look = Look(browser, replay)
        found = [one for page in pages for one in full(look, page)]
        look.close()
    assert not found, told(found)
    assert not list(html_faults(pages, tmp_path))
