"""Tables under charts in a real browser: sorted by a press, open on paper; the first view is small and complete before Plotly."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

from tests.browser.test_first_load import KILOBYTE, weight

pytestmark = pytest.mark.browser

MOST = 450 * KILOBYTE


@pytest.fixture
def page(browser: Browser, demo: str) -> Page:
    context = browser.new_context(base_url=demo)
    page = context.new_page()
    page.goto("/results/")
    return page


@pytest.fixture
def table(page: Page) -> Locator:
    """The numbers of all themes, opened."""
    page.locator("#all-themes summary").click()
    return page.locator("#all-themes table")


def column(table: Locator, name: str) -> list[float | None]:
    """The numbers that a column is sorted by, from the top down."""
    heads = [head.strip() for head in table.locator("thead th").all_inner_texts()]
    place = next(number for number, head in enumerate(heads) if head.startswith(name))
    cells = table.locator("tbody tr").evaluate_all(
        "(rows, place) => rows.map((row) => row.cells[place].dataset.sort ?? null)", place
    )
    return [None if cell is None else float(cell) for cell in cells]


def test_a_column_is_sorted_by_keyboard_up_then_down_then_as_it_was(table: Locator) -> None:
    as_it_was = column(table, "Going well")
    button = table.get_by_role("button", name="Going well", exact=True)
    head = button.locator("xpath=..")
    button.focus()
    numbers = sorted(number for number in as_it_was if number is not None)
    withheld = [None] * as_it_was.count(None)
    button.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert column(table, "Going well") == numbers + withheld
    button.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert column(table, "Going well") == numbers[::-1] + withheld
    button.press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert column(table, "Going well") == as_it_was
    assert len(set(numbers)) > 2


def test_only_one_column_is_sorted_at_a_time_and_words_are_sorted_as_words(table: Locator) -> None:
    table.get_by_role("button", name="Answered").click()
    table.get_by_role("button", name="Theme").click()
    assert table.locator("th[aria-sort]").count() == 1
    themes = table.locator("tbody tr th:first-child").all_inner_texts()
    assert themes == sorted(themes, key=str.casefold)


def test_without_scripts_a_table_has_no_buttons_and_keeps_its_order(browser: Browser, demo: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{demo}/results/")
    page.locator("#all-themes summary").click()
    assert page.locator("#all-themes table button").count() == 0
    assert page.locator("#all-themes .sort-hint").is_hidden()
    assert page.locator("#all-themes tbody tr").count() > 10


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_every_table_is_open_and_charts_are_drawn(browser: Browser, demo: str, scripts: bool) -> None:
    page = browser.new_context(java_script_enabled=scripts).new_page()
    page.goto(f"{demo}/results/theme/safe/")
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print")
    if scripts:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.numbers").count() > 3
    closed = [table for table in page.locator("details.numbers table").all() if not table.is_visible()]
    assert not closed
    assert page.locator(".drawing:visible").count() == page.locator("figure.chart").count()
    assert page.locator(".sort-hint:visible").count() == 0
    assert page.get_by_text("This chart as a picture").first.is_hidden()


def test_a_wide_table_is_moved_by_itself_and_by_keyboard(browser: Browser, demo: str) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 800}).new_page()
    page.goto(f"{demo}/results/")
    page.locator("#all-themes summary").click()
    frame = page.locator("#all-themes .wide-table")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert frame.evaluate("frame => frame.scrollLeft") > 0


def test_the_first_view_of_the_results_is_small(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    measured = weight(page)
    assert measured.code > 200 * KILOBYTE, "Plotly is among it"
    assert measured.code + measured.fonts + measured.pictures <= MOST, measured


def test_the_results_are_complete_before_scripts_arrive(browser: Browser, demo: str) -> None:
    page = browser.new_context(base_url=demo).new_page()
    waiting: list[Route] = []
    page.route("**/plotly*", lambda route: waiting.append(route))  # noqa: PLW0108  # playwright asks what it is given
    page.goto("/results/", wait_until="commit")
    page.wait_for_selector(".foot")
    assert waiting, "nothing was held back"
    assert page.locator(".says").first.is_visible()
    assert page.locator("#all-themes .drawing:visible rect.block").count() > 20
    page.locator("#all-themes summary").click()
    assert page.locator("#all-themes table").is_visible()
    assert page.get_by_role("link", name="Worst first").is_visible()
    for route in waiting:
        route.abort()


def test_the_order_of_themes_is_a_link_that_needs_no_script(browser: Browser, demo: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{demo}/results/")
    page.get_by_role("link", name="Worst first").click()
    assert page.url == f"{demo}/results/worst-first/#every-theme"
    assert page.get_by_role("link", name="Worst first").get_attribute("aria-current") == "true"
    page.get_by_role("link", name="In the order of the themes").click()
    assert page.url == f"{demo}/results/#every-theme"
