"""For how long what people sent is kept. Retention, the page about privacy and the documents speak from here."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from surveyapp.domain.waves import GRACE, Wave

COMMENT_MONTHS = 12
"""Comments, and all that was read from them, go so many months after their wave's close."""
ANSWER_YEARS = 3
"""Responses with their coded answers and receipts go so many years after their wave's close."""
LONG_OPEN_MONTHS = COMMENT_MONTHS
"""A wave that is open for longer keeps comments for longer than anybody was told: whoever runs retention is told so."""


def comments_go_on(wave: Wave) -> date | None:
    """The day on which a wave's comments are deleted; None while it is open. A response holds no date of its own."""
    return months_after(wave.closed_on, COMMENT_MONTHS) if wave.closed_on else None


def answers_go_on(wave: Wave) -> date | None:
    """The day on which a wave's responses are deleted; None while it is open."""
    return months_after(wave.closed_on, 12 * ANSWER_YEARS) if wave.closed_on else None


def drafts_are_over(wave: Wave, today: date) -> bool:
    """Whether no draft of this wave can be sent any more."""
    return wave.closed_on is not None and wave.closed_on + GRACE < today


def open_for_long(wave: Wave, today: date) -> bool:
    """Whether an open wave is kept open for so long that its first comments are kept too long."""
    return wave.open and months_after(wave.opened_on, LONG_OPEN_MONTHS) <= today


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
