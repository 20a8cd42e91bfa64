"""A chart as a picture stands alone, says what its page says, and fetches nothing."""

from __future__ import annotations

import re
import struct
from html import unescape
from random import Random
from xml.etree import ElementTree

import pytest
from flask import Flask

from bench.crowd import arrive
from surveyapp.dashboard.palette import light_palette
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.publishing import make_release
from surveyapp.storage.database import Database
from tests.integration import shapes
from tests.integration.conftest import FIRST_DAY, WAVE, MakeApp
from tests.integration.person import Person
from tests.rules.test_palettes import tokens

CHARTS = {
    "/results/": "all-themes",
    "/results/worst-first/": "all-themes",
    "/results/theme/safe/": "measure-feeling-safe",
    "/results/theme/safe/by/age/": "split-my-story",
    "/results/who/": "who-my-story-age",
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def released(light_app: Flask, sqlite: Database, real_questionnaires: dict[str, Questionnaire]) -> Person:
    for number, name in enumerate(("my-story", "our-story")):
        arrive(sqlite, WAVE, real_questionnaires[name], 90, Random(number))
    make_release(sqlite, FIRST_DAY, audit=False)
    return Person(light_app)


def svg_of(person: Person, page: str, chart: str, query: str = "") -> str:
    answer = person.browser.get(f"{page}chart/{chart}.svg{query}")
    assert answer.status_code == 200, (page, chart)
    assert answer.content_type.startswith("image/svg+xml")
    return answer.text


def plain(text: str) -> str:
    """Without the marks that only tell directions."""
    return re.sub("[\u2066-\u2069]", "", unescape(text))


def drawn_on(page: str, chart: str) -> list[str]:
    """The words of the wide drawing of a chart on its page."""
    figure = page.partition(f'id="{chart}"')[2].partition("</figure>")[0]
    wide = figure.partition('class="drawing drawing-wide"')[2].partition('class="plot"')[0]
    return [plain(words) for words in re.findall(r"<text[^>]*>(.*?)</text>", wide)]


@pytest.mark.parametrize(("page", "chart"), CHARTS.items())
def test_every_page_leads_to_its_charts_as_pictures(released: Person, page: str, chart: str) -> None:
    links = released.open(page).links
    assert f"chart/{chart}.svg?lang=en" in links
    assert f"chart/{chart}.png?lang=en" in links


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("page", "chart"), CHARTS.items())
def test_a_picture_says_every_word_of_the_drawing_on_its_page(
    released: Person, page: str, chart: str, language: str
) -> None:
    on_page = drawn_on(released.browser.get(f"{page}?lang={language}").text, chart)
    root = ElementTree.fromstring(svg_of(released, page, chart, f"?lang={language}"))  # noqa: S314  # our own
    in_picture = [plain("".join(text.itertext())) for text in root.iter(f"{SVG}text")]
    assert on_page
    assert not [words for words in on_page if words not in in_picture]


def test_a_picture_stands_alone(released: Person) -> None:
    svg = svg_of(released, "/results/theme/safe/", "measure-feeling-safe")
    root = ElementTree.fromstring(svg)  # noqa: S314  # our own
    words = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert root.findtext(f"{SVG}title") == "Feeling safe"
    assert root.findtext(f"{SVG}desc", "") != ""
    for told in ("Feeling safe", "Release 1, made on 2 November 2026.", "who chose to take part", "Going well"):
        assert told in words
    assert "Demo data" not in words
    assert "var(" not in svg
    assert "class=" not in svg
    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"href|<image|<script|<style|<foreignObject|@import", svg)


def test_the_colours_of_pictures_are_those_of_the_light_palette(released: Person) -> None:
    light = tokens("light")
    assert {name: light_palette()[name] for name in ("positive", "neutral", "negative", "ink", "paper")} == {
        name: light[name] for name in ("positive", "neutral", "negative", "ink", "paper")
    }
    used = set(re.findall(r"#[0-9a-f]{3,6}\b", svg_of(released, "/results/", "all-themes")))
    assert light["positive"] in used
    assert used <= {*light.values(), "#000"}


def test_a_picture_of_demo_data_says_so(
    sqlite: Database, make_app: MakeApp, real_questionnaires: dict[str, Questionnaire]
) -> None:
    shapes.publish(sqlite, shapes.usual(real_questionnaires))
    person = Person(make_app(sqlite, demo=True))
    assert "Demo data. Nobody real said this." in svg_of(person, "/results/", "all-themes")


def test_hostile_words_stay_words(sqlite: Database, make_app: MakeApp) -> None:
    shapes.publish(sqlite, shapes.hostile_labels())
    person = Person(make_app(sqlite))
    svg = svg_of(person, "/results/theme/safe/", "measure-feeling-safe")
    assert "<b>" not in svg
    root = ElementTree.fromstring(svg)  # noqa: S314  # our own
    assert "<b>" in "".join(root.itertext())
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text")
    }


@pytest.mark.parametrize("language", ["en", "ar", "ne"])
def test_the_png_is_the_svg_in_twice_as_many_dots(released: Person, language: str) -> None:
    svg = svg_of(released, "/results/theme/safe/", "measure-feeling-safe", f"?lang={language}")
    answer = released.browser.get(f"/results/theme/safe/chart/measure-feeling-safe.png?lang={language}")
    assert answer.content_type == "image/png"
    assert answer.data[:8] == b"\x89PNG\r\n\x1a\n"
    root = ElementTree.fromstring(svg)  # noqa: S314  # our own
    size = struct.unpack(">II", answer.data[16:24])
    assert size == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_picture_that_was_fetched_is_not_sent_again(released: Person, kind: str) -> None:
    address = f"/results/chart/all-themes.{kind}"
    first = released.browser.get(address)
    again = released.browser.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = released.browser.get(f"{address}?lang=ar")
    assert other.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize(
    "address",
    [
        "/results/chart/nothing.svg",
        "/results/chart/all-themes.gif",
        "/results/theme/nothing/chart/all-themes.svg",
        "/results/theme/safe/chart/all-themes.svg",
        "/results/theme/safe/by/nothing/chart/split-my-story.svg",
    ],
)
def test_what_is_not_there_is_a_plain_page(released: Person, address: str) -> None:
    answer = released.browser.get(address)
    assert answer.status_code == 404
    assert "<h1" in answer.text
