"""What a page says when an answer cannot be taken: short, kind, and how to put it right."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from surveyapp.domain.answers import AnyQuestion, ChoiceQuestion, Mistake
from surveyapp.domain.codes import LENGTH


def of_mistake(question: AnyQuestion, mistake: Mistake) -> str:
    """The sentence for a mistake. Every name that the domain gives has one (tests/rules)."""
    written = {name: format_decimal(figure) for name, figure in mistake.figures.items() if name in _LARGE}
    return SENTENCES[mistake.name]() % {**mistake.figures, **written}


_LARGE = ("longest", "over")
"""Figures in thousands, which each language parts in its own way. Years never are."""


SENTENCES: dict[str, Callable[[], str]] = {
    "choose-only-one": lambda: _("Choose only one answer."),
    "no-such-option": lambda: _("Choose one of the answers on this page."),
    "this-one-alone": lambda: _("One of your answers does not go with the others. Take it or the others away."),
    "too-many-options": lambda: _("Choose at most %(most)d answers."),
    "not-a-number": lambda: _("Write a number, such as 2."),
    "number-outside": lambda: _("Write a number from %(at_least)d to %(at_most)d."),
    "not-a-month": lambda: _("Write a month and a year, such as 5 and 2024."),
    "no-such-month": lambda: _("Write the month as a number from 1 to 12."),
    "year-outside": lambda: _("Write a year from %(at_least)d to %(at_most)d."),
    "hidden-characters": lambda: _(
        "Your text had hidden signs that we cannot keep. We took them out. Press Next again."
    ),
    "text-too-long": lambda: _("Your text is too long. It can have %(longest)s letters. Take away %(over)s."),
}


def of_nothing_given(question: AnyQuestion) -> str:
    """The sentence where Next was pressed with nothing given."""
    if isinstance(question, ChoiceQuestion):
        return of_nothing_chosen()
    return _("Write an answer, or press Skip.")


def of_nothing_chosen() -> str:
    """The sentence where Next was pressed with nothing chosen."""
    return _("Choose an answer, or press Skip.")


def of_menu_left_open() -> str:
    """The sentence where Next was pressed at the menu with nothing chosen. It has no Skip: its last choice ends it."""
    return _("Choose one of these.")


def of_old_page() -> str:
    """The sentence where the page was open for so long that its token is gone."""
    return _("This page was open for a long time. Nothing is lost. Press the button again.")


def of_too_much() -> str:
    """The sentence where an address sends, or tries codes, more than one place does. What was typed stands in the page still."""
    return _(
        "A lot is coming to us from where you are. Wait a few minutes, then press the button again. Nothing is lost."
    )


def of_nothing_saved() -> str:
    """The sentence where nothing can be saved or sent just now. What was typed stands in the page still."""
    return _("We cannot save anything just now. Nothing is lost. Wait a moment, then press the button again.")


def of_bad_code(typed: str) -> str:
    """The sentence for what cannot be a code."""
    signs = sum(character.isalnum() for character in typed)
    if signs == 0:
        return _("Write your code.")
    if signs != LENGTH:
        return ngettext(
            "A code has 12 letters and numbers. You wrote %(num)d.",
            "A code has 12 letters and numbers. You wrote %(num)d.",
            signs,
        )
    return _("One letter or number in this code is wrong. Look at it again.")


def of_unknown_code() -> str:
    """One sentence for codes that are unknown, used or too old, so that nobody learns which."""
    return _("We cannot find answers for this code. It may be wrong, used already, or more than 14 days old.")


def of_invitation_needed() -> str:
    """Where only those who are invited can begin."""
    return _("You need an invitation for this.")


def of_unknown_invitation() -> str:
    """One sentence for invitations that are unknown, used, or to what has ended, so that nobody learns which."""
    return _("We cannot find this invitation. It may be wrong, used already, or too old.")


def of_unknown_receipt() -> str:
    """One sentence for receipts that are unknown or were used."""
    return _("We cannot find answers for this receipt. It may be wrong, or the answers are gone already.")
