"""Looking things up in a release."""

from __future__ import annotations

from datetime import date

from surveyapp.domain.measures import Population
from surveyapp.domain.release import FigureSet, Release
from tests import builders as build

SAFE = build.measured(20, 10, 10)


def release(*sets: FigureSet) -> Release:
    """Two waves, the spring's after the autumn's."""
    waves = (build.wave("autumn"), build.wave("spring"))
    return Release(number=1, made_on=date(2027, 4, 1), waves=waves, sets=sets)


def test_the_latest_figures_are_those_of_the_newest_wave_that_has_any() -> None:
    autumn, spring = build.figures(SAFE, wave="autumn"), build.figures(SAFE, wave="spring")
    assert release(autumn, spring).latest_set("safety") == spring
    assert release(autumn, build.figures(wave="spring")).latest_set("safety") == autumn
    assert release(autumn).latest_set("another") is None


def test_a_questionnaire_is_in_a_release_once_and_only_with_figures() -> None:
    shown = release(build.figures(SAFE), build.figures(SAFE, wave="spring"), build.figures(questionnaire="empty"))
    assert shown.questionnaires() == ("safety",)


def test_a_wave_is_found_by_its_id_and_one_that_is_not_there_is_none() -> None:
    found = release().wave("spring")
    assert found is not None
    assert found.id == "spring"
    assert release().wave("summer") is None


def test_figures_and_comments_that_a_set_does_not_have_are_none() -> None:
    assert build.figures(SAFE).find(SAFE.subject, "another") is None
    assert build.figures(SAFE).written("safe", Population.SELF) is None
    assert release().set_of("autumn", "safety") is None
