"""Periods are counted from a wave's close, to the day, and never from anything that would need a date beside an answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.domain.keeping_periods import (
    answers_go_on,
    comments_go_on,
    drafts_are_over,
    months_after,
    open_for_long,
)
from surveyapp.domain.waves import GRACE, Wave

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def wave(opened_on: date = date(2026, 1, 1), closed_on: date | None = None) -> Wave:
    return Wave(id="a", title="A", opened_on=opened_on, closed_on=closed_on)


@pytest.mark.parametrize(
    ("closed_on", "comments", "answers"),
    [
        (date(2026, 11, 30), date(2027, 11, 30), date(2029, 11, 30)),
        (date(2026, 12, 31), date(2027, 12, 31), date(2029, 12, 31)),
        (date(2024, 2, 29), date(2025, 2, 28), date(2027, 2, 28)),
        (date(2025, 2, 28), date(2026, 2, 28), date(2028, 2, 28)),
    ],
)
def test_comments_go_after_a_year_and_answers_after_three(closed_on: date, comments: date, answers: date) -> None:
    assert comments_go_on(wave(closed_on=closed_on)) == comments
    assert answers_go_on(wave(closed_on=closed_on)) == answers


def test_an_open_wave_has_no_day_on_which_anything_goes() -> None:
    assert comments_go_on(wave()) is None
    assert answers_go_on(wave()) is None


@given(DAYS, st.integers(0, 60))
def test_so_many_months_later_is_in_that_month_and_at_most_on_the_same_day(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(DAYS, DAYS, st.integers(0, 60))
def test_who_closes_later_is_kept_no_shorter(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert months_after(first, months) <= months_after(second, months)


def test_a_draft_is_over_when_its_wave_takes_no_more() -> None:
    closed = wave(closed_on=date(2026, 3, 1))
    assert not drafts_are_over(closed, date(2026, 3, 1) + GRACE)
    assert drafts_are_over(closed, date(2026, 3, 1) + GRACE + timedelta(days=1))
    assert not drafts_are_over(wave(), date(2099, 1, 1))


def test_only_a_wave_that_stays_open_for_a_year_is_open_for_long() -> None:
    assert not open_for_long(wave(date(2026, 3, 1)), date(2027, 2, 28))
    assert open_for_long(wave(date(2026, 3, 1)), date(2027, 3, 1))
    assert not open_for_long(wave(date(2026, 3, 1), closed_on=date(2028, 1, 1)), date(2028, 2, 1))
