"""Representing: who answered beside who lives here, and who is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

from surveyapp.domain.comparing import ROUNDING_ERROR, Proportion, from_fixed, z_for
from surveyapp.domain.measures import Subject
from surveyapp.domain.outside import PublishedCount
from surveyapp.domain.release import Figure, FigureSet, Withheld
from surveyapp.domain.thresholds import SMALLEST_GROUP, SMALLEST_SHOWN


@dataclass(frozen=True)
class GroupHere:
    """One group of a published count: how many live here, and how many of those who answered are in it.

    `figure` is the released count of people; `share` is of those who answered and are in one of the counted groups, None
    where one of these groups is not given. `missing`: its share of the answers is really below its share of those who live here.
    """

    group: str
    people: int
    share_here: float
    figure: Figure
    share: float | None
    missing: bool


def represented(figures: FigureSet, count: PublishedCount) -> tuple[GroupHere, ...]:
    """The groups of a published count beside those who answered; none where the release does not know one of them."""
    found = {figure.group: figure for figure in figures.groups(Subject.PEOPLE, "", count.breakdown)}
    if not all(one.group in found for one in count.counts):
        return ()
    return tuple(_groups(count, {one.group: found[one.group] for one in count.counts}))


def _groups(count: PublishedCount, figures: Mapping[str, Figure]) -> Iterator[GroupHere]:
    bounds = {group: _bounds(figure) for group, figure in figures.items()}
    given = [figure.base for figure in figures.values() if figure.base is not None]
    whole = sum(given) if len(given) == len(figures) else 0
    for one in count.counts:
        figure, share_here = figures[one.group], count.share(one.group)
        share = figure.base / whole if whole and figure.base is not None else None
        missing = _is_missing(one.group, bounds, share_here, z_for(len(count.counts)))
        yield GroupHere(one.group, one.people, share_here, figure, share, missing)


def _bounds(figure: Figure) -> tuple[int, int] | None:
    """The fewest and the most people that a figure can stand for, but for rounding; None where nobody can say."""
    if figure.base is not None:
        return figure.base, figure.base
    fewer_than = {Withheld.FEWER_THAN_10: SMALLEST_SHOWN, Withheld.SMALL_GROUP: SMALLEST_GROUP}
    return (0, fewer_than[figure.withheld] - 1) if figure.withheld in fewer_than else None


def _is_missing(group: str, bounds: Mapping[str, tuple[int, int] | None], here: float, z: float) -> bool:
    """Whether even the most that the group can be, beside the fewest that the others can be, is really below `here`."""
    known = {name: pair for name, pair in bounds.items() if pair is not None}
    if len(known) < len(bounds):
        return False
    most = known[group][1]
    base = most + sum(pair[0] for name, pair in known.items() if name != group)
    if base == 0:
        return False
    share = most / base
    spread = max(1.0, (1 - share) ** 2 + (len(bounds) - 1) * share**2)
    error = ROUNDING_ERROR * sqrt(spread) / base
    return from_fixed(Proportion(most, base, error), here, z).high < 0
