"""The booklet's layout: numbers, sheets, copies for children, and what is said on each sheet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from surveyapp.config import ROOT
from surveyapp.domain.answers import AnyQuestion
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.translation import Published
from surveyapp.domain.words import Rendering
from surveyapp.paper.booklet import COPIES, Booklet, Place, lay_out
from surveyapp.paper.room import LARGE, MOST_LINES
from surveyapp.questionnaire_files import questionnaire_paths, read_questionnaire
from tests import builders as build

PATHS = list(questionnaire_paths(ROOT / "questionnaires"))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


def shown(path: object) -> Questionnaire:
    return Published(questionnaire=read_questionnaire(path)).shown("en", Rendering.EASY_READ)  # type: ignore[arg-type]


def sheets(booklet: Booklet) -> list[list[str]]:
    return [[item.question.id for item in sheet.items] for sheet in booklet.sheets]


def numbers(booklet: Booklet) -> list[tuple[str, str]]:
    return [(item.question.id, item.entry.number) for sheet in booklet.sheets for item in sheet.items]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_sheet_of_a_real_booklet_holds_more_than_two_questions(path: object) -> None:
    asked = shown(path)
    assert max(len(sheet) for sheet in sheets(lay_out(asked))) <= 2
    assert {len(sheet) for sheet in sheets(lay_out(asked, LARGE))} == {1}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_question_is_there_in_its_order_and_numbered_through(path: object) -> None:
    asked = shown(path)
    found = numbers(lay_out(asked))
    once = list(dict.fromkeys(question for question, _ in found))
    assert set(once) == {question.id for question in asked.every_question()}
    counted = [number for _, number in found if number]
    assert counted == [str(number) for number in range(1, len(counted) + 1)]


def long_choice(question_id: str, **more: object) -> AnyQuestion:
    return build.one_choice(question_id, *(f"answer-{number}" for number in range(8)), **more)


def test_two_questions_share_a_sheet_only_where_both_have_room() -> None:
    small = build.questionnaire(build.page(build.one_choice("a")), build.page(build.one_choice("b")))
    large = build.questionnaire(build.page(long_choice("a")), build.page(long_choice("b")))
    assert sheets(lay_out(small)) == [["a", "b"]]
    assert sheets(lay_out(large)) == [["a"], ["b"]]


def test_lines_to_write_on_fill_what_is_left_of_the_sheet() -> None:
    alone = lay_out(build.questionnaire(build.page(build.long_text("a"))))
    beside = lay_out(build.questionnaire(build.page(build.one_choice("a")), build.page(build.long_text("b"))))
    assert next(beside.sheets).lines < next(alone.sheets).lines <= MOST_LINES


def test_practice_stands_in_front_without_numbers_or_words_about_buttons() -> None:
    practice = build.one_choice("try", practice=True, hint="Press Next.")
    booklet = lay_out(build.questionnaire(build.page(practice), build.page(build.one_choice("a"))))
    assert [part.place for part in booklet.parts] == [Place.PRACTICE, Place.FIRST]
    assert numbers(booklet) == [("try", ""), ("a", "1")]
    assert next(booklet.sheets).items[0].hint == ""


def test_sections_begin_on_sheets_of_their_own() -> None:
    parts = [build.section(name, build.page(build.one_choice(f"{name}-question"))) for name in ("one", "two")]
    booklet = lay_out(build.questionnaire(build.page(build.one_choice("a")), menu=build.menu(*parts)))
    assert sheets(booklet) == [["a"], ["one-question"], ["two-question"]]
    assert [part.section.id for part in booklet.at(Place.SECTION) if part.section] == ["one", "two"]


def family(most: int = 6) -> Booklet:
    follow = build.one_choice("why", ask_if=build.chosen("safe", "no"))
    return lay_out(
        build.questionnaire(
            build.page(build.number("children", at_most=6)),
            build.page(build.one_choice("safe"), follow, repeat="child"),
            repeats=(build.repeat(most=most),),
        )
    )


def test_each_of_the_first_children_has_sheets_and_more_can_be_asked_for() -> None:
    booklet = family()
    children = [sheet for sheet in booklet.sheets if sheet.child]
    assert [sheet.child for sheet in children] == ["Child 1", "Child 2"]
    assert [sheet.more for sheet in children] == [False, True]
    assert not any(sheet.more for sheet in family(most=COPIES).sheets)


def test_the_second_child_comes_only_where_there_are_two_and_points_to_its_own_numbers() -> None:
    first, second = (sheet for sheet in family().sheets if sheet.child)
    assert first.direction is None
    assert second.direction
    assert second.direction.sentence == "Answer this only if you wrote 2 or more in question 1."
    told = [sheet.items[1].direction.sentence for sheet in (first, second) if sheet.items[1].direction]
    assert told == [
        "Answer this only if you ticked “no” in question 2.",
        "Answer this only if you ticked “no” in question 4.",
    ]


def test_conditions_of_page_and_question_are_said_together() -> None:
    both = build.one_choice("c", ask_if=build.chosen("b", "no"))
    booklet = lay_out(
        build.questionnaire(
            build.page(build.one_choice("a")),
            build.page(build.one_choice("b"), both, ask_if=build.chosen("a", "yes")),
        )
    )
    said = [item.direction.sentences for sheet in booklet.sheets for item in sheet.items if item.direction]
    assert said[0] == ("Answer this only if you ticked “yes” in question 1.",)
    assert said[1][1:] == ("You ticked “yes” in question 1.", "You ticked “no” in question 2.")


def test_an_earlier_answer_in_later_words_becomes_a_pointer_to_its_question() -> None:
    booklet = lay_out(
        build.questionnaire(
            build.page(build.one_choice("town")),
            build.page(build.long_text("why", hint="You said: {town|nothing yet}.")),
        )
    )
    hints = [item.hint for sheet in booklet.sheets for item in sheet.items]
    assert hints[1] == "You said: (look at question 1)."


def test_a_hard_word_is_explained_at_its_first_use_on_each_sheet() -> None:
    word = HardWord.model_validate({"id": "camhs", "word": "CAMHS", "means": "A service."})
    asked = build.questionnaire(
        *(build.page(build.one_choice(name, hard_words=("camhs",))) for name in ("a", "b", "c")), glossary=(word,)
    )
    explained = [[len(item.hard_words) for item in sheet.items] for sheet in lay_out(asked).sheets]
    assert explained == [[1, 0], [1]]


def test_help_is_pointed_to_where_an_answer_may_worry() -> None:
    worried = build.one_choice("safe", build.option("no", worry=True), "yes")
    booklet = lay_out(build.questionnaire(build.page(worried), build.page(build.one_choice("a"))))
    assert [item.worries for sheet in booklet.sheets for item in sheet.items] == [True, False]
