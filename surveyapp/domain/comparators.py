"""Comparators: which of the outside figures may stand beside a measure, because just the same was asked."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.domain.area import Area
from surveyapp.domain.outline import Outline
from surveyapp.domain.outside import Comparator
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Words


def comparators_of(area: Area, questionnaire: Questionnaire, measure: str) -> Iterator[Comparator]:
    """The area's comparators of a measure that ask the very same of the same people. In the words of the files."""
    outline = Outline(questionnaire, area)
    for comparator in area.comparators:
        named = (comparator.questionnaire, comparator.measure) == (questionnaire.id, measure)
        if named and difference_of(comparator, outline) is None:
            yield comparator


def difference_of(comparator: Comparator, outline: Outline) -> str | None:
    """Why a comparator may not stand beside the measure that it names; None where it may."""
    asked = [question for _asked, question in outline.choices() if question.measure == comparator.measure]
    if outline.questionnaire.measure(comparator.measure) is None or not asked:
        return f"there is no measure “{comparator.measure}” here"
    if len(asked) > 1:
        return f"several questions make the measure “{comparator.measure}”"
    if not _same(comparator.question, asked[0].words):
        return f"it asked “{comparator.question}”, and here the question is “{asked[0].words}”"
    if not _same(comparator.people, outline.questionnaire.people):
        return f"it asked {comparator.people}, and here {outline.questionnaire.people} answer"
    return None


def _same(one: Words, other: Words) -> bool:
    """Whether a text is, word for word, the other one in one of its renderings."""
    return _plain(str(one)) in {_plain(text) for text in other.texts()}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")
