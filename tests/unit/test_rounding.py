"""Secret rounding: fair over its starts, never far off, and it adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as some

from surveyapp.domain.rounding import LARGEST_ERROR, round_together, rounded, secret_start
from surveyapp.domain.thresholds import ROUNDING

STARTS = range(ROUNDING)
counts_of_a_figure = some.lists(some.integers(0, 1000), min_size=1, max_size=8)


def shown_from_every_start(counts: list[int]) -> Iterator[tuple[int, ...]]:
    return (round_together(counts, start) for start in STARTS)


# What every start gives


@given(counts_of_a_figure)
def test_each_count_is_a_multiple_of_five_within_four_of_the_true_one(counts: list[int]) -> None:
    for shown in shown_from_every_start(counts):
        assert len(shown) == len(counts)
        assert all(one % ROUNDING == 0 and one >= 0 for one in shown)
        assert all(abs(one - true) <= LARGEST_ERROR == 4 for one, true in zip(shown, counts, strict=True))


@given(counts_of_a_figure)
def test_every_running_total_is_the_true_one_rounded_from_the_same_start(counts: list[int]) -> None:
    for start in STARTS:
        shown = accumulate(round_together(counts, start))
        assert list(shown) == [rounded(total, start) for total in accumulate(counts)]


@given(some.integers(0, 1000), some.sampled_from(STARTS))
def test_a_multiple_of_five_stays_what_it_is(fives: int, start: int) -> None:
    assert rounded(ROUNDING * fives, start) == ROUNDING * fives


@pytest.mark.parametrize(("start", "shown"), [(0, 10), (1, 10), (2, 15), (3, 15), (4, 15)])
def test_thirteen_reads_fifteen_from_three_starts_of_five(start: int, shown: int) -> None:
    assert rounded(13, start) == shown


# Over all starts


@given(counts_of_a_figure)
def test_over_the_five_starts_every_count_has_exactly_its_true_mean(counts: list[int]) -> None:
    over_all = [sum(shown) for shown in zip(*shown_from_every_start(counts), strict=True)]
    assert over_all == [ROUNDING * true for true in counts]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_nought_can_stand_for_every_count_under_five(count: int) -> None:
    assert {rounded(count, start) for start in STARTS} == {0, ROUNDING}


# As people come


@given(counts_of_a_figure, counts_of_a_figure, some.sampled_from(STARTS))
def test_the_first_count_and_the_total_never_shrink_while_people_only_come(
    counts: list[int], newcomers: list[int], start: int
) -> None:
    more = [*newcomers, *[0] * len(counts)]
    before = round_together(counts, start)
    after = round_together([one + new for one, new in zip(counts, more, strict=False)], start)
    assert after[0] >= before[0]
    assert sum(after) >= sum(before)


# The secret start


def test_a_start_is_the_same_whenever_it_is_asked_for() -> None:
    assert len({secret_start(b"key", "autumn", "feeling-safe") for _ in range(3)}) == 1


def test_every_start_is_about_as_likely() -> None:
    found = Counter(secret_start(b"key", "autumn", f"measure-{number}") for number in range(5_000))
    assert set(found) == set(STARTS)
    assert all(900 <= times <= 1100 for times in found.values())


def test_the_key_and_every_name_decide_it() -> None:
    keys = [bytes([number]) for number in range(50)]
    for names in (("autumn", "feeling-safe"), ("spring", "feeling-safe"), ("autumn", "being-heard"), ("autumn", "")):
        assert len({secret_start(key, *names) for key in keys}) == ROUNDING
    as_named = [secret_start(key, "age", "teenager") for key in keys]
    assert as_named != [secret_start(key, "aget", "eenager") for key in keys]
    assert as_named != [secret_start(key, "teenager", "age") for key in keys]
