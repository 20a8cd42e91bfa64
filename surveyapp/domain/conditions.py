"""Conditions: when a page, a section or a question is asked, said over earlier answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Protocol

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from surveyapp.domain.words import Id, Model, WholeNumber

Value = str | int | tuple[str, ...]
"""An answer: an option id, a number, a month ("2024-05"), a text, or the ids of several options."""


class Answered(Protocol):
    """The earlier answers, as far as a condition needs them."""

    def value(self, question: str) -> Value | None: ...


def one_or_more(value: object) -> object:
    """A single name in a file stands for a list of one."""
    return [value] if isinstance(value, str) else value


class OptionChosen(Model):
    """True if any of the named options was chosen."""

    question: Id
    chosen: Annotated[tuple[Id, ...], BeforeValidator(one_or_more), Field(min_length=1, alias="is")]

    def holds(self, answers: Answered) -> bool:
        value = answers.value(self.question)
        given = value if isinstance(value, tuple) else (value,)
        return any(option in given for option in self.chosen)


class NumberBetween(Model):
    """True if the number given is at least and at most these, both counted in."""

    question: Id
    at_least: WholeNumber | None = None
    at_most: WholeNumber | None = None

    @model_validator(mode="after")
    def _compares(self) -> NumberBetween:
        if self.at_least is None and self.at_most is None:
            raise ValueError("The condition compares with nothing.", "Give “at_least:”, “at_most:” or both.")
        return self

    def holds(self, answers: Answered) -> bool:
        value = answers.value(self.question)
        if not isinstance(value, int):
            return False
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)


class All(Model):
    """True if every part is."""

    parts: Annotated[tuple[Condition, ...], Field(min_length=1, alias="all")]

    def holds(self, answers: Answered) -> bool:
        return all(part.holds(answers) for part in self.parts)


class Any_(Model):
    """True if at least one part is."""

    parts: Annotated[tuple[Condition, ...], Field(min_length=1, alias="any")]

    def holds(self, answers: Answered) -> bool:
        return any(part.holds(answers) for part in self.parts)


class Not(Model):
    """True if its part is not."""

    part: Condition = Field(alias="not")

    def holds(self, answers: Answered) -> bool:
        return not self.part.holds(answers)


def _which(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((tag for key, tag in _TAG_OF_KEY.items() if key in value), "is-condition")
    return _TAG_OF_CLASS.get(type(value))


Condition = Annotated[
    Annotated[All, Tag("all-condition")]
    | Annotated[Any_, Tag("any-condition")]
    | Annotated[Not, Tag("not-condition")]
    | Annotated[OptionChosen, Tag("is-condition")]
    | Annotated[NumberBetween, Tag("number-condition")],
    Discriminator(_which),
]
CONDITIONS: dict[str, type[Model]] = {
    "all-condition": All,
    "any-condition": Any_,
    "not-condition": Not,
    "is-condition": OptionChosen,
    "number-condition": NumberBetween,
}
"""By the tags that problems in a file carry. None of them can be mistaken for a key of a file."""

_TAG_OF_CLASS = {model: tag for tag, model in CONDITIONS.items()}
_TAG_OF_KEY = {
    "all": "all-condition",
    "any": "any-condition",
    "not": "not-condition",
    "is": "is-condition",
    "at_least": "number-condition",
    "at_most": "number-condition",
}

for _model in (All, Any_, Not):
    _model.model_rebuild()


def leaves(condition: Condition | None) -> Iterator[OptionChosen | NumberBetween]:
    """Every comparison inside a condition, from left to right."""
    match condition:
        case OptionChosen() | NumberBetween():
            yield condition
        case All() | Any_():
            for part in condition.parts:
                yield from leaves(part)
        case Not():
            yield from leaves(condition.part)
