"""The attack: how far every hidden count can reach, and what to withhold until none is too narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from surveyapp.domain.auditing.knowledge import NO_GROUP, Counted, FigureKey, Knowledge
from surveyapp.domain.auditing.learning import learn
from surveyapp.domain.auditing.linear import ANYTHING, Range, Solver
from surveyapp.domain.measures import Population, Subject
from surveyapp.domain.moments import Moment
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.thresholds import LARGEST_PROTECTED, SMALLEST_INTERVAL

NEARLY_NOTHING = 1e-6
"""What the solver's answers may be off by."""
PROBES = 4
"""Directions tried first: their answers show for most counts at once that they are wide enough."""


@dataclass(frozen=True)
class Interval:
    """The whole numbers that a hidden count can still be.

    Of people in a group at least one: the attacker may know somebody who is in it.
    """

    counted: Counted
    low: int
    high: int

    @property
    def values(self) -> int:
        return self.high - self.low + 1

    @property
    def at_stake(self) -> bool:
        """Whether it may be a count of 1 to LARGEST_PROTECTED. Decided without the true count, so that the answer tells nothing."""
        return self.high >= 1 and self.low <= LARGEST_PROTECTED

    @property
    def too_narrow(self) -> bool:
        """Whether too few values are left of a count that is at stake."""
        return self.at_stake and self.values < SMALLEST_INTERVAL


class Auditor:
    """Plays the attacker over what is known, and keeps the widest that it has seen of every count."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._solver = Solver(knowledge.programme)
        self._counts = {variable: counted for counted, variable in knowledge.counts.items()}
        size = len(knowledge.programme.upper)
        self._least, self._most = np.full(size, np.inf), np.full(size, -np.inf)
        chance = np.random.default_rng(1)
        for direction in (np.ones(size), *(chance.standard_normal(size) for _ in range(PROBES // 2))):
            self._saw(self._solver.furthest(direction), self._solver.furthest(-direction))

    def narrow(self) -> Iterator[Interval]:
        """The counts that are too narrow, each found before what was withheld for the one before it."""
        self._probe()
        for variable in self._counts:
            if self._seen(variable).values < SMALLEST_INTERVAL:
                interval = self.reach(variable)
                if interval.too_narrow:
                    yield interval

    def _probe(self) -> None:
        """Stretch one count of every measure at once, as they hardly touch each other: most prove wide enough by it."""
        waiting: dict[str, list[int]] = {}
        for variable, counted in self._counts.items():
            if self._seen(variable).values < SMALLEST_INTERVAL:
                waiting.setdefault(f"{counted.cell.subject} {counted.cell.name}", []).append(variable)
        for together in zip_longest(*waiting.values()):
            narrow = [one for one in together if one is not None and self._seen(one).values < SMALLEST_INTERVAL]
            if narrow:
                direction = np.zeros(len(self._least))
                direction[narrow] = 1.0
                self._saw(self._solver.furthest(direction), self._solver.furthest(-direction))

    def intervals(self) -> Iterator[Interval]:
        """How far every count can reach."""
        yield from (self.reach(variable) for variable in self._counts)

    def reach(self, variable: int, *, trying: bool = False) -> Interval:
        """How far a count can reach, solved. What is seen while only `trying` to withhold is not kept."""
        bounds, found = self._solver.reach(variable)
        if not trying:
            self._saw(*found)
        return self._interval(variable, bounds)

    def withhold(self, key: FigureKey) -> None:
        """Take back what a shown figure of the last moment tells."""
        for row, _bounds in self.knowledge.shown[key].rows:
            self._solver.bound(row, ANYTHING)

    def show(self, key: FigureKey) -> None:
        """Tell it again."""
        for row, bounds in self.knowledge.shown[key].rows:
            self._solver.bound(row, bounds)

    def _saw(self, *solutions: NDArray[np.float64]) -> None:
        for solution in solutions:
            np.minimum(self._least, solution, out=self._least)
            np.maximum(self._most, solution, out=self._most)

    def _seen(self, variable: int) -> Interval:
        return self._interval(variable, Range(float(self._least[variable]), float(self._most[variable])))

    def _interval(self, variable: int, bounds: Range) -> Interval:
        low, high = ceil(bounds.low - NEARLY_NOTHING), floor(bounds.high + NEARLY_NOTHING)
        counted = self._counts[variable]
        return Interval(counted, max(low, 1) if counted.cell.subject == Subject.PEOPLE and high >= 1 else low, high)


def attack(questionnaire: Questionnaire, moments: Sequence[Moment]) -> Iterator[Interval]:
    """How far every count of every population can reach, by everything that `moments` (oldest first) tell."""
    for population in Population:
        yield from Auditor(learn(questionnaire, population, moments)).intervals()


def to_withhold(questionnaire: Questionnaire, population: Population, moments: Sequence[Moment]) -> set[FigureKey]:
    """The figures of the last of `moments` to withhold, so that no count of any moment is too narrow."""
    knowledge = learn(questionnaire, population, moments)
    auditor, withheld = Auditor(knowledge), set[FigureKey]()
    while narrow := list(auditor.narrow()):
        before = len(withheld)
        for interval in narrow:
            withheld |= _mended(auditor, interval, withheld)
        if len(withheld) == before:
            break  # nothing of this release is to blame: `release audit` tells it
    return withheld


def _mended(auditor: Auditor, interval: Interval, withheld: set[FigureKey]) -> set[FigureKey]:
    """What more to withhold, the least harmful first, until `interval` is wide enough; nothing that need not be."""
    variable = auditor.knowledge.counts[interval.counted]
    chosen: list[FigureKey] = []
    for key in _candidates(auditor.knowledge, interval.counted):
        if not auditor.reach(variable, trying=True).too_narrow:
            break
        if key not in withheld:
            auditor.withhold(key)
            chosen.append(key)
    for key in list(chosen[:-1]):
        auditor.show(key)
        if auditor.reach(variable, trying=True).too_narrow:
            auditor.withhold(key)
        else:
            chosen.remove(key)
    if auditor.reach(variable, trying=True).too_narrow:  # it was so before
        for key in chosen:
            auditor.show(key)
        return set()
    return set(chosen)


def _candidates(knowledge: Knowledge, counted: Counted) -> Iterable[FigureKey]:
    """The shown figures that may give a count away: its own group, the groups beside it, its questions, then the whole."""
    cell = counted.cell
    measure = _measure_of(knowledge.questionnaire, cell.subject, cell.name)

    def rank(key: FigureKey) -> tuple[int, int]:
        own = key[:4] == (cell.subject, cell.name, cell.breakdown, cell.group) and cell.group not in ("", NO_GROUP)
        beside = bool(key.breakdown) and key.breakdown == cell.breakdown and key.subject == cell.subject
        order = (own, beside, key.subject is Subject.QUESTION, bool(key.breakdown), True).index(True)
        return order, knowledge.shown[key].base

    related = (
        key
        for key in knowledge.shown
        if key.subject is Subject.PEOPLE or _measure_of(knowledge.questionnaire, key.subject, key.name) == measure
    )
    return sorted(related, key=rank)


def _measure_of(questionnaire: Questionnaire, subject: str, name: str) -> str:
    """The measure that a figure is about; a question without one stands for itself."""
    if subject != Subject.QUESTION:
        return name
    question = next((one for one in questionnaire.choices() if one.id == name), None)
    return (question.measure if question else None) or name
