"""Figures in plain words: "About 6 in 10", "between 5 and 7 in 10", "fewer than 10". Pure wording of what a release gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from flask_babel import format_decimal, format_percent
from flask_babel import gettext as _

from surveyapp.dashboard.bars import Bar, Segment
from surveyapp.domain.release import Amount, Withheld
from surveyapp.domain.thresholds import ROUNDING, SMALLEST_FOR_GROUPS, SMALLEST_GROUP, SMALLEST_SHOWN

NEARLY_NOTHING = 1e-9
"""Keeps an interval's end that is a whole tenth from being pushed to the next one by binary fractions."""


@dataclass(frozen=True)
class Statement:
    """A sentence with its share set off (empty where nothing is shown), and the small print beside it."""

    before: str
    share: str
    after: str
    basis: str

    def __str__(self) -> str:
        return f"{self.before}{self.share}{self.after}"


# Parts of sentences


def tenths(share: float) -> int:
    """The nearest whole number in ten; a half goes up."""
    return floor(share * 10 + 0.5 + NEARLY_NOTHING)


def in_ten(share: float) -> str:
    """A share as people say it."""
    number = tenths(share)
    if number == 0:
        return _("Fewer than 1 in 10")
    if number == 10:
        return _("Almost all")
    # Translators: A share, at the start of a sentence: "About 6 in 10 parents ..."
    return _("About %(number)d in 10", number=number)


def said_inside(share: float) -> str:
    """A share as people say it, inside a sentence."""
    number = tenths(share)
    if number == 0:
        return _("fewer than 1 in 10")
    if number == 10:
        return reason(Withheld.ALMOST_ALL)
    # Translators: A share inside a sentence: "That is more than in Spring: about 5 in 10."
    return _("about %(number)d in 10", number=number)


def between(low: float, high: float) -> str:
    """A 95% interval in tenths, rounded outwards, so that it never promises too much."""
    lowest, highest = floor(low * 10 + NEARLY_NOTHING), ceil(high * 10 - NEARLY_NOTHING)
    if lowest <= 0:
        return _("at most %(high)d in 10", high=highest)
    if highest >= 10:
        return _("at least %(low)d in 10", low=lowest)
    return _("between %(low)d and %(high)d in 10", low=lowest, high=highest)


def percent(share: float) -> str:
    """A share for charts and tables."""
    return format_percent(share)


def about(count: int) -> str:
    """A rounded number of people. None shown means that there are fewer than the numbers are rounded to."""
    if count == 0:
        return _("fewer than %(number)d", number=ROUNDING)
    return _("about %(number)s", number=format_decimal(count))


def about_people(count: int, people: str) -> str:
    """A rounded number of respondents, by name."""
    return _("about %(number)s %(people)s", number=format_decimal(count), people=people)


def starting(text: str) -> str:
    """`text` as the start of a sentence."""
    return text[:1].upper() + text[1:]


def joined(parts: Sequence[str]) -> str:
    """Parts of a list in one line."""
    return "; ".join(parts)


# Why something is not shown


def reason(withheld: Withheld) -> str:
    """What stands in the place of a number that is not given."""
    return _REASONS[withheld]()


_REASONS = {
    Withheld.FEWER_THAN_10: lambda: _("fewer than %(number)d", number=SMALLEST_SHOWN),
    Withheld.SMALL_GROUP: lambda: _("fewer than %(number)d", number=SMALLEST_GROUP),
    Withheld.OVERALL_ONLY: lambda: _("fewer than %(number)d in all", number=SMALLEST_FOR_GROUPS),
    Withheld.ALMOST_ALL: lambda: _("almost all"),
    Withheld.FEW: lambda: _("few"),
    Withheld.PROTECTED: lambda: _("hidden to protect people"),
}


def not_shown(withheld: Withheld) -> str:
    """What stands in the place of a whole bar."""
    return _("Not shown: %(reason)s", reason=reason(withheld))


def each_fewer() -> str:
    """What stands in one block for several answers that few gave."""
    return _("fewer than %(number)d each", number=SMALLEST_SHOWN)


def share_or_reason(segment: Segment) -> str:
    """A segment's share, or why it is not given."""
    amount = segment.amount
    if amount.withheld:
        return reason(amount.withheld)
    return percent(amount.share) if amount.share is not None and not _is_nought(amount) else count_or_reason(segment)


def count_or_reason(segment: Segment) -> str:
    """A segment's rounded count, or why it is not given."""
    amount = segment.amount
    if amount.withheld:
        return reason(amount.withheld)
    return about(amount.count) if amount.count is not None else ""


def _is_nought(amount: Amount) -> bool:
    """Whether an amount is rounded down to nought: nobody may read from it that nobody said so."""
    return amount.count == 0


# Whole sentences


def of_measure(bar: Bar, people: str) -> Statement:
    """What a bar of a measure says first: its largest released outcome, in the measure's own words."""
    lead = bar.lead()
    if bar.figure.base is None:
        return _nothing(of_withheld(bar.figure.withheld or Withheld.FEWER_THAN_10, people))
    basis = starting(about_people(bar.figure.base, people))
    if lead is None or _is_nought(lead.amount):
        return Statement("", "", _("Fewer than %(number)d gave each answer.", number=ROUNDING), basis)
    before, _placeholder, after = lead.says.partition("{share}")
    return Statement(before, share_said(lead.amount), after, _basis(basis, lead))


def of_withheld(withheld: Withheld, people: str) -> str:
    """Why a whole figure about `people` is not given."""
    if withheld is Withheld.OVERALL_ONLY:
        return _(
            "Fewer than %(number)d %(people)s answered in all, so groups are not shown.",
            number=SMALLEST_FOR_GROUPS,
            people=people,
        )
    if withheld is Withheld.PROTECTED:
        return _(
            "Nothing is shown here: it could be worked out from other figures what few %(people)s said.", people=people
        )
    number = SMALLEST_GROUP if withheld is Withheld.SMALL_GROUP else SMALLEST_SHOWN
    return _("Fewer than %(number)d %(people)s answered, so nothing is shown.", number=number, people=people)


def of_question(bar: Bar, people: str) -> str:
    """What a question's bars say first: the answer that most gave."""
    if bar.figure.base is None:
        return of_withheld(bar.figure.withheld or Withheld.FEWER_THAN_10, people)
    most = bar.most_given()
    basis = about_people(bar.figure.base, people)
    if not most or _is_nought(most[0].amount):
        return _(
            "Of %(basis)s who answered, fewer than %(number)d gave each answer.",
            basis=basis,
            number=ROUNDING,
        )
    if len(most) > 1:
        answers = joined([_("“%(answer)s”", answer=segment.label) for segment in most])
        return _(
            "Of %(basis)s who answered, the same number gave these answers most: %(answers)s.",
            basis=basis,
            answers=answers,
        )
    return _(
        "%(share)s of %(basis)s who answered said “%(answer)s”.",
        share=share_said(most[0].amount),
        basis=basis,
        answer=most[0].label,
    )


def of_apart(bar: Bar) -> str:
    """The answers of a bar that are counted apart; empty where it has none."""
    counted = [f"{segment.label}: {count_or_reason(segment)}" for segment in bar.apart]
    return joined(counted)


def share_said(amount: Amount) -> str:
    """The share of an amount that is said, at the start of a sentence: of one that is given, or that reads "almost all"."""
    return _("Almost all") if amount.share is None else in_ten(amount.share)


def _basis(basis: str, lead: Segment) -> str:
    amount = lead.amount
    if amount.low is None or amount.high is None:
        return basis
    return joined([basis, between(amount.low, amount.high)])


def _nothing(sentence: str) -> Statement:
    return Statement("", "", sentence, "")
