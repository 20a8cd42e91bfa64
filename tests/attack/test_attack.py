"""The attacker against the product: nothing small is pinned, and every rule of protection is needed for that.

`script/attack` does the same on 500 surveys, and measures how much better somebody's answers can be guessed.
"""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as some

from surveyapp.domain.thresholds import SMALLEST_INTERVAL
from tests.attack import weakened
from tests.attack.pinning import Pinned, attacked
from tests.attack.surveys import Rules, Size, Step, Survey, counted, publish, survey_of, three_steps

SURVEYS = int(os.environ.get("SURVEYAPP_ATTACKS", "12"))
FEW = range(6)


def pinned_in(survey: Survey, *, audit: bool = True, step: int = 5) -> list[Pinned]:
    published = publish(survey.questionnaire, counted(survey.questionnaire, three_steps(survey)), Rules(audit=audit))
    return list(attacked(survey, published, step))


@given(
    some.builds(Size, some.integers(10, 600), some.integers(2, 4), some.integers(1, 6)),
    some.integers(0, 1_000_000),
)
@settings(max_examples=SURVEYS, deadline=None, derandomize=True)
def test_no_count_of_one_to_nine_is_pinned_and_the_truth_is_always_possible(size: Size, seed: int) -> None:
    for pinned in pinned_in(Survey(seed, size)):
        assert pinned.sound, pinned
        assert pinned.values >= SMALLEST_INTERVAL, pinned


def test_without_the_auditor_counts_are_pinned() -> None:
    assert any(pinned.too_narrow for seed in FEW for pinned in pinned_in(survey_of(seed), audit=False))


def test_without_rounding_counts_are_pinned() -> None:
    with weakened.without_rounding():
        assert any(pinned.too_narrow for seed in FEW for pinned in pinned_in(survey_of(seed, people=200), step=1))


def test_one_newcomer_moves_nothing_and_would_move_figures_if_releases_were_not_frozen() -> None:
    survey = survey_of(1, people=200)
    steps = [
        Step(tuple(survey.somebody() for _ in range(200))),
        *(Step((survey.somebody(),)) for _ in range(5)),
    ]
    asked = counted(survey.questionnaire, steps)
    assert len(publish(survey.questionnaire, asked, Rules(audit=False)).releases) == 1
    with weakened.without_frozen_releases():
        moved = publish(survey.questionnaire, asked, Rules(audit=False)).releases
    assert len(moved) == len(steps)
    assert moved[0].sets[0].figures != moved[-1].sets[0].figures
