"""The arithmetic of measures: what one respondent's answers say, tallies over respondents, and intervals.

The rules are those of `docs/numbers.md`; the worked examples in `tests/unit/test_measures.py` define them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import NamedTuple

from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.area import MORE_THAN_ONE, Breakdown
from surveyapp.domain.conditions import Value
from surveyapp.domain.options import Apart, Option, Score
from surveyapp.domain.questionnaire import Combine, Measure, Questionnaire, Supporter

Z_95 = 1.959963984540054
"""The standard normal deviate of a two-sided 95% interval."""


class Outcome(StrEnum):
    """What one respondent's answers say for a measure. The last three are counted apart, never as neutral."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    DONT_KNOW = "dont-know"
    NOT_APPLICABLE = "not-applicable"
    PREFER_NOT = "prefer-not"


SCORED = (Outcome.POSITIVE, Outcome.NEUTRAL, Outcome.NEGATIVE)
APART = (Outcome.DONT_KNOW, Outcome.NOT_APPLICABLE, Outcome.PREFER_NOT)


class Population(StrEnum):
    """Whose answers. Answers that somebody gave for another are never merged with a person's own."""

    SELF = "self"
    ANSWERED_FOR = "answered-for"


class Subject(StrEnum):
    """What a tally is about."""

    PEOPLE = "people"
    MEASURE = "measure"
    QUESTION = "question"


class Cell(NamedTuple):
    """One tally: how many respondents of a population, in a group of a breakdown or overall (""), had this outcome.

    `outcome` is an Outcome for a measure, an option (or group) id for a question, and a Supporter for people.
    """

    population: str
    subject: str
    name: str
    breakdown: str
    group: str
    outcome: str


class AnswerGiven(NamedTuple):
    """One answer of a response, as stored: `number` tells the repeats of a question apart."""

    question: str
    number: int
    value: Value


def combined(rule: Combine, options: Iterable[Option]) -> Outcome | None:
    """One outcome out of the options that one respondent chose in a measure's questions; None where none says anything.

    `worst`: unsafe anywhere is unsafe. `balance`: the sign of the sum. Options without a score decide only where no
    other option does.
    """
    chosen = list(options)
    scores = [option.score for option in chosen if option.score is not Score.NONE]
    if not scores:
        return _apart(chosen)
    if rule is Combine.WORST:
        worst = next(score for score in (Score.NEGATIVE, Score.NEUTRAL, Score.POSITIVE) if score in scores)
        return Outcome(worst.value)
    balance = scores.count(Score.POSITIVE) - scores.count(Score.NEGATIVE)
    return Outcome.POSITIVE if balance > 0 else Outcome.NEGATIVE if balance < 0 else Outcome.NEUTRAL


def _apart(options: list[Option]) -> Outcome | None:
    reasons = {option.apart for option in options}
    reason = next((reason for reason in Apart if reason in reasons), None)
    return Outcome(reason.value) if reason else None


def tally(questionnaire: Questionnaire, responses: Iterable[Sequence[AnswerGiven]]) -> Counter[Cell]:
    """How many respondents fall into each cell. Each respondent counts at most once in any cell."""
    plan = _plan(questionnaire)
    cells: Counter[Cell] = Counter()
    for answers in responses:
        cells.update(plan.cells_of(answers))
    return cells


def supporter_of(questionnaire: Questionnaire, answers: Iterable[AnswerGiven]) -> Supporter:
    """Who gave these answers. Where that was not asked or not said, the person alone."""
    said = next((value for question, _, value in answers if question == questionnaire.supporter), Supporter.ALONE)
    return Supporter(str(said))


def population_of(supporter: Supporter) -> Population:
    """Which population somebody's answers are of."""
    return Population.ANSWERED_FOR if supporter is Supporter.FOR_ME else Population.SELF


@dataclass(frozen=True)
class _Plan:
    """What is counted in one questionnaire, looked up once and used for every response."""

    questionnaire: Questionnaire
    choices: Mapping[str, ChoiceQuestion]
    options: Mapping[tuple[str, str], Option]
    breakdowns: Mapping[str, Breakdown]

    def cells_of(self, answers: Sequence[AnswerGiven]) -> set[Cell]:
        chosen = list(self._chosen(answers))
        supporter = supporter_of(self.questionnaire, answers)
        population = population_of(supporter)
        groups = [("", "")] if population is Population.ANSWERED_FOR else [("", ""), *self._groups(chosen)]
        counted = [
            (Subject.PEOPLE, "", supporter),
            *((Subject.MEASURE, name, outcome) for name, outcome in self._outcomes(chosen)),
        ]
        cells = {
            Cell(population, subject, name, breakdown, group, outcome)
            for subject, name, outcome in counted
            for breakdown, group in groups
        }
        cells |= {
            Cell(population, Subject.QUESTION, question, "", "", outcome) for question, outcome in self._said(chosen)
        }
        return cells

    def _chosen(self, answers: Sequence[AnswerGiven]) -> Iterator[tuple[ChoiceQuestion, Option]]:
        for question_id, _, value in answers:
            question = self.choices.get(question_id)
            if question is not None:
                for option_id in value if isinstance(value, tuple) else (value,):
                    yield question, self.options[question_id, str(option_id)]

    def _groups(self, chosen: list[tuple[ChoiceQuestion, Option]]) -> list[tuple[str, str]]:
        """(breakdown, group) for each breakdown that the respondent falls into: just one group each."""
        found: dict[str, set[str]] = {}
        for question, option in chosen:
            breakdown = self.breakdowns.get(question.breakdown or "")
            group = breakdown.group_of(option) if breakdown else None
            if breakdown and group:
                found.setdefault(breakdown.id, set()).add(group)
        return [(name, groups.pop() if len(groups) == 1 else MORE_THAN_ONE) for name, groups in found.items()]

    def _outcomes(self, chosen: list[tuple[ChoiceQuestion, Option]]) -> Iterator[tuple[str, Outcome]]:
        for measure in self.questionnaire.measures:
            outcome = combined(
                measure.combine, (option for question, option in chosen if question.measure == measure.id)
            )
            if outcome is not None:
                yield measure.id, outcome

    def _said(self, chosen: list[tuple[ChoiceQuestion, Option]]) -> Iterator[tuple[str, str]]:
        """(question, option) pairs, and (question, ANYONE) once for each question answered."""
        for question, option in chosen:
            yield question.id, option.group or option.id
            yield question.id, ANYONE


ANYONE = ""
"""The outcome of a question's cell that counts whoever answered it."""


def _plan(questionnaire: Questionnaire) -> _Plan:
    choices = {question.id: question for question in questionnaire.choices()}
    return _Plan(
        questionnaire,
        choices,
        {(question.id, option.id): option for question in choices.values() for option in question.options},
        {breakdown.id: breakdown for breakdown in questionnaire.breakdowns if not breakdown.overall_only},
    )


# Intervals


class Interval(NamedTuple):
    """A share from 0 to 1 with the ends of its 95% interval."""

    share: float
    low: float
    high: float


def wilson(count: float, base: float, z: float = Z_95) -> Interval:
    """The share `count / base` with its Wilson score interval (95% unless `z` says otherwise), without continuity correction.

    `base` is above 0. E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209 to 212.
    """
    share = min(count / base, 1.0)
    z2 = z * z
    middle = (share + z2 / (2 * base)) / (1 + z2 / base)
    half = z / (1 + z2 / base) * sqrt(share * (1 - share) / base + z2 / (4 * base * base))
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def lead_measures(questionnaire: Questionnaire) -> dict[str, Measure]:
    """The measure that stands for each theme in the overview: the first that the file declares."""
    leads: dict[str, Measure] = {}
    for measure in questionnaire.measures:
        leads.setdefault(measure.theme, measure)
    return leads
