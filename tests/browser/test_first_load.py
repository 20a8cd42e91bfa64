"""The first load of a question of My story, and of the results: small on the wire, and complete before typefaces and scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import OpenContext

pytestmark = pytest.mark.browser

KILOBYTE = 1024
_LOADED = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .map(entry => [new URL(entry.name).pathname, entry.encodedBodySize])"""


@dataclass(frozen=True)
class Weight:
    """What came over the wire, compressed, in bytes."""

    code: int
    fonts: int
    pictures: int


@pytest.fixture
def question(device: OpenContext) -> Page:
    """A question, as a browser finds it that has seen no page of ours before."""
    beginning = device(javascript=True)
    page = beginning.new_page()
    page.goto("/s/my-story/")
    page.locator("main form button[type=submit]").click()
    fresh = device(javascript=True)
    fresh.add_cookies(beginning.cookies())  # type: ignore[arg-type]
    new = fresh.new_page()
    new.goto("/s/my-story/page/safe-town")
    new.wait_for_load_state("networkidle")
    assert new.url.endswith("/page/safe-town")
    return new


def weight(page: Page) -> Weight:
    parts = {"code": 0, "fonts": 0, "pictures": 0}
    for path, size in page.evaluate(_LOADED):
        kind = "fonts" if path.endswith(".woff2") else "pictures" if "/pictures/" in path else "code"
        parts[kind] += size
    return Weight(**parts)


def test_the_first_load_of_a_question_is_small(question: Page) -> None:
    measured = weight(question)
    assert measured.code > 0
    assert measured.fonts > 0
    assert measured.pictures > 0
    assert measured.code <= 40 * KILOBYTE, measured
    assert measured.code + measured.fonts <= 80 * KILOBYTE, measured
    assert measured.code + measured.fonts + measured.pictures <= 110 * KILOBYTE, measured


def test_the_first_load_of_the_results_is_small_and_its_beginning_can_be_read(browser: Browser, demo: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{demo}/results/")
    page.wait_for_load_state("networkidle")
    sizes = dict(page.evaluate(_LOADED))
    to_read = {path: size for path, size in sizes.items() if path.endswith((".css", "/results/"))}
    page.context.close()
    assert len(to_read) == 3, sizes
    assert 0 < sum(to_read.values()) <= 45 * KILOBYTE, to_read
    assert any("plotly" in path for path in sizes)
    assert sum(sizes.values()) <= 450 * KILOBYTE, sizes


@pytest.fixture
def slow(question: Page) -> Iterator[Page]:
    """The same question where no typeface and no script has arrived yet."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    question.route("**/*.woff2*", hold)
    question.route("**/*.js*", hold)
    question.reload(wait_until="commit")
    question.wait_for_selector("main button")
    yield question
    assert waiting, "nothing was held back"
    for route in waiting:
        route.abort()


def test_a_question_is_complete_before_typefaces_and_scripts_arrive(slow: Page) -> None:
    assert slow.locator("h1").is_visible()
    options = slow.locator("main label.option")
    assert options.count() > 2
    assert all(option.is_visible() and option.inner_text().strip() for option in options.all())
    buttons = slow.locator("main .buttons button")
    assert buttons.count() > 2
    assert all(button.is_visible() for button in buttons.all())
    assert slow.locator("main").evaluate("main => getComputedStyle(main).maxWidth") != "none"
