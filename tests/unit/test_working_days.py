"""By when a comment is to be read: the end of the next working day of England."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from surveyapp.domain.working_days import days_late, due_on, is_working_day, overdue_if_by

MONDAY = date(2026, 11, 2)
YEAR = [date(2026, 6, 1) + timedelta(days=number) for number in range(400)]


@pytest.mark.parametrize(
    ("arrived", "due"),
    [
        (MONDAY, date(2026, 11, 3)),
        (date(2026, 11, 6), date(2026, 11, 9)),  # a Friday
        (date(2026, 11, 7), date(2026, 11, 9)),
        (date(2026, 11, 8), date(2026, 11, 9)),
        (date(2026, 12, 24), date(2026, 12, 29)),  # Boxing Day falls on a Saturday, so the 28th is a holiday
        (date(2027, 3, 25), date(2027, 3, 30)),  # before Easter
    ],
)
def test_it_is_due_at_the_end_of_the_next_working_day(arrived: date, due: date) -> None:
    assert due_on(arrived) == due


def test_the_bank_holidays_are_those_of_england() -> None:
    assert not is_working_day(date(2026, 8, 31))  # Scotland's is four weeks earlier
    assert is_working_day(date(2026, 8, 3))
    assert is_working_day(date(2026, 3, 17))  # Northern Ireland's


@pytest.mark.parametrize(
    ("today", "late"),
    [
        (date(2026, 11, 3), 0),  # the whole of the day that it is due on
        (date(2026, 11, 4), 1),
        (date(2026, 11, 6), 3),
        (date(2026, 11, 8), 3),  # a Sunday makes it no later
        (date(2026, 11, 9), 4),
    ],
)
def test_it_is_late_from_the_day_after_and_only_working_days_count(today: date, late: int) -> None:
    assert days_late(MONDAY, today) == late


def test_what_was_due_before_a_weekend_is_late_on_it() -> None:
    assert days_late(date(2026, 11, 5), date(2026, 11, 7)) == 1


def test_the_queue_puts_just_those_first_that_are_late() -> None:
    for today in YEAR:
        edge = overdue_if_by(today)
        assert days_late(edge, today) > 0
        assert days_late(edge + timedelta(days=1), today) == 0
