"""What others published is set beside our figures only where it may be, and it says who is missing."""

from __future__ import annotations

from typing import Any

import pytest

from surveyapp.demonstration.outside import with_made_up_counts
from surveyapp.domain.checking import check_area, check_questionnaire
from surveyapp.domain.comparators import comparators_of
from surveyapp.domain.outside import Comparator, PublishedCount
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.release import Withheld
from surveyapp.domain.representing import GroupHere, represented
from surveyapp.domain.words import Words
from tests import builders as build

SAFE = "feeling-safe"


def survey(**more: Any) -> Questionnaire:
    asked = build.page(build.rated("in-town", SAFE, **more))
    return build.questionnaire(asked, id="safety", measures=(build.measure(SAFE),))


def fitting(comparator: Comparator, asked: Questionnaire | None = None) -> list[str]:
    area = build.area(comparators=(comparator,))
    return [one.id for one in comparators_of(area, asked or survey(), SAFE)]


# Comparators


def test_the_same_question_to_the_same_people_may_stand_beside() -> None:
    assert fitting(build.comparator()) == ["elsewhere"]
    assert fitting(build.comparator(question="In-town?")) == ["elsewhere"]
    worded = survey(words=Words(standard="Do you feel safe?", easy_read="in-town?"))
    assert fitting(build.comparator(), worded) == ["elsewhere"]


@pytest.mark.parametrize(
    "other", [{"question": "In the town?"}, {"people": "parents"}, {"questionnaire": "other"}, {"measure": "other"}]
)
def test_anything_else_may_not(other: dict[str, str]) -> None:
    assert fitting(build.comparator(**other)) == []


def test_a_measure_of_several_questions_has_nothing_beside_it() -> None:
    both = build.questionnaire(
        build.page(build.rated("in-town", SAFE), build.rated("online", SAFE)),
        id="safety",
        measures=(build.measure(SAFE),),
    )
    assert fitting(build.comparator(), both) == []


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"question": "In the town?"}, "it asked “In the town?”"),
        ({"people": "parents"}, "it asked parents, and here people answer"),
        ({"measure": "other"}, "no measure “other”"),
    ],
)
def test_the_check_of_a_questionnaire_says_why_a_comparator_does_not_fit(other: dict[str, str], said: str) -> None:
    area = build.area(comparators=(build.comparator(**other),))
    found = [one for one in check_questionnaire(survey(), area, build.THEMES) if "comparator" in one.sentence]
    assert len(found) == 1
    assert said in found[0].sentence
    assert check_questionnaire(survey(), build.area(comparators=(build.comparator(),)), build.THEMES) == []


# Published counts


def faults(*counts: PublishedCount) -> list[str]:
    area = build.area(build.AGE, populations=counts)
    return [found.sentence for found in check_area(area, build.THEMES)]


def test_a_published_count_names_groups_that_there_are_and_where_it_can_be_looked_up() -> None:
    assert faults(build.published_count(child=10, teenager=20)) == []
    assert faults(build.published_count("aeg", child=10, teenager=20)) == ["There is no breakdown “aeg”."]
    assert faults(build.published_count(child=10, adult=20)) == ["“age” has no group “adult”."]
    twice = build.published_count(child=10, teenager=20)
    assert faults(twice, twice) == ["“age” is counted twice."]
    assert faults(twice.model_copy(update={"url": None})) == ["“url” is missing."]


def test_a_comparator_is_of_one_outcome() -> None:
    area = build.area(comparators=(build.comparator(outcome="none"), build.comparator()))
    said = [found.sentence for found in check_area(area, build.THEMES)]
    assert said == ["The id “elsewhere” is used twice.", "A comparator tells of one outcome."]


def test_the_demos_counts_are_made_up_and_say_so() -> None:
    age = build.breakdown("age", "age-8-to-10", "age-11-to-13", "age-14-to-17", "age-18-to-25")
    made_up = with_made_up_counts(build.area(age)).populations
    assert [count.breakdown for count in made_up] == ["age"]
    assert "made up" in str(made_up[0].source)
    own = build.area(build.AGE, populations=(build.published_count(child=10, teenager=20),))
    assert with_made_up_counts(own) == own


# Who is missing

EVEN = build.published_count(child=500, teenager=500)


def here(child: int | Withheld, teenager: int | Withheld, count: PublishedCount = EVEN) -> dict[str, GroupHere]:
    people = build.people(child, "age", "child"), build.people(teenager, "age", "teenager")
    return {group.group: group for group in represented(build.figures(*people), count)}


def test_a_group_that_really_answers_less_than_it_is_large_is_missing() -> None:
    groups = here(15, 60)
    assert [(group.share, group.share_here, group.missing) for group in groups.values()] == [
        (0.2, 0.5, True),
        (0.8, 0.5, False),
    ]


def test_a_group_that_may_answer_less_by_chance_is_not_missing() -> None:
    assert not any(group.missing for group in here(30, 45).values())


def test_a_small_crowd_cannot_tell() -> None:
    assert not any(group.missing for group in here(5, 15).values())


def test_a_group_too_small_to_be_shown_is_missing_where_even_its_most_would_be() -> None:
    groups = here(Withheld.FEWER_THAN_10, 80)
    assert (groups["child"].missing, groups["child"].share) == (True, None)
    assert not here(Withheld.FEWER_THAN_10, 20)["child"].missing
    assert not here(Withheld.FEWER_THAN_10, 80, build.published_count(child=100, teenager=900))["child"].missing


@pytest.mark.parametrize("reason", [Withheld.OVERALL_ONLY, Withheld.PROTECTED])
def test_what_nobody_can_bound_is_not_called_missing(reason: Withheld) -> None:
    assert not any(group.missing for group in here(reason, 80).values())


def test_a_count_of_groups_that_were_not_asked_stands_beside_nothing() -> None:
    assert represented(build.figures(build.people(50)), build.published_count(child=1, teenager=1)) == ()
