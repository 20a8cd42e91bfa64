"""A release: an area's frozen, numbered set of safe figures, from which alone everything shown is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from surveyapp.domain.measures import Population, Subject
from surveyapp.domain.words import Model


class Withheld(StrEnum):
    """Why a figure is not given."""

    FEWER_THAN_10 = "fewer-than-10"
    """Fewer than ten respondents in all."""
    SMALL_GROUP = "small-group"
    """Fewer respondents in the group than groups are shown for."""
    OVERALL_ONLY = "overall-only"
    """Too few respondents in all for groups to be shown."""
    ALMOST_ALL = "almost-all"
    """Nearly everyone said the same; the exact share could tell what one person said."""
    FEW = "few"
    """The rest beside an "almost all"."""
    PROTECTED = "protected"
    """Together with other figures it would give a small number away."""


class Amount(Model):
    """How many of a group had one outcome, or why that is not said.

    `count` is rounded to the multiple of 5 below or above (0 means 0 to 4); `share` and its 95% interval (`low`, `high`)
    are worked out from rounded counts, from 0 to 1.
    """

    outcome: str
    count: int | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    withheld: Withheld | None = None


class Figure(Model):
    """One bar: the amounts of a measure's or a question's outcomes in one group ("" for overall).

    `base` is the rounded number of respondents that the shares are of. `apart` are answers without a score (don't
    know ...), as counts.
    """

    subject: Subject
    name: str
    population: Population
    breakdown: str = ""
    group: str = ""
    base: int | None = None
    amounts: tuple[Amount, ...] = ()
    apart: tuple[Amount, ...] = ()
    withheld: Withheld | None = None

    def amount(self, outcome: str) -> Amount | None:
        return next((amount for amount in (*self.amounts, *self.apart) if amount.outcome == outcome), None)


class CommentFigure(Model):
    """What people wrote about one theme ("" for everything that they wrote): how it speaks, and who has read it.

    Each person counts once, in one part of `said` and in one of `read` (`domain/commented.py`). `base` is the rounded
    number of those who wrote. The shares in `said` are of those of whom it is known how they speak; "not-known" stands
    beside them as a count.
    """

    theme: str
    population: Population
    base: int | None = None
    said: tuple[Amount, ...] = ()
    read: tuple[Amount, ...] = ()
    withheld: Withheld | None = None

    def amount(self, outcome: str) -> Amount | None:
        return next((amount for amount in (*self.said, *self.read) if amount.outcome == outcome), None)


class FigureSet(Model):
    """The figures of one questionnaire in one wave.

    They move together; `moved_in` is the release that moved them. Those of groups move more seldom: in `groups_moved_in`
    (0 until there are any). `comments` move with those of everyone; releases that are older than them have none.
    """

    wave: str
    questionnaire: str
    version: int
    moved_in: int
    groups_moved_in: int = 0
    figures: tuple[Figure, ...] = ()
    comments: tuple[CommentFigure, ...] = ()

    def find(
        self,
        subject: Subject,
        name: str,
        population: Population = Population.SELF,
        breakdown: str = "",
        group: str = "",
    ) -> Figure | None:
        key = (subject, name, population, breakdown, group)
        return next((figure for figure in self.figures if key == _key(figure)), None)

    def written(self, theme: str, population: Population = Population.SELF) -> CommentFigure | None:
        """What people wrote about a theme."""
        return next((one for one in self.comments if (one.theme, one.population) == (theme, population)), None)

    def groups(self, subject: Subject, name: str, breakdown: str) -> Iterator[Figure]:
        """The figures of a measure for each group of a breakdown, in the declared order."""
        for figure in self.figures:
            if (figure.subject, figure.name, figure.breakdown) == (subject, name, breakdown):
                yield figure


def _key(figure: Figure) -> tuple[Subject, str, Population, str, str]:
    return figure.subject, figure.name, figure.population, figure.breakdown, figure.group


class ReleasedWave(Model):
    """A wave as a release names it."""

    id: str
    title: str
    opened_on: date


class Release(Model):
    """All the figures that an area gives out at one time, over its waves, oldest wave first."""

    number: int
    made_on: date
    demo: bool = False
    waves: tuple[ReleasedWave, ...] = ()
    sets: tuple[FigureSet, ...] = ()

    def set_of(self, wave: str, questionnaire: str) -> FigureSet | None:
        return next((found for found in self.sets if (found.wave, found.questionnaire) == (wave, questionnaire)), None)

    def latest_set(self, questionnaire: str) -> FigureSet | None:
        """The figures of the newest wave in which `questionnaire` has any."""
        for wave in reversed(self.waves):
            found = self.set_of(wave.id, questionnaire)
            if found and found.figures:
                return found
        return None

    def questionnaires(self) -> tuple[str, ...]:
        """The ids of questionnaires with figures, in order of first appearance."""
        return tuple(dict.fromkeys(found.questionnaire for found in self.sets if found.figures))

    def wave(self, wave_id: str) -> ReleasedWave | None:
        return next((wave for wave in self.waves if wave.id == wave_id), None)
