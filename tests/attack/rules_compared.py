"""Ways to protect the same answers, side by side: how much each shows, how far off it is, and what it gives away.

Made-up answers to one question by four breakdowns as an area has them, at the sizes that an area can expect. `python -m
tests.attack.rules_compared` prints the table of docs/decisions/0015.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from random import Random
from statistics import mean

SIZES = (60, 150, 250)
ANSWERING = 0.7
"""The part of respondents who answer one question."""
TIMES = 400
SPLITS = ((24, 30, 30, 16), (60, 24, 6, 5, 5), (50, 44, 6), (36, 22, 17, 8, 17))
"""How respondents fall into groups, in percent: age, setting, support, need."""


@dataclass(frozen=True)
class Way:
    """One way to protect the counts of a group. `exact` tells what is shown for a count."""

    name: str
    protect: Callable[[Sequence[int], Random], list[tuple[int, range] | None]]


def nearest(smallest: int) -> Callable[[Sequence[int], Random], list[tuple[int, range] | None]]:
    """Counts to the nearest five; a smaller one reads "fewer than"; a group of fewer than ten is hidden."""

    def protect(counts: Sequence[int], _chance: Random) -> list[tuple[int, range] | None]:
        if sum(counts) < 10:
            return [None] * len(counts)
        return [_near(count) if count >= smallest else None for count in counts]

    return protect


def _near(count: int) -> tuple[int, range]:
    shown = (count + 2) // 5 * 5
    return shown, range(shown - 2, shown + 3)


def random(smallest_group: int, smallest: int = 0) -> Callable[[Sequence[int], Random], list[tuple[int, range] | None]]:
    """Running totals to the five below or above from one secret start; a smaller group is hidden."""

    def protect(counts: Sequence[int], chance: Random) -> list[tuple[int, range] | None]:
        if sum(counts) < smallest_group:
            return [None] * len(counts)
        start = chance.randrange(5)
        totals = [(total + start) // 5 * 5 for total in accumulate(counts, initial=0)]
        shown = [after - before for before, after in pairwise(totals)]
        return [(one, range(max(0, one - 4), one + 5)) if one >= smallest else None for one in shown]

    return protect


def collapsed(counts: Sequence[int], chance: Random) -> list[tuple[int, range] | None]:
    """Only positive and not positive, each to the nearest five, hidden under ten."""
    positive, rest = counts[0], sum(counts[1:])
    told = nearest(10)((positive, rest), chance)
    return [told[0], None, None] if told[0] else [None] * 3


WAYS = (
    Way(
        "exact counts, groups under 5 hidden",
        lambda counts, _: [(one, range(one, one + 1)) for one in counts] if sum(counts) >= 5 else [None] * len(counts),
    ),
    Way("nearest 5, under 10 hidden (the safe start)", nearest(10)),
    Way("nearest 5, under 8 hidden", nearest(8)),
    Way("positive or not, nearest 5, under 10 hidden", collapsed),
    Way("random 5, groups from 10, counts under 10 hidden", random(10, 10)),
    Way("random 5, groups from 10", random(10)),
    Way("random 5, groups from 15 (chosen)", random(15)),
    Way("random 5, groups from 20", random(20)),
)


def rows() -> Iterator[str]:
    """The lines of the table."""
    yield "| way | people | counts shown | mean error of a share | values left of a shown count of 1 to 9, at least |"
    yield "| --- | --- | --- | --- | --- |"
    for way in WAYS:
        for size in SIZES:
            yield row(way, size)


def row(way: Way, size: int) -> str:
    """What a way does at one size."""
    chance = Random(size)
    shown: list[bool] = []
    errors: list[float] = []
    left = [10]
    for _ in range(TIMES):
        base = sum(1 for _ in range(size) if chance.random() < ANSWERING)
        for split in SPLITS:
            for counts in _answers(base, split, chance):
                told = way.protect(counts, chance)
                shown.extend(one is not None for one in told)
                whole = sum(one[0] for one in told if one) or 1
                errors.extend(_errors(told, counts, max(whole, sum(counts))))
                left.extend(len(one[1]) for one, true in zip(told, counts, strict=True) if one and 1 <= true <= 9)
    return f"| {way.name} | {size} | {mean(shown):.0%} | {100 * mean(errors):.1f} points | {min(left)} |"


def _errors(told: Sequence[tuple[int, range] | None], counts: Sequence[int], whole: int) -> Iterator[float]:
    for one, true in zip(told, counts, strict=True):
        if one is not None and any(counts):
            yield abs(one[0] / whole - true / sum(counts))


def _answers(base: int, split: Sequence[int], chance: Random) -> Iterator[list[int]]:
    """The counts of good, middling and bad answers in each group."""
    groups = chance.choices(range(len(split)), split, k=base)
    weights = [[chance.gammavariate(shape, 1) for shape in (4, 2, 2)] for _ in split]
    for group in range(len(split)):
        said = chance.choices(range(3), weights[group], k=groups.count(group)) if groups.count(group) else []
        yield [said.count(one) for one in range(3)]


if __name__ == "__main__":
    for line in rows():
        print(line)
