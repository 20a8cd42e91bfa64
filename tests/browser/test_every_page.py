"""Every page that a crawler finds: seen in a real browser, in two languages, in palettes and widths that take turns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser

from surveyapp import create_app
from surveyapp.config import ROOT, load_settings
from surveyapp.domain.words import Rendering
from tests.browser.checks import WAYS_TO_LOOK, Found, Look, at_a_desk, quick, told
from tests.browser.crawled import crawled
from tests.browser.crawling import Crawl, Shown
from tests.browser.replay import Replay, replaying
from tests.browser.sites import LANGUAGES, real_questionnaires
from tests.browser.valid_html import html_faults

pytestmark = pytest.mark.browser

SHARES = 6
"""The pages are dealt out to so many tests of each language, for several processes to take."""
MISTAKEN = "a page of questions with mistakes in it"
OTHER_WORDS = "a page of questions in the words that its questionnaire was not made for"
ALIKE = {"dashboard/split.html": 4, MISTAKEN: 5, OTHER_WORDS: 6}
"""Of pages that differ only in their words, this many are enough here; `script/check-accessibility` looks at all."""
PICTURED = ("overview", "worst_first", "theme", "split", "who", "written")
NO_PAGES = {
    "static": "files",
    "health.health": "read by machines",
    "health.ready": "read by machines",
    "well_known.contact": "plain text",
    "dashboard.newest_file": "a file",
    "dashboard.numbered_file": "a file",
    "dashboard.schema": "a file",
    "dashboard.look": "leads on at once",
    "dashboard.look_no_more": "leads on at once",
    **{f"dashboard.picture_of_{page}": "a picture" for page in PICTURED},
    "dashboard.report": "a file",
    "dashboard.report_easy_read": "a file",
    "dashboard.numbered_report": "a file",
    "dashboard.numbered_report_easy_read": "a file",
    "paper.booklet": "a file",
    "paper.large": "a file",
    "paper.board": "a file",
    "paper.poster": "a file",
    "respond.invitation_by_link": "leads on at once",
    "respond.leave": "leads away at once",
    "forum.next_comment": "leads on at once",
}


@pytest.fixture(scope="module")
def plain_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An app of whom only its routes and files are asked."""
    return create_app(load_settings(instance=tmp_path_factory.mktemp("instance"), secure_cookies=False))


@pytest.fixture(scope="module")
def replay(plain_app: Flask) -> Iterator[Replay]:
    with replaying(plain_app) as running:
        yield running


def few(pages: list[Shown]) -> list[Shown]:
    """The pages, without most of those that are like another one; none of a kind that is rare."""
    alike = {name: [page for page in pages if kind(page) == name] for name in ALIKE}
    kept = {id(page) for name, found in alike.items() for page in found[:: len(found) // ALIKE[name] + 1]}
    return [page for page in pages if kind(page) not in ALIKE or id(page) in kept]


def kind(page: Shown) -> str:
    """What decides whether pages are like each other."""
    if page.template != "respond/page.html":
        return page.template
    return MISTAKEN if page.status == 422 else OTHER_WORDS if page.site in set(Rendering) else page.template


def check(page: Shown) -> Callable[[Look, Shown, int], Iterator[Found]]:
    """How a page is looked at."""
    return at_a_desk if is_of_staff(page) else quick


def is_of_staff(page: Shown) -> bool:
    return page.path.startswith("/forum/")


def has_its_turn(page: Shown, number: int, language: str) -> bool:
    """Pages of staff are looked at in one language or the other, by turns; `script/check-accessibility` looks at all in both."""
    return not is_of_staff(page) or (number + LANGUAGES.index(language)) % 2 == 0


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_any_page(
    browser: Browser, replay: Replay, tmp_path_factory: pytest.TempPathFactory, language: str, share: int
) -> None:
    pages = few(list(crawled(tmp_path_factory, language).pages.values()))
    assert len(pages) > len(WAYS_TO_LOOK), "not every palette and width had its turn"
    shift = LANGUAGES.index(language) * (len(WAYS_TO_LOOK) // 2)
    look = Look(browser, replay)
    dealt = [(number, page) for number, page in enumerate(pages) if number // 2 % SHARES == share]
    mine = [(number, page) for number, page in dealt if has_its_turn(page, number, language)]
    found = [one for number, page in mine for one in check(page)(look, page, number + shift)]
    look.close()
    assert not found, f"{len(mine)} pages\n{told(found)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_html_of_every_page_is_valid(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, language: str
) -> None:
    found = list(html_faults(list(crawled(tmp_path_factory, language).pages.values()), tmp_path))
    assert not found, told(found)


@pytest.fixture
def english(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    return crawled(tmp_path_factory, "en")


def test_the_crawler_finds_every_page_that_there_is(english: Crawl, plain_app: Flask) -> None:
    answers_to_get = {rule.endpoint for rule in plain_app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert answers_to_get - english.endpoints == set(NO_PAGES)


def test_the_crawler_sees_every_template_of_a_page(english: Crawl) -> None:
    extends = {}
    for folder in (path for path in (ROOT / "surveyapp").rglob("templates") if path.is_dir()):
        for path in folder.rglob("*.html"):
            found = re.search(r'{% extends "([^"]+)" %}', path.read_text(encoding="utf-8"))
            extends[path.relative_to(folder).as_posix()] = found[1] if found else ""

    def is_of_the_site(name: str) -> bool:
        """Printed things have a frame of their own."""
        return name == "base.html" or (extends[name] != "" and is_of_the_site(extends[name]))

    frames = set(extends.values()) - {"error.html"}  # that one is a page, too
    pages = {name for name in extends if is_of_the_site(name)} - frames - {"base.html"}
    assert pages == english.templates


def test_the_crawler_is_asked_every_question(english: Crawl) -> None:
    for questionnaire in real_questionnaires():
        asked = {name for place, name in english.questions if place == questionnaire.id}
        questions = {
            question.id for page in questionnaire.every_page() for question in page.questions if question.is_asked
        }
        assert questions - asked == set(), questionnaire.id
