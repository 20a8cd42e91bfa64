"""Where a person stands is worked out from the answers alone."""

from __future__ import annotations

from surveyapp.domain.journey import DONE, Journey, Place
from surveyapp.domain.questionnaire import Questionnaire
from tests import builders as build


def story() -> Questionnaire:
    return build.questionnaire(
        build.page(build.one_choice("tried")),
        build.page(build.one_choice("ease"), ask_if=build.chosen("tried", "yes")),
        build.page(build.number("children", at_least=1, at_most=6)),
        build.page(build.one_choice("safe"), repeat="child"),
        build.page(build.one_choice("happy"), repeat="child"),
        repeats=(build.repeat(),),
        menu=build.menu(
            build.section("school", build.page(build.one_choice("learn"))),
            build.section("money", build.page(build.one_choice("told"))),
        ),
        closing=(build.page(build.one_choice("age")),),
    )


def way(journey: Journey) -> list[tuple[str, int]]:
    return [step.key for step in journey.steps]


def test_a_page_is_asked_only_where_its_condition_holds() -> None:
    assert ("ease", 1) in way(build.journey(story(), {"tried": "yes"}))
    assert ("ease", 1) not in way(build.journey(story(), {"tried": "no"}))
    assert ("ease", 1) not in way(build.journey(story()))


def test_pages_of_a_repeat_come_together_for_each_child() -> None:
    steps = way(build.journey(story(), {"children": 2}))
    assert steps[2:6] == [("safe", 1), ("happy", 1), ("safe", 2), ("happy", 2)]


def test_no_number_of_children_is_one_child() -> None:
    assert [step for step in way(build.journey(story())) if step[0] == "safe"] == [("safe", 1)]


def test_the_menu_comes_again_after_each_section_without_what_was_chosen() -> None:
    journey = build.journey(story(), {("topic", 1): "money"})
    assert way(journey)[-4:] == [("topic", 1), ("told", 1), ("topic", 2), ("age", 1)]
    second = journey.step("topic", 2)
    assert second
    assert [section.id for section in second.choices] == ["school"]


def test_done_or_everything_chosen_ends_the_menu() -> None:
    assert ("topic", 2) not in way(build.journey(story(), {("topic", 1): DONE}))
    assert ("topic", 3) not in way(build.journey(story(), {("topic", 1): "money", ("topic", 2): "school"}))


def test_a_skipped_step_is_passed_and_the_next_open_one_follows() -> None:
    journey = build.journey(story(), {"tried": None})
    following = journey.next_open()
    assert following
    assert following.id == "children"


def test_only_answers_on_the_way_are_sent() -> None:
    journey = build.journey(story(), {"tried": "no", "ease": "yes", ("safe", 2): "yes", "children": 1, "age": None})
    assert [(question.id, number) for question, number, _ in journey.answered()] == [("tried", 1), ("children", 1)]


def test_a_journey_is_complete_when_every_step_was_answered_or_skipped() -> None:
    journey = build.journey(story())
    while step := journey.next_open():
        journey = Journey(journey.questionnaire, journey.answers.with_(dict.fromkeys(step.places)))
    assert journey.complete
    assert journey.answers.reached(Place("age"))


def test_before_and_after_are_neighbours_on_the_way() -> None:
    journey = build.journey(story(), {"tried": "yes"})
    ease = journey.step("ease")
    assert ease
    before, after = journey.before(ease), journey.after(ease)
    assert before
    assert after
    assert (before.id, after.id) == ("tried", "children")
    assert journey.before(journey.steps[0]) is None
    assert journey.after(journey.steps[-1]) is None


def test_an_earlier_answer_stands_in_later_words() -> None:
    journey = build.journey(story(), {"tried": "yes"})
    assert journey.filled_in("You said: {tried|nothing yet}.", 1) == "You said: yes."
    assert build.journey(story()).filled_in("You said: {tried|nothing yet}.", 1) == "You said: nothing yet."
