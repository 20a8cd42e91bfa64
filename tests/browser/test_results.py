"""The dashboard in a real browser: nothing axe finds, nothing the policy refuses, no sideways scroll, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = (
    "/results/",
    "/results/worst-first/",
    "/results/theme/feelings/",
    "/results/theme/safe/by/age/",
    "/results/who/",
    "/results/protection/",
)
SIZES = ((320, 800), (1280, 900))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_page_of_results_is_sound(browser: Browser, demo: str, size: tuple[int, int]) -> None:
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    refused, asked = [], []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    for address in PAGES:
        page.goto(demo + address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert page.get_by_text("Demo data.").is_visible()
    assert refused == []
    assert all(url.startswith((demo, "data:", "blob:")) for url in asked)
    page.context.close()


def bars(page: Page) -> int:
    return page.locator(".drawing:visible rect.block").count()


def test_charts_are_complete_before_scripts_arrive_and_are_drawn_by_plotly_after(browser: Browser, demo: str) -> None:
    without = browser.new_context(java_script_enabled=False).new_page()
    without.goto(f"{demo}/results/")
    assert bars(without) > 20
    assert without.locator("table").count() == without.locator("figure").count() > 0
    page = browser.new_context().new_page()
    page.goto(f"{demo}/results/theme/safe/")
    page.locator(".picture.drawn .main-svg").first.wait_for()
    assert page.locator(".picture.drawn .drawing:visible").count() == 0
    assert page.get_by_text("Share chart").count() == 0
    without.context.close()
    page.context.close()
