"""The report of a release as a PDF: tagged, in every language, in both forms, and with the numbers of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from unicodedata import bidirectional

import pytest
from flask import Flask, make_response
from jinja2 import StrictUndefined

from bench.crowd import arrive
from surveyapp.config import ROOT
from surveyapp.dashboard.chart import Kind
from surveyapp.dashboard.overview import overview_of
from surveyapp.dashboard.report import routes
from surveyapp.dashboard.report.easy_read import easy_read_report
from surveyapp.dashboard.report.printed_chart import is_printed
from surveyapp.dashboard.shown import Shown
from surveyapp.dashboard.theme import theme_page
from surveyapp.dashboard.who import who_page
from surveyapp.dashboard.worded import WordedRelease, newest
from surveyapp.dashboard.written import written_page
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering
from surveyapp.publishing import make_release
from surveyapp.storage import sites, waves
from surveyapp.storage.database import Database
from surveyapp.web import press
from surveyapp.web.languages import available
from tests.integration import shapes
from tests.integration.conftest import FIRST_DAY, WAVE, MakeApp
from tests.integration.person import Person
from tests.integration.printing import counting
from tests.integration.shapes import EDGES
from tests.pdf import PrintedTable, Words, every_element, read, tables, tags, typefaces

LANGUAGES = available(ROOT / "translations")
LONG = "report"
FORMS = (LONG, "report-easy-read")
ONE_OF_EACH_SCRIPT = ("en", "ne")
"""The languages in which the long form is printed here: it takes long. Arabic is printed below; the short form tries them all."""
OURS = ("Atkinson", "Paper-")
USUAL = "usual"


pytestmark = pytest.mark.xdist_group("report")


@pytest.fixture
def released(light_app: Flask, sqlite: Database, real_questionnaires: dict[str, Questionnaire]) -> Flask:
    """A release that is the same to the last figure for every test here, so that the press prints each of its reports once."""
    sites.keep_rounding_key(sqlite, bytes(32))
    for number, name in enumerate(("my-story", "our-story")):
        arrive(sqlite, WAVE, real_questionnaires[name], 90, Random(number))
    make_release(sqlite, FIRST_DAY, audit=False)
    return light_app


@pytest.mark.parametrize(
    ("language", "form"),
    [(language, form) for language in LANGUAGES for form in FORMS if form != LONG or language in ONE_OF_EACH_SCRIPT],
)
def test_both_forms_are_tagged_in_every_language(
    released: Flask, calls: list[object], form: str, language: str
) -> None:
    answer = released.test_client().get(f"/results/{form}.pdf?lang={language}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert f'inline; filename="{form}-1-{language}.pdf"' in answer.headers["Content-Disposition"]
    pdf = read(answer.data)
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == language
    assert str(pdf.docinfo["/Title"]).strip()
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/Figure"} <= tags(pdf)
    assert ("/Table" in tags(pdf)) == (form == "report")
    assert not [one for one in every_element(pdf) if str(one.S) == "/Figure" and not str(one.get("/Alt", "")).strip()]
    assert not {name for name in typefaces(pdf) if not name.startswith(OURS)}
    assert calls == []


def test_nothing_that_the_templates_name_is_missing(released: Flask) -> None:
    """A field of a view that was renamed would leave a gap without a word."""
    released.jinja_env.undefined = StrictUndefined
    with released.test_request_context("/?lang=en"):
        for form in routes.FORMS:
            worded = newest(form.rendering)
            assert worded
            assert "None" not in routes.page_of(worded, form)


def test_arabic_runs_right_to_left_with_letters_that_are_ours(released: Flask) -> None:
    answer = released.test_client().get("/results/report.pdf?lang=ar")
    assert "Paper-Arabic" in typefaces(read(answer.data))
    with released.test_request_context("/?lang=ar"):
        worded = newest()
        assert worded
        assert '<html lang="ar" dir="rtl"' in routes.page_of(worded, routes.FORMS[0])


def test_headings_go_down_one_step_at_a_time(released: Flask) -> None:
    for form in FORMS:
        pdf = read(released.test_client().get(f"/results/{form}.pdf").data)
        levels = [int(str(one.S)[2:]) for one in every_element(pdf) if str(one.S)[1:] in {f"H{n}" for n in range(1, 7)}]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_page_says_its_number(released: Flask) -> None:
    for form in FORMS:
        pages = pages_of(released, form)
        for number, words in enumerate(pages, 1):
            assert f"{number} of {len(pages)}" in words


@pytest.mark.parametrize("demo", [True, False])
def test_every_page_says_whether_the_data_is_a_demo(
    sqlite: Database, make_app: MakeApp, real_questionnaires: dict[str, Questionnaire], demo: bool
) -> None:
    if demo:
        waves.mark_as_demo(sqlite)
    shapes.publish(sqlite, shapes.usual(real_questionnaires))
    pages = pages_of(make_app(sqlite), FORMS[1])
    assert pages
    assert all(("Demo data." in words) == demo for words in pages)


def pages_of(app: Flask, form: str) -> list[str]:
    """The words of each page of a report."""
    pdf = read(app.test_client().get(f"/results/{form}.pdf?lang=en").data)
    words = Words(pdf)
    return [words.of_page(number) for number in range(len(pdf.pages))]


# The same numbers


@pytest.fixture(params=[USUAL, *EDGES])
def printed_release(
    request: pytest.FixtureRequest,
    sqlite: Database,
    make_app: MakeApp,
    real_questionnaires: dict[str, Questionnaire],
) -> Iterator[tuple[WordedRelease, bytes]]:
    """A release of each shape in words, and its printed report."""
    shape = shapes.usual(real_questionnaires) if request.param == USUAL else EDGES[request.param]()
    shapes.publish(sqlite, shape)
    app = make_app(sqlite)
    answer = app.test_client().get("/results/report.pdf?lang=en")
    assert answer.status_code == 200
    with app.test_request_context("/?lang=en"):
        worded = newest()
        assert worded
        yield worded, answer.data


def test_every_cell_of_the_pages_tables_stands_in_the_report(printed_release: tuple[WordedRelease, bytes]) -> None:
    worded, content = printed_release
    found = tables(content)
    expected = [table for shown, small in _shown(worded) if (table := _table(shown, small=small)).rows]
    assert [_letters(table.rows) for table in found] == [_letters(table.rows) for table in expected]
    assert [_letters([table.heads]) for table in found] == [_letters([table.heads]) for table in expected]
    for table, shown in zip(found, expected, strict=True):
        assert _told("".join(shown.caption)) in _told("".join(table.caption))


MOST_ON_A_PAGE = 150
"""A cell with more letters than this may go on over the next page, as a row of its own."""


def _letters(rows: list[list[str]]) -> list[list[str]]:
    """Cells without spaces, for a line may end inside a word, and without letters that run right to left, for they are drawn
    from their end. Where a row may go on over the next page, its words in any order."""
    if any(len(cell) > MOST_ON_A_PAGE for row in rows for cell in row):
        return [sorted(word for row in rows for cell in row for word in cell.split())]
    return [[_told(cell) for cell in row] for row in rows]


def _told(text: str) -> str:
    return "".join(one for one in text if not one.isspace() and bidirectional(one) not in ("R", "AL", "NSM"))


def _shown(worded: WordedRelease) -> Iterator[tuple[Shown, bool]]:
    """The charts of the pages in the report's order, and whether their intervals are printed."""
    pages = [theme_page(worded, theme) for theme in worded.themes]
    yield overview_of(worded).all_themes, False
    for page in pages:
        yield from ((measure.shown, True) for measure in page.measures)
        yield from ((funnel.shown, True) for funnel in page.funnels)
    written = written_page(worded)
    if written:
        yield written.everything.shown, True
        if written.themes:
            yield written.themes, False
    for people in who_page(worded).peoples:
        yield from ((group.shown, True) for group in (*people.groups, *people.represented))
        yield from ((question.shown, True) for question in people.questions)
    yield from ((trend.shown, False) for page in pages for trend in page.trends)
    for page in pages:
        yield from ((question.shown, True) for asked in page.questions for question in asked.asked)


def _table(shown: Shown, *, small: bool) -> PrintedTable:
    """The page's own table as the report should have it: with a bar in each row, without answers counted apart."""
    chart, table = shown.chart, shown.table
    diverging = chart.kind is Kind.DIVERGING
    apart = len({segment.label for bar in chart.bars() for segment in bar.apart}) if diverging else 0
    names = (2 if chart.groups[0].heading else 1) if chart.groups else 1
    kept = [is_printed(bar) for bar in chart.bars()] if diverging else [True] * len(table.rows)
    columns = table.heads[len(table.rows[0].heads) if table.rows else 1 : len(table.heads) - apart]
    rows = []
    for row in (row for row, is_kept in zip(table.rows, kept, strict=True) if is_kept):
        heads = [*row.heads[: names - 1], " ".join(part for part in row.heads[names - 1 :] if part)]
        cells = [f"{cell.text} {cell.small}".strip() if small else cell.text for cell in row.cells[: len(columns)]]
        rows.append([*heads, "", *cells])
    return PrintedTable(list(chart.reading), [*table.heads[:names], "As a bar", *columns], rows)


# Asking for it


def test_it_is_printed_once_and_not_sent_to_a_browser_that_has_it(
    released: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    new = press.Press(Path(released.static_folder or ""))
    monkeypatch.setattr(press, "press", lambda static: new)
    monkeypatch.setattr(press, "to_pdf", counting(printed))
    browser = released.test_client()
    first = browser.get("/results/report.pdf")
    assert browser.get("/results/releases/1/report.pdf").data == first.data
    again = browser.get("/results/report.pdf", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert len(printed) == 1
    for other in ("/results/report.pdf?lang=pl", "/results/report-easy-read.pdf?lang=en"):
        assert browser.get(other, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    assert len(printed) == 3


def test_an_earlier_release_keeps_its_report(
    released: Flask, sqlite: Database, real_questionnaires: dict[str, Questionnaire]
) -> None:
    short = routes.FORMS[1]
    with released.test_request_context("/"):
        first = make_response(routes.of_number(1, form=short))
    arrive(sqlite, WAVE, real_questionnaires["my-story"], 60, Random(7))
    make_release(sqlite, FIRST_DAY, audit=False)
    browser = released.test_client()
    assert browser.get("/results/releases/1/report-easy-read.pdf").data == first.get_data()
    newer = browser.get("/results/report-easy-read.pdf").data
    assert newer == browser.get("/results/releases/2/report-easy-read.pdf").data != first.get_data()


@pytest.mark.parametrize("form", FORMS)
def test_where_there_is_no_release_there_is_no_report(light_app: Flask, form: str) -> None:
    person = Person(light_app)
    for address in (f"/results/{form}.pdf", f"/results/releases/1/{form}.pdf", f"/results/releases/0/{form}.pdf"):
        assert person.ask("GET", address).status == 404


def test_without_the_libraries_a_page_says_so_in_plain_words(released: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "can_print", lambda: False)
    page = Person(released).ask("GET", "/results/report.pdf")
    assert page.status == 503
    assert "The report cannot be made on this computer" in page.words


# Easy read


def test_the_easy_report_shows_no_percentage_and_no_word_of_statistics(released: Flask) -> None:
    pdf = read(released.test_client().get("/results/report-easy-read.pdf?lang=en").data)
    words = " ".join(Words(pdf).of_page(number) for number in range(len(pdf.pages)))
    for unkind in ("%", "interval", "share", "wave", "median", "per cent"):
        assert unkind not in words.lower()
    assert "in 10" in words


def test_two_ideas_stand_on_a_page_at_most(released: Flask) -> None:
    with released.test_request_context("/?lang=en"):
        worded = newest(Rendering.EASY_READ)
        assert worded
        view = easy_read_report(worded)
    pages = (*view.headlines, *view.themes)
    assert pages
    assert all(1 <= len(page.ideas) <= 2 for page in pages)
    assert all(len(idea.ten) in (0, 10) for page in pages for idea in page.ideas)
