"""Waves are compared as far as the same was asked; a change of words is marked, a change of meaning breaks the series."""

from __future__ import annotations

from typing import Any

import pytest

from surveyapp.config import ROOT
from surveyapp.domain.comparing import NotCompared, Verdict
from surveyapp.domain.meaning import Change, change_between, repeats_only_in, same_item
from surveyapp.domain.questionnaire import Page, Questionnaire
from surveyapp.domain.release import Figure
from surveyapp.domain.series import Asked, comparable, series_of, since_last
from surveyapp.domain.words import Words
from surveyapp.questionnaire_files import read_questionnaire
from tests import builders as build

SAFE = "feeling-safe"


def survey(*pages: Page, combine: str = "worst", **more: Any) -> Questionnaire:
    asked = pages or (build.page(build.rated("in-town", SAFE)),)
    return build.questionnaire(*asked, id="safety", measures=(build.measure(SAFE, combine=combine),), **more)


def town(**more: Any) -> Page:
    return build.page(build.rated("in-town", SAFE, **more))


def offering(*options: Any) -> Page:
    return build.page(build.one_choice("in-town", *options, measure=SAFE))


EARLIER = survey()
YES_NO = (build.YES, build.SOMETIMES, build.NO, build.DONT_KNOW, build.NOT_APPLICABLE)
CHANGES = [
    (survey(), Change.NONE),
    (survey(town(picture="house", optional=True)), Change.NONE),
    (survey(town(words="Do you feel safe?")), Change.WORDS),
    (survey(town(hint="In Oakham.")), Change.WORDS),
    (survey(offering(build.option("yes", "positive", words="Yes!"), *YES_NO[1:], build.PREFER_NOT)), Change.WORDS),
    (survey(offering(*YES_NO[::-1], build.PREFER_NOT)), Change.WORDS),
    (survey(town(words=Words(standard="in-town?", easy_read="Town?"))), Change.WORDS),
    (survey(offering(*YES_NO)), Change.MEANING),
    (survey(offering(build.option("yes", "neutral"), *YES_NO[1:], build.PREFER_NOT)), Change.MEANING),
    (survey(combine="balance"), Change.MEANING),
    (survey(town(), build.page(build.rated("online", SAFE))), Change.MEANING),
    (survey(build.page(build.rated("out", SAFE))), Change.MEANING),
    (survey(town(ask_if=build.chosen("tried", "yes"))), Change.MEANING),
    (survey(build.page(build.rated("in-town", SAFE), repeat="child")), Change.MEANING),
]


@pytest.mark.parametrize(("later", "change"), CHANGES)
def test_a_change_is_of_words_or_of_meaning(later: Questionnaire, change: Change) -> None:
    assert change_between(EARLIER, later, SAFE) is change


def asked(wave: str, figure: Figure | None = None, questionnaire: Questionnaire = EARLIER) -> Asked:
    figures = build.figures(*([figure] if figure else [build.people(50)]), wave=wave)
    return Asked(build.wave(wave), figures, questionnaire)


GOOD, BAD = build.measured(80, 10, 10), build.measured(10, 10, 80)
REWORDED, OTHER = survey(town(words="Are you safe?")), survey(combine="balance")


def test_a_real_change_is_told_with_the_wave_before() -> None:
    since = since_last([asked("spring", BAD), asked("summer", GOOD), asked("autumn", BAD)], SAFE, "positive")
    assert since
    assert (since.earlier.id, since.comparison.verdict, since.figure) == ("summer", Verdict.FEWER, GOOD)


def test_the_first_wave_has_nothing_before_it() -> None:
    assert since_last([asked("autumn", GOOD)], SAFE, "positive") is None
    assert since_last([], SAFE, "positive") is None


def test_other_words_are_compared_and_marked() -> None:
    waves = [asked("spring", BAD), asked("autumn", GOOD, REWORDED)]
    since = since_last(waves, SAFE, "positive")
    assert since
    assert since.comparison.verdict is Verdict.MORE
    assert [point.change for point in series_of(waves, SAFE)] == [Change.NONE, Change.WORDS]


def test_another_meaning_breaks_the_series() -> None:
    waves = [asked("spring", BAD), asked("summer", GOOD, OTHER), asked("autumn", GOOD, OTHER)]
    since = since_last(waves[:2], SAFE, "positive")
    assert since
    assert since.comparison.reason is NotCompared.MEANING
    assert [point.asked.wave.id for point in comparable(series_of(waves, SAFE))] == ["summer", "autumn"]


def test_what_was_not_asked_before_is_not_compared() -> None:
    without = build.questionnaire(build.page(build.one_choice("other")), id="safety")
    since = since_last([asked("spring", None, without), asked("autumn", GOOD)], SAFE, "positive")
    assert since
    assert since.comparison.reason is NotCompared.NOT_ASKED


def test_a_wave_that_did_not_ask_is_passed_over() -> None:
    without = build.questionnaire(build.page(build.one_choice("other")), id="safety")
    waves = [asked("spring", BAD), asked("summer", None, without), asked("autumn", GOOD)]
    since = since_last(waves, SAFE, "positive")
    assert since
    assert (since.earlier.id, since.comparison.verdict) == ("spring", Verdict.MORE)


def test_a_withheld_wave_is_not_compared() -> None:
    since = since_last([asked("spring", build.withheld()), asked("autumn", GOOD)], SAFE, "positive")
    assert since
    assert since.comparison.reason is NotCompared.WITHHELD


# Two peoples


def test_a_gap_is_said_only_where_both_ask_the_same_with_the_same_words_on_the_answers() -> None:
    assert same_item(EARLIER, survey(town(words="Does your child feel safe?")), SAFE)
    renamed = offering(build.option("yes", "positive", words="Always"), *YES_NO[1:], build.PREFER_NOT)
    assert not same_item(EARLIER, survey(renamed), SAFE)
    assert not same_item(EARLIER, OTHER, SAFE)
    assert not same_item(EARLIER, build.questionnaire(build.page(build.one_choice("other"))), SAFE)


def test_who_answers_for_several_children_is_told_apart() -> None:
    repeated = survey(build.page(build.rated("in-town", SAFE), repeat="child"))
    assert same_item(EARLIER, repeated, SAFE)
    assert repeats_only_in(repeated, EARLIER, SAFE)
    assert not repeats_only_in(EARLIER, repeated, SAFE)


def test_of_the_real_questionnaires_camhs_has_no_gap_and_safety_has_one() -> None:
    mine, ours = (read_questionnaire(ROOT / "questionnaires" / f"{name}-story.yaml") for name in ("my", "our"))
    paired = {measure.id for measure in mine.measures if same_item(mine, ours, measure.id)}
    assert {"feeling-safe", "knowing-local-offer", "local-offer-helped"} <= paired
    assert not paired & {"help-with-feelings", "getting-camhs-help"}
