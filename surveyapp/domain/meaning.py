"""Meaning: what a measure's questions ask, to tell whether two of them ask the same, in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.options import Option, Score
from surveyapp.domain.outline import Conditions, Outline
from surveyapp.domain.questionnaire import Combine, Questionnaire
from surveyapp.domain.words import Words


class Change(StrEnum):
    """How a measure differs from the same measure in an earlier version of its questionnaire."""

    NONE = "none"
    WORDS = "words"
    """Other words of a question, of its hint or of its options, or another order. It is still compared, and marked."""
    MEANING = "meaning"
    """Other questions, options, scores, another way to combine them, or asked of others. It is not compared."""


class _Item(NamedTuple):
    """One question as far as its meaning goes."""

    question: str
    kind: str
    options: tuple[tuple[str, str, str], ...]
    conditions: Conditions


class _Meaning(NamedTuple):
    combine: Combine
    items: tuple[_Item, ...]


def change_between(earlier: Questionnaire, later: Questionnaire, measure: str) -> Change:
    """How a measure that both have changed between two versions. Both in the words of their files, not translated."""
    if _meaning(earlier, measure) != _meaning(later, measure) or _repeated(earlier, measure) != _repeated(
        later, measure
    ):
        return Change.MEANING
    return Change.NONE if _words(earlier, measure) == _words(later, measure) else Change.WORDS


def same_item(first: Questionnaire, second: Questionnaire, measure: str) -> bool:
    """Whether two questionnaires ask the same, so that the gap between their people may be said.

    The options with a score have the same words. The others may speak of "me" in one and of "my child" in the other.
    """
    if first.measure(measure) is None or second.measure(measure) is None:
        return False
    same = _meaning(first, measure) == _meaning(second, measure)
    return same and _scored_words(first, measure) == _scored_words(second, measure)


def repeats_only_in(first: Questionnaire, second: Questionnaire, measure: str) -> bool:
    """Whether people of `first` answer the measure once for each of several children, and people of `second` once."""
    return bool(_repeated(first, measure)) and not _repeated(second, measure)


def _meaning(questionnaire: Questionnaire, measure: str) -> _Meaning | None:
    declared = questionnaire.measure(measure)
    return _Meaning(declared.combine, tuple(sorted(_items(questionnaire, measure), key=_by_id))) if declared else None


def _by_id(item: _Item) -> str:
    return item.question


def _items(questionnaire: Questionnaire, measure: str) -> Iterator[_Item]:
    outline = Outline(questionnaire)
    for question in _questions(questionnaire, measure):
        options = sorted((option.id, option.score.value, str(option.apart or "")) for option in question.options)
        yield _Item(question.id, question.kind, tuple(options), outline.by_id[question.id].conditions())


def _questions(questionnaire: Questionnaire, measure: str) -> Iterator[ChoiceQuestion]:
    yield from (question for question in questionnaire.choices() if question.measure == measure)


def _repeated(questionnaire: Questionnaire, measure: str) -> frozenset[str]:
    return questionnaire.repeated_questions() & {question.id for question in _questions(questionnaire, measure)}


def _words(
    questionnaire: Questionnaire, measure: str
) -> tuple[tuple[str, Words, Words | None, tuple[Words, ...]], ...]:
    return tuple(
        (question.id, question.words, question.hint, tuple(option.words for option in question.options))
        for question in _questions(questionnaire, measure)
    )


def _scored_words(questionnaire: Questionnaire, measure: str) -> dict[tuple[str, str], Words]:
    return {
        (question.id, option.id): option.words
        for question in _questions(questionnaire, measure)
        for option in question.options
        if _has_score(option)
    }


def _has_score(option: Option) -> bool:
    return option.score is not Score.NONE
