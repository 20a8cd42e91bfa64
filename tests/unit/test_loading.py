"""A row of a file becomes answers by the map and by the rules of the web; a map's mistakes are told with their lines."""

from __future__ import annotations

from typing import Any

import pytest

from surveyapp.domain.journey import Place
from surveyapp.domain.problems import ProblemsFound
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.row_maps import REASONS, RowMap, RowReader, faults_of_header, parse_row_map
from tests import builders as build
from tests.rules.test_kinds import mistakes_of_the_domain

ASKED = build.questionnaire(
    build.page(
        build.one_choice("rating", "good", "poor", build.option("dont-know", apart="dont-know")),
        build.several_choices("pets", "cat", "dog", build.option("none", alone=True)),
        build.month("month"),
        build.number("children", at_least=1, at_most=3),
        build.long_text("comment", longest=20),
        build.information("thanks"),
    ),
    build.page(build.one_choice("why", "dear", "slow"), ask_if=build.chosen("rating", "poor")),
    build.page(build.one_choice("likes"), repeat="child"),
    menu=build.menu(
        build.section("school", build.page(build.one_choice("school-helps"))),
        build.section("bus", build.page(build.one_choice("bus-helps"))),
        build.section("costs", build.page(build.one_choice("too-dear")), ask_if=build.chosen("rating", "poor")),
    ),
    repeats=(build.repeat(most=3),),
    id="asked",
)


def read_row(row: dict[str, str], row_map: RowMap | None = None, asked: Questionnaire = ASKED) -> Any:
    header = list(row)
    assert list(faults_of_header(header, asked, row_map)) == []
    return RowReader(asked, header, row_map).read(list(row.values()))


def sent(row: dict[str, str], row_map: RowMap | None = None) -> dict[Any, Any]:
    """What would be stored of a row: answers on the way, by question or by question and number."""
    read = read_row(row, row_map)
    assert read.reasons == ()
    return {
        question.id if number == 1 else (question.id, number): value
        for question, number, value in read.journey.answered()
    }


def mapped(text: str) -> RowMap:
    return parse_row_map(text, ASKED)


def problems_of(text: str) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        mapped(text)
    return [str(problem) for problem in found.value.problems]


# Without a map


def test_columns_are_named_by_questions_and_cells_hold_option_ids() -> None:
    assert sent({"rating": " good ", "month": "2024-05", "comment": "Fine."}) == {
        "rating": "good",
        "month": "2024-05",
        "comment": "Fine.",
    }


def test_several_options_are_parted_by_semicolons() -> None:
    assert sent({"pets": "dog; cat"}) == {"pets": ("cat", "dog")}


def test_a_number_after_a_dot_names_the_repeat() -> None:
    assert sent({"children": "2", "likes": "yes", "likes.2": "no"}) == {
        "children": 2,
        "likes": "yes",
        ("likes", 2): "no",
    }


def test_empty_cells_are_skipped_questions() -> None:
    assert sent({"rating": "", "pets": " ", "children": "", "comment": "\n"}) == {}


def test_answers_off_the_way_are_left_out_as_on_the_web() -> None:
    assert sent({"rating": "good", "why": "slow", "likes.3": "yes"}) == {"rating": "good"}
    assert sent({"rating": "poor", "why": "slow"}) == {"rating": "poor", "why": "slow"}


def test_sections_that_a_row_answers_count_as_chosen() -> None:
    assert sent({"bus-helps": "yes"}) == {"bus-helps": "yes"}
    assert sent({"school-helps": "no", "bus-helps": "yes"}) == {"school-helps": "no", "bus-helps": "yes"}
    read = read_row({"bus-helps": "yes"})
    assert read.journey.complete is False  # nothing else was said
    assert read.journey.answers.value("topic") == "bus"


def test_a_section_that_is_not_offered_hides_no_other() -> None:
    assert sent({"rating": "good", "too-dear": "yes", "bus-helps": "no"}) == {"rating": "good", "bus-helps": "no"}


def test_how_many_answers_a_row_holds_is_known_whether_they_are_on_the_way_or_not() -> None:
    assert read_row({"rating": "good", "why": "slow", "bus-helps": "yes"}).given == 3


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("rating", "fine", "column “rating”: “fine” is none of its answers."),
        ("pets", "cat;none", "column “pets”: “cat;none” holds an answer that excludes the others."),
        ("month", "2024-13", "column “month”: “2024-13” has no month from 01 to 12."),
        ("month", "May", "column “month”: “May” is not a month such as 2024-05."),
        ("children", "4", "column “children”: “4” is not from 1 to 3."),
        ("children", "two", "column “children”: “two” is not a whole number."),
    ],
)
def test_each_wrong_cell_has_its_reason(column: str, cell: str, reason: str) -> None:
    assert read_row({column: cell}).reasons == (reason,)


def test_all_the_wrong_cells_of_a_row_are_told() -> None:
    assert len(read_row({"rating": "fine", "children": "9"}).reasons) == 2


def test_a_reason_never_quotes_a_text() -> None:
    (reason,) = read_row({"comment": "My daughter Jane told me"}).reasons
    assert reason == "column “comment”: the text is longer than 20 characters."


def test_hidden_characters_are_taken_out_of_texts() -> None:
    read = read_row({"comment": "so\x0b nice"})
    assert read.mended
    assert read.journey.answers.value("comment") == "so nice"


def test_every_mistake_that_the_domain_finds_has_a_reason() -> None:
    assert set(REASONS) == mistakes_of_the_domain()
    figures = {"most": 1, "at_least": 1, "at_most": 2, "longest": 3, "over": 1}
    assert all("{" not in reason.format(cell="x", **figures) for reason in REASONS.values())


# With a map


def test_values_translate_cells() -> None:
    row_map = mapped('columns: {stars: {question: rating, values: {"1": good, "9": ""}}}')
    assert sent({"stars": " 1"}, row_map) == {"rating": "good"}
    assert sent({"stars": "9"}, row_map) == {}
    assert sent({"stars": "poor"}, row_map) == {"rating": "poor"}
    assert read_row({"stars": "5"}, row_map).reasons == ("column “stars”: “5” is none of its answers.",)


def test_otherwise_stands_for_what_is_not_known_or_is_refused() -> None:
    row_map = mapped(
        "columns:\n"
        '  stars: {question: rating, values: {"1": good}, otherwise: dont-know}\n'
        '  when: {question: month, otherwise: ""}\n'
    )
    assert sent({"stars": "7", "when": "2021-31"}, row_map) == {"rating": "dont-know"}
    assert sent({"stars": "1", "when": "2021-03"}, row_map) == {"rating": "good", "month": "2021-03"}


def test_each_of_several_options_is_translated() -> None:
    row_map = mapped("columns: {animals: {question: pets, values: {Katze: cat, both: cat;dog}}}")
    assert sent({"animals": "Katze;dog"}, row_map) == {"pets": ("cat", "dog")}
    assert sent({"animals": "both"}, row_map) == {"pets": ("cat", "dog")}


def test_a_map_names_a_repeat_with_a_dot() -> None:
    row_map = mapped("columns: {how-many: {question: children}, second: {question: likes.2}}")
    assert sent({"how-many": "2", "second": "yes"}, row_map) == {"children": 2, ("likes", 2): "yes"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("columns:\n  stars:\n    question: ratings\n", "line 3, columns › stars › question: There is no question"),
        (
            "columns:\n  a:\n    question: rating.2\n",
            "line 3, columns › a › question: There is no question “rating.2”.",
        ),
        ("columns:\n  a:\n    question: thanks\n", "line 3, columns › a › question: There is no question “thanks”."),
        (
            'columns:\n  stars:\n    question: rating\n    values:\n      "1": great\n',
            "line 5, columns › stars › values › 1: “great” is no answer to “rating”.",
        ),
        (
            "columns:\n  a:\n    question: month\n    otherwise: never\n",
            "line 4, columns › a › otherwise: “never” is no",
        ),
        ("columns:\n  a: {question: rating}\n  b: {question: rating}\n", "line 2, columns › a › question: Two columns"),
        ("columns:\n  a: {question: rating}\nignore: [a]\n", "line 3, ignore: “a” is a column that is mapped."),
        (
            "columns:\n  a:\n    question: rating\n    valeus: {}\n",
            "line 4, columns › a › valeus: “valeus” is not a key",
        ),
        ("key: id\n", "“columns” is missing."),
        ("columns: {}\n", "columns"),
        ("columns: [\n", "This is not YAML"),
    ],
)
def test_a_mistake_in_a_map_is_told_with_its_line(text: str, problem: str) -> None:
    assert any(problem in told for told in problems_of(text)), problems_of(text)


# Headers


def test_every_fault_of_a_header_is_told_at_once() -> None:
    faults = list(faults_of_header(["rating", "rating", "", "mood"], ASKED, None))
    assert len(faults) == 3


def test_a_column_names_a_repeat_up_to_the_most_that_there_are_and_only_of_a_question_that_is_repeated() -> None:
    assert list(faults_of_header(["likes", "likes.1", "likes.2", "likes.3"], ASKED, None)) == []
    assert all(len(list(faults_of_header([name], ASKED, None))) == 1 for name in ("likes.0", "likes.4", "rating.1"))


def test_a_map_and_a_file_name_the_same_columns() -> None:
    row_map = mapped("key: id\ncolumns: {stars: {question: rating}}\nignore: [extra]\n")
    assert list(faults_of_header(["id", "stars"], ASKED, row_map)) == []
    assert list(faults_of_header(["id", "stars", "extra"], ASKED, row_map)) == []
    assert "nothing about the column “mood”" in next(faults_of_header(["id", "stars", "mood"], ASKED, row_map))
    assert "“id”, which the file does not have" in next(faults_of_header(["stars"], ASKED, row_map))


def test_the_key_need_not_be_an_answer_and_can_be_one() -> None:
    row_map = mapped("key: when\ncolumns: {when: {question: month}}")
    assert sent({"when": "2024-05"}, row_map) == {"month": "2024-05"}


def test_what_was_read_once_is_read_the_same_again() -> None:
    reader = RowReader(ASKED, ["rating"], None)
    first, second = reader.read(["good"]), reader.read(["good"])
    assert first.journey.answers == second.journey.answers
    assert first.journey.answers.value("rating") == "good"
    assert Place("rating") in first.journey.answers.given
