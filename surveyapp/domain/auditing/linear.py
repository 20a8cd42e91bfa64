"""A linear programme: counts that nobody knows, what is known of them, and how far each can reach. Solved by HiGHS.

Q. Huangfu and J. A. J. Hall, Parallelizing the dual revised simplex method, Mathematical Programming Computation 10 (2018),
119 to 142. Only this module knows the solver.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

import highspy
import numpy as np
from numpy.typing import NDArray

INFINITY = highspy.kHighsInf
MOST = 100_000_000.0
"""No count of people is larger, so that everything has an end."""

Term = tuple[int, float]
"""A variable by its number, and what it is multiplied with."""


class Range(NamedTuple):
    """The least and the most that something can be."""

    low: float
    high: float


ANYTHING = Range(-INFINITY, INFINITY)


_OTHER_WAYS = (("simplex_strategy", 4), ("simplex_strategy", 1), ("presolve", "on"), ("solver", "ipm"))
_ANSWERS = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible)


class Unsolved(Exception):
    """The solver found no answer. Nothing may be published that was not audited."""


class Infeasible(Unsolved):
    """No counts at all fit what is known: something that is taken for known is wrong."""


@dataclass
class Programme:
    """Variables of 0 or more, and rows that bound sums of them."""

    upper: list[float] = field(default_factory=list)
    rows: list[tuple[Sequence[Term], Range]] = field(default_factory=list)

    def variable(self, most: float = MOST) -> int:
        """A new variable between 0 and `most`; its number."""
        self.upper.append(most)
        return len(self.upper) - 1

    def row(self, terms: Iterable[Term], low: float = -INFINITY, high: float = INFINITY) -> int:
        """`low` <= the sum of `terms` <= `high`; the row's number."""
        times: dict[int, float] = {}
        for variable, factor in terms:
            times[variable] = times.get(variable, 0.0) + factor
        self.rows.append((tuple(times.items()), Range(low, high)))
        return len(self.rows) - 1

    def equal(self, one: int, others: Iterable[int]) -> int:
        """`one` is the sum of `others`."""
        return self.row([(one, 1.0), *((other, -1.0) for other in others)], 0.0, 0.0)

    def blocks(self, fixed: Iterable[int]) -> list[list[int]]:
        """The variables in groups that no row joins, once those that are `fixed` are known."""
        parent = list(range(len(self.upper)))

        def root(variable: int) -> int:
            while parent[variable] != variable:
                parent[variable] = variable = parent[parent[variable]]
            return variable

        known = set(fixed)
        for terms, _ in self.rows:
            free = [variable for variable, _ in terms if variable not in known]
            for variable in free[1:]:
                parent[root(variable)] = root(free[0])
        found: dict[int, list[int]] = {}
        for variable in range(len(self.upper)):
            if variable not in known:
                found.setdefault(root(variable), []).append(variable)
        return list(found.values())

    def part(self, variables: Sequence[int], rows: Iterable[int], values: NDArray[np.float64]) -> Programme:
        """The programme of some variables alone, the others held at their `values`. Variables are numbered anew, in order."""
        place = {variable: number for number, variable in enumerate(variables)}
        found = Programme([self.upper[variable] for variable in variables])
        for row in rows:
            terms, bounds = self.rows[row]
            held = sum(times * float(values[variable]) for variable, times in terms if variable not in place)
            own = [(place[variable], times) for variable, times in terms if variable in place]
            found.row(own, bounds.low - held, bounds.high - held)
        return found

    def rows_of(self, blocks: Sequence[Sequence[int]]) -> list[list[int]]:
        """The rows in which each block has a part."""
        block = {variable: number for number, variables in enumerate(blocks) for variable in variables}
        found: list[list[int]] = [[] for _ in blocks]
        for row, (terms, _) in enumerate(self.rows):
            for number in {block[variable] for variable, _ in terms if variable in block}:
                found[number].append(row)
        return found

    def at_most(self, smaller: Iterable[int], larger: Iterable[int], slack: float = 0.0) -> int:
        """The sum of `smaller` is at most that of `larger`, and `slack` more."""
        return self.row([*((one, 1.0) for one in smaller), *((one, -1.0) for one in larger)], high=slack)


_OPTIONS = (
    ("log_to_console", False),
    ("output_flag", False),
    ("threads", 1),
    ("random_seed", 1),
    ("presolve", "off"),
    ("solver", "simplex"),
    ("simplex_strategy", 4),  # primal: another question leaves the last answer possible
)


@contextmanager
def _quiet() -> Iterator[None]:
    """HiGHS prints its name when it is made, before it can be told to be quiet: meanwhile standard output leads nowhere."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


class Solver:
    """A programme given to HiGHS. Each question starts from the answer to the one before."""

    def __init__(self, programme: Programme) -> None:
        with _quiet():
            self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in _OPTIONS:
            self._solver.setOptionValue(option, value)
        self._columns = len(programme.upper)
        self._all = np.arange(self._columns, dtype=np.int32)
        self._solver.passModel(_model(programme))

    def bound(self, row: int, bounds: Range) -> None:
        """Give a row other bounds."""
        self._solver.changeRowBounds(row, *bounds)

    def furthest(self, direction: NDArray[np.float64]) -> NDArray[np.float64]:
        """The values of all variables where the sum of `direction` times them is largest. Raises Infeasible."""
        self._solver.changeColsCost(self._columns, self._all, -direction)
        return self._solved()

    def reach(self, variable: int) -> tuple[Range, list[NDArray[np.float64]]]:
        """How far a variable can reach, and the values of all at both ends. Raises Infeasible."""
        direction = np.zeros(self._columns)
        direction[variable] = 1.0
        most = self.furthest(direction)
        least = self.furthest(-direction)
        return Range(float(least[variable]), float(most[variable])), [least, most]

    def _solved(self) -> NDArray[np.float64]:
        self._solver.run()
        for option, value in _OTHER_WAYS:
            if self._solver.getModelStatus() in _ANSWERS:
                break
            self._solver.clearSolver()  # now and then the last answer is a bad start
            self._solver.setOptionValue(option, value)
            self._solver.run()
        status = self._solver.getModelStatus()
        for option, value in _OPTIONS:
            self._solver.setOptionValue(option, value)
        if status == highspy.HighsModelStatus.kInfeasible:
            raise Infeasible("Nothing was published: no counts at all fit what was published before.")
        if status != highspy.HighsModelStatus.kOptimal:
            raise Unsolved(f"Nothing was published: the audit could not be done (HiGHS gave up: {status}).")
        return np.asarray(self._solver.getSolution().col_value)


def _model(programme: Programme) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(programme.upper), len(programme.rows)
    model.col_cost_ = np.zeros(model.num_col_)
    model.col_lower_ = np.zeros(model.num_col_)
    model.col_upper_ = np.array(programme.upper, dtype=float)
    model.row_lower_ = np.array([bounds.low for _, bounds in programme.rows])
    model.row_upper_ = np.array([bounds.high for _, bounds in programme.rows])
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(terms) for terms, _ in programme.rows)], dtype=np.int32)
    matrix.index_ = np.array([variable for terms, _ in programme.rows for variable, _ in terms], dtype=np.int32)
    matrix.value_ = np.array([times for terms, _ in programme.rows for _, times in terms], dtype=float)
    return model
