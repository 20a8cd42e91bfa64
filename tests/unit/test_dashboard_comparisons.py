"""What a page says of a comparison, at its edges: each sentence is chosen by rule from figures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from surveyapp.dashboard import comparisons
from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.funnels import step_in_words
from surveyapp.dashboard.represented import missing_in_words, source_of
from surveyapp.domain.comparing import Comparison, NotCompared, Part, Verdict, compared, not_compared, part_of
from surveyapp.domain.funnelling import steps_of
from surveyapp.domain.release import Figure, Withheld
from surveyapp.domain.representing import represented
from surveyapp.domain.series import Since
from surveyapp.domain.worst_group import Faring, GroupBeside
from tests import builders as build


@pytest.fixture(autouse=True)
def page() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


def bar_of(figure: Figure) -> Bar:
    segments = tuple(Segment(one.outcome.title(), Tone(one.outcome), one) for one in figure.amounts)
    return Bar("People", figure, segments)


# Since the last wave


def since(now: Figure, then: Figure | None, comparison: Comparison | None = None) -> str:
    compared_as = comparison or compared(part_of(now, "positive"), part_of(then, "positive"))
    lead = bar_of(now).segments[0]
    return comparisons.since_last_wave(Since(build.wave("spring"), compared_as, then), "positive", lead)


def test_more_and_fewer_are_told_with_the_share_before() -> None:
    assert since(build.measured(80, 10, 10), build.measured(50, 25, 25)) == (
        "That is more than in Spring: about 5 in 10."
    )
    assert since(build.measured(30, 10, 60), build.measured(70, 15, 15)) == (
        "That is fewer than in Spring: about 7 in 10."
    )


def test_shares_that_read_alike_in_tenths_are_told_in_percent() -> None:
    now, then = build.measured(1280, 360, 360), build.measured(1120, 440, 440)
    assert since(now, then) == "That is more than in Spring: 56%."


def test_almost_all_before_is_told_as_that() -> None:
    almost = build.measured(Withheld.ALMOST_ALL, Withheld.FEW, Withheld.FEW, base=100)
    assert since(build.measured(50, 25, 25), almost) == "That is fewer than in Spring: almost all."


def test_few_before_is_told_as_that() -> None:
    few = build.measured(Withheld.FEW, Withheld.FEW, Withheld.ALMOST_ALL, base=100)
    assert since(build.measured(80, 10, 10), few) == "That is more than in Spring: few."


def test_what_may_be_chance_is_too_close_to_call() -> None:
    said = since(build.measured(40, 20, 20), build.measured(35, 20, 25))
    assert said == "Too close to call: no clear change since Spring."


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (NotCompared.MEANING, "Not compared with Spring: the question changed."),
        (NotCompared.NOT_ASKED, "Not compared with Spring: it was not asked then."),
        (NotCompared.WITHHELD, "Not compared with Spring: one of the two numbers is not shown."),
    ],
)
def test_what_is_not_compared_says_why(reason: NotCompared, said: str) -> None:
    assert since(build.measured(40, 20, 20), None, not_compared(reason)) == said


def test_the_first_wave_says_nothing() -> None:
    assert comparisons.since_last_wave(None, "positive", None) == ""


# Groups


def test_the_worst_group_is_named_with_the_others_beside_it() -> None:
    worst = GroupBeside("age", "old", Part(10, 10, 50), Part(85, 85, 100))
    assert comparisons.worst_group(Faring(3, worst), "Age", "14 to 17") == (
        "One group fares worse than the others: 14 to 17 (Age). There it is about 2 in 10. "
        "In the other groups together it is about 9 in 10."
    )


def test_shares_known_only_to_a_bound_are_told_as_that() -> None:
    worst = GroupBeside("age", "old", Part(0, 5, 50), Part(90, 100, 100))
    said = comparisons.worst_group(Faring(2, worst), "Age", "old")
    assert said.endswith("There it is at most 1 in 10. In the other groups together it is almost all.")


def test_shares_known_between_two_bounds_are_told_as_both() -> None:
    worst = GroupBeside("age", "old", Part(10, 10, 50), Part(85, 90, 100))
    said = comparisons.worst_group(Faring(3, worst), "Age", "old")
    assert said.endswith("In the other groups together it is between 8 and 9 in 10.")


def test_no_worst_group_is_said_only_where_groups_were_compared() -> None:
    assert (
        comparisons.worst_group(Faring(4), "", "") == "Too close to call: no group clearly fares worse than the others."
    )
    assert comparisons.worst_group(Faring(0), "", "") == ""


# Two peoples


def gap(first: Figure, second: Figure) -> str:
    comparison = compared(part_of(first, "positive"), part_of(second, "positive"))
    pair = (bar_of(first), "young people"), (bar_of(second), "parents")
    return comparisons.gap(comparison, *pair, "positive")


def test_a_clear_gap_says_who_says_it_more() -> None:
    good, bad = build.measured(80, 10, 10), build.measured(40, 30, 30)
    said = "“Positive”: about 8 in 10 young people, about 4 in 10 parents."
    assert gap(good, bad) == f"{said} The gap is clear: more young people than parents."
    assert gap(bad, good).endswith("The gap is clear: more parents than young people.")


def test_a_gap_that_may_be_chance_is_too_close_to_call() -> None:
    said = gap(build.measured(40, 20, 20), build.measured(35, 20, 25))
    assert said.endswith("Too close to call: there is no clear gap between them.")


def test_a_gap_of_what_is_withheld_is_not_said() -> None:
    assert gap(build.measured(40, 20, 20), build.withheld()) == ""


# Others


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.MORE, "Here it is clearly more."),
        (Verdict.FEWER, "Here it is clearly fewer."),
        (Verdict.TOO_CLOSE, "Too close to call: there is no clear difference."),
        (Verdict.NOT_COMPARED, "Source: The count, January 2, 2026."),
    ],
)
def test_others_are_told_with_their_question_their_people_and_their_source(verdict: Verdict, said: str) -> None:
    sentence = comparisons.beside_others(build.comparator(), Comparison(verdict))
    assert sentence.startswith("Elsewhere it was 50%. Asked: “in-town?” Of: people in Elsewhere. Source: The count")
    assert sentence.endswith(said)


# Funnels


def steps(heard: Figure, helped: Figure) -> list[str]:
    used = {"question": "heard", "is": "used", "label": "Used it", "words": "{share} people used it."}
    helps = {
        "measure": "feeling-safe",
        "label": "It helped",
        "words": "{share} say it helped.",
        "of": "people who used it",
    }
    return [step_in_words(step) for step in steps_of(build.funnel(used, helps), build.figures(heard, helped))]


def test_each_step_says_whom_its_share_is_of() -> None:
    assert steps(build.asked_question("heard", {"used": 40, "no": 60}), build.measured(20, 10, 10)) == [
        "About 4 in 10 people used it. (Of about 100 people.)",
        "About 5 in 10 say it helped. (Of about 40 people who used it.)",
    ]


def test_a_step_that_few_or_almost_all_take_is_told_as_that() -> None:
    heard = build.asked_question("heard", {"used": 0, "no": 60})
    almost = build.measured(Withheld.ALMOST_ALL, Withheld.FEW, Withheld.FEW, base=40)
    assert steps(heard, almost) == [
        "Used it: fewer than 5 (of about 60 people).",
        "Almost all say it helped. (Of about 40 people who used it.)",
    ]


def test_a_step_that_is_not_shown_says_why() -> None:
    said = steps(build.asked_question("heard", {"used": 10, "no": 60}), build.withheld())
    assert said[1] == "It helped: Fewer than 10 people who used it answered, so nothing is shown."


# Who is missing


def missing(child: int | Withheld, teenager: int | Withheld) -> list[str]:
    people = build.people(child, "age", "child"), build.people(teenager, "age", "teenager")
    groups = represented(build.figures(*people), build.published_count(child=500, teenager=500))
    return list(missing_in_words(groups, {"child": "8 to 10", "teenager": "14 to 17"}, "children here"))


def test_a_missing_group_is_named_with_both_shares() -> None:
    assert missing(20, 80) == [
        "Too few answered from this group: 8 to 10. They are 50% of children here, but 20% of those who answered."
    ]


def test_a_missing_group_that_is_not_shown_is_named_without_its_share() -> None:
    assert missing(Withheld.FEWER_THAN_10, 80) == [
        "Too few answered from this group: 8 to 10. They are 50% of children here, and too few answered to be shown."
    ]


def test_that_nobody_is_missing_is_said_only_where_every_group_is_shown() -> None:
    assert missing(40, 45) == ["Too close to call: no group is clearly missing."]
    assert missing(Withheld.PROTECTED, 45) == [
        "Some groups are too small to be shown, so nobody can say from here who is missing."
    ]


def test_a_count_tells_its_source() -> None:
    assert source_of(build.published_count(child=500, teenager=540)) == (
        "Counted: 1,040 children here. Source: The count, January 2, 2026."
    )
