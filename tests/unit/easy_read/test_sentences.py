"""Splitting texts: sentences end where a reader hears an end, and words are what a reader reads."""

from __future__ import annotations

import pytest

from surveyapp.domain.easy_read.sentences import as_read, is_asked, is_whole, sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You can stop. You can skip!", ["You can stop.", "You can skip!"]),
        ("Ask Dr. Brown or Mrs. Green. They help.", ["Ask Dr. Brown or Mrs. Green.", "They help."]),
        ("Clubs, e.g. Scouts, are groups. Try one.", ["Clubs, e.g. Scouts, are groups.", "Try one."]),
        ("Bring a pen, etc. and paper.", ["Bring a pen, etc. and paper."]),
        ("Bring a pen, etc. Then sit down.", ["Bring a pen, etc.", "Then sit down."]),
        ("It costs 3.50 pounds. It is free for you.", ["It costs 3.50 pounds.", "It is free for you."]),
        ("J. Smith helps. So do I. Ask us.", ["J. Smith helps.", "So do I.", "Ask us."]),
        ("She said “Stop.” Then she went.", ["She said “Stop.”", "Then she went."]),
        ("Is it safe?! Tell us…", ["Is it safe?!", "Tell us…"]),
        ("- Me\n- Me, with help\n\n•", ["- Me", "- Me, with help"]),
        ("Safe", ["Safe"]),
        ("… — ?", []),
        ("", []),
    ],
)
def test_a_text_is_split_where_a_reader_hears_an_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("You don’t go there.", 4),
        ("Call Childline on 0800 1111.", 5),
        ("The co-production group met.", 4),
        ("A café – and a “Zoë” – is here.", 7),
        ("Cafe\u0301", 1),
        ("Look at www.example.org now.", 4),
        ("1 month to 3 months", 5),
    ],
)
def test_what_counts_as_a_word(sentence: str, count: int) -> None:
    assert len(words(as_read(sentence))) == count


def test_a_placeholder_is_read_as_somebody_reads_it_who_gave_no_answer() -> None:
    assert sentences("You said: {safe-town|nothing yet}. Child {number}.") == ["You said: nothing yet.", "Child 1."]


def test_titles_and_answers_are_no_whole_sentences() -> None:
    assert is_whole("We help.")
    assert is_whole("Do you?”")
    assert not is_whole("Not safe")
    assert not is_whole("1.5 hours")


def test_only_what_ends_with_a_question_mark_is_asked() -> None:
    assert is_asked("Is it safe?")
    assert is_asked("Is it safe?!”")
    assert not is_asked("“Is it safe?” they asked.")
    assert not is_asked("Tell us.")
