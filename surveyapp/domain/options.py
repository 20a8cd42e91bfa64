"""Options: the answers that a choice offers, and what each says for a measure."""

from __future__ import annotations

from enum import StrEnum

from surveyapp.domain.words import PICTURE_NAME, Id, Model, Words, YesNo


class Score(StrEnum):
    """What an option says for the measure of its question."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    NONE = "none"


class Apart(StrEnum):
    """Why an option has no score. Such answers are counted apart, never as neutral."""

    DONT_KNOW = "dont-know"
    NOT_APPLICABLE = "not-applicable"
    PREFER_NOT = "prefer-not"


class Exemption(StrEnum):
    """Why a text need not keep an easy-read rule that it would break (`domain/easy_read`)."""

    BALANCED_PAIR = "balanced-pair"
    """Both sides are named, so that neither leads: "safe or not safe"."""
    NOT_APPLICABLE = "not-applicable"
    """An answer for those whom a question does not fit says so: "I have not used it"."""
    VERBATIM = "verbatim"
    """A licensed item, whose words may not change."""


class Option(Model):
    """One answer that a question offers.

    `alone`: in a question with several choices, this one excludes the others ("None of these").
    `group`: the group of a breakdown that this option counts towards, where that is not the option itself.
    `worry`: whoever chooses it is shown who helps, before the next question.
    """

    id: Id
    words: Words
    score: Score = Score.NONE
    apart: Apart | None = None
    picture: PICTURE_NAME | None = None
    hint: Words | None = None
    alone: YesNo = False
    worry: YesNo = False
    group: Id | None = None


class Scale(Model):
    """A named list of options, so that items of one kind have the same words in the same order."""

    id: Id
    options: tuple[Option, ...]
    exempt: tuple[Exemption, ...] = ()
