"""A person at a keyboard: Tab, Space, arrows and Enter, and nothing else."""

from __future__ import annotations

from playwright.sync_api import Page

MOST_TABS = 300

_FOCUS = (
    "() => { const e = document.activeElement; return [e.tagName, e.type || '', e.name || '', e.value || '', e.id] }"
)


def focus(page: Page) -> list[str]:
    """[tag, type, name, value, id] of what has the focus."""
    return [str(part) for part in page.evaluate(_FOCUS)]


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until `selector` has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector} on {page.url}")


def press(page: Page, selector: str) -> None:
    """Reach a link or a button and press it."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, name: str, value: str) -> None:
    """Reach the radios called `name` and go down with the arrows to `value`."""
    tab_to(page, f'input[name="{name}"]')
    page.keyboard.press("Space")
    for _ in range(MOST_TABS):
        if focus(page)[3] == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name} has no {value} on {page.url}")


def tick(page: Page, name: str, value: str) -> None:
    """Reach a checkbox and tick it."""
    tab_to(page, f'input[name="{name}"][value="{value}"]')
    page.keyboard.press("Space")


def write(page: Page, name: str, text: str) -> None:
    """Reach a box and write into it."""
    tab_to(page, f'[name="{name}"]')
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def next_page(page: Page) -> None:
    """Press Next; on a page that asks nothing, the link in its place."""
    press(page, 'main button[value="next"], main a.button-next')
