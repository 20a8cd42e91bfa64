"""A questionnaire made for measuring: forty rated questions, and five breakdowns of five groups each."""

from __future__ import annotations

from surveyapp.domain.answers import OneChoice
from surveyapp.domain.area import Breakdown
from surveyapp.domain.options import Apart, Option, Score
from surveyapp.domain.questionnaire import Combine, Layout, Measure, OutcomeWords, Page, Questionnaire, Supporter
from surveyapp.domain.words import Words

QUESTIONS, BREAKDOWNS, GROUPS = 40, 5, 5
TOGETHER = 4
"""The first so many questions make one measure, as safe places do; each of the others makes one of its own."""


def _words(text: str) -> Words:
    return Words(standard=text)


def _option(name: str, score: Score = Score.NONE, apart: Apart | None = None) -> Option:
    return Option(id=name, words=_words(name), score=score, apart=apart)


SCALE = (
    *(_option(score.value, score=score) for score in (Score.POSITIVE, Score.NEUTRAL, Score.NEGATIVE)),
    *(_option(apart.value, apart=apart) for apart in Apart),
)


def rated(questions: int = QUESTIONS) -> Questionnaire:
    """The questionnaire with so many rated questions."""
    breakdowns = tuple(_breakdown(f"breakdown-{number}") for number in range(BREAKDOWNS))
    names = [f"question-{number}" for number in range(questions)]
    asked = (
        _question("answered-by", tuple(_option(supporter.value) for supporter in Supporter)),
        *(_question(f"{one.id}-question", one.options, breakdown=one.id) for one in breakdowns),
        *(_question(name, SCALE, measure=_measured_by(place, names)) for place, name in enumerate(names)),
    )
    return Questionnaire(
        id="rated",
        title=_words("Rated"),
        summary=_words("Rated questions."),
        people=_words("people"),
        layout=Layout.PAGE,
        most_questions=200,
        minutes=10,
        supporter="answered-by",
        measures=tuple(_measure(name) for name in names[TOGETHER - 1 :]),
        pages=tuple(Page(id=question.id, questions=(question,)) for question in asked),
        breakdowns=breakdowns,
    )


def _measured_by(place: int, names: list[str]) -> str:
    return names[max(place, TOGETHER - 1)]


def _question(
    name: str, options: tuple[Option, ...], breakdown: str | None = None, measure: str | None = None
) -> OneChoice:
    return OneChoice(
        kind="one-choice", id=name, words=_words(name), options=options, breakdown=breakdown, measure=measure
    )


def _breakdown(name: str) -> Breakdown:
    groups = (_option(f"group-{number}") for number in range(GROUPS))
    return Breakdown(id=name, title=_words(name), options=(*groups, _option("prefer-not", apart=Apart.PREFER_NOT)))


def _measure(name: str) -> Measure:
    says = OutcomeWords(positive=_words("good"), neutral=_words("fair"), negative=_words("bad"))
    return Measure(id=name, theme="all", title=_words(name), combine=Combine.WORST, labels=says, says=says)
