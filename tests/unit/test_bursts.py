"""Days that stand out are told to people; today, small counts and ordinary days are not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from surveyapp.domain.bursts import FEWEST, TIMES, Burst, bursts

TODAY = date(2026, 11, 25)


def days(*counts: int) -> dict[date, int]:
    """The last of them came yesterday."""
    return {TODAY - timedelta(days=len(counts) - place): count for place, count in enumerate(counts)}


def found(*counts: int) -> list[Burst]:
    return list(bursts(days(*counts), TODAY))


def test_a_day_with_many_times_the_usual_number_is_told_with_what_is_usual() -> None:
    assert found(8, 10, 6, 140, 7) == [Burst(TODAY - timedelta(days=2), 140, 8)]


@pytest.mark.parametrize(("count", "is_told"), [(10 * TIMES, False), (10 * TIMES + 1, True)])
def test_it_must_be_more_than_so_many_times(count: int, is_told: bool) -> None:
    assert bool(found(10, 10, 10, count)) == is_told


@pytest.mark.parametrize(("count", "is_told"), [(FEWEST - 1, False), (FEWEST, True)])
def test_a_small_count_is_never_told(count: int, is_told: bool) -> None:
    assert bool(found(1, 1, 1, count)) == is_told


def test_today_is_never_told_for_its_count_still_grows() -> None:
    assert not list(bursts({**days(5, 5, 5), TODAY: 500}, TODAY))


def test_where_too_few_days_are_known_a_large_count_is_told_and_nothing_is_called_usual() -> None:
    assert found(40, 2) == [Burst(TODAY - timedelta(days=2), 40, None)]


def test_days_on_which_nobody_came_are_no_usual_days() -> None:
    assert not found(0, 0, 0, 0, 20, 20, 20, 60)


def test_the_newest_comes_first() -> None:
    assert [one.count for one in found(1, 1, 50, 1, 60)] == [60, 50]
