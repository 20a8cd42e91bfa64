"""The rules about pictures: one beside the words, with a licence, and another one for each answer."""

from __future__ import annotations

from typing import Any

import pytest

from surveyapp.domain.questionnaire import Menu, Questionnaire
from tests.builders import breakdown, information, long_text, menu, option, page, questionnaire, section, split_by
from tests.unit.easy_read.saying import DONT_KNOW, NO, PICTURE, YES, asked, drawn, easy, found, names, on_scale


def test_each_question_on_a_screen_of_its_own_needs_a_picture() -> None:
    assert names(easy(asked("Do you like rain?", picture=None))) == ["picture-missing"]
    assert names(easy(long_text("tell", words="What is it?"))) == ["picture-missing"]
    assert names(easy(information("read", words="Look here."))) == ["picture-missing"]
    assert names(easy(long_text("tell", words="What is it?", picture=PICTURE))) == []


def test_the_questionnaire_itself_needs_a_picture() -> None:
    assert names(easy(asked("Do you like rain?"), picture=None)) == ["picture-missing"]


def test_answers_without_a_picture_are_one_finding_that_names_them() -> None:
    (finding,) = found(easy(asked("Do you like rain?", option("y", words="Yes"), option("n", words="No"))))
    assert finding.rule.name == "picture-missing"
    assert finding.sentence == "Yes / No"


def a_menu(**more: Any) -> Menu:
    inside = section(
        "rain", page(asked("Do you like rain?"), title="Rain", picture=PICTURE), words="Rain", picture=PICTURE
    )
    return menu(inside, **{"done_picture": "done-picture", **more})


def test_each_part_of_the_menu_needs_a_picture() -> None:
    bare = section("rain", page(asked("Do you like rain?"), title=None), words="Rain")
    before = long_text("tell", words="What is it?", picture=PICTURE)
    assert names(easy(before, menu=a_menu())) == []
    assert names(easy(before, menu=a_menu(done_picture=None))) == ["picture-missing"]
    assert names(easy(before, menu=menu(bare, done_picture=PICTURE))) == ["picture-missing"]


def test_two_choices_of_the_menu_have_two_pictures() -> None:
    snow = section("snow", page(asked("Is it cold?"), title=None), words="Snow", picture=PICTURE)
    before = long_text("tell", words="What is it?", picture=PICTURE)
    two = menu(*a_menu().sections, snow, done_picture="done-picture", done="I am finished")
    (finding,) = [one for one in found(easy(before, menu=two)) if one.rule.name.startswith("picture")]
    assert (finding.rule.name, finding.sentence, finding.place.said) == ("picture-twice", "Rain / Snow", "menu")
    (finding,) = found(easy(before, menu=a_menu(done_picture=PICTURE, done="I am finished")))
    assert finding.sentence == "Rain / I am finished"


def a_page(rendering: str, picture: str | None = PICTURE) -> Questionnaire:
    asked_there = asked("Do you like rain?", option("y", words="Yes"), option("n", words="No"), picture=None)
    shape = {"rendering": rendering, "layout": "page", "picture": PICTURE}
    return questionnaire(page(asked_there, picture=picture), **shape)


def test_a_page_of_several_questions_needs_one_picture() -> None:
    assert "picture-missing" in names(a_page("standard", picture=None))


def test_answers_on_such_a_page_need_pictures_only_where_the_questionnaire_is_easy_read_for_everybody() -> None:
    assert names(a_page("standard")) == ["picture-wanted"]
    assert names(a_page("easy-read")) == ["picture-missing"]


def test_two_answers_have_two_pictures() -> None:
    same = NO.model_copy(update={"picture": YES.picture})
    (finding,) = found(easy(asked("Do you like rain?", YES, same, DONT_KNOW)))
    assert finding.rule.name == "picture-twice"
    assert finding.sentence == "Yes / No"
    assert names(easy(asked("Do you like rain?", YES, NO, DONT_KNOW, picture=YES.picture))) == []


def test_answers_of_a_scale_and_of_a_breakdown_are_looked_at_too() -> None:
    twice = (drawn("here", "Here"), drawn("there", "There").model_copy(update={"picture": "here-picture"}))
    on = easy(asked("Where is it?", *twice, scale="s"), scales=(on_scale("s", *twice),))
    split = breakdown("place", *twice)
    by = easy(split_by(split, words="Where is it?", picture=PICTURE), breakdowns=(split,))
    assert names(on) == ["picture-twice"]
    assert names(by) == ["picture-twice"]
    assert found(by)[0].place.file == "area.yaml"


def test_a_picture_without_a_licence_is_found_once_for_each_name() -> None:
    checked = easy(
        asked("Do you like rain?", YES, NO, DONT_KNOW, picture="stolen"),
        about=({"words": "Hello.", "picture": "stolen"},),
    )
    known = {PICTURE, YES.picture, NO.picture, DONT_KNOW.picture}
    assert names(checked, frozenset(filter(None, known))) == ["picture-without-licence"]
    assert names(checked, frozenset({"stolen", *filter(None, known)})) == []


@pytest.mark.parametrize("missing", ["yes-picture", PICTURE])
def test_pictures_of_questions_and_of_answers_need_a_licence(missing: str) -> None:
    known = frozenset({PICTURE, "yes-picture", "no-picture", "dont-know-picture"} - {missing})
    assert names(easy(asked("Do you like rain?", YES, NO, DONT_KNOW)), known) == ["picture-without-licence"]


def test_without_a_ledger_only_missing_pictures_are_found() -> None:
    assert names(easy(asked("Do you like rain?", YES, NO, DONT_KNOW, picture="stolen")), None) == []
    assert names(easy(asked("Do you like rain?", YES, NO, DONT_KNOW)), frozenset()) == ["picture-without-licence"] * 4
