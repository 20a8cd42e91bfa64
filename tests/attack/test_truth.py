"""What the auditor takes for known is true: the true counts, and the true secret starts, fit every one of its rows."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as some

from surveyapp.domain.auditing.knowledge import NO_GROUP, Knowledge
from surveyapp.domain.auditing.learning import learn
from surveyapp.domain.measures import ANYONE, Cell, Population, Subject
from surveyapp.domain.moments import moments_of
from surveyapp.domain.partitions import supporters
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.rounding import secret_start
from tests.attack.any_survey import AnySurvey
from tests.attack.surveys import Published, Rules, counted, publish

NEARLY_NOTHING = 1e-9


@given(some.integers(0, 1_000_000))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_truth_fits_everything_that_the_auditor_takes_for_known(seed: int) -> None:
    survey = AnySurvey(Random(seed))
    rules = Rules(audit=seed % 4 == 0, key=Random(seed).randbytes(8))
    published = publish(survey.questionnaire, counted(survey.questionnaire, survey.steps()), rules)
    moments = tuple(moments_of(published.releases, "wave", "any", published.changes))
    for population in Population:
        knowledge = learn(survey.questionnaire, population, moments)
        truth = true_values(knowledge, published, rules.key)
        for terms, bounds in knowledge.programme.rows:
            total = sum(times * truth.get(variable, 0) for variable, times in terms)
            assert bounds.low - NEARLY_NOTHING <= total <= bounds.high + NEARLY_NOTHING, terms


def true_values(knowledge: Knowledge, published: Published, key: bytes) -> dict[int, int]:
    """The true value of every variable."""
    found = {
        variable: true_count(knowledge.questionnaire, published.truths[moment], cell)
        for (moment, cell), variable in knowledge.counts.items()
    }
    for names, variable in knowledge.starts.items():
        found[variable] = secret_start(key, "wave", "any", knowledge.population.value, *names)
    return found


def true_count(questionnaire: Questionnaire, truth: Counter[Cell], cell: Cell) -> int:
    """A count, those of nobody's group and of all people worked out."""
    if cell.group == NO_GROUP:
        split = next(one for one in questionnaire.breakdowns if one.id == cell.breakdown)
        whole = true_count(questionnaire, truth, cell._replace(breakdown="", group=""))
        return whole - sum(true_count(questionnaire, truth, cell._replace(group=one.id)) for one in split.every_group())
    if cell.subject == Subject.PEOPLE and cell.outcome == ANYONE:
        return sum(truth.get(cell._replace(outcome=one), 0) for one in supporters(Population(cell.population)))
    return truth.get(cell, 0)
