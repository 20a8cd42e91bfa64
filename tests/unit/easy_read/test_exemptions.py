"""Exemptions: what each lifts, what it does not, and the warning where it lifts nothing."""

from __future__ import annotations

import pytest

from surveyapp.domain.options import Option
from tests.unit.easy_read.saying import ANSWERS, DONT_KNOW, NO, YES, asked, drawn, easy, names, on_scale

PAIR = {"exempt": ["balanced-pair"]}
VERBATIM = {"exempt": ["verbatim"]}

SAFE, NOT_SAFE = drawn("safe", "Safe", "positive"), drawn("not-safe", "Not safe", "negative")


def sides(*words: str) -> tuple[Option, ...]:
    """Answers in these words, and a way out."""
    return (*(drawn(f"side-{number}", side, "positive") for number, side in enumerate(words)), DONT_KNOW)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Was it easy or hard?", ("Easy", "Hard")),
        ("Do you feel sure or unsure in town?", ("Sure", "Unsure")),
        ("How easy or hard was it?", ("Easy", "In between", "Hard")),
        ("Is it near, or too far?", ("Near", "Too far")),
        ("Is your school near enough to home, or too far?", ("Near enough", "Too far")),
    ],
)
def test_a_balanced_pair_may_name_both_sides(text: str, answers: tuple[str, ...]) -> None:
    assert "two-things" in names(easy(asked(text, *sides(*answers))))
    assert names(easy(asked(text, *sides(*answers), **PAIR))) == []


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Did you see a nurse or a doctor?", ("Yes", "No")),
        ("Was it easy or hard?", ("Easy", "In between")),
        ("Was it easy or hard?", ("In between", "Hard")),
        ("Was it easy or easy?", ("Easy", "Hard")),
        ("Do you feel safe, sad or happy?", ("Sad", "Happy")),
        ("Was it easy for you and your family or hard?", ("Easy", "Hard")),
        ("Was it easy for you on the bus or hard?", ("Easy", "Hard")),
        ("Was it uneasy or hard?", ("Easy", "Hard")),
    ],
)
def test_an_or_that_does_not_stand_between_two_answers_to_the_question_is_no_pair(
    text: str, answers: tuple[str, ...]
) -> None:
    found = names(easy(asked(text, *sides(*answers), **PAIR)))
    assert {"empty-exemption", "two-things"} <= set(found)


def test_the_answers_of_a_scale_are_the_questions_own() -> None:
    answers = sides("Easy", "Hard")
    question = asked("Was it easy or hard?", *answers, scale="s", **PAIR)
    assert names(easy(question, scales=(on_scale("s", *answers),))) == []


def test_safe_or_not_safe_lifts_the_not_too() -> None:
    scale = on_scale("s", SAFE, NOT_SAFE, DONT_KNOW, **PAIR)
    question = asked("Do you feel safe or not safe in town?", *scale.options, scale="s", **PAIR)
    assert names(easy(question, scales=(scale,))) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Was the bus or the taxi easy or hard?", "two-things"),
        ("Was it easy and cheap, or hard?", "two-things"),
        ("Don't you think that it is easy or hard?", "negative-word"),
        ("Do you feel not safe or happy?", "negative-word"),
        ("Do you feel safe or not happy?", "negative-word"),
        ("How easy was it on the bus?", "leading-words"),
        ("How easy or dear was it?", "leading-words"),
        ("Was the ABC easy or hard?", "unexplained-letters"),
    ],
)
def test_a_balanced_pair_lifts_nothing_else(text: str, left: str) -> None:
    assert left in names(easy(asked(text, *sides("Easy", "Hard", "Safe", "Not safe"), **PAIR)))


def test_on_a_scale_it_lifts_the_not_of_an_answer_whose_other_side_is_there() -> None:
    whole, half = on_scale("s", SAFE, NOT_SAFE, DONT_KNOW, **PAIR), on_scale("s", NOT_SAFE, DONT_KNOW, **PAIR)
    question = asked("Do you like town?", SAFE, NOT_SAFE, DONT_KNOW, scale="s")
    assert names(easy(question, scales=(whole,))) == []
    assert names(easy(question, scales=(half,))) == ["empty-exemption", "negative-word"]
    assert names(easy(question, scales=(on_scale("s", SAFE, NOT_SAFE, DONT_KNOW),))) == ["negative-word"]


def test_on_a_scale_the_not_has_to_turn_the_whole_answer_round() -> None:
    often = drawn("often-not", "Just not safe", "negative")
    scale = on_scale("s", SAFE, NOT_SAFE, often, DONT_KNOW, **PAIR)
    assert names(easy(asked("Do you like town?", *scale.options, scale="s"), scales=(scale,))) == ["negative-word"]


def test_a_question_does_not_lend_its_exemption_to_its_scale() -> None:
    question = asked("Are you safe or not safe?", SAFE, NOT_SAFE, DONT_KNOW, scale="s", **PAIR)
    assert names(easy(question, scales=(on_scale("s", SAFE, NOT_SAFE, DONT_KNOW),))) == ["negative-word"]


UNUSED = drawn("unused", "I have not used it", apart="not-applicable")
UNFITTING = {"exempt": ["not-applicable"]}


def test_an_answer_for_whom_the_question_does_not_fit_may_be_negative_where_that_is_declared() -> None:
    question = asked("Do you like town?", *ANSWERS, UNUSED, scale="s")
    assert names(easy(question, scales=(on_scale("s", *ANSWERS, UNUSED),))) == ["negative-word"]
    assert names(easy(question, scales=(on_scale("s", *ANSWERS, UNUSED, **UNFITTING),))) == []
    assert names(easy(asked("Do you like town?", *ANSWERS, UNUSED, **UNFITTING))) == []


@pytest.mark.parametrize(
    ("words", "apart", "left"),
    [
        ("I have not used it", None, "negative-word"),
        ("I have not used it", "prefer-not", "negative-word"),
        ("I have not used it often", "not-applicable", "vague-time"),
    ],
)
def test_that_declaration_lifts_nothing_else(words: str, apart: str | None, left: str) -> None:
    other = drawn("other", words, apart=apart)
    assert left in names(easy(asked("Do you like town?", YES, NO, DONT_KNOW, other, **UNFITTING)))


def test_that_declaration_lifts_no_word_of_the_question_itself() -> None:
    question = asked("Do you not like town?", YES, NO, DONT_KNOW, UNUSED, **UNFITTING)
    assert names(easy(question)) == ["negative-word"]


def test_verbatim_lifts_every_rule_about_words() -> None:
    text = (
        "Recently, of course, haven't the outcomes of the ABC and the practitioners been under the weather, "
        "as well as this and that?"
    )
    broken = {"hard-word", "idiom", "leading-words", "negative-word", "sentence-too-long", "two-things"}
    assert set(names(easy(asked(text)))) == broken | {"unexplained-letters", "vague-time"}
    assert names(easy(asked(text, **VERBATIM))) == []


def test_verbatim_lifts_no_rule_about_pictures_and_answers() -> None:
    question = asked("Are you not well?", drawn("a", "A lot", "positive"), picture=None, **VERBATIM)
    assert names(easy(question)) == ["no-dont-know", "picture-missing"]


def test_a_verbatim_scale_may_have_words_and_an_order_of_its_own() -> None:
    one = on_scale("one", drawn("a", "Good", "positive"), drawn("b", "Bad", "negative"), DONT_KNOW)
    turned = [drawn("b", "Worse", "negative"), drawn("a", "Better", "positive"), DONT_KNOW]
    question = asked("Do you like town?", *turned, scale="two")
    assert names(easy(question, scales=(one, on_scale("two", *turned, **VERBATIM)))) == []


@pytest.mark.parametrize("exempt", ["balanced-pair", "not-applicable", "verbatim"])
def test_an_exemption_that_lifts_nothing_is_a_warning(exempt: str) -> None:
    assert names(easy(asked("Do you like rain?", exempt=[exempt]))) == ["empty-exemption"]


def test_each_of_two_exemptions_has_to_lift_something() -> None:
    assert (
        names(
            easy(asked("Are you never early or late?", *sides("Early", "Late"), exempt=["balanced-pair", "verbatim"]))
        )
        == []
    )
    assert names(easy(asked("Are you never late?", exempt=["balanced-pair", "verbatim"]))) == ["empty-exemption"]
