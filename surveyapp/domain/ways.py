"""Ways through a questionnaire, each walked once: of many people's journeys, most lead the same few ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from surveyapp.domain.conditions import Condition, Value, leaves
from surveyapp.domain.journey import Answers, Journey, Place, Way
from surveyapp.domain.questionnaire import Questionnaire

MOST_KNOWN = 2_000
"""So many ways are kept, the ones taken last."""

_Deciding = tuple[tuple[Place, Value | None], ...]


class Ways:
    """Makes journeys of answers. A way hangs on answers to conditions, to the menu and to how often pages come, and on no others."""

    def __init__(self, questionnaire: Questionnaire, most_known: int = MOST_KNOWN) -> None:
        self.questionnaire = questionnaire
        self._deciding = frozenset(deciding_questions(questionnaire))
        self._known = lru_cache(most_known)(self._walked)

    def journey(self, given: Mapping[Place, Value | None]) -> Journey:
        """The journey of these answers, the same as if it were walked anew."""
        deciding = self._deciding
        key = tuple([(place, value) for place, value in given.items() if place.question in deciding])
        return Journey(self.questionnaire, Answers(given), self._known(key))

    def _walked(self, deciding: _Deciding) -> Way:
        return Journey(self.questionnaire, Answers(dict(deciding))).way


def deciding_questions(questionnaire: Questionnaire) -> Iterator[str]:
    """The ids of all whose answers decide where a journey leads, the menu among them."""
    for condition in _conditions(questionnaire):
        yield from (leaf.question for leaf in leaves(condition))
    yield from (repeat.count for repeat in questionnaire.repeats)
    if questionnaire.menu:
        yield questionnaire.menu.id


def _conditions(questionnaire: Questionnaire) -> Iterator[Condition | None]:
    yield from (page.ask_if for page in questionnaire.every_page())
    yield from (question.ask_if for question in questionnaire.every_question())
    yield from (section.ask_if for section in (questionnaire.menu.sections if questionnaire.menu else ()))
