"""Shapes of data that figures are told of in every channel: the usual one, and those at the edges."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from bench.crowd import arrive
from surveyapp.domain.measures import AnswerGiven
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering, Words
from surveyapp.publishing import make_release
from surveyapp.storage import responses
from surveyapp.storage.database import Database
from surveyapp.storage.responses import NewResponse
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, WAVE, collect_in

ARABIC = {"yes": "أشعر بالأمان", "sometimes": "أحيانًا", "no": "لا أشعر بالأمان", "dont-know": "لا أعرف"}
HOSTILE = "=HYPERLINK(\"//evil\",'x')<b>&]]></b>"


@dataclass(frozen=True)
class Shape:
    """What was asked, and how many answered in which way. `audited`: False where that would take long; it only hides more."""

    asked: tuple[Questionnaire, ...]
    answer: Callable[[Database], None]
    audited: bool = True


def _all(asked: Questionnaire, given: Iterable[Sequence[AnswerGiven]]) -> Shape:
    answers = list(given)
    return Shape((asked,), lambda database: arrive_with(database, asked, answers))


def arrive_with(database: Database, asked: Questionnaire, given: Sequence[Sequence[AnswerGiven]]) -> None:
    """Store these responses."""
    new = [NewResponse(secrets.token_bytes(16), Rendering.STANDARD, "en", answers) for answers in given]
    with database.writing() as connection:
        responses.store(connection, WAVE, asked.id, new, build.intake())


def crowd(*groups: tuple[int, str, str], answered_by: str = "me") -> list[list[AnswerGiven]]:
    """(how many, what they say, their age)."""
    return [build.safety_response(said, age, answered_by) for number, said, age in groups for _person in range(number)]


def usual(real: dict[str, Questionnaire]) -> Shape:
    """The real questionnaires, each answered by ninety."""

    def answer(database: Database) -> None:
        for number, name in enumerate(("my-story", "our-story")):
            arrive(database, WAVE, real[name], 90, Random(number))

    return Shape(tuple(real.values()), answer, audited=False)


def everyone_the_same() -> Shape:
    return _all(build.safety_survey(), crowd((60, "no", "child")))


def only_withheld_groups() -> Shape:
    ages = [f"aged-{number}" for number in range(8)]
    survey = build.safety_survey(splits=(build.breakdown("age", *ages),))
    return _all(survey, crowd(*((6, said, age) for age, said in zip(ages, ("yes", "no") * 4, strict=True))))


def nobody_answered_a_question() -> Shape:
    whole = crowd((20, "yes", "child"), (25, "sometimes", "teenager"), (18, "no", "child"))
    one_for_somebody = crowd((12, "no", "child"), answered_by="someone-for-me")
    return _all(_with("online"), [*whole, *one_for_somebody])


def tiny() -> Shape:
    return _all(build.safety_survey(), crowd((7, "yes", "child"), (5, "no", "teenager")))


def arabic() -> Shape:
    return _worded(lambda option: ARABIC.get(option, option))


def long_labels() -> Shape:
    return _worded(lambda option: f"{option} {'very long words ' * 20}"[:300].strip())


def hostile_labels() -> Shape:
    return _worded(lambda option: f"{HOSTILE} {option}")


def _with(unanswered: str) -> Questionnaire:
    """The survey with one more question on what nobody says anything about."""
    survey = build.safety_survey()
    more = build.page(build.rated(f"{unanswered}-more", "feeling-safe", theme="safe"))
    return survey.model_copy(update={"pages": (*survey.pages, more)})


def _worded(words: Callable[[str], str]) -> Shape:
    """The survey in other words."""
    survey = build.safety_survey()
    options = [option.model_copy(update={"words": _words(words(option.id))}) for option in build.SCORED_OPTIONS]
    asked = build.one_choice("in-town", *options, measure="feeling-safe", theme="safe", words=words("in-town"))
    measured = build.measure(
        "feeling-safe",
        title=words("feeling-safe"),
        labels={outcome: words(outcome) for outcome in ("positive", "neutral", "negative")},
    )
    pages = (survey.pages[0], build.page(asked), *survey.pages[3:])
    changed = {"pages": pages, "measures": (measured,), "people": _words(words("people"))}
    return _all(
        survey.model_copy(update=changed),
        crowd((40, "yes", "child"), (20, "sometimes", "teenager"), (31, "no", "teenager"), (11, "dont-know", "child")),
    )


def _words(text: str) -> Words:
    return Words(standard=text)


EDGES: dict[str, Callable[[], Shape]] = {
    "everyone the same": everyone_the_same,
    "only withheld groups": only_withheld_groups,
    "nobody answered a question": nobody_answered_a_question,
    "twelve respondents": tiny,
    "Arabic labels": arabic,
    "labels of 300 characters": long_labels,
    "hostile labels": hostile_labels,
}


def publish(database: Database, shape: Shape) -> None:
    """Ask, let people answer, and make a release."""
    collect_in(database, *shape.asked)
    shape.answer(database)
    make_release(database, FIRST_DAY, audit=shape.audited)
