"""Trends: one measure over the waves in which it meant the same, newest last, with changes of words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from surveyapp.dashboard.bars import Bar, measure_bar, own_bar
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.dashboard.panels import since_in_words
from surveyapp.dashboard.worded import WordedSet
from surveyapp.domain.meaning import Change
from surveyapp.domain.questionnaire import Measure
from surveyapp.domain.series import Point, comparable, series_of

FEWEST_POINTS = 2
"""One wave is no trend."""


def trend_chart(name: str, title: str, pairs: Sequence[tuple[WordedSet, Measure]]) -> Chart | None:
    """A measure over the waves, a group of bars for each people; None where nobody was asked twice."""
    shown = [(asked, measure, points) for asked, measure in pairs if _is_trend(points := _points(asked, measure))]
    if not shown:
        return None
    return Chart(
        name=name,
        kind=Kind.DIVERGING,
        reading=tuple(_reading(pairs)),
        caption=_("%(measure)s, wave by wave", measure=title),
        subject=_("Wave"),
        groups=tuple(
            BarGroup(asked.people_first, tuple(_bar(asked, measure, point) for point in points))
            for asked, measure, points in shown
        ),
        detailed=True,
    )


def _points(asked: WordedSet, measure: Measure) -> tuple[Point, ...]:
    return comparable(series_of(asked.asked, measure.id))


def _is_trend(points: Sequence[Point]) -> bool:
    return sum(point.figure.base is not None for point in points) >= FEWEST_POINTS


def _bar(asked: WordedSet, measure: Measure, point: Point) -> Bar:
    note = _("The words changed.") if point.change is Change.WORDS else ""
    return measure_bar(asked, measure, point.figure, point.asked.wave.title, note)


def _reading(pairs: Sequence[tuple[WordedSet, Measure]]) -> Iterator[str]:
    for asked, measure in pairs:
        bar = own_bar(asked, measure)
        said = since_in_words(asked, measure, bar) if bar else ""
        lead = bar.lead() if bar else None
        if said and lead:
            yield _("%(people)s, “%(label)s”: %(sentence)s", people=asked.people_first, label=lead.label, sentence=said)
        if _was_changed(asked, measure):
            yield _("%(people)s: earlier waves are not shown, because the question changed.", people=asked.people_first)


def _was_changed(asked: WordedSet, measure: Measure) -> bool:
    points = series_of(asked.asked, measure.id)
    return len(comparable(points)) < len(points)
