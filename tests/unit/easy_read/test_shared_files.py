"""What is checked in the files that all questionnaires share: the glossary by itself, and what young people read of the area."""

from __future__ import annotations

import pytest

from surveyapp.domain.area import Area, Helpline, SafePlace
from surveyapp.domain.easy_read import EasyReadFinding, area_findings, glossary_findings
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.words import Words
from tests.builders import area, breakdown
from tests.unit.easy_read.saying import drawn, hard_word

BAD = Words(standard="It is not easy.")
EASY = Words(standard="It is not easy.", easy_read="It is hard.")
SPLIT = breakdown("place", drawn("here", "Here", hint="It is not easy."), drawn("dont-know", "I don't know"))


def helpline(**more: Words) -> Helpline:
    about = {"id": "line", "name": Words(standard="NSPCC Helpline"), "what_for": Words(standard="For you.")}
    return Helpline.model_validate({**about, "phone": "111", **more})


def changed(**more: object) -> Area:
    return area(SPLIT).model_copy(update={"helplines": (helpline(),), **more})


def found(checked: Area, *glossary: HardWord, used: str = "") -> list[EasyReadFinding]:
    return area_findings(checked, glossary, frozenset({used}))


PLACES = {
    "helpline line, what_for": (changed(helplines=(helpline(what_for=BAD),)), ("helplines", 0, "what_for")),
    "helpline line, when": (changed(helplines=(helpline(when=BAD),)), ("helplines", 0, "when")),
    "safe place 1, name": (
        changed(safe_places=(SafePlace(name=BAD, where=EASY),)),
        ("safe_places", 0, "name"),
    ),
    "safe place 1, where": (
        changed(safe_places=(SafePlace(name=EASY, where=BAD),)),
        ("safe_places", 0, "where"),
    ),
    "safe_places_about": (changed(safe_places_about=BAD), ("safe_places_about",)),
    "what_happens_next, point 2": (changed(what_happens_next=(EASY, BAD)), ("what_happens_next", 1)),
}


@pytest.mark.parametrize("said", PLACES)
def test_each_text_of_the_area_that_young_people_read_is_checked_in_its_place(said: str) -> None:
    checked, path = PLACES[said]
    (finding,) = found(checked)
    assert (finding.rule.name, finding.place.said, finding.place.path) == ("negative-word", said, path)


def test_the_answers_of_a_breakdown_are_checked_where_a_questionnaire_asks_for_it() -> None:
    assert found(changed()) == []
    (finding,) = found(changed(), used="place")
    assert finding.place.said == "breakdown place, option here, hint"
    assert finding.place.path == ("breakdowns", 0, "options", 0, "hint")


def test_easy_words_are_checked_where_there_are_some() -> None:
    assert found(changed(safe_places_about=EASY)) == []


def test_names_of_helplines_are_names_and_other_letters_are_not() -> None:
    assert found(changed(safe_places_about=Words(standard="Call the NSPCC Helpline."))) == []
    (finding,) = found(changed(safe_places_about=Words(standard="Call the NSPCC.")))
    assert finding.rule.name == "unexplained-letters"
    assert found(changed(safe_places_about=Words(standard="Call the NSPCC.")), hard_word("NSPCC")) == []


def test_hard_words_of_the_area_are_explained_by_the_glossary() -> None:
    checked = changed(what_happens_next=(Words(standard="Look at the Local Offer."),))
    assert [finding.rule.name for finding in found(checked)] == ["hard-word"]
    assert found(checked, hard_word("Local Offer")) == []


def explained(word: str, easy: str, standard: str) -> HardWord:
    return hard_word(word).model_copy(update={"means": Words(standard=standard, easy_read=easy)})


def test_the_glossary_keeps_every_rule_in_its_easy_words() -> None:
    (finding,) = glossary_findings((hard_word("ABC", "It is not easy."),))
    assert (finding.rule.name, finding.place.path) == ("negative-word", ("words", 0, "means"))


def test_standard_explanations_may_be_long_but_lean_on_no_other_word() -> None:
    first, second = explained("ABC", "It is easy.", "It is not DEF."), hard_word("DEF")
    (finding,) = glossary_findings((first, second))
    assert (finding.rule.name, finding.place.path) == ("leaning-explanation", ("words", 0, "means", "standard"))
    assert not finding.is_error


def test_a_circle_in_either_rendering_is_an_error() -> None:
    standard = (explained("ABC", "It is easy.", "See DEF."), explained("DEF", "It is easy.", "See ABC."))
    easy = (explained("ABC", "See DEF.", "It is easy."), explained("DEF", "See ABC.", "It is easy."))
    for glossary in (standard, easy):
        errors = [finding for finding in glossary_findings(glossary) if finding.is_error]
        assert [finding.rule.name for finding in errors] == ["circular-explanation"] * 2
    mixed = (explained("ABC", "See DEF.", "It is easy."), explained("DEF", "It is easy.", "See ABC."))
    assert [finding for finding in glossary_findings(mixed) if finding.is_error] == []


def test_a_word_that_leads_into_a_circle_is_not_in_it() -> None:
    glossary = (hard_word("ABC", "See DEF."), hard_word("DEF", "See GHI."), hard_word("GHI", "See DEF."))
    errors = {finding.place.said for finding in glossary_findings(glossary) if finding.is_error}
    assert errors == {"word def", "word ghi"}
