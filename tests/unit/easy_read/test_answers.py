"""The rules about answers: a way out, not too many, the same words and order in every scale."""

from __future__ import annotations

import pytest

from tests.builders import breakdown, long_text, menu, page, section, split_by
from tests.unit.easy_read.saying import (
    ANSWERS,
    DONT_KNOW,
    NO,
    PICTURE,
    SOMETIMES,
    YES,
    asked,
    drawn,
    easy,
    found,
    names,
    on_scale,
)


def test_a_question_that_counts_offers_a_way_out() -> None:
    assert names(easy(asked("Do you like rain?", YES, NO))) == ["no-dont-know"]
    assert names(easy(asked("Do you like rain?", YES, NO, DONT_KNOW))) == []
    assert names(easy(asked("Do you like rain?", YES, NO, drawn("unsure", "I am not sure", "negative")))) == []
    assert names(easy(asked("Do you like rain?", YES, NO, drawn("nope", "It is over", apart="not-applicable")))) == [
        "no-dont-know"
    ]


def test_without_scores_skip_is_way_out_enough() -> None:
    assert names(easy(asked("Who is here?", drawn("me", "Me"), drawn("you", "You")))) == []
    assert names(easy(asked("Who is here?", drawn("me", "Me"), drawn("you", "You"), measure="here"))) == [
        "no-dont-know"
    ]


def test_a_practice_question_needs_no_way_out_since_its_answer_is_never_sent() -> None:
    assert names(easy(asked("Do you like rain?", YES, NO, practice=True))) == []


def test_answers_of_the_area_are_no_scale() -> None:
    split = breakdown("place", drawn("yes", "Yes, we do"), drawn("no", "No, we stay", apart="not-applicable"))
    checked = easy(
        asked("Do you like rain?", *ANSWERS, scale="one"),
        split_by(split, words="Where is it?", picture="a-picture"),
        scales=(on_scale("one"),),
        breakdowns=(split,),
    )
    assert names(checked) == []


def test_more_than_5_answers_are_a_warning() -> None:
    five = [drawn(f"a-{number}", f"The {number}") for number in range(5)]
    assert names(easy(asked("Which is it?", *five))) == []
    assert names(easy(asked("Which is it?", *five, drawn("b", "The other")))) == ["many-options"]


@pytest.mark.parametrize(("sections", "expected"), [(14, []), (15, ["many-options"])])
def test_more_than_15_choices_on_a_menu_are_a_warning_and_what_ends_it_is_one(
    sections: int, expected: list[str]
) -> None:
    parts = (
        section(f"s-{number}", page(long_text(f"q-{number}", words="What is it?", picture=PICTURE), title=None))
        for number in range(sections)
    )
    drawn_parts = [part.model_copy(update={"picture": f"picture-{part.id}"}) for part in parts]
    assert names(easy(asked("Do you like rain?"), menu=menu(*drawn_parts, done_picture=PICTURE))) == expected


def test_an_answer_has_the_same_words_in_every_scale() -> None:
    other = on_scale("two", drawn("yes", "Yes, a lot", "positive"), NO, DONT_KNOW)
    checked = easy(asked("Do you like rain?", *ANSWERS, scale="one"), scales=(on_scale("one"), other))
    (finding,) = found(checked)
    assert finding.rule.name == "scale-words"
    assert finding.sentence == "Yes, a lot"
    assert "scale one" in finding.mend
    assert "“Yes”" in finding.mend


def test_a_question_with_answers_of_its_own_keeps_to_the_words_of_the_scales() -> None:
    own = asked("Do you like snow?", drawn("yes", "Oh yes", "positive"), NO, DONT_KNOW)
    assert names(easy(own, scales=(on_scale("one"),))) == ["scale-words"]


def test_answers_run_the_same_way_in_every_scale() -> None:
    up = on_scale("up", YES, SOMETIMES, NO, DONT_KNOW)
    down = on_scale("down", drawn("bad", "Bad", "negative"), drawn("good", "Good", "positive"), DONT_KNOW)
    mixed = on_scale("mixed", drawn("bad", "Bad", "negative"), YES, drawn("so", "So so", "neutral"), DONT_KNOW)
    question = asked("Do you like rain?", *ANSWERS, scale="up")
    assert names(easy(question, scales=(up, up.model_copy(update={"id": "again"})))) == []
    assert names(easy(question, scales=(up, down))) == ["scale-order"]
    assert names(easy(question, scales=(mixed,))) == ["scale-order"]
    assert names(easy(question, scales=(down, down.model_copy(update={"id": "again"})))) == []


def test_answers_that_scales_share_stand_in_the_same_order() -> None:
    one = on_scale("one", drawn("here", "Here"), drawn("there", "There"), DONT_KNOW)
    two = on_scale("two", drawn("there", "There"), drawn("here", "Here"), DONT_KNOW)
    assert names(easy(asked("Where is it?", *one.options, scale="one"), scales=(one, two))) == ["scale-order"]


def test_the_words_that_are_compared_are_the_easy_ones() -> None:
    worded = {"standard": "Certainly", "easy_read": "Yes"}
    two = on_scale("two", YES.model_copy(update={"words": type(YES.words).model_validate(worded)}), NO, DONT_KNOW)
    checked = easy(asked("Do you like rain?", *ANSWERS, scale="one"), scales=(on_scale("one"), two))
    assert names(checked) == []
