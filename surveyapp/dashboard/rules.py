"""The rules of protection in plain words, made from the very numbers of `domain.thresholds` that protection keeps to."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import format_percent
from flask_babel import gettext as _

from surveyapp.domain.area import MOST_BREAKDOWNS
from surveyapp.domain.thresholds import (
    ALMOST_ALL_SHARE,
    LARGEST_PROTECTED,
    ROUNDING,
    SMALLEST_CHANGE,
    SMALLEST_CHANGE_FOR_GROUPS,
    SMALLEST_FOR_GROUPS,
    SMALLEST_GROUP,
    SMALLEST_INTERVAL,
    SMALLEST_SHOWN,
)


@dataclass(frozen=True)
class Rule:
    """One rule: what we do, and why."""

    title: str
    sentences: tuple[str, ...]


def rules_in_words() -> tuple[Rule, ...]:
    """Every rule of protection, in the order in which a reader meets them."""
    return (
        _small_groups(),
        _rounding(),
        _few_people(),
        _almost_all(),
        _worked_out(),
        _one_split(),
        _changes(),
        _answered_for(),
    )


def _small_groups() -> Rule:
    return Rule(
        _("Small groups are not shown"),
        (
            _(
                "Where fewer than %(number)d people answered, we show nothing of it. A group of people, such as an age, needs %(group)d.",
                number=SMALLEST_SHOWN,
                group=SMALLEST_GROUP,
            ),
            _("Families in a small county know each other. A small number could show what one person said."),
        ),
    )


def _rounding() -> Rule:
    return Rule(
        _("Numbers of people are never exact"),
        (
            _(
                "Each number goes up or down to a multiple of %(number)d. Chance decides which. So we say “about”.",
                number=ROUNDING,
            ),
            _(
                "We say “fewer than %(number)d” where that gives nothing. Even then it can be nobody, or a few.",
                number=ROUNDING,
            ),
            _("Nobody can tell the exact number from it. Over many numbers, the ups and downs even out."),
            _("Shares are worked out from these numbers. Those of small groups can be some way off."),
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
                "When %(share)s or more of a group say the same, we say “almost all”.",
                share=format_percent(ALMOST_ALL_SHARE),
            ),
            _("A number would tell what nearly everyone in the group said. It could also point to the few others."),
        ),
    )


def _worked_out() -> Rule:
    return Rule(
        _("Nothing small can be worked out"),
        (
            _("Before we show numbers, a program plays an attacker. It puts together everything that we ever showed."),
            _(
                "Where it could tell a number from 1 to %(largest)d almost exactly, we hide more, until it cannot.",
                largest=LARGEST_PROTECTED,
            ),
            _("At least %(number)d values must stay possible.", number=SMALLEST_INTERVAL),
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
                "They change only when %(number)d more people have answered, or %(number)d have taken their answers back.",
                number=SMALLEST_CHANGE,
            ),
            _("The numbers of groups change only when it is %(number)d.", number=SMALLEST_CHANGE_FOR_GROUPS),
            _("Who takes answers back is no longer counted in the next numbers. Numbers that were shown before stay."),
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
