"""YAML is read as plain data, and only as plain data: no aliases, no tags, no bombs."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.domain.problems import Problem, ProblemsFound
from surveyapp.domain.yaml_reading import (
    DEEPEST_NESTING,
    LARGEST_FILE,
    plain_value,
    read_with_problems,
    read_yaml,
)


def problems(text: str) -> list[Problem]:
    with pytest.raises(ProblemsFound) as found:
        read_yaml(text)
    return found.value.problems


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("12", 12),
        ("-3", -3),
        ("007", 7),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("12:30", "12:30"),
        ("2024-05-01", "2024-05-01"),
        ("2024-13-45", "2024-13-45"),
        (".inf", ".inf"),
        ("9" * 5_000, "9" * 5_000),
        ("٣", "٣"),
    ],
)
def test_what_words_without_quotes_mean(text: str, value: object) -> None:
    read = plain_value(text)
    assert read == value
    assert type(read) is type(value)


@given(st.text())
def test_any_words_mean_something(text: str) -> None:
    assert plain_value(text) is None or isinstance(plain_value(text), str | int | float | bool)


def test_quotes_make_text_of_anything() -> None:
    assert read_yaml('a: "12"\nb: \'true\'\nc: ""\nd: |-\n  12\n').data == {"a": "12", "b": "true", "c": "", "d": "12"}


def test_each_part_has_its_line() -> None:
    read = read_yaml("title: A\npages:\n\n  - id: first\n  - id: second\n    hint: >\n      more\n")
    assert read.line(("pages",)) == 2
    assert read.line(("pages", 1, "hint")) == 6
    assert read.line(("pages", 1, "missing", "deeper")) == 5
    assert read.line(("nothing",)) == 1


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    read = read_yaml("\ufefftitle: A\r\npages: B\r\n")
    assert read.data == {"title": "A", "pages": "B"}
    assert read.line(("pages",)) == 2


WRONG: list[Any] = [
    ("a: 1\nb: &x 2", 2, "Anchors"),
    ("a: 1\nb: *x", 2, "aliases"),
    ("a: 1\n<<: *x", 2, "aliases"),
    ("a: 1\nb: !!python/object:os.system x", 2, "tag"),
    ("a: 1\nb: !mine x", 2, "tag"),
    ("a: 1\n!mine b: 2", 2, "tag"),
    ("a: 1\n&x b: 2", 2, "Anchors"),
    ("a: 1\nb: 2\na: 3", 3, "twice"),
    ('1: a\n"1": b', 2, "twice"),
    ("a:\n  - b: 1\n    b: 2", 3, "twice"),
    ("a: 1\n? [b]\n: 2", 2, "key"),
    ("a: {{b}: 2}", 1, "key"),
    ("a: 1\n---\nb: 2", 2, "second document"),
    ("a: 1\n  b: 2", 2, "not YAML"),
    ("a:\n\tb: 1", 2, "not YAML"),
    ("a: [1, 2", 1, "not YAML"),
    ("a: 'b", 1, "not YAML"),
    ("a: 1\nb: \0", 2, "hidden"),
    ("a: 1\nb: \u202e", 2, "hidden"),
    ("a: 1\nb: \ud800", 2, "hidden"),
]


@pytest.mark.parametrize(("text", "line", "said"), WRONG)
def test_what_is_not_plain_data_is_a_problem_with_its_line(text: str, line: int, said: str) -> None:
    found = problems(text)
    assert any(problem.line == line and said in problem.sentence and problem.mend for problem in found), found


def test_all_that_is_wrong_is_found_at_once() -> None:
    found = problems("a: *x\nb: &y 2\nc: !t 3\nc: 4\n")
    assert [problem.line for problem in found] == [1, 2, 3, 4]


def test_what_can_be_read_is_read_beside_its_problems() -> None:
    read = read_with_problems("a: *x\nb: &y 2\nb: 3\n")
    assert read.data == {"a": None, "b": 2}
    assert read.unread == {("a",)}
    assert len(read.problems) == 3


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


def test_nesting_has_a_limit() -> None:
    assert read_yaml(nested(DEEPEST_NESTING)).data
    (problem,) = problems(nested(DEEPEST_NESTING + 1))
    assert "deeply" in problem.sentence


def test_a_file_has_a_largest_size() -> None:
    assert read_yaml("# " + "a" * (LARGEST_FILE - 2)).data is None
    (problem,) = problems("# " + "a" * (LARGEST_FILE - 1))
    assert "larger" in problem.sentence


LAUGHS = "a: &a [lol, lol]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz", strict=True)
)
BOMBS = {
    "laughs": LAUGHS,
    "a megabyte": "a: b\n" * 200_000,
    "a megabyte of brackets": "[" * 1_000_000,
    "brackets": "[" * 240_000,
    "braces": "{a: " * 60_000,
    "dashes": "- " * 120_000,
    "question marks": "? " * 120_000,
    "the same key": "a: b\n" * 49_000,
    "aliases": "- *a\n" * 49_000,
    "long words": "a" * 249_000,
    "bangs": "!" * 249_000,
}


def outcome_of(text: str) -> str:
    """What reading ends in: data, or every problem with its sentence. Anything else is raised."""
    try:
        read_yaml(text)
    except ProblemsFound as found:
        return "problems" if all(problem.sentence for problem in found.problems) and found.problems else "nothing said"
    return "data"


def cpu_of(text: str) -> float:
    began = time.process_time()
    assert outcome_of(text) in ("data", "problems")
    return time.process_time() - began


@pytest.fixture(scope="module")
def honest_work() -> float:
    """What reading the largest honest file costs."""
    return cpu_of("- words that people read, one line after another\n" * 4_900)


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_costs_no_more_than_honest_files_do(bomb: str, honest_work: float) -> None:
    assert cpu_of(bomb) < 30 * honest_work


@given(st.text(st.sampled_from(list(" \n\t-:?[]{}&*!|>'\"%@`#,abc1~<=")), max_size=60))
def test_no_text_is_more_than_data_or_problems(text: str) -> None:
    assert outcome_of(text) in ("data", "problems")
