"""What is wrong with a questionnaire or an area whose shape is right: where, why, and how to mend it."""

from __future__ import annotations

import time
from typing import Any

import pytest

from surveyapp.domain.answers import SeveralChoices
from surveyapp.domain.area import Area
from surveyapp.domain.checking import check_area, check_glossary, check_questionnaire, check_themes
from surveyapp.domain.findings import Found
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.paths import longest_path
from surveyapp.domain.questionnaire import Page, Questionnaire
from surveyapp.domain.words import Words
from tests.builders import (
    AGE,
    NO,
    THEMES,
    YES,
    all_of,
    any_of,
    area,
    between,
    breakdown,
    chosen,
    group,
    information,
    long_text,
    measure,
    menu,
    month,
    not_,
    number,
    one_choice,
    option,
    page,
    questionnaire,
    rated,
    repeat,
    safety_survey,
    scale,
    section,
    several_choices,
    short_text,
    split_by,
    supporter_question,
    theme,
)
from tests.unit.leading import leads_somewhere


def found_in(checked: Questionnaire, where: Area | None = None) -> list[Found]:
    return check_questionnaire(checked, where or area(AGE), THEMES)


def only_finding(*pages: Page, where: Area | None = None, **more: Any) -> Found:
    checked = questionnaire(*pages, **more)
    found = found_in(checked, where)
    assert len(found) == 1, found
    assert found[0].mend
    assert leads_somewhere(found[0].path, checked), found
    return found[0]


def is_sound(*pages: Page, where: Area | None = None, **more: Any) -> bool:
    return found_in(questionnaire(*pages, **more), where) == []


PET = page(one_choice("pet", "dog", "cat"))


def asked_if(condition: object) -> Page:
    return page(one_choice("walks"), ask_if=condition)


def test_a_sound_questionnaire_has_no_findings() -> None:
    assert found_in(safety_survey(splits=())) == []


# Ids


@pytest.mark.parametrize("taken", ["class", "none", "data", "validate", "csrf-token", "print", "send", "done", "items"])
def test_an_id_that_the_software_needs_is_refused(taken: str) -> None:
    finding = only_finding(page(one_choice(taken)))
    assert finding.path == ("pages", 0, "questions", 0, "id")
    assert taken in finding.sentence


def test_pages_menus_sections_and_questionnaires_cannot_take_such_an_id_either() -> None:
    asks = page(one_choice("b"))
    assert only_finding(page(one_choice("a"), id="send")).path == ("pages", 0, "id")
    assert only_finding(PET, menu=menu(section("class", asks))).path == ("menu", "sections", 0, "id")
    assert only_finding(PET, menu=menu(section("s", asks), id="data")).path == ("menu", "id")
    assert only_finding(PET, id="import").path == ("id",)


def test_an_id_is_used_once_wherever_the_questions_stand() -> None:
    twice = one_choice("pet")
    for more in ({"closing": (page(twice),)}, {"menu": menu(section("s", page(twice)))}):
        assert "used twice" in only_finding(PET, **more).sentence
    assert only_finding(page(twice, one_choice("pet"))).path == ("pages", 0, "questions", 1, "id")


def test_a_page_has_the_id_of_its_first_question_or_one_of_its_own() -> None:
    assert is_sound(PET, page(one_choice("walks"), id="about-walks"))
    assert "used twice" in only_finding(PET, page(one_choice("walks"), id="pet")).sentence


def test_options_are_told_apart_by_their_ids() -> None:
    finding = only_finding(page(one_choice("pet", "dog", "dog")))
    assert finding.path == ("pages", 0, "questions", 0, "options", 1, "id")


def test_parts_of_a_kind_are_told_apart_by_their_ids() -> None:
    feeds = page(rated("a", "m"))
    assert only_finding(feeds, measures=(measure("m"), measure("m"))).path == ("measures", 1, "id")
    assert only_finding(PET, scales=(scale("s"), scale("s"))).path == ("scales", 1, "id")
    hard = HardWord(id="w", word=Words(standard="w"), means=Words(standard="w"))
    assert check_glossary((hard, hard))[0].path == ("words", 1, "id")


# Conditions


@pytest.mark.parametrize(
    ("condition", "path", "said"),
    [
        (chosen("pets", "dog"), ("question",), "no question “pets”"),
        (chosen("pet", "dgo"), ("is",), "no option “dgo”"),
        (all_of(chosen("pet", "dog"), chosen("pets", "dog")), ("all", 1, "question"), "no question"),
        (any_of(chosen("pet", "dog"), not_(chosen("pets", "dog"))), ("any", 1, "not", "question"), "no question"),
        (between("pet", at_least=1), (), "not a number question"),
        (chosen("walks", "yes"), ("question",), "on the same page"),
        (chosen("after", "yes"), ("question",), "later"),
        (chosen("comment", "yes"), (), "has no options"),
        (chosen("since", "yes"), (), "has no options"),
        (chosen("how-many", "yes"), (), "has no options"),
    ],
)
def test_a_condition_looks_back_at_what_can_be_compared(condition: Any, path: tuple[Any, ...], said: str) -> None:
    earlier = page(one_choice("pet", "dog", "cat"), long_text("comment"), month("since"), number("how-many"))
    finding = only_finding(earlier, asked_if(condition), page(one_choice("after")))
    assert finding.path == ("pages", 1, "ask_if", *path)
    assert said in finding.sentence


def test_a_slip_of_the_pen_is_recognised() -> None:
    assert only_finding(PET, asked_if(chosen("pets", "dog"))).mend == "Did you mean “pet”?"
    assert only_finding(PET, asked_if(chosen("pet", "dgo"))).mend == "Did you mean “dog”?"


def test_conditions_of_questions_and_sections_are_checked_too() -> None:
    nowhere = chosen("nobody", "yes")
    asks = page(one_choice("b"))
    assert only_finding(PET, page(one_choice("b", ask_if=nowhere))).path[:5] == ("pages", 1, "questions", 0, "ask_if")
    in_menu = menu(section("s", asks, ask_if=nowhere))
    assert only_finding(PET, menu=in_menu).path[:4] == ("menu", "sections", 0, "ask_if")


def test_options_of_scales_and_breakdowns_can_be_looked_at() -> None:
    scaled = page(one_choice("a", options=(), scale="s", measure="m"))
    split = page(one_choice("age-question", options=(), breakdown="age"))
    more: dict[str, Any] = {"scales": (scale("s"),), "measures": (measure("m"),)}
    for condition in (chosen("a", "sometimes"), chosen("age-question", "teenager")):
        assert is_sound(scaled, split, asked_if(condition), **more)
    assert "no option “adult”" in only_finding(split, asked_if(chosen("age-question", "adult"))).sentence


def test_a_section_cannot_look_at_another_one_which_may_come_later_or_never() -> None:
    first = section("first", page(one_choice("a")))
    looks = page(one_choice("b"), ask_if=chosen("a", "yes"))
    assert "another section" in only_finding(PET, menu=menu(first, section("second", looks))).sentence
    assert is_sound(PET, menu=menu(section("first", page(one_choice("a")), looks)))
    assert is_sound(PET, menu=menu(first), closing=(looks,))


def test_what_is_asked_of_each_child_is_looked_at_only_by_pages_of_the_same_child() -> None:
    children = page(number("children", at_most=6))
    each = page(one_choice("safe"), repeat="child")
    looks = chosen("safe", "no")
    same = page(one_choice("where"), repeat="child", ask_if=looks)
    assert is_sound(children, each, same, repeats=(repeat(),))
    finding = only_finding(children, each, page(one_choice("where"), ask_if=looks), repeats=(repeat(),))
    assert "once for each “child”" in finding.sentence


# Ways through


@pytest.mark.parametrize(
    "impossible",
    [
        all_of(chosen("pet", "dog"), chosen("pet", "cat")),
        all_of(chosen("pet", "dog"), not_(chosen("pet", "dog"))),
        between("how-many", at_least=7),
        between("how-many", at_least=4, at_most=3),
        all_of(between("how-many", at_least=4), between("how-many", at_most=3)),
        all_of(chosen("needs", "reading"), chosen("needs", "none-of-these")),
        all_of(chosen("needs", "reading"), chosen("needs", "writing"), chosen("needs", "talking")),
        all_of(chosen("dog-name", "rex"), chosen("pet", "cat")),
    ],
)
def test_a_page_that_no_answers_lead_to_is_found(impossible: Any) -> None:
    finding = only_finding(*EARLIER, asked_if(impossible))
    assert finding.path == ("pages", 2, "ask_if")
    assert "never" in finding.sentence


@pytest.mark.parametrize(
    "possible",
    [
        chosen("pet", "dog", "cat"),
        not_(any_of(chosen("pet", "dog"), chosen("pet", "cat"))),
        between("how-many", at_least=6),
        all_of(between("how-many", at_least=3), between("how-many", at_most=3)),
        all_of(chosen("needs", "reading"), chosen("needs", "talking"), not_(chosen("needs", "writing"))),
        all_of(chosen("needs", "none-of-these"), not_(chosen("needs", "reading"))),
        all_of(chosen("dog-name", "rex"), chosen("pet", "dog")),
        all_of(not_(chosen("dog-name", "rex")), chosen("pet", "cat")),
    ],
)
def test_a_page_that_some_answers_lead_to_is_not(possible: Any) -> None:
    assert is_sound(*EARLIER, asked_if(possible))


EARLIER = (
    page(
        one_choice("pet", "dog", "cat"),
        number("how-many", at_most=6),
        several_choices("needs", "reading", "writing", "talking", option("none-of-these", alone=True), most=2),
    ),
    page(one_choice("dog-name", "rex", "fido"), ask_if=chosen("pet", "dog")),
)


def test_a_question_that_its_page_contradicts_is_found_once() -> None:
    contradicts = page(
        one_choice("walks"), one_choice("purrs", ask_if=chosen("pet", "cat")), ask_if=chosen("pet", "dog")
    )
    assert only_finding(PET, contradicts).path == ("pages", 1, "questions", 1, "ask_if")


def test_a_section_and_what_stands_in_it_can_contradict_each_other() -> None:
    purrs = page(one_choice("purrs"), ask_if=chosen("pet", "cat"))
    dogs = menu(section("dogs", page(one_choice("walks")), purrs, ask_if=chosen("pet", "dog")))
    assert only_finding(PET, menu=dogs).path == ("menu", "sections", 0, "pages", 1, "ask_if")
    nobody = all_of(chosen("pet", "dog"), chosen("pet", "cat"))
    never = menu(section("dogs", page(one_choice("walks")), purrs, ask_if=nobody))
    assert only_finding(PET, menu=never).path == ("menu", "sections", 0, "ask_if")


def test_the_longest_way_takes_the_larger_of_two_branches() -> None:
    dogs = page(one_choice("a"), one_choice("b"), one_choice("c"), ask_if=chosen("pet", "dog"))
    cats = page(one_choice("d"), ask_if=chosen("pet", "cat"))
    assert longest_path(questionnaire(PET, dogs, cats)) == 1 + 3


def test_branches_on_different_questions_add_up() -> None:
    earlier = page(one_choice("pet", "dog", "cat"), one_choice("garden"))
    dogs = page(one_choice("a"), ask_if=chosen("pet", "dog"))
    gardens = page(one_choice("b"), ask_if=chosen("garden", "yes"))
    assert longest_path(questionnaire(earlier, dogs, gardens)) == 2 + 1 + 1


def test_the_longest_way_takes_one_section_one_child_and_no_information() -> None:
    short, long = section("short", page(one_choice("a"))), section("long", page(one_choice("b"), one_choice("c")))
    each = page(one_choice("safe"), repeat="child")
    whole = questionnaire(
        page(information("hello")),
        page(number("children", at_most=6)),
        each,
        menu=menu(short, long),
        closing=(page(one_choice("age")),),
        repeats=(repeat(),),
    )
    assert longest_path(whole) == 1 + 1 + 2 + 1


def test_a_section_counts_only_for_whom_it_is_offered() -> None:
    dogs = page(one_choice("a"), one_choice("b"), ask_if=chosen("pet", "dog"))
    for_cats = menu(section("cats", page(one_choice("c")), ask_if=chosen("pet", "cat")))
    assert longest_path(questionnaire(PET, dogs, menu=for_cats)) == 1 + 2


def test_a_way_that_asks_too_much_is_found() -> None:
    pages = (PET, page(one_choice("a"), ask_if=chosen("pet", "dog")))
    assert is_sound(*pages, most_questions=2)
    assert only_finding(*pages, most_questions=1).path == ("most_questions",)


def test_ways_are_followed_although_something_else_is_wrong() -> None:
    found = found_in(questionnaire(PET, page(one_choice("a", theme="nowhere")), most_questions=1))
    assert [finding.path for finding in found] == [("pages", 1, "questions", 0, "theme"), ("most_questions",)]


def test_forty_branches_are_checked_in_a_moment() -> None:
    deciding = page(*(one_choice(f"q-{place}") for place in range(40)))
    either = any_of(*(chosen(f"q-{place}", "yes") for place in range(40)))
    every = all_of(*(chosen(f"q-{place}", "yes") for place in range(40)))
    began = time.monotonic()
    assert is_sound(deciding, asked_if(either), page(one_choice("every"), ask_if=every))
    assert time.monotonic() - began < 10


def test_more_options_than_can_be_tried_together_are_taken_as_possible() -> None:
    names = [f"o-{place}" for place in range(12)]
    every = all_of(*(chosen("needs", name) for name in names))
    assert is_sound(page(several_choices("needs", *names)), asked_if(every))


# References


def test_themes_measures_and_hard_words_that_are_not_there_are_found() -> None:
    assert only_finding(page(one_choice("a", theme="saef"))).mend == "Did you mean “safe”?"
    assert only_finding(page(one_choice("a"), theme="nowhere")).path == ("pages", 0, "theme")
    assert only_finding(PET, menu=menu(section("s", page(one_choice("a")), theme="nowhere"))).path[-1] == "theme"
    assert "no measure “m”" in only_finding(page(rated("a", "m"))).sentence
    assert only_finding(page(one_choice("a", hard_words=("camhs",)))).path[-2:] == ("hard_words", 0)


def test_a_measure_needs_a_question_a_theme_and_a_headline_that_exist() -> None:
    feeds = page(rated("a", "m"))
    assert is_sound(feeds, measures=(measure("m", headline="safe-panel"),))
    assert only_finding(feeds, measures=(measure("m", headline="panel"),)).path == ("measures", 0, "headline")
    assert only_finding(feeds, measures=(measure("m", theme="nowhere"),)).path == ("measures", 0, "theme")
    assert "No question feeds" in only_finding(PET, measures=(measure("m"),)).sentence


def test_a_repeat_needs_a_number_that_is_asked_before() -> None:
    each = page(one_choice("safe"), repeat="child")
    children = page(number("children", at_most=6))
    assert is_sound(children, each, repeats=(repeat(),))
    assert only_finding(children, each).path == ("pages", 1, "repeat")
    assert only_finding(PET, page(one_choice("a"), repeat="child"), repeats=(repeat(count="pet"),)).path == (
        "repeats",
        0,
        "count",
    )
    assert only_finding(page(number("children", at_most=7)), each, repeats=(repeat(),)).path == ("repeats", 0, "most")
    assert "not asked before" in only_finding(each, children, repeats=(repeat(),)).sentence
    in_menu: dict[str, Any] = {"menu": menu(section("s", children)), "closing": (each,)}
    assert "of everybody" in only_finding(PET, **in_menu, repeats=(repeat(),)).sentence


def test_who_answers_is_asked_once_of_everybody_with_just_these_options() -> None:
    asked = supporter_question()
    assert is_sound(page(asked), supporter="answered-by")
    for wrong in (
        one_choice("answered-by", "me", "someone-for-me"),
        several_choices("answered-by", *asked.options),
        short_text("answered-by"),
    ):
        assert "one choice between" in only_finding(page(wrong), supporter="answered-by").sentence
    assert only_finding(PET, supporter="nobody").path == ("supporter",)
    sometimes = page(asked, ask_if=chosen("pet", "dog"))
    assert "of everybody" in only_finding(PET, sometimes, supporter="answered-by").sentence


# Choices


def test_options_come_from_one_place() -> None:
    assert "from one place" in only_finding(page(one_choice("a", options=()))).sentence
    both = one_choice("a", breakdown="age")
    assert "from one place" in only_finding(page(both)).sentence
    assert only_finding(page(one_choice("a", options=(), scale="s"))).path[-1] == "scale"
    assert only_finding(page(one_choice("a", options=(), breakdown="height"))).path[-1] == "breakdown"
    assert "fewer than two" in only_finding(page(one_choice("a", "yes"))).sentence


def test_scores_and_measures_go_together() -> None:
    scored, feeding = one_choice("a", YES, NO), one_choice("a", measure="m")
    assert "feeds no measure" in only_finding(page(scored)).sentence
    assert "has a score" in only_finding(page(feeding), measures=(measure("m"),)).sentence
    texts = (page(rated("b", "m")), page(long_text("a", measure="m")))
    assert "Only a question with options" in only_finding(*texts, measures=(measure("m"),)).sentence
    both = option("unsure", "neutral", apart="dont-know")
    twofold = page(one_choice("a", YES, both, measure="m"))
    assert only_finding(twofold, measures=(measure("m"),)).path[-2:] == ("options", 1)


def test_an_option_stands_alone_only_among_several() -> None:
    alone = option("none-of-these", alone=True)
    assert is_sound(page(several_choices("a", "yes", alone)))
    assert "stands alone" in only_finding(page(one_choice("a", "yes", alone))).sentence


def test_groups_belong_to_breakdowns() -> None:
    assert only_finding(page(one_choice("a", "yes", option("no", group="g")))).path[-1] == "group"


def test_a_breakdown_is_filled_once_and_six_of_them_at_most() -> None:
    twice = (page(split_by(AGE, options=())), page(one_choice("again", options=(), breakdown="age")))
    assert "Two questions" in only_finding(*twice).sentence
    many = [breakdown(f"b-{place}", "x", "y") for place in range(7)]
    pages = [page(split_by(each, options=())) for each in many]
    assert is_sound(*pages[:6], where=area(*many))
    assert only_finding(*pages, where=area(*many)).path == ("pages", 6, "questions", 0, "breakdown")
    overall = [breakdown("b-6", "x", "y", overall_only=True)]
    assert is_sound(*pages, where=area(*many[:6], *overall))


def test_whoever_can_be_in_several_groups_needs_a_group_for_that() -> None:
    needs, mixed = breakdown("need", "x", "y"), breakdown("need", "x", "y", more_than_one="Several")
    several = page(split_by(needs, SeveralChoices, options=()))
    children = page(number("children", at_most=6))
    each = page(split_by(needs, options=()), repeat="child")
    assert "in several groups" in only_finding(several, where=area(needs)).sentence
    assert "in several groups" in only_finding(children, each, repeats=(repeat(),), where=area(needs)).sentence
    assert is_sound(several, where=area(mixed))
    assert is_sound(page(split_by(needs, options=())), where=area(needs))


# Placeholders


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{pets|it} walks", "no question “pets”"),
        ("{walks|it} walks", "on the same page"),
        ("{comment|it} walks", "no answer that can be put into words"),
        ("{hello|it} walks", "no answer that can be put into words"),
        ("{pet} walks", "braces"),
        ("{pet|} walks", "braces"),
        ("} walks {", "braces"),
        ("{Pet|it} walks", "braces"),
    ],
)
def test_only_an_earlier_answer_can_be_put_into_words(words: str, said: str) -> None:
    earlier = page(one_choice("pet", "dog", "cat"), long_text("comment"), information("hello"))
    for name in ("words", "hint"):
        finding = only_finding(earlier, page(one_choice("walks", **{name: words})))
        assert finding.path == ("pages", 1, "questions", 0, name)
        assert said in finding.sentence


def test_choices_numbers_and_months_can_be_put_into_words_of_both_renderings() -> None:
    words = {"standard": "{pet|it}, {how-many|some}", "easy_read": "{since|then}"}
    earlier = page(one_choice("pet"), number("how-many"), month("since"))
    assert is_sound(earlier, page(information("walks", words=words, body=("{pet|it}",))))
    wrong = {"standard": "Fine", "easy_read": "{nobody|it}"}
    assert "nobody" in only_finding(earlier, page(one_choice("walks", words=wrong))).sentence


def test_braces_anywhere_else_would_be_shown_as_they_are() -> None:
    assert only_finding(page(one_choice("a", "x", option("y", words="{a|b}")))).path[-3:] == ("options", 1, "words")
    assert only_finding(PET, page(one_choice("a"), title="{pet|b}")).path == ("pages", 1, "title")
    assert only_finding(PET, title="{pet|b}").path == ("title",)


def test_sentences_of_measures_and_repeats_hold_what_they_are_made_for_once() -> None:
    feeds = page(rated("a", "m"))
    for sentence in ("Parents.", "{share} and {share}", "{shares} parents", "{share} {oops}"):
        says = {"positive": sentence, "neutral": "{share}", "negative": "{share}"}
        finding = found_in(questionnaire(feeds, measures=(measure("m", says=says),)))[0]
        assert finding.path == ("measures", 0, "says", "positive")
    children, each = page(number("children", at_most=6)), page(one_choice("b"), repeat="child")
    nameless = repeat().model_copy(update={"words": Words(standard="Child")})
    assert only_finding(children, each, repeats=(nameless,)).path == ("repeats", 0, "words")


# Pages


def test_one_question_on_a_screen_where_the_layout_says_so() -> None:
    two = page(one_choice("a"), one_choice("b"))
    assert is_sound(two)
    assert "asks one question" in only_finding(two, layout="question").sentence
    assert is_sound(page(information("hello"), one_choice("a")), layout="question")


def test_a_page_of_several_questions_has_a_title() -> None:
    assert "no title" in only_finding(page(one_choice("a"), one_choice("b"), title=None)).sentence
    assert is_sound(page(one_choice("a"), title=None))


# Areas and themes


def only_in_area(*breakdowns: Any, **more: Any) -> Found:
    checked = area(*breakdowns, **more)
    (finding,) = check_area(checked, THEMES)
    assert finding.mend
    assert leads_somewhere(finding.path, checked), finding
    return finding


def test_an_area_is_sound() -> None:
    grouped = breakdown("origin", option("a", group="g"), option("b", group="g"), groups=(group("g"),))
    assert check_area(area(AGE, grouped), THEMES) == []


def test_a_headline_has_a_theme() -> None:
    panel = {"id": "p", "title": "P", "theme": "saef"}
    assert only_in_area(headlines=[panel]).mend == "Did you mean “safe”?"


def test_a_helpline_can_be_reached() -> None:
    mute = {"id": "h", "name": "H", "what_for": "H"}
    assert only_in_area(helplines=[mute]).path == ("helplines", 0)


def test_breakdowns_and_their_options_are_told_apart() -> None:
    assert only_in_area(AGE, AGE).path == ("breakdowns", 1, "id")
    assert only_in_area(breakdown("b", "x", "x")).path == ("breakdowns", 0, "options", 1, "id")


def test_every_option_counts_towards_a_declared_group_and_every_group_is_used() -> None:
    in_g, free = option("a", group="g"), option("b")
    assert "belongs to no group" in only_in_area(breakdown("b", in_g, free, groups=(group("g"),))).sentence
    assert only_in_area(breakdown("b", free, in_g)).path == ("breakdowns", 0, "options", 1, "group")
    unused = breakdown("b", in_g, option("c", group="g"), groups=(group("g"), group("h")))
    assert "counts towards “h”" in only_in_area(unused).sentence


def test_a_breakdown_has_groups_and_none_that_comes_by_itself() -> None:
    apart = [option(name, apart="prefer-not") for name in ("x", "y")]
    assert "is a group" in only_in_area(breakdown("b", *apart)).sentence
    assert "comes by itself" in only_in_area(breakdown("b", "x", "more-than-one")).sentence


def test_a_theme_is_listed_once() -> None:
    assert [finding.path for finding in check_themes([theme("a"), theme("b"), theme("a")])] == [("themes", 2, "id")]
