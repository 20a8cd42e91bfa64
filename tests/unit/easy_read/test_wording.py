"""The rules about words: each with a text that breaks it and one that keeps it."""

from __future__ import annotations

import pytest

from surveyapp.domain.questionnaire import Worry
from surveyapp.domain.words import Words
from tests.unit.easy_read.saying import (
    DONT_KNOW,
    NO,
    YES,
    asked,
    drawn,
    easy,
    found,
    hard_word,
    names,
    names_in,
    names_in_question,
    told,
)


def words_of(number: int) -> str:
    return " ".join(["Go", *["on"] * (number - 1)]) + "."


# Length


@pytest.mark.parametrize(
    ("number", "expected"), [(12, []), (13, ["sentence-long"]), (15, ["sentence-long"]), (16, ["sentence-too-long"])]
)
def test_a_sentence_of_more_than_12_words_is_long_and_of_more_than_15_too_long(
    number: int, expected: list[str]
) -> None:
    assert names_in(words_of(number)) == expected


def test_each_sentence_is_counted_by_itself() -> None:
    assert names_in(f"{words_of(12)} {words_of(12)}") == []


def test_a_long_sentence_is_told_where_to_split() -> None:
    text = "We keep what you write here for 12 months and we keep other answers for 3 years."
    (finding,) = found(told(text))
    assert finding.mend == "It has 17 words. Split it after “months”, before “and”."
    assert finding.sentence == text


def test_a_long_answer_is_a_long_sentence() -> None:
    assert names_of_answer(words_of(16)) == ["sentence-too-long"]


# Negative words


@pytest.mark.parametrize(
    "text",
    [
        "You are not late.",
        "Never wait.",
        "You can’t wait.",
        "You don't wait.",
        "Go without help.",
        "You cannot wait.",
    ],
)
def test_a_negative_word_is_an_error(text: str) -> None:
    assert names_in(text) == ["negative-word"]


@pytest.mark.parametrize("text", ["Tie a knot.", "Take note of it.", "Nothing is wrong here.", "There is no plan."])
def test_words_that_only_look_negative_pass(text: str) -> None:
    assert names_in(text) == []


def test_a_standard_escape_option_may_be_negative_and_another_may_not() -> None:
    assert names_of_answer("I don't know") == []
    assert names_of_answer("I don’t go there") == []
    assert names_of_answer("I don’t want to", apart="not-applicable") == ["negative-word"]
    assert names_of_answer("I don’t want to", apart="dont-know") == ["negative-word"]
    assert names_of_answer("I am not sure") == []
    assert names_of_answer("I don't like it") == ["negative-word"]


def test_a_standard_escape_option_keeps_every_other_rule() -> None:
    assert names_of_answer("I don't go there. I often wait.") == ["negative-word", "vague-time"]
    assert names_of_answer(words_of(16), apart="not-applicable") == ["sentence-too-long"]


def test_what_is_said_up_front_may_be_negative_word_for_word() -> None:
    assert names_in("We do not know who you are. So we cannot help you from this survey.") == []
    assert names_in("We do not know your name.") == ["negative-word"]


def test_elsewhere_the_same_sentence_may_not_be_negative() -> None:
    safe = "If you are not safe, tell someone you trust."
    assert names_in(safe) == []
    assert names_in_question("Do you like rain?", hint=safe) == ["negative-word"]
    assert names(told(summary=safe)) == ["negative-word"]


def test_what_is_said_after_a_worrying_answer_may_be_negative_word_for_word() -> None:
    said = "You do not have to feel like this alone."
    assert names(told(worry=Worry(words=(Words(standard=said),)))) == []
    assert names(told(worry=Worry(words=(Words(standard="You do not have to worry."),)))) == ["negative-word"]
    assert names_in(said) == ["negative-word"]


# Questions


@pytest.mark.parametrize(
    "text",
    [
        "Do you like rain and snow?",
        "Do you like rain or snow?",
        "Do you like rain as well as snow?",
        "Is it wet & cold?",
        "Do you like rain plus snow?",
        "Do you like rain along with snow?",
        "Do you like rain together with snow?",
        "Do you like rain/snow?",
        "Do you like rain / snow?",
    ],
)
def test_a_question_asks_one_thing(text: str) -> None:
    assert names_in_question(text) == ["two-things"]


def test_and_slash_or_is_one_finding() -> None:
    assert names_in_question("Do you like rain and/or snow?") == ["two-things"]


def test_what_is_no_question_may_name_two_things() -> None:
    assert names_in("You can draw and write.") == []
    assert names_in("Do you draw or write?") == ["two-things"]
    assert names_in_question("Do you like rain?", hint="Rain or snow.") == []
    assert names_in_question("Do you like sandwiches for orphans?") == []
    assert names_in_question("Do you like https://example.org/rain/ on 1/2?") == []


@pytest.mark.parametrize(
    "text",
    ["Don’t you like rain?", "How good is the rain?", "How helpful was it?", "Surely you like rain?", "Do you agree?"],
)
def test_a_question_that_suggests_its_answer_is_leading(text: str) -> None:
    assert "leading-words" in names_in_question(text)


@pytest.mark.parametrize(
    "text", ["How old are you?", "How long did you wait?", "Where do you learn?", "Who knows you well?"]
)
def test_a_plain_question_is_not_leading(text: str) -> None:
    assert names_in_question(text) == []


@pytest.mark.parametrize("when", ["often", "recently", "lately", "usually"])
def test_a_vague_time_needs_a_named_one(when: str) -> None:
    assert names_in_question(f"Did you {when} go out?") == ["vague-time"]
    assert names_in_question(f"Did you {when} go out this week?") == []
    assert names_in_question(f"Did you {when} go out?", hint="Think about the last 12 months.") == []


@pytest.mark.parametrize("time", ["in the last two weeks", "in the past Twelve months", "in the next 3 days"])
def test_a_time_may_be_named_in_figures_or_in_words(time: str) -> None:
    assert names_in_question(f"Did you often go out {time}?") == []


def test_a_few_weeks_are_no_named_time() -> None:
    assert names_in_question("Did you go out in the last few weeks?") == ["vague-time"]
    assert names_in_question("Did you go out in the last few weeks?", hint="Think about this month.") == []


# Hard words


@pytest.mark.parametrize("word", ["CAMHS", "SENCO", "Local Offer", "outcomes", "co-production", "Direct payments"])
def test_a_hard_word_has_to_stand_in_the_glossary(word: str) -> None:
    assert names_in(f"Look at {word}.") == ["hard-word"]
    assert names_in(f"Look at {word}.", hard_word(word)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Look at the practitioner's plan.",
        "Look at the practitioners’ plan.",
        "Ask for assessments.",
        "Ask about provisions.",
        "Ask counsellors.",
        "Look at Local offers.",
        "Ask the SENDCo.",
        "Ask the SENCo's friend.",
        "Look at your EHCPs.",
        "Look at outcome-based help.",
        "It is co‑production.",
        "It is coproduction.",
        "Take a short-break.",
        "Ask about therapy.",
    ],
)
def test_a_hard_word_is_hard_in_every_form(text: str) -> None:
    assert names_in(text) == ["hard-word"]


@pytest.mark.parametrize("text", ["This is transitional.", "Be mainstreamed.", "A therapistry.", "Send it."])
def test_a_hard_word_inside_another_word_is_none(text: str) -> None:
    assert "hard-word" not in names_in(text)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Ask the G.P. today.", "GP"),
        ("Ask the G.P.", "GP"),
        ("Ask the DfE.", "DfE"),
        ("Ask the SaLT.", "SaLT"),
        ("Ask two GPs.", "GP"),
        ("Look at the ABC's plan.", "ABC"),
        ("A non-ABC plan.", "ABC"),
    ],
)
def test_dotted_letters_and_letters_of_both_sizes_need_an_explanation(text: str, letters: str) -> None:
    (finding,) = found(told(text))
    assert finding.rule.name == "unexplained-letters"
    assert f"“{letters}”" in finding.mend


def test_letters_that_everybody_knows_may_have_full_stops_and_names_may_have_two_capitals() -> None:
    assert names_in("Ask the N.H.S. for help.") == []
    assert names_in("Ask ChatHealth. See McDonald on YouTube.") == []


def test_letters_have_to_stand_in_the_glossary_unless_everybody_knows_them() -> None:
    assert names_in("Look at the ABC.") == ["unexplained-letters"]
    assert names_in("Look at the ABCs.") == ["unexplained-letters"]
    assert names_in("Look at the ABC.", hard_word("ABC")) == []
    assert names_in("The NHS is on TV. That is OK. I am A.") == []


def test_letters_inside_an_explained_word_are_explained() -> None:
    assert names_in("Look at your ABC plans.", hard_word("ABC plan", "It is easy.", "ABC plans")) == []


def test_an_explanation_of_the_glossary_is_checked_where_the_word_is_used() -> None:
    word = hard_word("ABC", "It is not easy.")
    assert names_in("Look at the ABC.", word) == ["negative-word"]
    assert names_in("Look at it.", word) == []


def test_an_explanation_uses_its_own_word_but_another_hard_word_is_a_warning() -> None:
    plan = hard_word("ABC plan", "An ABC plan is a plan. It is for XYZ.", "ABC plans")
    letters = hard_word("XYZ", "XYZ is a club. Many XYZ are here.")
    (finding,) = found(told("Look at the ABC plans.", glossary=(plan, letters)))
    assert finding.rule.name == "leaning-explanation"
    assert finding.sentence == "It is for XYZ."
    assert "“XYZ”" in finding.mend
    assert names_in("Look at the XYZ.", plan, letters) == []
    assert names_in("Look at the ABC plans.", plan) == ["unexplained-letters"]


def test_words_that_explain_each_other_are_an_error_wherever_one_of_them_is_used() -> None:
    one, two = hard_word("ABC", "Part of DEF."), hard_word("DEF", "Part of GHI.")
    three = hard_word("GHI", "Part of ABC.")
    found_there = found(told("Look at the ABC.", glossary=(one, two, three)))
    assert [(one.rule.name, one.place.said) for one in found_there] == [
        ("circular-explanation", "word abc"),
        ("leaning-explanation", "word abc, means"),
    ]
    assert found_there[0].mend.startswith("“ABC” → “DEF” → “GHI” → “ABC”.")
    outside = hard_word("JKL", "Part of ABC.")
    assert "circular-explanation" not in names(told("Look at the JKL.", glossary=(one, two, three, outside)))


def test_the_same_hard_word_is_named_once_in_a_sentence() -> None:
    assert names_in("The ABC is the ABC.") == ["unexplained-letters"]


# How it is said


@pytest.mark.parametrize(
    "text",
    [
        "The plan is written by a nurse.",
        "You were told.",
        "It was quickly done.",
        "Were your needs noticed?",
        "It is used.",
    ],
)
def test_a_passive_sentence_is_a_warning(text: str) -> None:
    assert names_in(text) == ["passive"]


@pytest.mark.parametrize(
    "text",
    [
        "A nurse writes the plan.",
        "You are tired.",
        "You need help.",
        "Is this red?",
        "It is a weed.",
        "People told you.",
        "It is agreeable.",
    ],
)
def test_an_active_sentence_passes(text: str) -> None:
    assert names_in(text) == []


def test_an_idiom_is_a_warning() -> None:
    assert names_in("We are all in the same boat.") == ["idiom"]
    assert names_in("The boat is the same.") == []


def names_of_answer(words: str, **more: str) -> list[str]:
    return names(easy(asked("Do you like rain?", YES, NO, DONT_KNOW, drawn("this", words, **more))))
