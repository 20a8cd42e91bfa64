"""How a figure divides the people that it counts: which outcomes exclude each other, and in which order they are rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveyapp.domain.answers import ChoiceQuestion, OneChoice
from surveyapp.domain.area import Breakdown
from surveyapp.domain.measures import APART, SCORED, Population, Subject
from surveyapp.domain.options import Option, Score
from surveyapp.domain.questionnaire import Combine, Measure, Questionnaire, Supporter
from surveyapp.domain.release import Figure

MEASURE_ORDER = tuple(outcome.value for outcome in (*SCORED, *APART))
"""The outcomes of a measure in the order in which they are rounded. Its base is the total of the scored ones."""


def possible_outcomes(questionnaire: Questionnaire, measure: Measure) -> tuple[str, ...]:
    """The outcomes that the options of the measure's questions can lead to, in rounding order. It stands in the file: no secret."""
    options = [
        option for question in questionnaire.choices() if question.measure == measure.id for option in question.options
    ]
    found = {option.score.value for option in options if option.score is not Score.NONE}
    found |= {option.apart.value for option in options if option.score is Score.NONE and option.apart is not None}
    if measure.combine is Combine.BALANCE and {"positive", "negative"} <= found:
        found.add("neutral")
    return tuple(outcome for outcome in MEASURE_ORDER if outcome in found)


def splits(questionnaire: Questionnaire) -> Iterator[Breakdown]:
    """The breakdowns that measures are split by."""
    yield from (breakdown for breakdown in questionnaire.breakdowns if not breakdown.overall_only)


def reported_questions(questionnaire: Questionnaire) -> Iterator[ChoiceQuestion]:
    """The questions with a figure of their own: not those that only say who answers, or which group a respondent is in."""
    split = {breakdown.id for breakdown in splits(questionnaire)}
    for question in questionnaire.choices():
        if question.id != questionnaire.supporter and question.breakdown not in split:
            yield question


def reported_outcome(option: Option) -> str:
    """What a chosen option is counted as: itself, or the group that it belongs to."""
    return option.group or option.id


def is_exclusive(questionnaire: Questionnaire, question: ChoiceQuestion) -> bool:
    """Whether each respondent gives just one of the question's answers."""
    return isinstance(question, OneChoice) and question.id not in questionnaire.repeated_questions()


def rounding_order(question: ChoiceQuestion) -> tuple[str, ...]:
    """The outcomes of a question in the order in which they are rounded: those of one score together, in a measure's order."""
    place = {Score(outcome.value): number for number, outcome in enumerate(SCORED)}
    options = sorted(question.options, key=lambda option: (place.get(option.score, len(place)), _is_apart(option)))
    return tuple(dict.fromkeys(reported_outcome(option) for option in options))


def _is_apart(option: Option) -> bool:
    return option.score is Score.NONE and option.apart is not None


def sole_measure(questionnaire: Questionnaire, question: ChoiceQuestion) -> str | None:
    """The measure that this question alone decides, one answer each: its outcomes are then sums of the question's."""
    if question.measure is None or not is_exclusive(questionnaire, question):
        return None
    asked = [other for other in questionnaire.choices() if other.measure == question.measure]
    return question.measure if len(asked) == 1 else None


@dataclass(frozen=True)
class Parts:
    """How the outcomes of a figure are rounded: `together` as running totals from one start, `alone` each from its own.

    `alone` holds the names of those starts. What is counted apart is rounded alone, so that it never seems to shrink while
    others grow; so is everything of which one respondent can have several.
    """

    together: tuple[str, ...]
    alone: Mapping[str, str]


def parts_of(questionnaire: Questionnaire, figure: Figure) -> Parts:
    """The parts of a figure; none where it only counts people."""
    if figure.subject is Subject.MEASURE:
        return Parts(tuple(one.value for one in SCORED), {one.value: one.value for one in APART})
    if figure.subject is Subject.PEOPLE:
        return Parts(() if figure.breakdown else tuple(one.value for one in supporters(figure.population)), {})
    question = question_of(questionnaire, figure)
    order = rounding_order(question) if question else ()
    if question is None or not is_exclusive(questionnaire, question):
        return Parts((), {one: one for one in order})
    apart = {reported_outcome(option): option.apart for option in question.options if _is_apart(option)}
    often = Counter(apart.values())
    alone = {one: reason.value if reason and often[reason] == 1 else one for one, reason in apart.items()}
    return Parts(tuple(one for one in order if one not in alone), alone)


def question_of(questionnaire: Questionnaire, figure: Figure) -> ChoiceQuestion | None:
    """The question that a figure is of."""
    asked = questionnaire.choices() if figure.subject is Subject.QUESTION else ()
    return next((question for question in asked if question.id == figure.name), None)


def rounding_names(questionnaire: Questionnaire, figure: Figure) -> tuple[str, ...]:
    """What the secret start of a figure is named by: its measure's names where a question alone decides that, so that both agree."""
    question = question_of(questionnaire, figure)
    measure = sole_measure(questionnaire, question) if question else None
    if measure:
        return Subject.MEASURE.value, measure, "", ""
    return figure.subject.value, figure.name, figure.breakdown, figure.group


def supporters(population: Population) -> tuple[Supporter, ...]:
    """Those that a population's people are counted by."""
    return (Supporter.FOR_ME,) if population is Population.ANSWERED_FOR else (Supporter.ALONE, Supporter.HELPED)
