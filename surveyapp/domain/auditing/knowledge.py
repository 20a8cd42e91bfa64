"""What is known about true counts: a programme, what its variables count, and which rows a published figure gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from surveyapp.domain.auditing.linear import Programme, Range
from surveyapp.domain.measures import ANYONE, Cell, Population, Subject
from surveyapp.domain.partitions import possible_outcomes
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.release import Figure
from surveyapp.domain.thresholds import ROUNDING

NO_GROUP = "(no group)"
"""Those who said nothing that puts them into a group of a breakdown. No figure is ever given of them."""


class Counted(NamedTuple):
    """One true count at one moment. A cell of people or of a question with the outcome ANYONE counts all of them."""

    moment: int
    cell: Cell


class FigureKey(NamedTuple):
    """Which figure of a population."""

    subject: Subject
    name: str
    breakdown: str
    group: str

    @classmethod
    def of(cls, figure: Figure) -> FigureKey:
        return cls(figure.subject, figure.name, figure.breakdown, figure.group)


@dataclass
class ShownFigure:
    """The rows that hold only because a figure is shown, and how many people it tells of."""

    base: int
    rows: list[tuple[int, Range]] = field(default_factory=list)


@dataclass
class Knowledge:
    """All that is known of one population. `shown` holds the figures of the last moment that are not withheld."""

    questionnaire: Questionnaire
    population: Population
    programme: Programme = field(default_factory=Programme)
    counts: dict[Counted, int] = field(default_factory=dict)
    starts: dict[tuple[str, ...], int] = field(default_factory=dict)
    shown: dict[FigureKey, ShownFigure] = field(default_factory=dict)
    _outcomes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def count(self, moment: int, key: FigureKey, outcome: str) -> int:
        """The variable of a count, made where it is new. What nobody can answer counts nobody: it shares one variable of 0."""
        if key.subject is Subject.MEASURE and outcome not in self._possible(key.name):
            return self.nobody
        counted = Counted(moment, Cell(self.population, *key, outcome))
        if counted not in self.counts:
            self.counts[counted] = self.programme.variable()
        return self.counts[counted]

    @cached_property
    def nobody(self) -> int:
        """A variable that is 0."""
        return self.programme.variable(0)

    def _possible(self, measure: str) -> tuple[str, ...]:
        if not self._outcomes:
            self._outcomes |= {
                one.id: possible_outcomes(self.questionnaire, one) for one in self.questionnaire.measures
            }
        return self._outcomes[measure]

    def people(self, moment: int, breakdown: str = "", group: str = "") -> int:
        """The variable that counts the people of a group, or all of them."""
        return self.count(moment, FigureKey(Subject.PEOPLE, "", breakdown, group), ANYONE)

    def start(self, *names: str) -> int:
        """The variable of a secret start; figures that are rounded by the same names share it."""
        if names not in self.starts:
            self.starts[names] = self.programme.variable(ROUNDING - 1)
        return self.starts[names]
