"""Read to me: what is read, in which voice, and that it is quiet and out of the way else."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, OpenContext
from tests.browser.voices import (
    ENGLISH,
    POLISH,
    REMOTE,
    arrive,
    finish,
    give_voices,
    is_speaking,
    listen_to_all,
    marked,
    said,
    texts,
    word,
)

pytestmark = pytest.mark.browser

QUESTION = "Do you feel safe or not safe when you go online?"
HINT = ["Online means on the internet.", "It can be a website, a game or an app."]
OPTIONS = ["Safe", "Sometimes", "Not safe", "I don't know", "I don't go there"]
SMALLEST = 64


def question(device: OpenContext, *voices: dict[str, Any], size: tuple[int, int] = PHONE, before: str = "") -> Page:
    """A question of My story on a device that has these voices."""
    context = device(size, javascript=True)
    give_voices(context, *voices)
    if before:
        context.add_init_script(before)
    page = context.new_page()
    page.goto("/s/my-story/")
    page.locator("main form button[type=submit]").click()
    page.goto("/s/my-story/page/safe-online")
    return page


def read_all(page: Page) -> Locator:
    return page.get_by_role("button", name="Read to me")


def part(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=f"Read: {words}", exact=True)


def test_read_to_me_reads_the_question_its_hint_and_each_option_in_order(device: OpenContext) -> None:
    page = question(device, ENGLISH)
    assert texts(page) == [], "nothing starts by itself"
    read_all(page).click()
    assert listen_to_all(page) == [QUESTION, *HINT, *OPTIONS]
    expect(read_all(page)).to_be_visible()


def test_only_a_voice_of_the_device_in_the_pages_language_speaks(device: OpenContext) -> None:
    page = question(device, REMOTE, POLISH, ENGLISH)
    read_all(page).click()
    listen_to_all(page)
    assert {(one["voice"], one["lang"]) for one in said(page)} == {("Here", "en-GB")}


@pytest.mark.parametrize("voices", [[], [REMOTE], [POLISH]], ids=["none", "only far away", "other language"])
def test_where_no_voice_serves_there_is_nothing_to_press(device: OpenContext, voices: list[dict[str, Any]]) -> None:
    page = question(device, *voices)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-read-aloud]")).to_be_hidden()
    expect(page.locator(".speak")).to_have_count(0)
    expect(page.get_by_role("radio", name="Safe", exact=True)).to_be_visible()


def test_voices_may_come_late_and_go_again(device: OpenContext) -> None:
    page = question(device)
    arrive(page, ENGLISH)
    read_all(page).click()
    assert is_speaking(page)
    arrive(page, REMOTE)
    assert not is_speaking(page)
    expect(page.locator(".speak").first).to_be_hidden()
    assert page.locator(".speak:visible").count() == 0
    arrive(page, ENGLISH)
    assert page.locator(".speak:visible").count() == 3 + len(OPTIONS)


def test_the_button_of_an_option_reads_it_and_does_not_choose_it(device: OpenContext) -> None:
    page = question(device, ENGLISH)
    part(page, "Sometimes").click()
    assert listen_to_all(page) == ["Sometimes"]
    assert page.locator("input:checked").count() == 0
    assert page.url.endswith("/page/safe-online")


def test_buttons_change_no_name_of_what_they_stand_beside(device: OpenContext) -> None:
    page = question(device, ENGLISH)
    for name in OPTIONS:
        expect(page.get_by_role("radio", name=name, exact=True)).to_be_visible()
    group = page.get_by_role("group", name=QUESTION, exact=True)
    expect(group).to_have_accessible_description(" ".join(HINT))


def test_another_part_stops_the_one_before_for_good(device: OpenContext) -> None:
    page = question(device, ENGLISH)
    read_all(page).click()
    part(page, "Safe").click()
    page.evaluate("() => new Promise((done) => setTimeout(done, 50))")
    assert is_speaking(page), "the news that the first was cut off comes late, and stops nothing"
    assert listen_to_all(page) == [QUESTION, "Safe"]


def test_stop_stops(device: OpenContext) -> None:
    page = question(device, ENGLISH)
    read_all(page).click()
    finish(page)
    page.get_by_role("button", name="Stop reading").click()
    assert not is_speaking(page)
    assert marked(page) == ""
    expect(read_all(page)).to_be_visible()
    part(page, "Safe").click()
    expect(part(page, "Safe")).to_have_attribute("aria-pressed", "true")
    part(page, "Safe").click()
    assert not is_speaking(page)
    read_all(page).click()
    page.keyboard.press("Escape")
    assert not is_speaking(page)
    assert texts(page) == [QUESTION, HINT[0], "Safe", QUESTION]


def test_nothing_is_heard_once_the_page_is_left(device: OpenContext) -> None:
    page = question(device, ENGLISH)
    read_all(page).click()
    page.evaluate("() => window.dispatchEvent(new Event('pagehide'))")
    assert not is_speaking(page)


def test_the_speed_counts_from_the_sentence_that_is_being_read(device: OpenContext) -> None:
    page = question(device, ENGLISH)
    read_all(page).click()
    page.get_by_label("Speed").select_option("Slow")
    page.evaluate("() => new Promise((done) => setTimeout(done, 50))")
    finish(page)
    page.get_by_label("Speed").select_option("Fast")
    spoken = said(page)
    assert [one["text"] for one in spoken] == [QUESTION, QUESTION, HINT[0], HINT[0]]
    normal, slow, still_slow, fast = (one["rate"] for one in spoken)
    assert slow == still_slow < normal < fast


def test_the_sentence_is_marked_until_words_are_told_apart(device: OpenContext) -> None:
    page = question(device, ENGLISH)
    read_all(page).click()
    assert marked(page) == QUESTION
    word(page, QUESTION.index("feel"), len("feel"))
    assert marked(page) == "feel"
    finish(page)
    assert marked(page) == HINT[0]
    finish(page)
    word(page, HINT[1].index("website"), None)
    assert marked(page) == "website,"
    listen_to_all(page)
    assert marked(page) == ""


def test_a_browser_without_highlights_marks_the_part(device: OpenContext) -> None:
    page = question(device, ENGLISH, before="delete window.Highlight")
    part(page, "Safe").click()
    expect(page.locator(".is-read")).to_have_text("Safe")
    finish(page)
    expect(page.locator(".is-read")).to_have_count(0)


def test_words_in_another_language_are_read_in_it_or_not_at_all(device: OpenContext) -> None:
    for voices, heard in (((ENGLISH, POLISH), ["en-GB", "pl-PL"]), ((ENGLISH,), ["en-GB"])):
        page = question(device)
        page.evaluate("() => { document.querySelectorAll('.option-words')[1].lang = 'pl'; }")
        arrive(page, *voices)
        assert part(page, "Sometimes").count() == len(heard) - 1
        read_all(page).click()
        listen_to_all(page)
        spoken = {one["text"]: one["lang"] for one in said(page)}
        assert sorted(set(spoken.values())) == heard
        assert spoken["Safe"] == "en-GB"
        assert spoken.get("Sometimes") == ("pl-PL" if len(heard) > 1 else None)


_IN_THE_FIELDSET = (
    "() => [...document.querySelectorAll('fieldset button, fieldset input')].map((one) => one.ariaLabel || one.value)"
)
_FOCUSED = "() => document.activeElement.ariaLabel || document.activeElement.value"


def test_focus_goes_in_the_order_of_reading(device: OpenContext) -> None:
    page = question(device, ENGLISH)
    order = page.evaluate(_IN_THE_FIELDSET)
    assert order[0] == f"Read: {QUESTION}"
    assert order[2:6] == ["safe", "Read: Safe", "sometimes", "Read: Sometimes"]
    part(page, QUESTION).focus()
    for _ in range(5):
        before = order.index(page.evaluate(_FOCUSED))
        page.keyboard.press("Tab")
        assert order.index(page.evaluate(_FOCUSED)) > before


_BOXES = """() => [...document.querySelectorAll('main .speak, main .option, main select, main .buttons button')]
  .map((element) => element.getBoundingClientRect())
  .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }))"""


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_targets_are_large_and_apart(device: OpenContext, width: int, direction: str) -> None:
    page = question(device, ENGLISH, size=(width, 900))
    page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
    boxes = page.evaluate(_BOXES)
    for number, one in enumerate(boxes):
        assert min(one["right"] - one["left"], one["bottom"] - one["top"]) >= SMALLEST
        for other in boxes[number + 1 :]:
            beside = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert beside or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    card, speaker = page.locator(".option").first.bounding_box(), part(page, "Safe").bounding_box()
    assert card
    assert speaker
    assert (speaker["x"] > card["x"]) == (direction == "ltr")


@pytest.mark.parametrize("path", ["/", "/s/my-story/", "/s/our-story/", "/help", "/s/my-story/page/choose-theme"])
def test_pages_with_buttons_are_sound(device: OpenContext, path: str) -> None:
    page = question(device, ENGLISH)
    page.goto(path)
    read_all(page).click()
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()
    heard = listen_to_all(page)
    assert page.locator("main h1").inner_text() in " ".join(heard)
    assert all(text.strip() == text and text for text in heard)
