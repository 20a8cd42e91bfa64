"""The reading grade: the published formula, worked out by hand, and syllables as people say them."""

from __future__ import annotations

import pytest

from surveyapp.domain.easy_read.grade import reading_grade, syllables

# 3 sentences, 9 words, 9 syllables; 1 sentence, 13 words, 26 syllables
SHORT = ["We ask you.", "You tell us.", "We write it."]
LONG = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."


def test_the_grade_is_the_published_formula() -> None:
    assert reading_grade(SHORT * 20) == pytest.approx(0.39 * 9 / 3 + 11.8 * 9 / 9 - 15.59)
    assert reading_grade([LONG] * 20) == pytest.approx(0.39 * 13 + 11.8 * 26 / 13 - 15.59)


def test_all_sentences_are_taken_together() -> None:
    together = 0.39 * 22 / 4 + 11.8 * 35 / 22 - 15.59
    assert reading_grade([*SHORT, LONG] * 20) == pytest.approx(together)


def test_answers_and_titles_do_not_make_a_text_look_easy() -> None:
    assert reading_grade([LONG, "Yes", "No", "Sometimes"] * 20) == reading_grade([LONG] * 20)


def test_a_few_words_have_no_grade() -> None:
    assert reading_grade(["We go."] * 49) is None
    assert reading_grade(["We go."] * 50) is not None
    assert reading_grade(["Yes"] * 200) is None
    assert reading_grade([]) is None


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "I the you are time safe asked names lives friends school tree don't child's"),
        (
            2,
            "people every sometimes someone college needed listened places uses being create quiet little safety careful",
        ),
        (2, "worries wishes houses special station question trying agreed answers somewhere picture"),
        (3, "emergency family radio area idea anyone uppingham therapist serious usual example provision"),
        (4, "psychologist practitioner ukrainian co-production"),
        (5, "educational disabilities"),
    ],
)
def test_syllables_are_counted_as_they_are_said(count: int, said: str) -> None:
    near = {"emergency": 4}
    assert {word: syllables(word) for word in said.split()} == {word: near.get(word, count) for word in said.split()}


@pytest.mark.parametrize(("said", "count"), [("NHS", 3), ("999", 3), ("12", 2), ("SEND", 4), ("2026", 4), ("OK", 2)])
def test_letters_and_figures_are_said_one_by_one(said: str, count: int) -> None:
    assert syllables(said) == count
