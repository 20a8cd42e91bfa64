"""Where a person stands is worked out from the answers alone."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from surveyapp.domain.conditions import Value
from surveyapp.domain.journey import DONE, Journey, Place, in_words
from surveyapp.domain.questionnaire import Questionnaire, Supporter
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


def chosen_pet(**said: str) -> Journey:
    """Pet, then which dog, then a page about Rex: each asked only after the one before."""
    asked = build.questionnaire(
        build.page(build.one_choice("pet", "dog", "cat")),
        build.page(build.one_choice("dog", "rex", "fido"), ask_if=build.chosen("pet", "dog")),
        build.page(build.one_choice("walks"), ask_if=build.chosen("dog", "rex")),
        build.page(build.one_choice("end")),
    )
    return build.journey(asked, dict(said))


def test_an_answer_that_the_way_leads_around_now_opens_no_later_page() -> None:
    assert ("walks", 1) in way(chosen_pet(pet="dog", dog="rex"))
    assert way(chosen_pet(pet="cat", dog="rex", walks="yes")) == [("pet", 1), ("end", 1)]


def test_it_is_put_into_no_words_and_is_not_sent() -> None:
    around = chosen_pet(pet="cat", dog="rex", walks="yes")
    assert around.filled_in("Your {dog|pet}", 1) == "Your pet"
    assert [question.id for question, _, _ in around.answered()] == ["pet"]


def test_it_is_back_when_the_change_is_taken_back() -> None:
    again = Journey(chosen_pet().questionnaire, chosen_pet(pet="cat", dog="rex").answers.with_({Place("pet"): "dog"}))
    assert way(again)[:3] == [("pet", 1), ("dog", 1), ("walks", 1)]


def test_a_question_that_is_not_asked_leaves_its_page() -> None:
    both = build.page(build.one_choice("a"), build.one_choice("b", ask_if=build.chosen("pet", "dog")))
    alone = build.page(build.one_choice("c", ask_if=build.chosen("pet", "dog")))
    asked = build.questionnaire(build.page(build.one_choice("pet", "dog", "cat")), both, alone)
    steps = build.journey(asked, {"pet": "cat", "b": "yes", "c": "yes"}).steps
    assert [[question.id for question in step.questions] for step in steps] == [["pet"], ["a"]]


# Repeats


def children(**more: Any) -> Questionnaire:
    return build.questionnaire(
        build.page(build.number("children", at_most=6)),
        build.page(build.one_choice("safe", "yes", "no"), repeat="child"),
        build.page(build.one_choice("where"), repeat="child", ask_if=build.chosen("safe", "no")),
        repeats=(build.repeat(most=3),),
        **more,
    )


def test_each_child_has_a_way_of_its_own() -> None:
    steps = way(build.journey(children(), {"children": 2, ("safe", 1): "yes", ("safe", 2): "no"}))
    assert steps == [("children", 1), ("safe", 1), ("safe", 2), ("where", 2)]


def test_there_are_as_many_as_were_said_none_for_none_and_no_more_than_the_most() -> None:
    for said, times in ((0, 0), (1, 1), (3, 3), (6, 3)):
        assert way(build.journey(children(), {"children": said})).count(("safe", 2)) == (times >= 2)
        assert len(build.journey(children(), {"children": said}).steps) == 1 + times


def test_fewer_children_leave_the_answers_of_the_others_aside() -> None:
    stored: dict[Any, Value | None] = {"children": 1, ("safe", 1): "yes", ("safe", 2): "no", ("where", 2): "yes"}
    journey = build.journey(children(), stored)
    assert journey.complete
    assert [(question.id, number) for question, number, _ in journey.answered()] == [("children", 1), ("safe", 1)]


def test_more_children_open_the_journey_again() -> None:
    stored: dict[Any, Value | None] = {"children": 2, ("safe", 1): "yes"}
    open_step = build.journey(children(), stored).next_open()
    assert open_step
    assert open_step.key == ("safe", 2)


def test_words_for_a_child_hold_that_childs_answers() -> None:
    stored: dict[Any, Value | None] = {"children": 2, ("safe", 1): "yes", ("safe", 2): "no"}
    journey = build.journey(children(), stored)
    assert journey.filled_in("{children|some}: {safe|not said}", 2) == "2: no"
    assert journey.filled_in("{safe|not said}", 1) == "yes"


# The menu


MENU_ANSWERS: dict[Any, Value | None] = {"tried": None, "children": None, "safe": None, "happy": None, "age": None}


def test_a_section_that_an_earlier_visit_took_since_is_not_asked_about_again() -> None:
    # "school", then "money", then done; the first visit is changed to "money" afterwards
    stored: dict[Any, Value | None] = {
        **MENU_ANSWERS,
        ("topic", 1): "money",
        ("topic", 2): "money",
        ("topic", 3): DONE,
        "told": "yes",
    }
    journey = build.journey(story(), stored)
    assert [key for key in way(journey) if key[0] in ("topic", "told")] == [("topic", 1), ("told", 1), ("topic", 3)]
    assert journey.complete


def test_the_menu_opens_again_where_nothing_follows_such_an_answer() -> None:
    stored: dict[Any, Value | None] = {**MENU_ANSWERS, ("topic", 1): "money", ("topic", 2): "money", "told": "yes"}
    open_step = build.journey(story(), stored).next_open()
    assert open_step
    assert open_step.key == ("topic", 3)
    assert [section.id for section in open_step.choices] == ["school"]


def test_a_skipped_menu_is_the_end_of_it() -> None:
    journey = build.journey(story(), {**MENU_ANSWERS, ("topic", 1): None})
    assert journey.complete
    assert ("topic", 2) not in way(journey)


def test_a_section_is_offered_only_where_its_condition_holds() -> None:
    dogs = build.section("dogs", build.page(build.one_choice("walks")), ask_if=build.chosen("pet", "dog"))
    cats = build.section("cats", build.page(build.one_choice("purrs")))
    asked = build.questionnaire(build.page(build.one_choice("pet", "dog", "cat")), menu=build.menu(dogs, cats))
    for pet, offered in (("dog", ["dogs", "cats"]), ("cat", ["cats"])):
        step = build.journey(asked, {"pet": pet, ("topic", 1): "dogs"}).step("topic", 1 if pet == "dog" else 2)
        assert step
        assert [section.id for section in step.choices] == offered


def test_without_anything_to_offer_there_is_no_menu() -> None:
    dogs = build.section("dogs", build.page(build.one_choice("walks")), ask_if=build.chosen("pet", "dog"))
    asked = build.questionnaire(build.page(build.one_choice("pet", "dog", "cat")), menu=build.menu(dogs))
    assert way(build.journey(asked, {"pet": "cat"})) == [("pet", 1)]


# Information, progress, who answers


def test_information_is_a_step_that_is_passed_and_not_sent() -> None:
    asked = build.questionnaire(build.page(build.information("hello")), build.page(build.one_choice("a")))
    first = build.journey(asked).next_open()
    assert first
    assert (first.id, first.asks) == ("hello", 0)
    passed = build.journey(asked, {"hello": None, "a": "yes"})
    assert passed.complete
    assert [question.id for question, _, _ in passed.answered()] == ["a"]


def test_progress_counts_the_steps_that_ask_something() -> None:
    asked = build.questionnaire(
        build.page(build.information("hello")),
        build.page(build.one_choice("a"), build.one_choice("b")),
        build.page(build.one_choice("c")),
        menu=build.menu(build.section("s", build.page(build.one_choice("d")))),
        closing=(build.page(build.one_choice("e")),),
    )
    journey = build.journey(asked)
    told = {step.id: journey.progress(step) for step in journey.steps}
    assert told == {"hello": None, "a": (1, 3), "c": (2, 3), "topic": None, "e": (3, 3)}
    longer = build.journey(asked, {("topic", 1): "s"})
    assert [longer.progress(step) for step in longer.steps][-1] == (4, 4)


def test_a_step_off_the_way_has_no_progress_and_no_neighbours() -> None:
    rex = chosen_pet(pet="dog", dog="rex").step("walks")
    assert rex
    cat = chosen_pet(pet="cat")
    assert (cat.progress(rex), cat.before(rex), cat.after(rex)) == (None, None, None)


def test_who_answers_is_what_was_said_and_else_the_person_alone() -> None:
    survey = build.safety_survey()
    assert build.journey(survey, {"answered-by": "someone-for-me"}).supporter() is Supporter.FOR_ME
    assert build.journey(survey, {"answered-by": None}).supporter() is Supporter.ALONE
    assert build.journey(build.questionnaire(build.page(build.one_choice("a")))).supporter() is Supporter.ALONE


# After a worrying answer


def worrying() -> Questionnaire:
    """Each child is asked; "no" worries. So does "bad", which is there to try the buttons with."""
    return build.questionnaire(
        build.page(build.one_choice("try", build.option("good"), build.option("bad", worry=True), practice=True)),
        build.page(build.number("children", at_least=0, at_most=6)),
        build.page(build.one_choice("safe", build.option("yes"), build.option("no", worry=True)), repeat="child"),
        repeats=(build.repeat(),),
    )


def test_help_is_shown_after_the_step_of_the_child_whose_answer_worries() -> None:
    journey = build.journey(worrying(), {"children": 2, ("safe", 1): "yes", ("safe", 2): "no"})
    assert [step.key for step in journey.steps if step.worries(journey.answers)] == [("safe", 2)]
    assert journey.worries()


def test_no_help_is_shown_after_answers_that_do_not_worry_or_only_try_the_buttons() -> None:
    assert not build.journey(worrying(), {"try": "bad", "children": 1, "safe": "yes"}).worries()


def test_an_answer_that_worries_is_passed_over_where_the_way_no_longer_leads() -> None:
    assert not build.journey(worrying(), {"children": 1, ("safe", 1): "yes", ("safe", 2): "no"}).worries()


def test_a_step_that_the_answers_do_not_lead_to_is_none() -> None:
    assert build.journey(worrying(), {"children": 1}).step("safe", 2) is None


# Answers in words


def test_several_options_are_put_into_words_in_their_order() -> None:
    needs = build.several_choices("needs", build.option("a", words="Reading"), build.option("b", words="Writing"))
    assert in_words(needs, ("b", "a")) == "Reading, Writing"


def test_numbers_and_months_are_put_into_words_as_they_are() -> None:
    assert in_words(build.number("n"), 0) == "0"
    assert in_words(build.month("m"), "2024-05") == "2024-05"


def test_an_answer_of_nought_is_an_answer_in_words() -> None:
    asked = build.questionnaire(build.page(build.number("n")), build.page(build.one_choice("a")))
    assert build.journey(asked, {"n": 0}).filled_in("{n|some}", 1) == "0"


ANSWER = some.sampled_from([None, "yes", "no", "school", "money", DONE, 0, 1, 2, 6, ("yes",)])
NAMES = some.sampled_from(["tried", "ease", "children", "safe", "happy", "topic", "learn", "told", "age"])


@given(some.dictionaries(some.tuples(NAMES, some.integers(1, 7)), ANSWER))
def test_whatever_was_stored_there_is_a_way_to_the_end(stored: dict[tuple[str, int], Value | None]) -> None:
    journey = build.journey(story(), stored)
    for _ in range(40):
        step = journey.next_open()
        if step is None:
            break
        assert journey.step(*step.key) == step
        journey = Journey(journey.questionnaire, journey.answers.with_(dict.fromkeys(step.places)))
    assert journey.complete
    assert len({step.key for step in journey.steps}) == len(journey.steps)
