"""Tables: what every cell says, and the number that rows are sorted by."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.dashboard.tables import Table, table_of
from surveyapp.domain.release import Figure, Withheld
from tests import builders as build


@pytest.fixture(autouse=True)
def page() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


def table(*figures: Figure, kind: Kind = Kind.DIVERGING) -> Table:
    bars = []
    for figure in figures:
        found = [(tone, figure.amount(tone.value)) for tone in (Tone.NEGATIVE, Tone.NEUTRAL, Tone.POSITIVE)]
        segments = tuple(Segment(tone.value, tone, amount) for tone, amount in found if amount)
        bars.append(Bar("people", figure, segments))
    return table_of(Chart("name", kind, (), "Caption", "Who", (BarGroup("", tuple(bars)),)))


def test_a_bar_is_a_row_with_every_share_its_interval_and_its_number_to_sort_by() -> None:
    found = table(build.measured(positive=50, neutral=25, negative=25))
    assert found.heads == ("Who", "Answered", "negative", "neutral", "positive")
    answered, bad, _between, good = found.rows[0].cells
    assert (answered.text, answered.sort) == ("about 100", 100)
    assert (bad.text, bad.sort) == ("25%", 0.25)
    assert (good.text, good.small) == ("50%", "40% to 60%")


def test_an_answer_is_a_row_of_people_share_and_interval() -> None:
    found = table(build.measured(positive=50, neutral=0, negative=5), kind=Kind.LISTED)
    cells = {row.heads[0]: [(cell.text, cell.sort) for cell in row.cells] for row in found.rows}
    assert cells["negative"][:2] == [("about 5", 5), ("9%", pytest.approx(5 / 55))]
    assert cells["neutral"][:2] == [("fewer than 5", 0), ("fewer than 5", 0.0)]
    assert cells["positive"][0] == ("about 50", 50)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Withheld.FEWER_THAN_10, "fewer than 10"),
        (Withheld.SMALL_GROUP, "fewer than 15"),
        (Withheld.OVERALL_ONLY, "fewer than 30 in all"),
        (Withheld.PROTECTED, "hidden to protect people"),
    ],
)
def test_what_is_withheld_says_why_and_is_sorted_last(reason: Withheld, words: str) -> None:
    row = table(build.withheld(reason), build.measured(50, 20, 30)).rows[0]
    assert row.cells[0].text == words
    assert [cell.text for cell in row.cells[1:]] == ["not shown"] * 3
    assert {cell.sort for cell in row.cells} == {None}


def test_almost_all_is_sorted_among_the_largest_without_telling_the_share() -> None:
    same = build.measured(Withheld.ALMOST_ALL, Withheld.FEW, Withheld.FEW, base=60)
    *_others, good = table(same).rows[0].cells
    assert (good.text, good.small, good.sort) == ("almost all", "", 0.9)
