"""Protection at its edges: nothing small, nothing exact, nothing that moves for few."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from surveyapp.domain.disclosure import ROUNDING, SMALLEST_SHOWN, TallySet, protect, rounded
from surveyapp.domain.measures import AnswerGiven, Population, Subject, tally
from surveyapp.domain.release import Figure, Release, ReleasedWave, Withheld
from tests import builders as build

TODAY = date(2026, 11, 2)
WAVES = [ReleasedWave(id="autumn", title="Autumn", opened_on=TODAY)]
SURVEY = build.safety_survey()


def tallies(responses: Sequence[Sequence[AnswerGiven]], changed: int | None = None) -> TallySet:
    moved = len(responses) if changed is None else changed
    return TallySet("autumn", SURVEY, 1, tally(SURVEY, responses), moved)


def released(
    responses: Sequence[Sequence[AnswerGiven]], earlier: Release | None = None, changed: int | None = None
) -> Release:
    return protect([tallies(responses, changed)], WAVES, earlier, TODAY, demo=False).release


def crowd(yes: int, sometimes: int = 0, no: int = 0, age: str = "child") -> list[list[AnswerGiven]]:
    said = ["yes"] * yes + ["sometimes"] * sometimes + ["no"] * no
    return [build.safety_response(one, age) for one in said]


def feeling_safe(release: Release, group: str = "") -> Figure:
    figures = release.set_of("autumn", "safety")
    found = (
        figures.find(Subject.MEASURE, "feeling-safe", Population.SELF, "age" if group else "", group)
        if figures
        else None
    )
    assert found
    return found


def test_a_group_of_nine_is_withheld_and_one_of_ten_is_not() -> None:
    release = released(crowd(21) + crowd(9, age="teenager"))
    assert feeling_safe(release, "teenager").withheld is Withheld.FEWER_THAN_10
    release = released(crowd(20) + crowd(10, age="teenager"))
    assert feeling_safe(release, "teenager").base == 10


def test_with_29_respondents_only_overall_results_are_given_and_with_30_groups_too() -> None:
    assert feeling_safe(released(crowd(29)), "child").withheld is Withheld.OVERALL_ONLY
    assert feeling_safe(released(crowd(29))).base == 30
    assert feeling_safe(released(crowd(30)), "child").withheld is None


def test_a_count_of_nine_reads_fewer_than_ten() -> None:
    figure = feeling_safe(released(crowd(20, 10, 9)))
    assert [(one.outcome, one.count, one.withheld) for one in figure.amounts] == [
        ("positive", 20, None),
        ("neutral", 10, None),
        ("negative", None, Withheld.FEWER_THAN_10),
    ]


def test_nearly_everyone_reads_almost_all_from_a_base_of_fifty() -> None:
    almost = feeling_safe(released(crowd(45, 0, 5)))
    assert [one.withheld for one in almost.amounts] == [Withheld.ALMOST_ALL, Withheld.FEW, Withheld.FEW]
    assert all(one.share is None and one.count is None for one in almost.amounts)
    assert almost.base == 50
    smaller = feeling_safe(released(crowd(41, 0, 6)))
    assert smaller.amounts[0].share == pytest.approx(40 / 45)
    less = feeling_safe(released(crowd(42, 0, 10)))
    assert less.amounts[0].withheld is None


def test_figures_stand_until_ten_have_come_or_gone() -> None:
    first = released(crowd(40))
    second = protect([tallies(crowd(20, 29), changed=9)], WAVES, first, TODAY, demo=False)
    assert second.release.sets == first.sets
    assert second.moved == ()
    third = protect([tallies(crowd(20, 30), changed=10)], WAVES, first, TODAY, demo=False)
    assert third.moved == (("autumn", "safety"),)
    assert third.release.number == 2
    assert third.release.sets[0].moved_in == 2


def test_shares_never_come_to_more_than_everybody() -> None:
    shares = [one.share or 0 for one in feeling_safe(released(crowd(13, 0, 13))).amounts]
    assert sum(shares) == pytest.approx(1)


@given(some.integers(0, 70), some.integers(0, 70), some.integers(0, 70))
def test_no_number_that_is_given_is_small_or_exact(yes: int, sometimes: int, no: int) -> None:
    release = released(crowd(yes, sometimes, no))
    for figures in release.sets:
        for figure in figures.figures:
            counts = [figure.base, *(one.count for one in (*figure.amounts, *figure.apart))]
            assert all(count is None or (count >= SMALLEST_SHOWN and count % ROUNDING == 0) for count in counts)
            shares = [one.share for one in figure.amounts if one.share is not None]
            assert sum(shares) <= 1 + 1e-9


@pytest.mark.parametrize(("count", "shown"), [(10, 10), (12, 10), (13, 15), (17, 15), (18, 20)])
def test_counts_go_to_the_nearest_five(count: int, shown: int) -> None:
    assert rounded(count) == shown
