"""Series: one measure over the waves of a release, as far as it means the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveyapp.domain.comparing import Comparison, NotCompared, compared, not_compared, part_of
from surveyapp.domain.meaning import Change, change_between
from surveyapp.domain.measures import Z_95, Population, Subject
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.release import Figure, FigureSet, ReleasedWave


@dataclass(frozen=True, eq=False)
class Asked:
    """What one questionnaire asked in one wave, in the words of its file, and the figures that came of it."""

    wave: ReleasedWave
    figures: FigureSet
    questionnaire: Questionnaire


@dataclass(frozen=True)
class Point:
    """A measure in one wave, and how it had changed since the point before."""

    asked: Asked
    figure: Figure
    change: Change = Change.NONE


@dataclass(frozen=True)
class Since:
    """The newest wave beside the one before it in which the same was asked. `earlier`: that wave."""

    earlier: ReleasedWave
    comparison: Comparison
    figure: Figure | None = None


def series_of(asked: Sequence[Asked], measure: str) -> tuple[Point, ...]:
    """The points of a measure, oldest first. `asked`: the waves of one questionnaire, oldest first."""
    return tuple(_points(asked, measure))


def _points(asked: Sequence[Asked], measure: str) -> Iterator[Point]:
    before: Asked | None = None
    for one in asked:
        figure = one.figures.find(Subject.MEASURE, measure, Population.SELF)
        if figure and one.questionnaire.measure(measure):
            change = change_between(before.questionnaire, one.questionnaire, measure) if before else Change.NONE
            yield Point(one, figure, change)
            before = one


def comparable(points: Sequence[Point]) -> tuple[Point, ...]:
    """The newest points that all mean the same."""
    breaks = [place for place, point in enumerate(points) if point.change is Change.MEANING]
    return tuple(points[breaks[-1] if breaks else 0 :])


def since_last(asked: Sequence[Asked], measure: str, outcome: str, z: float = Z_95) -> Since | None:
    """What happened to an outcome since the wave before; None where there is no wave before."""
    if len(asked) < 2:
        return None
    points = series_of(asked, measure)
    if len(points) < 2 or points[-1].asked is not asked[-1]:
        return Since(asked[-2].wave, not_compared(NotCompared.NOT_ASKED))
    earlier, latest = points[-2:]
    if latest.change is Change.MEANING:
        return Since(earlier.asked.wave, not_compared(NotCompared.MEANING))
    comparison = compared(part_of(latest.figure, outcome), part_of(earlier.figure, outcome), z)
    return Since(earlier.asked.wave, comparison, earlier.figure)
