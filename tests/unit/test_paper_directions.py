"""Routes in words: every condition becomes a sentence that says the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from surveyapp.domain.conditions import CONDITIONS, Condition
from surveyapp.paper.directions import Direction, direction
from tests.builders import all_of, any_of, between, chosen, not_


class Sheet:
    """Paper on which questions are numbered by their names, and options are called by theirs."""

    def number_of(self, question: str) -> str:
        return question.removeprefix("q")

    def words_of(self, question: str, option: str) -> str:
        return option.title()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


def said(*conditions: Condition) -> Direction:
    found = direction(conditions, Sheet())
    assert found
    return found


SINGLE: dict[str, Condition] = {
    "Answer this only if you ticked “Yes” in question 4.": chosen("q4", "yes"),
    "Answer this only if you ticked “Yes” or “Maybe” in question 4.": chosen("q4", "yes", "maybe"),
    "Leave this out if you ticked “Yes” in question 4.": not_(chosen("q4", "yes")),
    "Answer this only if you wrote 2 or more in question 1.": between("q1", at_least=2),
    "Answer this only if you wrote 3 or less in question 1.": between("q1", at_most=3),
    "Answer this only if you wrote a number from 2 to 3 in question 1.": between("q1", 2, 3),
}


@pytest.mark.parametrize("sentence", SINGLE)
def test_one_comparison_is_one_sentence(sentence: str) -> None:
    assert said(SINGLE[sentence]) == Direction(sentence)


def test_no_condition_needs_no_sentence() -> None:
    assert direction((), Sheet()) is None


def test_several_things_are_listed_under_what_they_have_to_be() -> None:
    yes, old = chosen("q4", "yes"), between("q1", at_least=18)
    every = Direction(
        "Answer this only if all of these are true:",
        (Direction("You ticked “Yes” in question 4."), Direction("You wrote 18 or more in question 1.")),
    )
    assert said(all_of(yes, old)) == every
    assert said(yes, old) == every
    assert said(any_of(yes, old)).sentence == "Answer this only if one of these is true:"
    assert said(any_of(yes, old)).parts == every.parts


def test_not_turns_everything_inside_it_round() -> None:
    found = said(not_(any_of(chosen("q4", "yes"), not_(chosen("q5", "no")))))
    assert found.sentence == "Answer this only if all of these are true:"
    assert [part.sentence for part in found.parts] == [
        "You did not tick “Yes” in question 4.",
        "You ticked “No” in question 5.",
    ]
    assert said(not_(not_(chosen("q4", "yes")))) == said(chosen("q4", "yes"))


def test_outside_a_range_is_below_or_above_it() -> None:
    found = said(not_(between("q1", 2, 3)))
    assert found.sentence == "Answer this only if one of these is true:"
    assert [part.sentence for part in found.parts] == [
        "You wrote 1 or less in question 1.",
        "You wrote 4 or more in question 1.",
    ]
    assert said(not_(between("q1", at_least=2))).sentence == "Answer this only if you wrote 1 or less in question 1."


def test_a_list_inside_a_list_says_how_it_counts_and_one_of_the_same_kind_is_joined() -> None:
    a, b, c = chosen("q1", "a"), chosen("q2", "b"), chosen("q3", "c")
    mixed = said(all_of(a, any_of(b, c)))
    assert [part.sentence for part in mixed.parts] == ["You ticked “A” in question 1.", "One of these is true:"]
    assert len(mixed.parts[1].parts) == 2
    assert len(said(all_of(a, all_of(b, c))).parts) == 3
    assert said(any_of(a, a)) == said(a)
    assert said(any_of(a, all_of(b, c))).parts[1].sentence == "All of these are true:"


def test_every_kind_of_condition_was_said_here() -> None:
    leaf = chosen("q4", "yes")
    tried = (leaf, between("q1", 1), all_of(leaf), any_of(leaf), not_(leaf))
    assert {type(one) for one in tried} == set(CONDITIONS.values())
    assert all(said(one).sentences for one in tried)
