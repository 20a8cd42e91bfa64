"""Amounts: a rounded count with its share and interval, or "almost all" beside "few" (rule 3 of `docs/numbers.md`)."""

from __future__ import annotations

from surveyapp.domain.measures import wilson
from surveyapp.domain.release import Amount, Withheld
from surveyapp.domain.thresholds import almost_all_from


def amount_of(outcome: str, count: int, whole: int) -> Amount:
    """A rounded count as a share of a rounded whole."""
    interval = wilson(count, whole)
    return Amount(outcome=outcome, count=count, share=interval.share, low=interval.low, high=interval.high)


def blurred(amounts: tuple[Amount, ...], whole: int) -> tuple[Amount, ...]:
    """Outcomes that exclude each other, where nearly everyone gave one: the rest would tell how many (rule 3)."""
    if not any(is_almost_all(amount, whole) for amount in amounts):
        return amounts
    return tuple(
        almost_all(amount) if is_almost_all(amount, whole) else Amount(outcome=amount.outcome, withheld=Withheld.FEW)
        for amount in amounts
    )


def is_almost_all(amount: Amount, whole: int) -> bool:
    """Whether nearly everyone of a rounded whole is in this amount."""
    return amount.count is not None and amount.count >= almost_all_from(whole)


def almost_all(amount: Amount) -> Amount:
    """The amount without its number."""
    return Amount(outcome=amount.outcome, withheld=Withheld.ALMOST_ALL)
