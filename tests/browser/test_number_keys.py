"""Number keys choose an option while the focus is on one of its group, and do nothing anywhere else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext

pytestmark = pytest.mark.browser


def question(device: OpenContext, path: str = "/s/my-story/page/safe-online") -> Page:
    page = device(javascript=True).new_page()
    page.goto("/s/my-story/")
    page.locator("main form button[type=submit]").click()
    page.goto(path)
    return page


def chosen(page: Page) -> list[str]:
    return list(page.evaluate("() => [...document.querySelectorAll('input:checked')].map((input) => input.value)"))


def test_a_number_chooses_while_the_focus_is_inside_the_options(device: OpenContext) -> None:
    page = question(device)
    page.locator(".option input").first.focus()
    page.keyboard.press("3")
    assert chosen(page) == ["not-safe"]
    assert page.evaluate("document.activeElement.value") == "not-safe", "arrows go on from there"
    page.keyboard.press("1")
    assert chosen(page) == ["safe"]
    page.keyboard.press("9")
    assert chosen(page) == ["safe"], "there is no ninth"


def test_digits_of_other_scripts_count(device: OpenContext) -> None:
    page = question(device)
    for key, value in (("٢", "sometimes"), ("۳", "not-safe"), ("१", "safe")):
        page.locator(".option input").first.evaluate(
            "(input, key) => input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))", key
        )
        assert chosen(page) == [value]


def test_a_number_ticks_and_takes_away_where_several_may_be_chosen(device: OpenContext) -> None:
    page = question(device)
    page.evaluate("() => document.querySelectorAll('.option input').forEach((input) => { input.type = 'checkbox'; })")
    page.locator(".option input").first.focus()
    page.keyboard.press("2")
    page.keyboard.press("3")
    assert chosen(page) == ["sometimes", "not-safe"]
    page.keyboard.press("2")
    assert chosen(page) == ["not-safe"]


def test_the_menu_counts_its_last_choice_too(device: OpenContext) -> None:
    page = question(device, "/s/my-story/page/choose-theme")
    page.locator(".option input").last.focus()
    page.keyboard.press("1")
    assert chosen(page) == [page.locator(".option input").first.get_attribute("value")]
    assert page.locator(".option-key").all_inner_texts() == [str(number) for number in range(1, 10)]


@pytest.mark.parametrize("focused", ["body", "main", "button[value=next]"])
def test_a_number_outside_the_options_chooses_nothing(device: OpenContext, focused: str) -> None:
    page = question(device)
    page.locator(focused).last.evaluate("(element) => element.focus()")
    page.keyboard.press("3")
    assert chosen(page) == []


def test_a_number_in_a_box_is_written(device: OpenContext) -> None:
    page = device(javascript=True).new_page()
    page.goto("/s/our-story/")
    page.locator("main form button[type=submit]").click()
    page.locator('[name="children"]').focus()
    page.keyboard.press("2")
    assert page.locator('[name="children"]').input_value() == "2"
    assert chosen(page) == []


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta", "Shift"])
def test_with_another_key_held_a_number_chooses_nothing(device: OpenContext, modifier: str) -> None:
    page = question(device)
    page.locator(".option input").first.evaluate(
        "(input, held) => input.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true, ...held }))",
        {f"{modifier.lower().replace('control', 'ctrl')}Key": True},
    )
    assert chosen(page) == []


def test_the_reader_may_turn_them_off(device: OpenContext) -> None:
    page = question(device)
    page.evaluate("() => { document.documentElement.dataset.keys = 'off'; }")
    page.locator("button[value=next]").last.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("3")
    assert chosen(page) == []
    expect(page.locator(".option-key")).to_have_count(0)


def test_numbers_are_seen_once_a_keyboard_is_used_and_change_no_name(device: OpenContext) -> None:
    page = question(device)
    page.get_by_text("Sometimes", exact=True).click()
    expect(page.locator(".option-key")).to_have_count(0)
    page.locator("button[value=next]").last.focus()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".option-key")).to_have_text(["1", "2", "3", "4", "5"])
    expect(page.get_by_role("radio", name="Safe", exact=True)).to_be_visible()
