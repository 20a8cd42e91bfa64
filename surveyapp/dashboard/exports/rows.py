"""The flat table of figures: one row for each amount, the same rows for every file that is a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter

from surveyapp.dashboard.exports.columns import COLUMNS, NO, YES
from surveyapp.dashboard.exports.described import DescribedRelease, DescribedSet, plain
from surveyapp.dashboard.exports.reasons import reason
from surveyapp.domain.release import Amount, Figure, Withheld

Cell = str | int | float | date | None


@dataclass(frozen=True)
class Place:
    """Which release, wave and questionnaire a row is from."""

    release: int
    made_on: date
    area: str
    demo: str
    wave: str
    wave_title: str
    questionnaire: str
    version: int
    people: str


@dataclass(frozen=True)
class About:
    """Which figure a row belongs to."""

    population: str
    theme: str
    subject: str
    name: str
    title: str
    breakdown: str
    breakdown_title: str
    group: str
    group_title: str
    moved_in: int
    base: int | None


@dataclass(frozen=True)
class Numbers:
    """What a row says: an amount, or, without an outcome, only the figure's base or why it has none."""

    outcome: str = ""
    label: str = ""
    apart: str = ""
    count: int | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    withheld: str = ""
    withheld_reason: str = ""


@dataclass(frozen=True)
class Row:
    """One row, in three parts."""

    place: Place
    about: About
    numbers: Numbers

    def cells(self) -> tuple[Cell, ...]:
        """The row in the order of COLUMNS."""
        return tuple(get(self) for get in _GETTERS)


def _getter(name: str) -> attrgetter[Cell]:
    owner = next(part for part, names in _PARTS.items() if name in names)
    return attrgetter(f"{owner}.{name}")


_PARTS = {
    "place": {field.name for field in fields(Place)},
    "about": {field.name for field in fields(About)},
    "numbers": {field.name for field in fields(Numbers)},
}
_GETTERS = tuple(_getter(column.name) for column in COLUMNS)


def rows(described: DescribedRelease) -> Iterator[Row]:
    """Every row of a release, in the order in which it holds them."""
    for found in described.sets:
        place = _place(described, found)
        for figure in found.figures.figures:
            about = _about(found, figure)
            yield from (Row(place, about, numbers) for numbers in _numbers(found, figure))


def _place(described: DescribedRelease, found: DescribedSet) -> Place:
    return Place(
        release=described.release.number,
        made_on=described.release.made_on,
        area=described.area_name,
        demo=YES if described.release.demo else NO,
        wave=found.figures.wave,
        wave_title=plain(found.wave.title),
        questionnaire=found.figures.questionnaire,
        version=found.figures.version,
        people=plain(found.questionnaire.people),
    )


def _about(found: DescribedSet, figure: Figure) -> About:
    return About(
        population=figure.population.value,
        theme=found.theme(figure),
        subject=figure.subject.value,
        name=figure.name,
        title=found.title(figure),
        breakdown=figure.breakdown,
        breakdown_title=found.breakdown_title(figure.breakdown),
        group=figure.group,
        group_title=found.group_title(figure.breakdown, figure.group),
        moved_in=found.moved_in(figure),
        base=figure.base,
    )


def _numbers(found: DescribedSet, figure: Figure) -> Iterator[Numbers]:
    """A row for each amount; one row for a figure that has none."""
    for apart, amounts in ((NO, figure.amounts), (YES, figure.apart)):
        yield from (_amount(found, figure, amount, apart) for amount in amounts)
    if not figure.amounts and not figure.apart:
        yield Numbers(withheld=_code(figure.withheld), withheld_reason=reason(figure.withheld))


def _amount(found: DescribedSet, figure: Figure, amount: Amount, apart: str) -> Numbers:
    return Numbers(
        outcome=amount.outcome,
        label=found.label(figure, amount.outcome),
        apart=apart,
        count=amount.count,
        share=amount.share,
        low=amount.low,
        high=amount.high,
        withheld=_code(amount.withheld),
        withheld_reason=reason(amount.withheld),
    )


def _code(withheld: Withheld | None) -> str:
    return withheld.value if withheld else ""
