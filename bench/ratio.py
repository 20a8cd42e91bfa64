"""Ratios of CPU time: two things done in turn, again and again, in one process."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from time import process_time


@dataclass(frozen=True)
class Ratio:
    """What was measured, over what, and the most that it may be (None: only told)."""

    what: str
    over: str
    value: float
    bar: float | None = None

    @property
    def passes(self) -> bool:
        return self.bar is None or self.value <= self.bar

    def row(self) -> str:
        """One line of the table."""
        bar = "" if self.bar is None else f"at most {self.bar:g}"
        verdict = "" if self.bar is None else "pass" if self.passes else "FAIL"
        return f"| {self.what} | {self.over} | {self.value:.2f} | {bar} | {verdict} |"


def cpu(work: Callable[[], object]) -> float:
    """The CPU seconds that `work` takes, those of this process alone."""
    before = process_time()
    work()
    return process_time() - before


def interleaved(first: Callable[[], object], second: Callable[[], object], rounds: int) -> float:
    """The median CPU of `first` over that of `second`, done in turn."""
    return of_medians((cpu(first), cpu(second)) for _ in range(rounds))


def of_medians(times: Iterable[tuple[float, float]]) -> float:
    """The median of the first over that of the second."""
    every = list(times)
    return median(one for one, _ in every) / median(other for _, other in every)
