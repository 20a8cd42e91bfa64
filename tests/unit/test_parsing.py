"""Every problem of a file is found at once, each with its line, its place and a mend."""

from __future__ import annotations

import pytest

from surveyapp.domain.parsing import parse_questionnaire
from surveyapp.domain.problems import Problem, ProblemsFound
from surveyapp.domain.questionnaire import Questionnaire
from tests import builders as build

GOOD = """\
id: breaks
title: Breaks
summary: About breaks.
people: parents
layout: page
most_questions: 4
minutes: 3
pages:
  - questions:
      - id: tried
        kind: one-choice
        words: Did you try?
        options:
          - {id: "yes", words: "Yes"}
          - {id: no, words: No}
  - questions:
      - id: many
        kind: number
        words: {standard: How many?, easy_read: How many breaks?}
        at_most: 6
  - ask_if: {all: [{question: tried, is: "yes"}, {not: {question: many, at_most: 1}}]}
    questions:
      - id: why
        kind: long-text
        words: You said {tried|nothing}. Why?
        optional: true
"""


def parsed(text: str) -> Questionnaire:
    return parse_questionnaire(text, build.area(), build.THEMES)


def problems(text: str) -> list[Problem]:
    with pytest.raises(ProblemsFound) as found:
        parsed(text)
    return found.value.problems


def test_a_good_file_is_a_questionnaire_in_which_no_is_a_word() -> None:
    tried = parsed(GOOD).question("tried")
    assert [option.id for option in getattr(tried, "options", ())] == ["yes", "no"]


BROKEN = [
    ("words: Did you try?", "wrods: Did you try?", 12, "wrods"),
    ("kind: number", "kind: numbr", 17, "numbr"),
    ("id: many", "id: tried", 17, "tried"),
    ("id: many", "id: validate", 17, "validate"),
    ("id: many", "id: class", 17, "class"),
    ("id: many", "id: Many things", 17, "Many things"),
    ('is: "yes"', "is: maybe", 21, "maybe"),
    ("question: tried, is", "question: nobody, is", 21, "nobody"),
    ("question: tried, is", "question: why, is", 21, "why"),
    ("{not: {question: many, at_most: 1}}", "{question: tried, is: no}", 21, "never"),
    ("{tried|nothing}", "{why|nothing}", 25, "why"),
    ("title: Breaks", "title: Breaks\ntitle: Twice", 3, "twice"),
    ("summary: About breaks.", "summary: &a About breaks.", 3, "&"),
    ("summary: About breaks.", "summary: !!str About breaks.", 3, "tag"),
    ("most_questions: 4", "most_questions: 2", 6, "3 questions"),
    ("layout: page", "layout: pages", 5, "layout"),
    ("        at_most: 6", "        at_most: 6\n        theme: nowhere", 21, "nowhere"),
]


@pytest.mark.parametrize(("good", "bad", "line", "said"), BROKEN)
def test_each_problem_has_its_line_and_a_mend(good: str, bad: str, line: int, said: str) -> None:
    assert GOOD.count(good) == 1
    found = problems(GOOD.replace(good, bad))
    told = [problem for problem in found if problem.line == line and said in str(problem)]
    assert told, [str(problem) for problem in found]
    assert all(problem.mend for problem in found)


def test_several_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    broken = GOOD.replace("title: Breaks", "titel: Breaks").replace("kind: number", "kind: numbr")
    lines = [problem.line for problem in problems(broken)]
    assert len(lines) >= 3  # title is missing, titel is unknown, numbr is no kind
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    "text", ["", "just words", "- a\n- b", "a: [", "\t", "a: " + "[" * 5_000, "x" * 1_000_001, "\x00"]
)
def test_what_is_no_questionnaire_is_a_problem_and_never_a_fault(text: str) -> None:
    assert problems(text)


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert any("alias" in str(problem) for problem in problems(bomb))
