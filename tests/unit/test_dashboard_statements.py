"""The words for figures, at their edges."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.statements import between, count_or_reason, in_ten, of_measure, of_question, share_or_reason
from surveyapp.domain.release import Figure, Withheld
from tests import builders as build


@pytest.fixture(autouse=True)
def page() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "Fewer than 1 in 10"),
        (0.04, "Fewer than 1 in 10"),
        (0.05, "About 1 in 10"),
        (0.55, "About 6 in 10"),
        (0.94, "About 9 in 10"),
        (0.95, "Almost all"),
        (1.0, "Almost all"),
    ],
)
def test_a_share_is_said_in_tenths(share: float, words: str) -> None:
    assert in_ten(share) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.52, 0.68, "between 5 and 7 in 10"),
        (0.5, 0.7, "between 5 and 7 in 10"),
        (0.03, 0.18, "at most 2 in 10"),
        (0.81, 0.97, "at least 8 in 10"),
    ],
)
def test_an_interval_never_promises_more_than_it_holds(low: float, high: float, words: str) -> None:
    assert between(low, high) == words


# Whole sentences


def of_people(figure: Figure) -> Bar:
    segments = (
        Segment(one.outcome, Tone(one.outcome), one, f"{{share}} people are {one.outcome}.") for one in figure.amounts
    )
    return Bar("People", figure, tuple(segments))


@pytest.mark.parametrize(
    ("figure", "said", "basis"),
    [
        (
            build.measured(60, 30, 10),
            "About 6 in 10 people are positive.",
            "About 100 people; between 5 and 7 in 10",
        ),
        (build.measured(40, 20, 40), "About 4 in 10 people are positive.", "About 100 people; between 3 and 5 in 10"),
        (
            build.measured(Withheld.ALMOST_ALL, Withheld.FEW, Withheld.FEW, base=60),
            "Almost all people are positive.",
            "About 60 people",
        ),
        (build.measured(0, 0, 0, base=10), "Fewer than 5 gave each answer.", "About 10 people"),
        (build.withheld(), "Fewer than 10 people answered, so nothing is shown.", ""),
        (build.withheld(Withheld.SMALL_GROUP), "Fewer than 15 people answered, so nothing is shown.", ""),
        (
            build.withheld(Withheld.OVERALL_ONLY),
            "Fewer than 30 people answered in all, so groups are not shown.",
            "",
        ),
        (
            build.withheld(Withheld.PROTECTED),
            "Nothing is shown here: it could be worked out from other figures what few people said.",
            "",
        ),
    ],
)
def test_a_measure_says_its_largest_answer_or_why_it_says_nothing(figure: Figure, said: str, basis: str) -> None:
    statement = of_measure(of_people(figure), "people")
    assert (str(statement), statement.basis) == (said, basis)


def test_nought_reads_fewer_than_five_and_never_none() -> None:
    bar = of_people(build.measured(0, 5, 20))
    assert [(count_or_reason(one), share_or_reason(one)) for one in bar.segments] == [
        ("fewer than 5", "fewer than 5"),
        ("about 5", "20%"),
        ("about 20", "80%"),
    ]


def test_a_question_says_the_answer_that_most_gave() -> None:
    assert of_question(of_people(build.measured(60, 30, 10)), "people") == (
        "About 6 in 10 of about 100 people who answered said “positive”."
    )
    assert of_question(of_people(build.measured(40, 20, 40)), "people") == (
        "Of about 100 people who answered, the same number gave these answers most: “positive”; “negative”."
    )
    assert of_question(of_people(build.measured(0, 0, 0, base=10)), "people") == (
        "Of about 10 people who answered, fewer than 5 gave each answer."
    )
