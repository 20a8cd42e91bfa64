"""Counting out: every secret start and all true counts of comments that fit what was published, one after the other.

It knows no linear programme and none of the auditor's rows: it rounds what could be true, and looks whether that is what was
shown. Of one theme; what other themes tell besides is the auditor's to show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations_with_replacement, pairwise, product

import numpy as np
from numpy.typing import NDArray

from surveyapp.domain.moments import Changes
from surveyapp.domain.release import CommentFigure, Withheld

SAID, READ = ("positive", "neutral", "negative", "not-known"), ("person", "machine", "nobody")
STEP = 5
Truths = NDArray[np.int8]
"""One row for each truth that is possible, one column for each outcome."""


def at_once(figure: CommentFigure) -> dict[str, set[int]]:
    """What each count of one release can still be: how comments speak and who read them, put together."""
    truths = {one for start in range(STEP) for one in _fitting(figure, start)}
    return {outcome: {one[place] for one in truths} for place, outcome in enumerate((*SAID, *READ))}


def over_time(
    figures: Sequence[CommentFigure], order: Sequence[str], between: Sequence[Changes], still: Sequence[bool]
) -> list[dict[str, set[int]]]:
    """What each count of each release can still be: one part of the figures of one theme, over several releases.

    `between`: who came and went before each. `still`: whether no reading changed this part before it, by the attacker's guess;
    else a reading may have put anything under a theme, or taken it away, so that only what was written about everything hangs
    together. An empty list: nothing fits the guess.
    """
    found: list[set[tuple[int, ...]]] = [set() for _ in figures]
    for start in range(STEP):
        truths = [np.array(_whole(figure, order, start), dtype=np.int8).reshape(-1, len(order)) for figure in figures]
        for place, rows in enumerate(_joined(truths, between, still, order)):
            found[place] |= {tuple(map(int, row)) for row in rows}
    if not all(found):
        return []
    return [{name: {one[place] for one in truth} for place, name in enumerate(order)} for truth in found]


# One release


def _whole(figure: CommentFigure, order: Sequence[str], start: int) -> list[tuple[int, ...]]:
    return [one for base in _bases(figure, start) for one in _parts(figure, order, start, base)]


def _fitting(figure: CommentFigure, start: int) -> Iterator[tuple[int, ...]]:
    for base in _bases(figure, start):
        read = list(_parts(figure, READ, start, base))
        for said in _parts(figure, SAID, start, base):
            yield from ((*said, *one) for one in read if one[1] <= sum(said[:3]))


def _bases(figure: CommentFigure, start: int) -> range:
    assert figure.base is not None
    return range(max(10, figure.base - start), figure.base - start + STEP)


def _parts(figure: CommentFigure, order: Sequence[str], start: int, base: int) -> Iterator[tuple[int, ...]]:
    """All ways to divide the people of a base that would be shown as they were."""
    for ends in _ends(figure, tuple(order)):
        for totals in product(*(range(max(0, end - start), end - start + STEP) for end in ends[:-1])):
            counts = tuple(after - before for before, after in pairwise((0, *totals, base)))
            if min(counts) >= 0:
                yield counts


@cache
def _ends(figure: CommentFigure, order: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    """Where the rounded running totals can have ended, so that it would be shown as it was."""
    base = figure.base or 0
    steps = combinations_with_replacement(range(0, base + STEP, STEP), len(order) - 1)
    return tuple((*ends, base) for ends in steps if _shown_as(figure, order, (0, *ends, base)))


def _shown_as(figure: CommentFigure, order: Sequence[str], ends: Sequence[int]) -> bool:
    counts = dict(zip(order, (after - before for before, after in pairwise(ends)), strict=True))
    base = sum(counts.values())
    reasons = _reasons(counts, base, base - counts.get("not-known", 0))
    amounts = {one: amount for one in order if (amount := figure.amount(one))}
    return all(
        amounts[one].withheld is reasons[one] and (reasons[one] or amounts[one].count == count)
        for one, count in counts.items()
    )


def _reasons(counts: dict[str, int], base: int, known: int) -> dict[str, Withheld | None]:
    """Why each amount would not be given (the rules of docs/numbers.md, written once more)."""
    if "not-known" in counts and _most(counts["not-known"], base):
        return {one: Withheld.ALMOST_ALL if one == "not-known" else Withheld.FEW for one in counts}
    if "not-known" in counts and known < 10:
        return {one: None if one == "not-known" else Withheld.FEWER_THAN_10 for one in counts}
    judged = {one: count for one, count in counts.items() if one != "not-known"}
    if not any(_most(count, known) for count in judged.values()):
        return dict.fromkeys(counts)
    shown: dict[str, Withheld | None] = dict.fromkeys(counts)
    return shown | {one: Withheld.ALMOST_ALL if _most(count, known) else Withheld.FEW for one, count in judged.items()}


def _most(count: int, base: int) -> bool:
    return count >= min(base, STEP * -(-9 * base // (10 * STEP)))


# Several releases


def _joined(
    releases: list[Truths], between: Sequence[Changes], still: Sequence[bool], order: Sequence[str]
) -> list[Truths]:
    """The truths of each release that some truths of all the others go with: first forwards, then backwards."""
    fits = [
        _goes_with(before, after, changes, guess, order)
        for (before, after), changes, guess in zip(pairwise(releases), between[1:], still[1:], strict=True)
    ]
    alive = [np.ones(len(one), dtype=bool) for one in releases]
    for place, pairs in enumerate(fits):
        alive[place + 1] &= pairs[alive[place]].any(axis=0)
    for place, pairs in reversed(list(enumerate(fits))):
        alive[place] &= pairs[:, alive[place + 1]].any(axis=1)
    return [truths[one] for truths, one in zip(releases, alive, strict=True)]


def _goes_with(before: Truths, after: Truths, changes: Changes, still: bool, order: Sequence[str]) -> NDArray[np.bool_]:
    """Which truths of a release can come after which of the one before. What people read of everything, they never unread."""
    up = np.zeros((len(before), len(after)), dtype=np.int8)
    down, first = up.copy(), up
    for place in range(before.shape[1]):
        change = after[None, :, place] - before[:, None, place]
        first = change if place == 0 else first
        up += np.maximum(change, 0)
        down += np.maximum(-change, 0)
    if still:
        return np.logical_and(up <= changes.came, down <= changes.gone)
    more = up - down
    fits = np.logical_and(more <= changes.came, -more <= changes.gone)
    return np.logical_and(fits, -first <= changes.gone) if order == READ else fits
