"""The rules of protection in plain words, made from the very constants that `domain.disclosure` works with."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import format_percent
from flask_babel import gettext as _

from surveyapp.domain.area import MOST_BREAKDOWNS
from surveyapp.domain.disclosure import (
    ALMOST_ALL_BASE,
    ALMOST_ALL_SHARE,
    ROUNDING,
    SMALLEST_CHANGE,
    SMALLEST_FOR_GROUPS,
    SMALLEST_SHOWN,
)


@dataclass(frozen=True)
class Rule:
    """One rule: what we do, and why."""

    title: str
    sentences: tuple[str, ...]


def rules_in_words() -> tuple[Rule, ...]:
    """Every rule of protection, in the order in which a reader meets them."""
    return (_small_numbers(), _rounding(), _few_people(), _almost_all(), _one_split(), _changes(), _answered_for())


def _small_numbers() -> Rule:
    return Rule(
        _("Fewer than %(number)d is never counted out", number=SMALLEST_SHOWN),
        (
            _(
                "Where fewer than %(number)d people answered, or gave one answer, we say “fewer than %(number)d” and no number.",
                number=SMALLEST_SHOWN,
            ),
            _("Families in a small county know each other. A small number could show what one person said."),
        ),
    )


def _rounding() -> Rule:
    return Rule(
        _("Numbers of people are rounded"),
        (
            _("We round to the nearest %(number)d, and say “about”.", number=ROUNDING),
            _(
                "Shares are worked out from the rounded numbers. So they may add up to a little more or less than the whole."
            ),
        ),
    )


def _few_people() -> Rule:
    return Rule(
        _("Groups are shown only when enough people took part"),
        (
            _(
                "With fewer than %(number)d people in all, we show only what everybody said together.",
                number=SMALLEST_FOR_GROUPS,
            ),
        ),
    )


def _almost_all() -> Rule:
    return Rule(
        _("“Almost all” instead of a number"),
        (
            _(
                "In a group of %(number)d people or more, when %(share)s or more say the same, we say “almost all”.",
                number=ALMOST_ALL_BASE,
                share=format_percent(ALMOST_ALL_SHARE),
            ),
            _(
                "An exact number would tell what nearly everyone in the group said. It could also point to the few others."
            ),
        ),
    )


def _one_split() -> Rule:
    return Rule(
        _("One way to split at a time"),
        (
            _(
                "Before people answer, we decide how results may be split: in at most %(number)d ways, such as age.",
                number=MOST_BREAKDOWNS,
            ),
            _("You cannot mix two of them. A mix could be a group of one."),
        ),
    )


def _changes() -> Rule:
    return Rule(
        _("Numbers change only now and then"),
        (
            _("There is no live counter. Numbers change only when a new release is made."),
            _(
                "They change only after %(number)d or more people have answered, or have taken their answers back.",
                number=SMALLEST_CHANGE,
            ),
        ),
    )


def _answered_for() -> Rule:
    return Rule(
        _("People speak for themselves"),
        (
            _("Where somebody answered for another person, we show that on its own."),
            _("We never add it to what people said themselves."),
        ),
    )
