"""Working days of England, and by when a comment is to be read: by the end of the next one after it came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether it is from Monday to Friday and no bank holiday."""
    return day.weekday() < SATURDAY and day not in _bank_holidays()


def due_on(arrived_on: date) -> date:
    """The day by whose end a comment is to be read that came on `arrived_on`."""
    return next(day for day in _from(arrived_on + DAY) if is_working_day(day))


def overdue_if_by(today: date) -> date:
    """What came on this day or before is overdue today; what came after is not."""
    day = today - DAY
    while due_on(day) >= today:
        day -= DAY
    return day


def days_late(arrived_on: date, today: date) -> int:
    """How many working days late the reading of a comment is: 0 where it is not late, 1 from the day after it was due."""
    due = due_on(arrived_on)
    if today <= due:
        return 0
    since = (due + DAY * number for number in range(1, (today - due).days + 1))
    return max(1, sum(is_working_day(day) for day in since))


def _from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += DAY


@cache
def _bank_holidays() -> HolidayBase:
    from holidays import country_holidays

    return country_holidays("GB", subdiv="ENG")
