"""The attack on what releases say of comments: how far every count can reach, and which figures to withhold (rule 4).

The attacker puts together all that is known, and guesses besides that between two releases no reading changed how comments
speak, and none changed who has read them, wherever that can be so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from surveyapp.domain.auditing.auditor import NEARLY_NOTHING, Interval
from surveyapp.domain.auditing.commented_knowledge import Learnt, Row, learn_comments
from surveyapp.domain.auditing.knowledge import Counted
from surveyapp.domain.auditing.linear import ANYTHING, Infeasible, Range, Solver
from surveyapp.domain.commented import EVERY_THEME
from surveyapp.domain.measures import Population, Subject
from surveyapp.domain.moments import Moment
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.thresholds import SMALLEST_INTERVAL

PROBES = 8
"""Directions tried by chance before counts are stretched one by one."""


def attack_comments(questionnaire: Questionnaire, moments: Sequence[Moment]) -> Iterator[Interval]:
    """How far every count of comments can reach, by everything that `moments` (oldest first) tell."""
    for population in Population:
        learnt = learn_comments(questionnaire, population, moments)
        for guessing in (False, True) if learnt.counts else ():
            attacker = CommentAttacker(learnt, guessing=guessing)
            yield from (attacker.reach(counted) for counted in attacker.counts)


def comments_to_withhold(questionnaire: Questionnaire, population: Population, moments: Sequence[Moment]) -> set[str]:
    """The themes of which the last of `moments` should say nothing, so that no count of any moment is too narrow."""
    learnt = learn_comments(questionnaire, population, moments)
    withheld = set[str]()
    for guessing in (False, True) if learnt.shown else ():
        while (more := _next_to_withhold(learnt, withheld, guessing=guessing)) is not None:
            withheld.add(more)
    return withheld


def _next_to_withhold(learnt: Learnt, withheld: set[str], *, guessing: bool) -> str | None:
    """One more theme to withhold. The attacker is made anew: what is not told any more leaves room for other guesses."""
    attacker = CommentAttacker(learnt, guessing=guessing, withheld=withheld)
    narrow = attacker.narrow()
    return _mending(attacker, narrow, withheld) if narrow else None


def _mending(attacker: CommentAttacker, narrow: Counted, withheld: set[str]) -> str | None:
    """The next theme to withhold: the first that mends it alone, its own before others, all themes together last.

    None where nothing of this release is left that could be to blame: `release audit` tells it.
    """
    left = [theme for theme in attacker.learnt.shown if theme not in withheld]
    left.sort(key=lambda theme: (theme == EVERY_THEME, theme != narrow.cell.name))
    for theme in left:
        attacker.withhold(theme)
        mended = not attacker.reach(narrow, trying=True).too_narrow
        attacker.show(theme)
        if mended:
            return theme
    return left[0] if left else None


class CommentAttacker:
    """Keeps the widest that it has seen of every count. `guessing`: also that no reading changed anything, where that can be."""

    def __init__(self, learnt: Learnt, *, guessing: bool, withheld: Iterable[str] = ()) -> None:
        self.learnt = learnt
        programme = learnt.knowledge.programme
        people = {
            counted: variable
            for counted, variable in learnt.knowledge.counts.items()
            if counted.cell.subject == Subject.PEOPLE and counted.cell.outcome
        }
        self.counts = learnt.counts | people
        self._solver = Solver(programme)
        self._size = len(programme.upper)
        for rows in learnt.still:
            self._relax(rows)
        for theme in withheld:
            self.withhold(theme)
        for rows in learnt.still if guessing else ():
            self._guess(rows)
        self._forget()

    def narrow(self) -> Counted | None:
        """The first count that is too narrow, by what is told now."""
        chance = np.random.default_rng(1)
        for _ in range(PROBES if any(self._waits(one) for one in self.counts) else 0):
            direction = chance.standard_normal(self._size)
            self._saw([self._solver.furthest(direction), self._solver.furthest(-direction)])
        return next((one for one in self.counts if self._waits(one) and self.reach(one).too_narrow), None)

    def reach(self, counted: Counted, *, trying: bool = False) -> Interval:
        """How far a count can reach. What is seen while only `trying` to withhold is not kept."""
        bounds, found = self._solver.reach(self.counts[counted])
        if not trying:
            self._saw(found)
        return _interval(counted, bounds)

    def withhold(self, theme: str) -> None:
        """Take back what the last moment tells of a theme."""
        self._relax(self.learnt.shown[theme])

    def show(self, theme: str) -> None:
        """Tell it again."""
        self._hold(self.learnt.shown[theme])

    def _guess(self, rows: Iterable[Row]) -> None:
        self._hold(rows)
        try:
            self._solver.furthest(np.ones(self._size))
        except Infeasible:  # a reading did change something
            self._relax(rows)

    def _hold(self, rows: Iterable[Row]) -> None:
        for row, bounds in rows:
            self._solver.bound(row, bounds)

    def _relax(self, rows: Iterable[Row]) -> None:
        for row, _bounds in rows:
            self._solver.bound(row, ANYTHING)

    def _forget(self) -> None:
        self._least, self._most = np.full(self._size, np.inf), np.full(self._size, -np.inf)

    def _saw(self, solutions: Iterable[NDArray[np.float64]]) -> None:
        for solution in solutions:
            np.minimum(self._least, solution, out=self._least)
            np.maximum(self._most, solution, out=self._most)

    def _waits(self, counted: Counted) -> bool:
        variable = self.counts[counted]
        seen = Range(float(self._least[variable]), float(self._most[variable]))
        return seen.high < seen.low or _interval(counted, seen).values < SMALLEST_INTERVAL


def _interval(counted: Counted, bounds: Range) -> Interval:
    return Interval(counted, ceil(bounds.low - NEARLY_NOTHING), floor(bounds.high + NEARLY_NOTHING))
