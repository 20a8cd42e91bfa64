"""Each kind of question reads what a person gave: a value, nothing, or a mistake; never an exception."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from surveyapp.domain.answers import (
    KINDS,
    LONGEST_LONG_TEXT,
    LONGEST_SHORT_TEXT,
    MOST_PARTS,
    NOTHING,
    AnyQuestion,
    Given,
    Mistake,
)
from tests.builders import information, long_text, month, number, one_choice, option, several_choices, short_text

ONE = one_choice("safe", "yes", "no")
SEVERAL = several_choices("needs", "reading", "writing", "talking", option("none-of-these", alone=True))
NUMBER = number("children", at_least=1, at_most=6)
MONTH = month("since")
SHORT = short_text("name-of-club")
LONG = long_text("comment", longest=LONGEST_LONG_TEXT)
EVERY_KIND: list[AnyQuestion] = [ONE, SEVERAL, NUMBER, MONTH, SHORT, LONG, information("hello")]


def test_these_tests_know_every_kind() -> None:
    assert {question.kind for question in EVERY_KIND} == set(KINDS)


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda question: question.kind)
@pytest.mark.parametrize("raw", [[], [""], ["  "], ["\r\n"], ["", ""], ["\u00a0"]])
def test_no_more_than_spaces_is_nothing(question: AnyQuestion, raw: list[str]) -> None:
    assert question.read(raw) == NOTHING


ODD = st.lists(
    st.text(st.characters(codec=None, exclude_categories=[]), max_size=12)
    | st.sampled_from(["yes", "no", "reading", "none-of-these", "3", "٣", "2024-05", "2024", "5", "-", "\0", "\ud800"]),
    max_size=4,
)


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda question: question.kind)
@given(raw=ODD)
@example(raw=["\u0958" * LONGEST_SHORT_TEXT])
@example(raw=["²"])
@example(raw=["1" * 5000])
def test_reading_never_raises_and_what_is_given_reads_again_to_itself(question: AnyQuestion, raw: list[str]) -> None:
    reading = question.read(raw)
    if isinstance(reading, Given) and reading.value is not None:
        values = reading.value if isinstance(reading.value, tuple) else (reading.value,)
        assert question.read([str(value) for value in values]) == reading


# Answers after which help is shown


def test_an_answer_worries_whether_one_or_several_were_chosen() -> None:
    feelings = (option("fine"), option("alone", worry=True))
    one, several = one_choice("feels", *feelings), several_choices("feels", *feelings)
    assert (one.worries("alone"), one.worries("fine"), one.worries(None)) == (True, False, False)
    assert (several.worries(("fine", "alone")), several.worries(("fine",))) == (True, False)


# One choice


def test_one_option_is_chosen() -> None:
    assert ONE.read(["yes"]) == Given("yes")


def test_an_option_that_was_not_offered_is_a_mistake() -> None:
    assert ONE.read(["perhaps"]) == Mistake("no-such-option")


def test_the_words_of_an_option_are_not_its_id() -> None:
    assert one_choice("safe", option("yes", words="Of course"), "no").read(["Of course"]) == Mistake("no-such-option")


def test_two_options_of_one_choice_are_a_mistake() -> None:
    assert ONE.read(["yes", "no"]) == Mistake("choose-only-one")


def test_the_same_option_twice_is_one_choice() -> None:
    assert ONE.read(["yes", "yes"]) == Given("yes")


# Several choices


def test_several_options_come_in_the_questions_order() -> None:
    assert SEVERAL.read(["talking", "reading"]) == Given(("reading", "talking"))


def test_one_of_several_is_still_a_tuple() -> None:
    assert SEVERAL.read(["writing"]) == Given(("writing",))


def test_an_option_twice_counts_once() -> None:
    assert SEVERAL.read(["reading", "reading"]) == Given(("reading",))


def test_an_unknown_option_among_known_ones_is_a_mistake() -> None:
    assert SEVERAL.read(["reading", "singing"]) == Mistake("no-such-option")


def test_an_option_that_stands_alone_excludes_the_others() -> None:
    assert SEVERAL.read(["none-of-these"]) == Given(("none-of-these",))
    assert SEVERAL.read(["none-of-these", "reading"]) == Mistake("this-one-alone")


def test_no_more_options_than_the_question_takes() -> None:
    at_most_two = several_choices("needs", "reading", "writing", "talking", most=2)
    assert at_most_two.read(["reading", "writing"]) == Given(("reading", "writing"))
    assert at_most_two.read(["reading", "writing", "talking"]) == Mistake("too-many-options", {"most": 2})


# Number


@pytest.mark.parametrize(("raw", "value"), [("3", 3), (" 3 ", 3), ("+3", 3), ("03", 3), ("٣", 3), ("३", 3)])
def test_a_number_in_the_digits_of_any_language(raw: str, value: int) -> None:
    assert NUMBER.read([raw]) == Given(value)


@pytest.mark.parametrize("raw", ["three", "3.5", "3,000", "1e3", "²", "0x3", "3 4", "--3", "½", "1234567890"])
def test_what_is_no_whole_number_is_a_mistake(raw: str) -> None:
    assert NUMBER.read([raw]) == Mistake("not-a-number")


@pytest.mark.parametrize("raw", ["1", "6"])
def test_both_limits_are_counted_in(raw: str) -> None:
    assert NUMBER.read([raw]) == Given(int(raw))


@pytest.mark.parametrize("raw", ["0", "7", "-1", "999999999"])
def test_a_number_outside_its_limits_is_a_mistake_that_names_them(raw: str) -> None:
    assert NUMBER.read([raw]) == Mistake("number-outside", {"at_least": 1, "at_most": 6})


def test_zero_and_less_can_be_given_where_the_limits_allow() -> None:
    degrees = number("degrees", at_least=-5)
    assert degrees.read(["0"]) == Given(0)
    assert degrees.read(["-5"]) == Given(-5)


# Month and year


@pytest.mark.parametrize("raw", [["2024-05"], ["2024", "5"], [" 2024 ", " 05 "], ["٢٠٢٤", "٥"]])
def test_a_month_comes_in_one_box_or_two(raw: list[str]) -> None:
    assert MONTH.read(raw) == Given("2024-05")


@pytest.mark.parametrize("raw", [["2024"], ["2024", ""], ["", "5"], ["May", "2024"], ["2024-05-01"], ["20245", "1"]])
def test_half_a_month_or_none_is_a_mistake(raw: list[str]) -> None:
    assert MONTH.read(raw) == Mistake("not-a-month")


@pytest.mark.parametrize("month_number", ["0", "13"])
def test_there_are_twelve_months(month_number: str) -> None:
    assert MONTH.read(["2024", month_number]) == Mistake("no-such-month")


@pytest.mark.parametrize("month_number", ["01", "12"])
def test_january_and_december_are_months(month_number: str) -> None:
    assert MONTH.read(["2024", month_number]) == Given(f"2024-{month_number}")


@pytest.mark.parametrize(("year", "fits"), [("1989", False), ("1990", True), ("2099", True), ("2100", False)])
def test_years_have_limits(year: str, fits: bool) -> None:
    outside = Mistake("year-outside", {"at_least": 1990, "at_most": 2099})
    assert MONTH.read([year, "1"]) == (Given(f"{year}-01") if fits else outside)


# Text


def test_a_short_text_is_one_line() -> None:
    assert SHORT.read(["one\r\ntwo\rthree\nfour"]) == Given("one two three four")


def test_a_long_text_keeps_its_lines_in_one_form() -> None:
    assert LONG.read(["one\r\ntwo\rthree\n\nfour"]) == Given("one\ntwo\nthree\n\nfour")


def test_spaces_around_a_text_go() -> None:
    assert LONG.read(["  Nobody listens. \n"]) == Given("Nobody listens.")


@pytest.mark.parametrize(("question", "longest"), [(SHORT, LONGEST_SHORT_TEXT), (LONG, LONGEST_LONG_TEXT)])
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(question: AnyQuestion, longest: int) -> None:
    assert question.read(["a" * longest]) == Given("a" * longest)
    too_long = Mistake("text-too-long", {"longest": longest, "over": 1})
    assert question.read(["a" * (longest + 1)]) == too_long


def test_a_question_can_set_a_lower_limit() -> None:
    assert long_text("comment", longest=3).read(["four"]) == Mistake("text-too-long", {"longest": 3, "over": 1})


def test_a_line_end_counts_once_however_a_browser_sends_it() -> None:
    assert long_text("comment", longest=3).read(["a\r\nb"]) == Given("a\nb")


def test_letters_with_marks_count_as_one_however_a_keyboard_sends_them() -> None:
    assert long_text("comment", longest=1).read(["e\u0301"]) == Given("é")
    assert long_text("comment", longest=1).read(["\u03b1\u0313\u0301\u0345"]) == Given("\u1f84")


def test_a_text_that_grows_when_normalised_is_measured_as_it_is_kept() -> None:
    grows = "\u0958" * LONGEST_SHORT_TEXT
    assert SHORT.read([grows]) == Mistake("text-too-long", {"longest": 120, "over": 120})


def test_a_text_far_over_its_limit_is_refused_without_normalising_it() -> None:
    marks = "a" + "\u0315\u0300" * 30_000
    over = len(marks) - LONGEST_LONG_TEXT
    assert len(marks) > MOST_PARTS * LONGEST_LONG_TEXT
    assert LONG.read([marks]) == Mistake("text-too-long", {"longest": LONGEST_LONG_TEXT, "over": over})


HIDDEN: list[Any] = [
    pytest.param("\0", id="NUL"),
    pytest.param("\x1b", id="escape"),
    pytest.param("\x7f", id="delete"),
    pytest.param("\x85", id="C1"),
    pytest.param("\ud800", id="lone surrogate"),
    pytest.param("\u202e", id="right-to-left override"),
    pytest.param("\u202a", id="embedding"),
    pytest.param("\uffff", id="noncharacter"),
    pytest.param("\U0001fffe", id="noncharacter of another plane"),
    pytest.param("\ufdd0", id="noncharacter in the middle"),
]


@pytest.mark.parametrize("question", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("hidden", HIDDEN)
def test_hidden_characters_are_a_mistake_with_the_text_mended(question: AnyQuestion, hidden: str) -> None:
    if hidden == "\x85" and question is SHORT:
        assert question.read([f"a{hidden}b"]) == Given("a b")  # a line end, by another name
        return
    reading = question.read([f"a{hidden}b"])
    assert reading == Mistake("hidden-characters", mended="ab")
    assert question.read(["ab"]) == Given("ab")


@pytest.mark.parametrize("honest", ["a\tb", "👩\u200d👧", "क्\u200dष", "\u2067عربي\u2069", "\u200fمرحبا", "\u2028x"])
def test_marks_of_honest_writing_stay(honest: str) -> None:
    assert LONG.read([f"a{honest}b"]) == Given(f"a{honest}b")


def test_markup_is_only_text() -> None:
    assert LONG.read(["<script>alert(1)</script>"]) == Given("<script>alert(1)</script>")


# What the kinds are


def test_information_asks_nothing_and_takes_nothing() -> None:
    assert not information("hello").is_asked
    assert information("hello").read(["anything"]) == NOTHING


def test_only_texts_hold_free_text() -> None:
    assert {question.kind for question in EVERY_KIND if question.holds_free_text} == {"short-text", "long-text"}
