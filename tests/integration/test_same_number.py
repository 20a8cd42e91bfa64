"""One release, one number: chart, sentence, table, JSON, CSV, XLSX and SPSS of it are compared cell by cell."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan
from pathlib import Path

import pytest

from surveyapp import create_app
from surveyapp.config import load_settings
from surveyapp.domain.measures import Subject
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.release import FigureSet, Release
from surveyapp.storage import releases
from surveyapp.web import current
from tests.integration import shapes
from tests.integration.channels import CHANNELS, agrees, csv_rows, of_release, sav_rows, xlsx_rows
from tests.integration.conftest import SECRET
from tests.integration.looked_at import SeenChart, charts_of
from tests.integration.person import Person
from tests.integration.shapes import EDGES, Shape
from tests.integration.told_on_pages import Bar, bars_of, faults, split_bars, untrue

USUAL = "usual"


@dataclass(frozen=True)
class Told:
    """A release, what was asked, and the site that tells it."""

    release: Release
    asked: dict[str, Questionnaire]
    person: Person

    def file(self, name: str) -> bytes:
        response = self.person.browser.get(f"/results/{name}")
        assert response.status_code == 200
        return bytes(response.data)

    def sets(self) -> Iterator[FigureSet]:
        yield from (found for name in self.release.questionnaires() if (found := self.release.latest_set(name)))

    def charts(self) -> Iterator[tuple[SeenChart, list[Bar]]]:
        """Every chart of every page that shows figures one by one, and the bars that it should have."""
        answered = [self.asked[name] for name in self.release.questionnaires()]
        themes = dict.fromkeys(measure.theme for one in answered for measure in one.measures)
        for address in ("/results/who/", *(f"/results/theme/{theme}/" for theme in themes)):
            for chart in charts_of(self.person.open(address).text).values():
                bars = bars_of(chart, self.release, self.asked)
                if bars:
                    yield chart, bars
        for theme in themes:
            yield from self._splits(theme)

    def _splits(self, theme: str) -> Iterator[tuple[SeenChart, list[Bar]]]:
        splits = {split.id for one in self.asked.values() for split in one.breakdowns if not split.overall_only}
        for split in sorted(splits):
            page = self.person.browser.get(f"/results/theme/{theme}/by/{split}/")
            charts = charts_of(page.text) if page.status_code == 200 else {}
            for found in self.sets():
                chart = charts.get(f"split-{found.questionnaire}")
                if chart:
                    yield chart, split_bars(found, self.asked[found.questionnaire], theme, split)


@pytest.fixture(scope="module", params=[USUAL, *EDGES])
def told(
    request: pytest.FixtureRequest,
    real_questionnaires: dict[str, Questionnaire],
    migrated_sqlite: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Told]:
    """Each shape of data, released once for all tests of this module."""
    shape: Shape = shapes.usual(real_questionnaires) if request.param == USUAL else EDGES[request.param]()
    folder = tmp_path_factory.mktemp("told")
    path = shutil.copy(migrated_sqlite, folder / "told.sqlite")
    app = create_app(load_settings(instance=folder, secret_key=SECRET, database_url=f"sqlite:///{path}"))
    with app.app_context():
        database = current.site().database
    shapes.publish(database, shape)
    release = releases.latest(database)
    assert release
    yield Told(release, {one.id: one for one in shape.asked}, Person(app))
    database.engine.dispose()


def test_every_file_says_what_the_release_says(told: Told) -> None:
    expected = of_release(told.release)
    assert expected
    for name, read in CHANNELS.items():
        found = read(told.file(name))
        assert list(found) == list(expected), name
        assert agrees(found, expected) == [], name


def test_the_tables_are_the_same_in_every_cell(told: Told) -> None:
    first, *others = (
        [{name: as_text(value) for name, value in row.items()} for row in rows]
        for rows in (
            csv_rows(told.file("release.csv")),
            xlsx_rows(told.file("release.xlsx")),
            sav_rows(told.file("release.sav")),
        )
    )
    for other in others:
        assert other == first


def as_text(value: object) -> str:
    """A cell of any file as one text: numbers to twelve digits, dates without a time."""
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    text = str(value).removesuffix(" 00:00:00")
    return f"{float(text):.12g}" if re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", text) else text


def test_every_chart_and_its_table_say_what_the_release_says(told: Told) -> None:
    wrong: list[str] = []
    shown: set[int] = set()
    for chart, bars in told.charts():
        wrong += faults(chart, bars)
        shown |= {id(bar.figure) for bar in bars}
    assert wrong == []
    measured = [
        one for found in told.sets() for one in found.figures if one.subject is Subject.MEASURE and not one.breakdown
    ]
    assert measured
    assert [figure.name for figure in measured if id(figure) not in shown] == []


def test_every_sentence_says_what_the_release_says(told: Told) -> None:
    read = 0
    wrong: list[str] = []
    for chart, bars in told.charts():
        sentences, untrue_ones = untrue(chart, bars)
        read += sentences
        wrong += untrue_ones
    assert wrong == []
    figures = [figure for found in told.sets() for figure in found.figures if figure.subject is not Subject.PEOPLE]
    assert read or not any(amount.share for figure in figures for amount in figure.amounts)
