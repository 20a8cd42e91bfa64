"""The symbol board: each answer of each scale once, and the same words at the foot of every board."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.paper.board import MOST, always, boards
from tests import builders as build


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


def scaled(question_id: str, scale: str, *options: str) -> Questionnaire | object:
    return build.page(build.one_choice(question_id, *options, scale=scale))


def words(asked: Questionnaire) -> list[str]:
    return [cell.words for board in boards(asked) for cell in board]


def test_each_answer_stands_once_and_the_scale_used_most_comes_first() -> None:
    asked = build.questionnaire(
        build.page(build.one_choice("ease", "easy", "hard", "no", scale="ease")),
        build.page(build.one_choice("b", "yes", "no", scale="yes-no")),
        build.page(build.one_choice("c", "yes", "no", scale="yes-no")),
        build.page(build.one_choice("of-no-scale", "red", "blue")),
    )
    assert words(asked) == ["yes", "no", "easy", "hard"]


def test_what_stands_at_the_foot_is_not_said_twice() -> None:
    unsure = build.option("dont-know", words="I don’t know")
    asked = build.questionnaire(build.page(build.one_choice("a", "yes", unsure, scale="s")))
    assert words(asked) == ["yes"]
    assert [cell.words for cell in always()] == ["I don't know", "Something else", "Skip", "Stop", "Help"]


def test_many_answers_are_shared_out_evenly_over_boards() -> None:
    many = [f"answer-{number}" for number in range(MOST + 2)]
    asked = build.questionnaire(build.page(build.one_choice("a", *many, scale="s")))
    assert [len(board) for board in boards(asked)] == [6, 6]
    assert words(asked) == many


def test_without_scales_there_is_still_a_board() -> None:
    assert boards(build.questionnaire(build.page(build.long_text("a")))) == [()]
