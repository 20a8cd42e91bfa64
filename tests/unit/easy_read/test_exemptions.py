"""Exemptions: what each lifts, what it does not, and the warning where it lifts nothing."""

from __future__ import annotations

import pytest

from tests.unit.easy_read.saying import DONT_KNOW, asked, drawn, easy, names, on_scale

PAIR = {"exempt": ["balanced-pair"]}
VERBATIM = {"exempt": ["verbatim"]}

SAFE, NOT_SAFE = drawn("safe", "Safe", "positive"), drawn("not-safe", "Not safe", "negative")


@pytest.mark.parametrize(
    "text",
    [
        "Was it easy or hard?",
        "Do you feel safe or not safe in town?",
        "How easy or hard was it?",
        "Is it near, or too far?",
    ],
)
def test_a_balanced_pair_may_name_both_sides(text: str) -> None:
    assert "two-things" in names(easy(asked(text)))
    assert names(easy(asked(text, **PAIR))) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Was the bus or the taxi easy or hard?", "two-things"),
        ("Was it easy and cheap, or hard?", "two-things"),
        ("Don't you think that it is easy or hard?", "negative-word"),
        ("Do you feel not safe or happy?", "negative-word"),
        ("Do you feel safe or not happy?", "negative-word"),
        ("How easy was it on the bus?", "leading-words"),
        ("Was the ABC easy or hard?", "unexplained-letters"),
    ],
)
def test_a_balanced_pair_lifts_nothing_else(text: str, left: str) -> None:
    assert left in names(easy(asked(text, **PAIR)))


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


@pytest.mark.parametrize("exempt", ["balanced-pair", "verbatim"])
def test_an_exemption_that_lifts_nothing_is_a_warning(exempt: str) -> None:
    assert names(easy(asked("Do you like rain?", exempt=[exempt]))) == ["empty-exemption"]


def test_each_of_two_exemptions_has_to_lift_something() -> None:
    assert names(easy(asked("Are you never early or late?", exempt=["balanced-pair", "verbatim"]))) == []
    assert names(easy(asked("Are you never late?", exempt=["balanced-pair", "verbatim"]))) == ["empty-exemption"]
