"""Which outcomes of a figure are rounded together, and in which order."""

from __future__ import annotations

import pytest

from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.measures import Population
from surveyapp.domain.partitions import (
    is_exclusive,
    parts_of,
    possible_outcomes,
    reported_questions,
    rounding_names,
    rounding_order,
    sole_measure,
)
from surveyapp.domain.questionnaire import Questionnaire
from tests import builders as build

YES, SOMETIMES, NO = build.YES, build.SOMETIMES, build.NO


def asking(*questions: ChoiceQuestion, **more: str) -> Questionnaire:
    """A questionnaire that feeds these questions into the measure "feeling-safe"."""
    return build.questionnaire(build.page(*questions), measures=(build.measure("feeling-safe", **more),))


def measured_by(*options: object) -> Questionnaire:
    return asking(build.one_choice("in-town", *options, measure="feeling-safe"))  # type: ignore[arg-type]


# Measures


def test_a_measure_has_the_outcomes_that_its_options_lead_to() -> None:
    two = measured_by(NO, YES, build.DONT_KNOW)
    assert possible_outcomes(two, two.measures[0]) == ("positive", "negative", "dont-know")


@pytest.mark.parametrize(("combine", "outcomes"), [("worst", 2), ("balance", 3)])
def test_good_and_bad_in_balance_can_come_to_in_between(combine: str, outcomes: int) -> None:
    survey = asking(build.one_choice("in-town", YES, NO, measure="feeling-safe"), combine=combine)
    assert len(possible_outcomes(survey, survey.measures[0])) == outcomes


def test_what_is_counted_apart_is_rounded_alone() -> None:
    parts = parts_of(build.safety_survey(), build.measured(5, 5, 5))
    assert parts.together == ("positive", "neutral", "negative")
    assert set(parts.alone) == {"dont-know", "not-applicable", "prefer-not"}


# Questions


def test_a_question_is_rounded_in_the_order_of_its_measure_whatever_order_it_is_asked_in() -> None:
    asked = build.one_choice(
        "in-town", "other", NO, build.DONT_KNOW, YES, SOMETIMES, build.option("mostly", "positive")
    )
    assert rounding_order(asked) == ("yes", "mostly", "sometimes", "no", "other", "dont-know")


def test_answers_of_one_reason_share_the_start_of_their_measure_and_two_for_one_reason_do_not() -> None:
    unsure = build.option("not-sure", apart="dont-know")
    one, two = measured_by(YES, NO, build.DONT_KNOW), measured_by(YES, NO, build.DONT_KNOW, unsure)
    figure = build.asked_question("in-town", {})
    assert parts_of(one, figure).alone == {"dont-know": "dont-know"}
    assert parts_of(two, figure).alone == {"dont-know": "dont-know", "not-sure": "not-sure"}
    renamed = measured_by(YES, NO, unsure)
    assert parts_of(renamed, figure).alone == {"not-sure": "dont-know"}


def test_answers_of_which_one_person_can_give_several_are_each_rounded_alone() -> None:
    several = asking(build.several_choices("helped-by", "school", "family"))
    assert parts_of(several, build.asked_question("helped-by", {})).together == ()
    assert set(parts_of(several, build.asked_question("helped-by", {})).alone) == {"school", "family"}


def test_a_question_asked_for_each_child_is_not_exclusive() -> None:
    often = build.rated("at-school", "feeling-safe")
    survey = build.questionnaire(
        build.page(build.number("children", at_least=1, at_most=3)),
        build.page(often, repeat="child"),
        measures=(build.measure("feeling-safe"),),
        repeats=(build.repeat(),),
    )
    assert not is_exclusive(survey, often)
    assert is_exclusive(measured_by(YES, NO), build.one_choice("in-town"))


def test_who_answers_and_what_splits_measures_have_no_figure_of_their_own() -> None:
    assert [question.id for question in reported_questions(build.safety_survey())] == ["in-town", "online"]


# The names of secret starts


def test_only_a_question_that_decides_its_measure_alone_is_rounded_by_the_measures_names() -> None:
    alone = measured_by(YES, NO)
    assert rounding_names(alone, build.asked_question("in-town", {})) == ("measure", "feeling-safe", "", "")
    assert rounding_names(alone, build.measured(5, 5, 5, name="feeling-safe")) == ("measure", "feeling-safe", "", "")
    one_of_two = build.safety_survey()
    assert rounding_names(one_of_two, build.asked_question("in-town", {})) == ("question", "in-town", "", "")
    several = asking(build.several_choices("in-town", YES, NO, measure="feeling-safe"))
    assert sole_measure(several, next(several.choices())) is None


def test_the_people_of_everybody_are_rounded_by_who_answers_and_those_of_a_group_as_one() -> None:
    survey = build.safety_survey()
    assert parts_of(survey, build.people(20)).together == ("me", "me-with-help")
    for_somebody = build.people(20).model_copy(update={"population": Population.ANSWERED_FOR})
    assert parts_of(survey, for_somebody).together == ("someone-for-me",)
    assert parts_of(survey, build.people(20, "age", "child")).together == ()
