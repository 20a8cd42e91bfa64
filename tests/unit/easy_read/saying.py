"""Small questionnaires for the easy-read tests: each says one thing, and what the checker finds in it is named."""

from __future__ import annotations

from typing import Any

from surveyapp.domain.answers import AnyQuestion
from surveyapp.domain.easy_read import EasyReadFinding, easy_read_findings
from surveyapp.domain.easy_read.finding import Place
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.options import Option, Scale
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Words
from tests.builders import one_choice, option, page, questionnaire
from tests.unit.leading import leads_somewhere

PICTURE = "a-picture"


def drawn(option_id: str, words: str | None = None, score: str = "none", **more: Any) -> Option:
    """An option with a picture of its own."""
    return option(option_id, score, words=words or option_id, picture=f"{option_id}-picture", **more)


YES, SOMETIMES, NO = (
    drawn("yes", "Yes", "positive"),
    drawn("sometimes", "Sometimes", "neutral"),
    drawn("no", "No", "negative"),
)
DONT_KNOW = drawn("dont-know", "I don't know", apart="dont-know")
ANSWERS = (YES, SOMETIMES, NO, DONT_KNOW)


def asked(words: str, *options: Option, **more: Any) -> AnyQuestion:
    """A question with a picture."""
    return one_choice("asked", *(options or ANSWERS), **{"words": words, "picture": PICTURE, **more})


def told(*about: str, **more: Any) -> Questionnaire:
    """An easy-read questionnaire that says `about` up front, with one question in which nothing is wrong."""
    return easy(asked("Do you like rain?"), about=about, **more)


def easy(*questions: AnyQuestion, **more: Any) -> Questionnaire:
    """An easy-read questionnaire, one question on a screen."""
    pages = [page(question, title=None) for question in questions]
    shape = {"rendering": "easy-read", "layout": "question", "picture": PICTURE}
    return questionnaire(*pages, **{**shape, **more})


def on_scale(scale_id: str, *options: Option, **more: Any) -> Scale:
    return Scale(**{"id": scale_id, "options": options or ANSWERS, **more})


def hard_word(word: str, means: str = "It is easy.", *also: str) -> HardWord:
    name = word.lower().replace(" ", "-")
    return HardWord(id=name, word=Words(standard=word), means=Words(standard=means), also=also)


def found(checked: Questionnaire, ledger: frozenset[str] | None = None) -> list[EasyReadFinding]:
    """What the checker finds, each of it in a place that there is."""
    findings = easy_read_findings(checked, ledger)
    assert [finding for finding in findings if not finding.mend or not is_there(finding.place, checked)] == []
    return findings


def is_there(place: Place, checked: Questionnaire) -> bool:
    """Whether a place leads to something in a file, and its part is one that people see together."""
    part = place.part.partition(":")[2] or place.part
    seen = part in ("front", "menu", "glossary", "whole") or f'"id":"{part}"' in checked.model_dump_json()
    if place.file:
        return seen and place.file in ("area.yaml", "glossary.yaml") and not place.path
    return seen and leads_somewhere(place.path, checked)


def names(checked: Questionnaire, ledger: frozenset[str] | None = None) -> list[str]:
    """The names of the rules that are broken, in order."""
    return sorted(finding.rule.name for finding in found(checked, ledger))


def names_in(text: str, *glossary: HardWord) -> list[str]:
    """The rules that a sentence breaks where it tells something."""
    return names(told(text, glossary=glossary))


def names_in_question(text: str, **more: Any) -> list[str]:
    """The rules that a sentence breaks where it asks."""
    return names(easy(asked(text, **more)))
