"""Comparing: whether two published shares really differ, allowing for chance and for the rounding that protects people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import hypot, sqrt
from statistics import NormalDist
from typing import NamedTuple

from surveyapp.domain.measures import Z_95, wilson
from surveyapp.domain.release import Amount, Figure, Withheld
from surveyapp.domain.thresholds import ALMOST_ALL_SHARE, ROUNDING

ROUNDING_ERROR = ROUNDING * sqrt(0.4 * 0.6)
"""The largest standard deviation that unbiased rounding to a multiple of ROUNDING gives a whole count (2 or 3 above one)."""
ERROR_RATE = 0.05
"""How often a difference is called real that is none, over all comparisons that are looked at together."""


# Shares


class Proportion(NamedTuple):
    """A share as so many people of a base. `error`: the standard deviation that rounding gives the share."""

    people: float
    base: float
    error: float = 0.0

    @property
    def share(self) -> float:
        return min(self.people / self.base, 1.0)


@dataclass(frozen=True)
class Part:
    """How many of a published base had one outcome: from `low` to `high`, which are equal where the count is given.

    `figures`: how many figures were added up to it, each rounded on its own. `between`: whether the outcome stands between
    others in the order in which the counts of a figure are rounded.
    """

    low: float
    high: float
    base: float
    figures: int = 1
    between: bool = False

    @property
    def share(self) -> float | None:
        """The share where it is given."""
        return self.low / self.base if self.low == self.high else None

    def ends(self) -> tuple[Proportion, ...]:
        """The least and the most that it can be."""
        counts = (self.low,) if self.low == self.high else (self.low, self.high)
        return tuple(Proportion(count, self.base, self._error(count / self.base)) for count in counts)

    def _error(self, share: float) -> float:
        """The base is rounded too. Where it begins or ends with the outcome, its error takes from that of the count, so the
        count's alone is the worst case; where the outcome stands between others, the two may add up (`domain.rounding`).
        """
        spread = 1 + share if self.between else 1.0
        return ROUNDING_ERROR * spread * sqrt(self.figures) / self.base


def part_of(figure: Figure | None, outcome: str) -> Part | None:
    """What a figure tells of one outcome; None where it does not tell enough to compare with.

    "Almost all" tells that the share is ALMOST_ALL_SHARE or more, and "few" beside it that it is the rest at most.
    """
    amount = next((one for one in figure.amounts if one.outcome == outcome), None) if figure else None
    bounds = _bounds(amount) if amount else None
    if figure is None or bounds is None or not figure.base:
        return None
    between = outcome not in (figure.amounts[0].outcome, figure.amounts[-1].outcome)
    return Part(bounds[0] * figure.base, bounds[1] * figure.base, figure.base, between=between)


def _bounds(amount: Amount) -> tuple[float, float] | None:
    if amount.share is not None:
        return amount.share, amount.share
    if amount.withheld is Withheld.ALMOST_ALL:
        return ALMOST_ALL_SHARE, 1.0
    return (0.0, 1 - ALMOST_ALL_SHARE) if amount.withheld is Withheld.FEW else None


def together(parts: list[Part]) -> Part:
    """Several groups as one. `parts` has at least one."""
    return Part(
        sum(part.low for part in parts),
        sum(part.high for part in parts),
        sum(part.base for part in parts),
        figures=sum(part.figures for part in parts),
        between=any(part.between for part in parts),
    )


# Differences


class Difference(NamedTuple):
    """An interval for a difference of two shares, each from 0 to 1."""

    low: float
    high: float


def newcombe(first: Proportion, second: Proportion, z: float = Z_95) -> Difference:
    """Newcombe's interval for `first` minus `second`, widened for the rounding of both.

    Method 10 of R. G. Newcombe, Statistics in Medicine 17 (1998), 873 to 890: the Wilson limits of both shares, squared
    and added. Rounding is one more independent source of error for each share, so its variance is added under the root
    as well (G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008), 1693 to 1702). Where the same people are in both
    shares, the interval is too wide rather than too narrow.
    """
    one, other = (wilson(part.people, part.base, z) for part in (first, second))
    rounding = z * hypot(first.error, second.error)
    difference = one.share - other.share
    below = hypot(one.share - one.low, other.high - other.share, rounding)
    above = hypot(one.high - one.share, other.share - other.low, rounding)
    return Difference(max(-1.0, difference - below), min(1.0, difference + above))


def from_fixed(part: Proportion, fixed: float, z: float = Z_95) -> Difference:
    """The interval for a share minus a number that is known, widened for the rounding of the share."""
    own = wilson(part.people, part.base, z)
    rounding = z * part.error
    difference = own.share - fixed
    below, above = hypot(own.share - own.low, rounding), hypot(own.high - own.share, rounding)
    return Difference(difference - below, difference + above)


def z_for(comparisons: int) -> float:
    """The deviate at which so many comparisons together are wrong in ERROR_RATE of cases at most (Bonferroni)."""
    return NormalDist().inv_cdf(1 - ERROR_RATE / (2 * max(comparisons, 1)))


# What is said of it


class Verdict(StrEnum):
    """What may be said of a difference."""

    MORE = "more"
    FEWER = "fewer"
    TOO_CLOSE = "too-close"
    NOT_COMPARED = "not-compared"


class NotCompared(StrEnum):
    """Why two shares are not compared."""

    NOT_ASKED = "not-asked"
    """It was not asked before."""
    MEANING = "meaning"
    """What was asked before meant something else."""
    WITHHELD = "withheld"
    """One of the two is not given."""


@dataclass(frozen=True)
class Comparison:
    """What may be said of a first share beside a second, with the interval of their difference."""

    verdict: Verdict
    difference: Difference | None = None
    reason: NotCompared | None = None


def not_compared(reason: NotCompared) -> Comparison:
    """No comparison, and why."""
    return Comparison(Verdict.NOT_COMPARED, reason=reason)


def compared(first: Part | None, second: Part | None, z: float = Z_95) -> Comparison:
    """Whether there is more in `first` than in `second`: only where that holds whatever the two can be."""
    if first is None or second is None:
        return not_compared(NotCompared.WITHHELD)
    return _judged([newcombe(one, other, z) for one in first.ends() for other in second.ends()])


def compared_with_fixed(part: Part | None, fixed: float, z: float = Z_95) -> Comparison:
    """Whether there is more in `part` than a known share of somebody else."""
    if part is None:
        return not_compared(NotCompared.WITHHELD)
    return _judged([from_fixed(end, fixed, z) for end in part.ends()])


def _judged(differences: list[Difference]) -> Comparison:
    whole = Difference(min(one.low for one in differences), max(one.high for one in differences))
    if whole.low > 0:
        return Comparison(Verdict.MORE, whole)
    return Comparison(Verdict.FEWER if whole.high < 0 else Verdict.TOO_CLOSE, whole)
