"""The rules about the whole: one name for each thing, how many questions, and the reading grade."""

from __future__ import annotations

import pytest

from surveyapp.domain.answers import LongText
from surveyapp.domain.easy_read.grade import reading_grade
from surveyapp.domain.easy_read.word_lists import ONE_THING
from tests.builders import long_text
from tests.unit.easy_read.saying import PICTURE, asked, easy, found, hard_word, names, names_in, told


@pytest.mark.parametrize("row", ONE_THING, ids=lambda row: row[0])
def test_two_names_for_one_thing_are_an_error_and_one_is_none(row: tuple[str, ...]) -> None:
    first, second = (name.split("/", maxsplit=1)[0] for name in row[:2])
    assert "two-names" not in names_in(f"See the {first}. Ask the {first}.")
    assert "two-names" in names_in(f"See the {first}. Ask the {second}.")


def test_names_are_compared_across_the_whole_questionnaire() -> None:
    checked = easy(asked("Is this survey long?"), about=("This questionnaire is short.", "This survey is good."))
    (finding,) = found(checked)
    assert finding.rule.name == "two-names"
    assert finding.sentence == "This questionnaire is short."
    assert finding.mend.startswith("Say “survey” instead of “questionnaire”")


def test_the_easiest_name_is_kept_where_both_are_used_alike() -> None:
    assert "Say “someone”" in found(told("Ask somebody. Tell someone."))[0].mend


def test_more_than_one_of_a_thing_has_the_same_name() -> None:
    assert names_in("See a child. Ask the children. See the child's kite.") == []
    assert names_in("See a child. Ask the kids.") == ["two-names"]
    assert names_in("See mum and dad. Ask a parent.") == ["two-names"]


def test_a_name_inside_another_word_or_inside_a_hard_word_is_none() -> None:
    assert names_in("We help. A supporter is here.") == []
    assert names_in("We help. Ask for SEN support.", hard_word("SEN support")) == []


def questions(number: int) -> list[LongText]:
    return [long_text(f"q-{place}", words="What is it?", picture=PICTURE) for place in range(number)]


def test_more_than_12_questions_are_a_warning_and_practice_comes_on_top() -> None:
    practice = long_text("try", words="What is this?", picture=PICTURE, practice=True)
    assert names(easy(practice, *questions(12))) == []
    assert names(easy(*questions(13))) == ["many-questions"]


def test_a_grade_above_4_is_a_warning_that_says_the_grade() -> None:
    hard, light = "Communicating professionals simplify everything.", "You can tell us what you like."
    (finding,) = found(told(*[hard] * 25))
    assert finding.rule.name == "reading-grade"
    assert finding.mend.startswith(f"The grade is {reading_grade(['Do you like rain?', *[hard] * 25]):.1f}.")
    assert names(told(*[light] * 25)) == []


def test_verbatim_texts_do_not_count_towards_the_grade() -> None:
    hard = "Communicating professionals simplify everything. " * 25
    assert names(easy(asked("Do you like rain?", hint=hard))) == ["reading-grade"]
    assert "reading-grade" not in names(easy(asked("Do you like rain?", hint=hard, exempt=["verbatim"])))
