"""Protection at its edges: nothing small, nothing exact, nothing that moves for few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from surveyapp.domain.disclosure import Making, Moved, Protected, TallySet, protect
from surveyapp.domain.measures import AnswerGiven, Population, Subject, tally
from surveyapp.domain.moments import Changes, moment
from surveyapp.domain.release import Figure, Release, ReleasedWave, Withheld
from surveyapp.domain.thresholds import ROUNDING
from tests import builders as build

TODAY = date(2026, 11, 2)
WAVES = [ReleasedWave(id="autumn", title="Autumn", opened_on=TODAY)]
SURVEY = build.safety_survey()
Responses = Sequence[Sequence[AnswerGiven]]


def protected(
    responses: Responses,
    earlier: Release | None = None,
    came: int | None = None,
    groups_came: int | None = None,
    *,
    key: bytes = b"key",
    gone: int = 0,
) -> Protected:
    """The release of these responses; by default all of them are new."""
    new = len(responses) if came is None else came
    new_for_groups = new if groups_came is None else groups_came
    counts = tally(SURVEY, responses)
    tallies = TallySet("autumn", SURVEY, 1, counts, Changes(new, gone), Changes(new_for_groups, gone))
    return protect([tallies], WAVES, earlier, Making(TODAY, key))


def released(responses: Responses, key: bytes = b"key") -> Release:
    return protected(responses, key=key).release


def crowd(yes: int, sometimes: int = 0, no: int = 0, age: str = "child") -> list[list[AnswerGiven]]:
    said = ["yes"] * yes + ["sometimes"] * sometimes + ["no"] * no
    return [build.safety_response(one, age) for one in said]


def feeling_safe(release: Release, group: str = "") -> Figure:
    figures = release.set_of("autumn", "safety")
    breakdown = "age" if group else ""
    found = figures.find(Subject.MEASURE, "feeling-safe", Population.SELF, breakdown, group) if figures else None
    assert found
    return found


# Small groups, and few in all


def test_a_group_of_fourteen_is_withheld_and_one_of_fifteen_is_not() -> None:
    assert feeling_safe(released(crowd(16) + crowd(7, 7, age="teenager")), "teenager").withheld is Withheld.SMALL_GROUP
    assert feeling_safe(released(crowd(16) + crowd(7, 8, age="teenager")), "teenager").base == ROUNDING * 3


def test_nine_respondents_are_withheld_and_ten_are_not() -> None:
    assert feeling_safe(released(crowd(5, 5))).withheld is None
    nine_of_ten = [*crowd(5, 4), build.safety_response("dont-know")]
    assert feeling_safe(released(nine_of_ten)).withheld is Withheld.FEWER_THAN_10


def test_with_29_respondents_only_overall_results_are_given_and_with_30_groups_too() -> None:
    assert feeling_safe(released(crowd(15, 14)), "child").withheld is Withheld.OVERALL_ONLY
    assert feeling_safe(released(crowd(15, 14))).withheld is None
    assert feeling_safe(released(crowd(15, 15)), "child").withheld is None


# Rounding


@given(some.integers(0, 90), some.integers(0, 90), some.integers(0, 90), some.binary(min_size=8, max_size=8))
@settings(deadline=None)
def test_no_number_is_exact_and_the_outcomes_add_up_to_the_base(yes: int, some_: int, no: int, key: bytes) -> None:
    for figures in released(crowd(yes, some_, no), key).sets:
        for figure in figures.figures:
            shown = [one.count for one in (*figure.amounts, *figure.apart) if one.count is not None]
            assert all(count % ROUNDING == 0 and count >= 0 for count in shown)
            if figure.amounts and all(one.count is not None for one in figure.amounts):
                assert figure.base == sum(one.count or 0 for one in figure.amounts)
                assert sum(one.share or 0.0 for one in figure.amounts) == pytest.approx(1)


def test_a_measure_and_the_only_question_that_decides_it_say_the_same() -> None:
    survey = build.questionnaire(
        build.page(build.rated("in-town", "feeling-safe")), measures=(build.measure("feeling-safe"),), id="one"
    )
    responses = [build.response({"in-town": said}) for said in ["yes"] * 23 + ["sometimes"] * 11 + ["dont-know"] * 17]
    tallies = TallySet("autumn", survey, 1, tally(survey, responses), Changes(51), Changes(51))
    for number in range(20):
        figures = protect([tallies], WAVES, None, Making(TODAY, bytes([number]))).release.sets[0]
        measure = figures.find(Subject.MEASURE, "feeling-safe")
        question = figures.find(Subject.QUESTION, "in-town")
        assert measure
        assert question
        for outcome, option in (("positive", "yes"), ("neutral", "sometimes"), ("dont-know", "dont-know")):
            ours, theirs = measure.amount(outcome), question.amount(option)
            assert ours
            assert theirs
            assert ours.count == theirs.count


# Almost all


def test_nearly_everyone_reads_almost_all_and_the_others_few() -> None:
    almost = feeling_safe(released(crowd(55)))
    assert [one.withheld for one in almost.amounts] == [Withheld.ALMOST_ALL, Withheld.FEW, Withheld.FEW]
    assert all(one.share is None and one.count is None for one in almost.amounts)
    assert almost.base == 55
    assert feeling_safe(released(crowd(42, 0, 12))).amounts[0].withheld is None


# What has become small


def test_that_a_figure_has_become_too_small_is_not_said() -> None:
    first = released(crowd(8, 8))
    here = moment(first.sets[0], 1, Changes(16))
    tallies = TallySet("autumn", SURVEY, 1, tally(SURVEY, crowd(3, 3)), Changes(0, 10), Changes(0, 10), (here,))
    second = protect([tallies], WAVES, first, Making(TODAY, b"key")).release
    assert feeling_safe(second).withheld is Withheld.PROTECTED
    anew = replace(tallies, moments=())
    assert feeling_safe(protect([anew], WAVES, None, Making(TODAY, b"key")).release).withheld is Withheld.FEWER_THAN_10


# What it says of itself


def test_a_release_says_when_it_was_made_over_which_waves_and_whether_of_demo_data() -> None:
    tallies = TallySet("autumn", SURVEY, 1, tally(SURVEY, crowd(20)), Changes(20), Changes(20))
    shown = protect([tallies], WAVES, None, Making(TODAY, b"key", demo=True)).release
    assert (shown.number, shown.made_on, shown.demo, shown.waves) == (1, TODAY, True, tuple(WAVES))
    assert not released(crowd(20)).demo


# When figures move


def test_figures_stand_until_there_are_ten_more_or_ten_fewer() -> None:
    first = released(crowd(20, 20))
    second = protected(crowd(20, 29), first, came=9)
    assert second.release.sets == first.sets
    assert second.moved == ()
    third = protected(crowd(25, 25), first, came=10)
    assert third.moved == (Moved("autumn", "safety", groups=False),)
    assert (third.release.number, third.release.sets[0].moved_in) == (2, 2)
    assert protected(crowd(15, 15), first, came=0, gone=10).moved


def test_sending_and_taking_back_again_and_again_moves_nothing() -> None:
    first = released(crowd(20, 20))
    assert protected(crowd(21, 20), first, came=10, gone=9).moved == ()


def test_figures_of_groups_stand_until_there_are_thirty_more() -> None:
    first = released(crowd(20, 20))
    second = protected(crowd(32, 37), first, came=29).release
    assert feeling_safe(second, "child") == feeling_safe(first, "child")
    assert feeling_safe(second) != feeling_safe(first)
    assert (second.sets[0].moved_in, second.sets[0].groups_moved_in) == (2, 1)
    third = protected(crowd(35, 35), second, came=10, groups_came=30)
    assert third.moved == (Moved("autumn", "safety", groups=True),)
    assert feeling_safe(third.release, "child") != feeling_safe(first, "child")
