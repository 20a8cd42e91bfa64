"""Directions: when a question is answered, said in words, for paper that leads nobody by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from babel.lists import format_list
from flask_babel import get_locale
from flask_babel import gettext as _

from surveyapp.domain.conditions import All, Condition, Not, NumberBetween, OptionChosen


class Printed(Protocol):
    """What a sentence needs to know of the paper that it stands on."""

    def number_of(self, question: str) -> str:
        """The number printed beside a question."""

    def words_of(self, question: str, option: str) -> str:
        """The words printed beside an option."""


@dataclass(frozen=True)
class Direction:
    """A sentence that says when to answer; where it rests on several things, a list of them follows."""

    sentence: str
    parts: tuple[Direction, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it, sentence by sentence."""
        return (self.sentence, *(sentence for part in self.parts for sentence in part.sentences))


def direction(conditions: Iterable[Condition], printed: Printed) -> Direction | None:
    """When to answer what is asked only if all of `conditions` hold; None where it is always asked."""
    facts = _listed(True, (_fact(condition, turned=False) for condition in conditions))
    if facts == _List(True, ()):
        return None
    if isinstance(facts, _List):
        return Direction(_lead(facts.every), tuple(_part(part, printed) for part in facts.parts))
    return Direction(_order(facts, printed))


# A condition without "not": what was turned round is turned round in its single facts, and no list holds one of its kind


@dataclass(frozen=True)
class _Ticked:
    question: str
    options: tuple[str, ...]
    turned: bool


@dataclass(frozen=True)
class _Wrote:
    question: str
    least: int | None
    most: int | None


@dataclass(frozen=True)
class _List:
    every: bool
    parts: tuple[_Fact, ...]


_Fact = _Ticked | _Wrote | _List


def _fact(condition: Condition, *, turned: bool) -> _Fact:
    match condition:
        case Not():
            return _fact(condition.part, turned=not turned)
        case OptionChosen():
            return _Ticked(condition.question, condition.chosen, turned)
        case NumberBetween():
            return _outside(condition) if turned else _Wrote(condition.question, condition.at_least, condition.at_most)
    every = isinstance(condition, All) is not turned
    return _listed(every, (_fact(part, turned=turned) for part in condition.parts))


def _outside(condition: NumberBetween) -> _Fact:
    question, least, most = condition.question, condition.at_least, condition.at_most
    below = [] if least is None else [_Wrote(question, None, least - 1)]
    above = [] if most is None else [_Wrote(question, most + 1, None)]
    return _listed(False, (*below, *above))


def _listed(every: bool, parts: Iterable[_Fact]) -> _Fact:
    found: list[_Fact] = []
    for part in parts:
        found += part.parts if isinstance(part, _List) and part.every is every else [part]
    apart = tuple(dict.fromkeys(found))
    return apart[0] if len(apart) == 1 else _List(every, apart)


# Sentences


def _lead(every: bool) -> str:
    if every:
        return _("Answer this only if all of these are true:")
    return _("Answer this only if one of these is true:")


def _part(fact: _Fact, printed: Printed) -> Direction:
    if not isinstance(fact, _List):
        return Direction(_statement(fact, printed))
    lead = _("All of these are true:") if fact.every else _("One of these is true:")
    return Direction(lead, tuple(_part(part, printed) for part in fact.parts))


def _order(fact: _Ticked | _Wrote, printed: Printed) -> str:
    """One fact as what to do."""
    number = printed.number_of(fact.question)
    match fact:
        case _Ticked(turned=True):
            return _(
                "Leave this out if you ticked %(answers)s in question %(number)s.",
                answers=_answers(fact, printed),
                number=number,
            )
        case _Ticked():
            return _(
                "Answer this only if you ticked %(answers)s in question %(number)s.",
                answers=_answers(fact, printed),
                number=number,
            )
        case _Wrote(least=None):
            return _(
                "Answer this only if you wrote %(most)s or less in question %(number)s.", most=fact.most, number=number
            )
        case _Wrote(most=None):
            return _(
                "Answer this only if you wrote %(least)s or more in question %(number)s.",
                least=fact.least,
                number=number,
            )
    return _(
        "Answer this only if you wrote a number from %(least)s to %(most)s in question %(number)s.",
        least=fact.least,
        most=fact.most,
        number=number,
    )


def _statement(fact: _Ticked | _Wrote, printed: Printed) -> str:
    """One fact as one of several that are true or not."""
    number = printed.number_of(fact.question)
    match fact:
        case _Ticked(turned=True):
            return _(
                "You did not tick %(answers)s in question %(number)s.", answers=_answers(fact, printed), number=number
            )
        case _Ticked():
            return _("You ticked %(answers)s in question %(number)s.", answers=_answers(fact, printed), number=number)
        case _Wrote(least=None):
            return _("You wrote %(most)s or less in question %(number)s.", most=fact.most, number=number)
        case _Wrote(most=None):
            return _("You wrote %(least)s or more in question %(number)s.", least=fact.least, number=number)
    return _(
        "You wrote a number from %(least)s to %(most)s in question %(number)s.",
        least=fact.least,
        most=fact.most,
        number=number,
    )


def _answers(fact: _Ticked, printed: Printed) -> str:
    """“Yes”, or “Yes” or “Sometimes”, as the reader's language lists them."""
    words = [_("“%(answer)s”", answer=printed.words_of(fact.question, option)) for option in fact.options]
    return str(format_list(words, style="or", locale=get_locale() or "en"))
