"""Kinds of question, one class each: what it asks, and how it reads what a person gave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field, model_validator

from surveyapp.domain.conditions import Condition, Value
from surveyapp.domain.options import Exemption, Option
from surveyapp.domain.words import PICTURE_NAME, Id, Model, WholeNumber, Words, YesNo, without_hidden

MOST_OPTIONS = 60
LONGEST_SHORT_TEXT = 120
USUAL_LONG_TEXT = 2_000
LONGEST_LONG_TEXT = 4_000
EARLIEST_YEAR, LATEST_YEAR = 1990, 2099
LARGEST_NUMBER = 999_999_999
MOST_PARTS = 4
"""So many characters may make one when a text is normalised (NFC), as in Greek with its accents."""

Limit = Annotated[WholeNumber, Field(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)]


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a raw answer cannot be taken: a name that pages word, its figures, and a text to offer back."""

    name: str
    figures: dict[str, int] = field(default_factory=dict)
    mended: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A raw answer as read: a value, or None where nothing was given."""

    value: Value | None


Reading = Given | Mistake
NOTHING = Given(None)


class Question(Model):
    """What every kind shares.

    `hard_words`: ids from the glossary that this question explains beside its words; those that it uses come by
    themselves (`domain/glossary`). `optional`: Next may leave it empty. Skip may leave any question empty. `practice`: to
    try the buttons with; its answer is never sent. `exempt`: easy-read rules that its words need not keep.
    """

    id: Id
    words: Words
    hint: Words | None = None
    picture: PICTURE_NAME | None = None
    theme: Id | None = None
    measure: Id | None = None
    hard_words: tuple[Id, ...] = ()
    optional: YesNo = False
    practice: YesNo = False
    exempt: tuple[Exemption, ...] = ()
    ask_if: Condition | None = None

    is_asked: ClassVar[bool] = True
    """False where there is nothing to answer."""
    holds_free_text: ClassVar[bool] = False

    @property
    def counts(self) -> bool:
        """Whether its answer is one of those that are sent."""
        return self.is_asked and not self.practice

    @property
    def can_worry(self) -> bool:
        """Whether it has an answer after which help is shown."""
        return False

    def worries(self, value: Value | None) -> bool:
        """Whether an answer is one after which help is shown."""
        return False

    def read(self, raw: Sequence[str]) -> Reading:
        """The answer in `raw`, the strings a form or a file gave for this question, or the mistake in it."""
        raise NotImplementedError


class _Choice(Question):
    """A question whose answers are options: its own, a named scale's, or those of a breakdown of the area."""

    options: Annotated[tuple[Option, ...], Field(max_length=MOST_OPTIONS)] = ()
    scale: Id | None = None
    breakdown: Id | None = None

    def option(self, option_id: str) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)

    @property
    def can_worry(self) -> bool:
        return self.counts and any(option.worry for option in self.options)

    def worries(self, value: Value | None) -> bool:
        chosen = value if isinstance(value, tuple) else (value,)
        return self.counts and any(option.worry and option.id in chosen for option in self.options)


class OneChoice(_Choice):
    """One option out of several: radios."""

    kind: Literal["one-choice"]

    def read(self, raw: Sequence[str]) -> Reading:
        chosen = _chosen(raw)
        if not chosen:
            return NOTHING
        if len(chosen) > 1:
            return Mistake("choose-only-one")
        option_id = chosen.pop()
        return Given(option_id) if self.option(option_id) else Mistake("no-such-option")


class SeveralChoices(_Choice):
    """Any number of options: checkboxes. An option that stands `alone` excludes the rest."""

    kind: Literal["several-choices"]
    most: Annotated[WholeNumber, Field(ge=1, le=MOST_OPTIONS)] | None = None

    def read(self, raw: Sequence[str]) -> Reading:
        chosen = _chosen(raw)
        options = [option for option in self.options if option.id in chosen]
        if len(options) != len(chosen):
            return Mistake("no-such-option")
        if not options:
            return NOTHING
        if len(options) > 1 and any(option.alone for option in options):
            return Mistake("this-one-alone")
        if self.most is not None and len(options) > self.most:
            return Mistake("too-many-options", {"most": self.most})
        return Given(tuple(option.id for option in options))


class Number(Question):
    """A whole number between two limits, both counted in."""

    kind: Literal["number"]
    at_least: Limit = 0
    at_most: Limit = 999

    @model_validator(mode="after")
    def _limits_in_order(self) -> Number:
        if self.at_least > self.at_most:
            raise ValueError("“at_least” is larger than “at_most”.", "Change one of them.")
        return self

    def read(self, raw: Sequence[str]) -> Reading:
        text = _only(raw)
        if not text:
            return NOTHING
        if not re.fullmatch(r"[+-]?\d{1,9}", text):  # \d and int() also read Arabic-Indic and Nepali digits
            return Mistake("not-a-number")
        number = int(text)
        if not self.at_least <= number <= self.at_most:
            return Mistake("number-outside", {"at_least": self.at_least, "at_most": self.at_most})
        return Given(number)


class MonthAndYear(Question):
    """A month of a year, kept as "2024-05"."""

    kind: Literal["month-and-year"]

    def read(self, raw: Sequence[str]) -> Reading:
        parts = [part.strip() for text in raw for part in text.split("-")]
        if not any(parts):
            return NOTHING
        if len(parts) != 2 or not all(re.fullmatch(r"\d{1,4}", part) for part in parts):
            return Mistake("not-a-month")
        year, month = int(parts[0]), int(parts[1])
        if not 1 <= month <= 12:
            return Mistake("no-such-month")
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            return Mistake("year-outside", {"at_least": EARLIEST_YEAR, "at_most": LATEST_YEAR})
        return Given(f"{year:04}-{month:02}")


class _FreeText(Question):
    """Text in a person's own words; never counted, only read."""

    holds_free_text: ClassVar[bool] = True
    longest: int

    def read(self, raw: Sequence[str]) -> Reading:
        text = _with_plain_line_ends(_only(raw))
        if len(text) <= MOST_PARTS * self.longest:  # normalising takes time that grows with the square of the length
            text = unicodedata.normalize("NFC", text)
        readable = without_hidden(text)
        if readable != text:
            return Mistake("hidden-characters", mended=readable)
        if len(text) > self.longest:
            return Mistake("text-too-long", {"longest": self.longest, "over": len(text) - self.longest})
        return Given(text) if text else NOTHING


class ShortText(_FreeText):
    """A line of text."""

    kind: Literal["short-text"]
    longest: Annotated[WholeNumber, Field(ge=1, le=LONGEST_SHORT_TEXT)] = LONGEST_SHORT_TEXT

    def read(self, raw: Sequence[str]) -> Reading:
        return super().read([" ".join(text.splitlines()) for text in raw])


class LongText(_FreeText):
    """Paragraphs of text."""

    kind: Literal["long-text"]
    longest: Annotated[WholeNumber, Field(ge=1, le=LONGEST_LONG_TEXT)] = USUAL_LONG_TEXT


class Information(Question):
    """Something to read, with nothing to answer."""

    kind: Literal["information"]
    body: tuple[Words, ...] = ()

    is_asked: ClassVar[bool] = False

    def read(self, raw: Sequence[str]) -> Reading:
        return NOTHING


AnyQuestion = Annotated[
    OneChoice | SeveralChoices | Number | MonthAndYear | ShortText | LongText | Information, Field(discriminator="kind")
]
ChoiceQuestion = OneChoice | SeveralChoices
KINDS: dict[str, type[Question]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in get_args(get_args(AnyQuestion)[0])
}


def _chosen(raw: Sequence[str]) -> set[str]:
    return {text.strip() for text in raw if text.strip()}


def _only(raw: Sequence[str]) -> str:
    return raw[0].strip() if raw else ""


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
