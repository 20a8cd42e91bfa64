"""The worst group: which one group of the declared breakdowns fares worse than the others, where that is real."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from surveyapp.domain.comparing import Part, Verdict, compared, part_of, together, z_for
from surveyapp.domain.measures import Outcome, Subject
from surveyapp.domain.release import FigureSet

FEWEST_GROUPS = 2
"""So many groups of a breakdown must be shown before one of them can be set beside the others."""


@dataclass(frozen=True)
class GroupBeside:
    """A group of a breakdown, and the other shown groups of it together."""

    breakdown: str
    group: str
    there: Part
    others: Part


@dataclass(frozen=True)
class Faring:
    """How the groups fare: how many were looked at, and the worst where it really is."""

    looked_at: int
    worst: GroupBeside | None = None


def faring(figures: FigureSet, measure: str, outcome: Outcome, breakdowns: Iterable[str]) -> Faring:
    """Which group has really less of a positive outcome, or really more of another, than the other groups together.

    Every shown group of every breakdown is one comparison, and the deviate allows for all of them.
    """
    beside = [pair for breakdown in breakdowns for pair in _pairs(figures, measure, outcome, breakdown)]
    z = z_for(len(beside))
    worse = Verdict.FEWER if outcome is Outcome.POSITIVE else Verdict.MORE
    real = [pair for pair in beside if compared(pair.there, pair.others, z).verdict is worse]
    sign = 1 if outcome is Outcome.POSITIVE else -1
    return Faring(len(beside), min(real, key=lambda pair: sign * _middle(pair.there), default=None))


def _pairs(figures: FigureSet, measure: str, outcome: Outcome, breakdown: str) -> Iterator[GroupBeside]:
    found = {
        figure.group: part
        for figure in figures.groups(Subject.MEASURE, measure, breakdown)
        if (part := part_of(figure, outcome.value))
    }
    if len(found) < FEWEST_GROUPS:
        return
    for group, part in found.items():
        others = [other for name, other in found.items() if name != group]
        yield GroupBeside(breakdown, group, part, together(others))


def _middle(part: Part) -> float:
    return (part.low + part.high) / 2 / part.base
