"""The attack: how far every hidden count can reach, and what to withhold until none is too narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from surveyapp.domain.auditing.knowledge import NO_GROUP, Counted, FigureKey, Knowledge
from surveyapp.domain.auditing.learning import learn
from surveyapp.domain.auditing.linear import ANYTHING, Range, Solver, Unsolved
from surveyapp.domain.measures import Population, Subject
from surveyapp.domain.moments import Moment
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.thresholds import LARGEST_PROTECTED, SMALLEST_INTERVAL

NEARLY_NOTHING = 1e-6
"""What the solver's answers may be off by."""

PROBES = 8
"""Directions tried by chance before a measure's counts are stretched one by one."""


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
        self._probed = False
        self._counts = {variable: counted for counted, variable in knowledge.counts.items()}
        size = len(knowledge.programme.upper)
        self._least, self._most = np.full(size, np.inf), np.full(size, -np.inf)
        self._ends = [self._solver.furthest(sign * np.ones(size)) for sign in (1.0, -1.0)]
        self._saw(*self._ends)

    def narrow(self) -> Iterator[Interval]:
        """The counts that are too narrow, by what is told now."""
        if not self._probed:
            self._probe()
            self._probed = True
        for variable in self._counts:
            if self._waits(variable):
                interval = self.reach(variable)
                if interval.too_narrow:
                    yield interval

    def _probe(self) -> None:
        """Hold the numbers of people at what they can be. Then measures have nothing to do with each other, and each is small.

        What a count reaches there it reaches in the whole: most prove wide enough by it.
        """
        programme, people = self.knowledge.programme, list(self._people())
        blocks = programme.blocks(people)
        for point in self._points(people):
            for variables, rows in zip(blocks, programme.rows_of(blocks), strict=True):
                waiting = [number for number, one in enumerate(variables) if self._waits(one)]
                if waiting:
                    self._probe_block(variables, Solver(programme.part(variables, rows, point)), waiting)

    def _probe_block(self, variables: list[int], solver: Solver, waiting: list[int]) -> None:
        chance = np.random.default_rng(1)
        with suppress(Unsolved):  # by less than the solver can tell
            for _ in range(min(PROBES, len(waiting))):
                direction = chance.standard_normal(len(variables))
                self._saw_part(variables, solver.furthest(direction), solver.furthest(-direction))
            for number in waiting:
                if self._waits(variables[number]):
                    self._saw_part(variables, *solver.reach(number)[1])

    def _saw_part(self, variables: list[int], *solutions: NDArray[np.float64]) -> None:
        for solution in solutions:
            self._least[variables] = np.minimum(self._least[variables], solution)
            self._most[variables] = np.maximum(self._most[variables], solution)

    def _points(self, people: list[int]) -> Iterator[NDArray[np.float64]]:
        """Numbers of people that are possible together: as many as can be in groups, the middle, then as many as can be in the
        first group of every breakdown, in the second ..."""
        many = self._furthest_of(people)
        yield many
        yield np.mean([*self._ends, many], axis=0)
        groups: dict[tuple[int, str], list[int]] = {}
        for variable in people:
            moment, cell = self._counts[variable]
            groups.setdefault((moment, cell.breakdown), []).append(variable)
        for together in zip_longest(*groups.values()):
            yield self._furthest_of([one for one in together if one is not None])

    def _furthest_of(self, variables: list[int]) -> NDArray[np.float64]:
        """Where these are largest together."""
        direction = np.zeros(len(self._least))
        direction[variables] = 1.0
        found = self._solver.furthest(direction)
        self._saw(found)
        return found

    def _people(self) -> Iterator[int]:
        for variable, counted in self._counts.items():
            if counted.cell.subject == Subject.PEOPLE:
                yield variable

    def _waits(self, variable: int) -> bool:
        return variable in self._counts and self._seen(variable).values < SMALLEST_INTERVAL

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
    before = auditor.reach(variable, trying=True)
    chosen: list[FigureKey] = []
    for key in _candidates(auditor.knowledge, interval.counted):
        if not auditor.reach(variable, trying=True).too_narrow:
            break
        if key not in withheld:
            auditor.withhold(key)
            chosen.append(key)
    after = auditor.reach(variable, trying=True)
    if after.too_narrow:  # earlier releases told it: what makes it no worse may stay
        kept = set(chosen) if after.values > before.values else set()
        for key in set(chosen) - kept:
            auditor.show(key)
        return kept
    for key in list(chosen[:-1]):
        auditor.show(key)
        if auditor.reach(variable, trying=True).too_narrow:
            auditor.withhold(key)
        else:
            chosen.remove(key)
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
