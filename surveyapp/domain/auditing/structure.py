"""How the counts of a measure hang together with those of its questions, as rows of a linear programme."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.auditing.linear import Programme
from surveyapp.domain.measures import APART, Outcome
from surveyapp.domain.options import Score
from surveyapp.domain.partitions import is_exclusive, reported_outcome, reported_questions, sole_measure
from surveyapp.domain.questionnaire import Combine, Measure, Questionnaire

Variable = Callable[[str, str], int]
"""The variable of a measure or a question, by its id and an outcome."""

SCORES = (Score.POSITIVE, Score.NEUTRAL, Score.NEGATIVE)


def link_measure(
    programme: Programme, questionnaire: Questionnaire, measure: Measure, outcome: Variable, answer: Variable
) -> None:
    """What everybody can work out from how answers make the outcomes of a measure."""
    questions = [one for one in reported_questions(questionnaire) if one.measure == measure.id]
    if len(questions) < sum(one.measure == measure.id for one in questionnaire.choices()):
        return  # some of its answers have no figure of their own
    if any(_has_mixed_groups(question) for question in questions):
        return
    sole = next((one for one in questions if sole_measure(questionnaire, one) == measure.id), None)
    if sole:
        _equate(programme, measure, sole, outcome, answer)
        return
    for said, scores in _reach(measure.combine):
        outcomes = [outcome(measure.id, one) for one in said]
        all_answers = [answer(one.id, name) for one in questions for name in _named(one, scores)]
        programme.at_most(outcomes, all_answers)
        for question in questions if _implied(measure.combine, scores) else ():
            for answers in _disjoint(questionnaire, question, scores, answer):
                programme.at_most(answers, outcomes)


def _has_mixed_groups(question: ChoiceQuestion) -> bool:
    """Whether answers that are reported as one mean different things for the measure."""
    meanings = {(reported_outcome(option), option.score, option.apart) for option in question.options}
    return len(meanings) > len({outcome for outcome, *_ in meanings})


def _equate(programme: Programme, measure: Measure, sole: ChoiceQuestion, outcome: Variable, answer: Variable) -> None:
    """Where one question decides, each outcome is the sum of its answers."""
    for score in SCORES:
        programme.equal(outcome(measure.id, score.value), [answer(sole.id, name) for name in _named(sole, (score,))])
    for apart in APART:
        named = dict.fromkeys(
            reported_outcome(option)
            for option in sole.options
            if option.score is Score.NONE and option.apart is not None and option.apart.value == apart.value
        )
        programme.equal(outcome(measure.id, apart.value), [answer(sole.id, name) for name in named])


def _reach(combine: Combine) -> Iterator[tuple[tuple[str, ...], tuple[Score, ...]]]:
    """Outcomes that some answer with one of these scores is needed for."""
    yield (Outcome.POSITIVE.value,), (Score.POSITIVE,)
    yield (Outcome.NEGATIVE.value,), (Score.NEGATIVE,)
    if combine is Combine.WORST:
        yield (Outcome.NEGATIVE.value, Outcome.NEUTRAL.value), (Score.NEGATIVE, Score.NEUTRAL)
    yield tuple(score.value for score in SCORES), SCORES


def _implied(combine: Combine, scores: tuple[Score, ...]) -> bool:
    """Whether an answer with one of the scores always leads to one of the outcomes that `_reach` names beside them."""
    return scores == SCORES or (combine is Combine.WORST and Score.POSITIVE not in scores)


def _disjoint(
    questionnaire: Questionnaire, question: ChoiceQuestion, scores: tuple[Score, ...], answer: Variable
) -> Iterator[list[int]]:
    """Answers that different people gave: all of a question's together, or, where one person can give several, each alone."""
    answers = [answer(question.id, name) for name in _named(question, scores)]
    if is_exclusive(questionnaire, question):
        yield answers
    else:
        yield from ([one] for one in answers)


def _named(question: ChoiceQuestion, scores: tuple[Score, ...]) -> list[str]:
    return list(dict.fromkeys(reported_outcome(option) for option in question.options if option.score in scores))
