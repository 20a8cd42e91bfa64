"""Moments: what releases gave each time that figures moved."""

from __future__ import annotations

from datetime import date

import pytest

from surveyapp.domain.moments import Changes, moments_of
from surveyapp.domain.release import Release
from tests import builders as build


def release(number: int, moved_in: int, groups_moved_in: int) -> Release:
    given = build.figures(build.measured(10, 10, 10), build.people(20, "age", "child"))
    found = given.model_copy(update={"moved_in": moved_in, "groups_moved_in": groups_moved_in})
    return Release(number=number, made_on=date(2026, 11, 2), waves=(build.wave(),), sets=(found,))


@pytest.mark.parametrize(("came", "gone", "net"), [(12, 0, 12), (0, 12, 12), (30, 29, 1), (5, 5, 0)])
def test_whoever_sends_and_takes_back_changes_nothing(came: int, gone: int, net: int) -> None:
    assert Changes(came, gone).net == net


def test_only_releases_in_which_figures_moved_are_moments() -> None:
    made = [release(1, 1, 1), release(2, 1, 1), release(3, 3, 1)]
    found = list(moments_of(made, "autumn", "safety", {1: Changes(40), 3: Changes(12, 2)}))
    assert [(one.release, one.changes) for one in found] == [(1, Changes(40)), (3, Changes(12, 2))]
    assert not list(moments_of(made, "spring", "safety", {}))


def test_figures_of_groups_belong_only_to_the_moment_that_moved_them() -> None:
    first, second = moments_of(
        [release(1, 1, 1), release(2, 2, 1)], "autumn", "safety", {1: Changes(40), 2: Changes(12)}
    )
    assert first.groups
    assert {figure.group for figure in first.figures} == {"", "child"}
    assert not second.groups
    assert {figure.group for figure in second.figures} == {""}


def test_what_was_released_by_an_older_rule_is_no_moment() -> None:
    found = list(moments_of([release(1, 1, 0), release(2, 2, 2)], "autumn", "safety", {2: Changes(30)}))
    assert [one.release for one in found] == [2]
