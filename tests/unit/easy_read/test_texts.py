"""What is checked: every text that a person reads in easy read, and nothing else, each with its place."""

from __future__ import annotations

from typing import Any

import pytest

from surveyapp.domain.questionnaire import Questionnaire, Repeat, Worry
from surveyapp.domain.words import Words
from tests.builders import breakdown, information, long_text, measure, menu, page, section, split_by
from tests.unit.easy_read.saying import (
    ANSWERS,
    DONT_KNOW,
    NO,
    PICTURE,
    YES,
    asked,
    drawn,
    easy,
    found,
    hard_word,
    names,
    on_scale,
)

BAD = "It is not easy."
RAIN = "Do you like rain?"


def with_menu(**more: Any) -> Questionnaire:
    inside = section(
        "rain", page(asked(RAIN), title=None), **{"words": "Rain", "picture": PICTURE, **more.pop("inside", {})}
    )
    return easy(
        long_text("tell", words="What is it?", picture=PICTURE), menu=menu(inside, done_picture="done-picture", **more)
    )


SPLIT = breakdown("place", drawn("here", "Here", hint=BAD), drawn("there", "There"))

EVERYWHERE = {
    "title": easy(asked(RAIN), title=BAD),
    "summary": easy(asked(RAIN), summary=BAD),
    "about, point 2": easy(asked(RAIN), about=("Hello.", BAD)),
    "worry, sentence 2": easy(asked(RAIN), worry=Worry(words=(Words(standard="Hello."), Words(standard=BAD)))),
    "page asked, title": easy(asked(RAIN)).model_copy(update={"pages": (page(asked(RAIN), title=BAD),)}),
    "question asked, words": easy(asked(BAD)),
    "question asked, hint": easy(asked(RAIN, hint=BAD)),
    "question asked, option long, words": easy(asked(RAIN, YES, NO, DONT_KNOW, drawn("long", BAD))),
    "question asked, option long, hint": easy(asked(RAIN, YES, NO, DONT_KNOW, drawn("long", "A lot", hint=BAD))),
    "question read, words": easy(information("read", words=BAD, picture=PICTURE)),
    "question read, body, sentence 1": easy(information("read", words="Look.", body=(BAD,), picture=PICTURE)),
    "scale s, option no, words": easy(
        asked(RAIN, *ANSWERS, scale="s"), scales=(on_scale("s", YES, drawn("no", BAD, "negative"), DONT_KNOW),)
    ),
    "breakdown place, option here, hint": easy(
        split_by(SPLIT, words="Where is it?", picture=PICTURE), breakdowns=(SPLIT,)
    ),
    "menu, words": with_menu(words=BAD),
    "menu, again": with_menu(again=BAD),
    "menu, hint": with_menu(hint=BAD),
    "menu, done": with_menu(done=BAD),
    "menu, section rain": with_menu(inside={"words": BAD}),
    "repeat child": easy(
        asked(RAIN), repeats=(Repeat(id="child", count="children", most=2, words=Words(standard=BAD)),)
    ),
    "word rain, means": easy(asked(RAIN), glossary=(hard_word("rain", BAD),)),
}


@pytest.mark.parametrize("place", EVERYWHERE)
def test_every_text_is_checked_once_and_named_by_its_place(place: str) -> None:
    (finding,) = [finding for finding in found(EVERYWHERE[place]) if finding.rule.name == "negative-word"]
    assert finding.place.said == place
    assert finding.sentence == BAD
    assert finding.is_error


def test_the_path_leads_to_the_text_in_its_file() -> None:
    assert found(easy(asked(RAIN, hint=BAD)))[0].place.path == ("pages", 0, "questions", 0, "hint")
    assert found(with_menu(inside={"words": BAD}))[0].place.path == ("menu", "sections", 0, "words")


def test_texts_of_the_area_are_found_in_its_files() -> None:
    place = found(EVERYWHERE["breakdown place, option here, hint"])[0].place
    assert (place.file, place.path) == ("area.yaml", ())
    assert found(EVERYWHERE["word rain, means"])[0].place.file == "glossary.yaml"


def test_easy_words_are_checked_where_there_are_some_and_the_standard_ones_where_there_are_none() -> None:
    assert names(easy(asked(RAIN), about=({"standard": BAD, "easy_read": "It is hard."},))) == []
    assert names(easy(asked(RAIN), about=({"standard": "It is hard.", "easy_read": BAD},))) == ["negative-word"]
    assert names(easy(asked(RAIN), about=({"standard": BAD},))) == ["negative-word"]


def test_a_questionnaire_whose_rendering_is_standard_is_checked_in_easy_read() -> None:
    assert names(easy(asked(RAIN), rendering="standard", about=({"standard": "It is hard.", "easy_read": BAD},))) == [
        "negative-word"
    ]


def test_words_of_measures_are_for_the_dashboard_and_not_checked() -> None:
    assert names(easy(asked(RAIN), measures=(measure("rain", title=BAD),))) == []


def test_a_questionnaire_that_is_never_offered_is_not_checked() -> None:
    assert found(easy(asked(BAD, picture=None), listed=False)) == []


def test_a_hard_word_that_is_named_by_hand_is_checked() -> None:
    glossary = (hard_word("fog", BAD),)
    assert names(easy(asked(RAIN, hard_words=("fog",)), glossary=glossary)) == ["negative-word"]
    assert names(easy(asked(RAIN), glossary=glossary)) == []


def test_errors_come_before_warnings() -> None:
    checked = easy(asked("Do you often like rain and snow?"), about=("You were told.", BAD))
    severities = [finding.severity.value for finding in found(checked)]
    assert severities == sorted(severities)
    assert set(severities) == {"error", "warning"}
