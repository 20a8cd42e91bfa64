"""The rules about words: each with a text that breaks it and one that keeps it."""

from __future__ import annotations

import pytest

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
    assert names_of_answer("I don’t go there", apart="not-applicable") == []
    assert names_of_answer("I am not sure") == []
    assert names_of_answer("I don't like it") == ["negative-word"]


def test_a_standard_escape_option_keeps_every_other_rule() -> None:
    assert names_of_answer(words_of(16), apart="not-applicable") == ["sentence-too-long"]


def test_what_is_said_up_front_may_be_negative_word_for_word() -> None:
    assert names_in("We do not know who you are. So we cannot help you from this survey.") == []
    assert names_in("We do not know your name.") == ["negative-word"]


# Questions


@pytest.mark.parametrize(
    "text",
    [
        "Do you like rain and snow?",
        "Do you like rain or snow?",
        "Do you like rain as well as snow?",
        "Is it wet & cold?",
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


# Hard words


@pytest.mark.parametrize("word", ["CAMHS", "SENCO", "Local Offer", "outcomes", "co-production", "Direct payments"])
def test_a_hard_word_has_to_stand_in_the_glossary(word: str) -> None:
    assert names_in(f"Look at {word}.") == ["hard-word"]
    assert names_in(f"Look at {word}.", hard_word(word)) == []


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
