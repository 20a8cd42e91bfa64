"""The worked examples that define how answers become measures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from statsmodels.stats.proportion import proportion_confint

from surveyapp.domain.amounts import amount_of
from surveyapp.domain.area import MORE_THAN_ONE
from surveyapp.domain.measures import Cell, Outcome, combined, tally, wilson
from surveyapp.domain.questionnaire import Combine
from tests import builders as build

YES, SOMETIMES, NO, DONT_KNOW = build.YES, build.SOMETIMES, build.NO, build.DONT_KNOW


@pytest.mark.parametrize(
    ("chosen", "worst", "balance"),
    [
        ([YES], Outcome.POSITIVE, Outcome.POSITIVE),
        ([YES, YES, NO], Outcome.NEGATIVE, Outcome.POSITIVE),
        ([YES, NO], Outcome.NEGATIVE, Outcome.NEUTRAL),
        ([YES, NO, NO], Outcome.NEGATIVE, Outcome.NEGATIVE),
        ([YES, SOMETIMES], Outcome.NEUTRAL, Outcome.POSITIVE),
        ([SOMETIMES, DONT_KNOW], Outcome.NEUTRAL, Outcome.NEUTRAL),
        ([DONT_KNOW, YES], Outcome.POSITIVE, Outcome.POSITIVE),
        ([DONT_KNOW, build.NOT_APPLICABLE], Outcome.DONT_KNOW, Outcome.DONT_KNOW),
        ([build.NOT_APPLICABLE, build.PREFER_NOT], Outcome.NOT_APPLICABLE, Outcome.NOT_APPLICABLE),
        ([], None, None),
    ],
)
def test_several_answers_of_one_person_make_one(chosen: list, worst: Outcome, balance: Outcome) -> None:  # type: ignore[type-arg]
    assert combined(Combine.WORST, chosen) == worst
    assert combined(Combine.BALANCE, chosen) == balance


def safe(population: str = "self", breakdown: str = "", group: str = "", outcome: str = "positive") -> Cell:
    return Cell(population, "measure", "feeling-safe", breakdown, group, outcome)


def test_a_person_counts_once_overall_and_once_in_a_group() -> None:
    cells = tally(build.safety_survey(), [build.safety_response("yes", "child")] * 3)
    assert cells[safe()] == cells[safe(breakdown="age", group="child")] == 3
    assert safe(breakdown="age", group="teenager") not in cells


def test_unsafe_anywhere_is_unsafe() -> None:
    answers = build.response({"in-town": "yes", "online": "no"})
    assert tally(build.safety_survey(), [answers])[safe(outcome="negative")] == 1


def test_a_parents_children_are_combined_as_questions_are() -> None:
    answers = build.response({("in-town", 1): "yes", ("in-town", 2): "no"})
    assert tally(build.safety_survey(), [answers])[safe(outcome="negative")] == 1


def test_whoever_falls_into_two_groups_is_in_more_than_one() -> None:
    answers = build.response({"in-town": "yes", ("age-question", 1): "child", ("age-question", 2): "teenager"})
    cells = tally(build.safety_survey(), [answers])
    assert [cell.group for cell in cells if cell.breakdown == "age" and cell.subject == "measure"] == [MORE_THAN_ONE]


def test_whoever_prefers_not_to_say_is_in_no_group() -> None:
    cells = tally(build.safety_survey(), [build.safety_response("yes", "prefer-not")])
    assert not any(cell.breakdown for cell in cells)


def test_what_was_answered_for_somebody_is_apart_and_in_no_group() -> None:
    cells = tally(build.safety_survey(), [build.safety_response("yes", "child", "someone-for-me")])
    assert {cell.population for cell in cells} == {"answered-for"}
    assert not any(cell.breakdown or cell.group for cell in cells)


def test_with_help_is_ones_own_answer() -> None:
    cells = tally(build.safety_survey(), [build.safety_response(answered_by="me-with-help")])
    assert cells[safe()] == 1
    assert cells[Cell("self", "people", "", "", "", "me-with-help")] == 1


def test_whoever_chooses_several_options_counts_in_each_of_them() -> None:
    asked = build.questionnaire(build.page(build.several_choices("needs", "reading", "writing", "talking")))
    cells = tally(asked, [build.response({"needs": ("reading", "talking")}), build.response({"needs": ("reading",)})])
    counted = {
        option: cells.get(Cell("self", "question", "needs", "", "", option))
        for option in ("reading", "writing", "talking")
    }
    assert counted == {"reading": 2, "writing": None, "talking": 1}


def test_a_response_without_closed_answers_still_counts_as_a_person() -> None:
    assert tally(build.safety_survey(), [[]])[Cell("self", "people", "", "", "", "me")] == 1


one_response = some.builds(
    build.safety_response,
    some.sampled_from(["yes", "sometimes", "no", "dont-know"]),
    some.sampled_from(["child", "teenager", "prefer-not"]),
    some.sampled_from(["me", "me-with-help", "someone-for-me"]),
)


@given(some.lists(one_response), some.lists(one_response))
def test_tallies_of_two_crowds_add_up(first: list, second: list) -> None:  # type: ignore[type-arg]
    survey = build.safety_survey()
    assert tally(survey, first + second) == tally(survey, first) + tally(survey, second)


def test_wilsons_interval_is_that_of_the_textbook() -> None:
    # Newcombe, Statistics in Medicine 17 (1998), 857 to 872, table I, method 3.
    for count, base, low, high in [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ]:
        interval = wilson(count, base)
        assert interval.share == pytest.approx(count / base)
        assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


@given(some.integers(1, 5_000).flatmap(lambda base: some.tuples(some.integers(0, base), some.just(base))))
def test_wilsons_interval_is_that_of_statsmodels(count_and_base: tuple[int, int]) -> None:
    count, base = count_and_base
    interval = wilson(count, base)
    assert (interval.low, interval.high) == pytest.approx(proportion_confint(count, base, method="wilson"), abs=1e-9)


def test_a_count_that_was_rounded_above_its_base_is_the_whole_of_it() -> None:
    assert (wilson(15, 10).share, wilson(15, 10).low) == (wilson(10, 10).share, wilson(10, 10).low)
    assert all(wilson(base, base).high <= 1 for base in range(5, 2_000, 5))


def test_a_count_is_given_with_its_share_and_the_interval_of_that() -> None:
    given, interval = amount_of("positive", 20, 40), wilson(20, 40)
    assert (given.outcome, given.count) == ("positive", 20)
    assert (given.share, given.low, given.high) == (interval.share, interval.low, interval.high)
