"""A way that is known is the very way that the answers lead, and people who go the same way share it."""

from __future__ import annotations

from random import Random

import pytest

from surveyapp.domain.conditions import Value
from surveyapp.domain.journey import DONE, Answers, Journey, Place
from surveyapp.domain.ways import Ways
from tests import builders as build

ASKED = build.questionnaire(
    build.page(build.one_choice("rating", "good", "poor"), build.number("children", at_least=0, at_most=3)),
    build.page(
        build.one_choice("why", "dear", "slow"),
        build.one_choice("how-dear", "a-bit", "very", ask_if=build.chosen("why", "dear")),
        ask_if=build.chosen("rating", "poor"),
    ),
    build.page(
        build.one_choice("safe", build.option("yes"), build.option("no", worry=True)),
        build.one_choice("where", "home", "out", ask_if=build.chosen("safe", "no")),
        repeat="child",
    ),
    menu=build.menu(
        build.section("school", build.page(build.one_choice("school-helps"))),
        build.section("costs", build.page(build.one_choice("too-dear")), ask_if=build.chosen("rating", "poor")),
    ),
    repeats=(build.repeat(most=3),),
    closing=(build.page(build.one_choice("age", "young", "old")),),
    id="asked",
)
CHOICES: dict[str, tuple[Value | None, ...]] = {
    "rating": ("good", "poor", None),
    "children": (0, 1, 2, 3, None),
    "why": ("dear", "slow"),
    "how-dear": ("a-bit", "very"),
    "safe": ("yes", "no", None),
    "where": ("home", "out"),
    "topic": ("school", "costs", DONE),
    "school-helps": ("yes", "no"),
    "too-dear": ("yes", "no"),
    "age": ("young", "old"),
}


def anybody(chance: Random) -> dict[Place, Value | None]:
    """Answers anywhere, on the way or not."""
    places = [Place(name, number) for name in CHOICES for number in (1, 2, 3) if chance.random() < 0.7]
    return {place: chance.choice(CHOICES[place.question]) for place in places}


@pytest.fixture(scope="module")
def people() -> list[dict[Place, Value | None]]:
    chance = Random(4)
    return [anybody(chance) for _ in range(600)]


def test_a_known_way_is_the_one_that_a_walk_finds(people: list[dict[Place, Value | None]]) -> None:
    assert ASKED.menu
    assert ASKED.menu.id == "topic"
    ways = Ways(ASKED)
    for given in people + people:
        known, walked = ways.journey(given), Journey(ASKED, Answers(given))
        assert [step.key for step in known.steps] == [step.key for step in walked.steps]
        assert list(known.answered()) == list(walked.answered())
        assert known.worries() == any(step.worries(walked.answers) for step in walked.steps)


def test_answers_that_nothing_hangs_on_lead_the_same_way() -> None:
    ways = Ways(ASKED)
    one, other = ways.journey({Place("age"): "young"}), ways.journey({Place("age"): "old"})
    assert one.way is other.way
    assert ways.journey({Place("rating"): "poor"}).way is not one.way


def test_no_more_ways_are_kept_than_fit() -> None:
    ways = Ways(ASKED, most_known=1)
    first = ways.journey({Place("rating"): "poor"}).way
    ways.journey({Place("rating"): "good"})
    assert ways.journey({Place("rating"): "poor"}).way is not first
