"""Bursts: days on which so many more answers came than usual that people should ask why, before they trust the figures.

An open link cannot tell one eager family from somebody who sends fifty times, and nobody is tracked to find out. A day that
stands out can have a good reason (a newsletter, an hour at a school). So it is told to people, who may know; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

FEWEST = 30
"""A day with fewer is never told: it would move little, and a small count on one day comes too close to people."""
TIMES = 5
"""A day stands out with so many times the usual number."""
DAYS_KNOWN = 3
"""So many other days must have brought answers, before anything is usual."""


@dataclass(frozen=True)
class Burst:
    """A day that stands out. `usual`: the median of the other days on which answers came; None where too few did."""

    day: date
    count: int
    usual: int | None


def bursts(arrived: Mapping[date, int], today: date) -> Iterator[Burst]:
    """The days before today that stand out, newest first. `arrived`: how many came on each day.

    Today is never among them: a count that still grows would tell, to whoever watches it, that somebody has just sent.
    """
    past = {day: count for day, count in arrived.items() if day < today}
    for day in sorted(past, reverse=True):
        others = [count for other, count in past.items() if other != day and count > 0]
        usual = round(median(others)) if len(others) >= DAYS_KNOWN else None
        if past[day] >= FEWEST and past[day] > TIMES * (usual or 0):
            yield Burst(day, past[day], usual)
