"""A translation says the same as the English, with the same numbers, placeholders and marks."""

from __future__ import annotations

import pytest

from surveyapp.translating.comparing import faults_between, is_left_over


def faults(english: str, translation: str, *, filled_in: bool = True, plural: bool = False) -> str:
    return "; ".join(faults_between(english, translation, filled_in=filled_in, plural=plural))


@pytest.mark.parametrize(
    ("english", "translation"),
    [
        ("Next", "Dalej"),
        ("In an emergency, call 999.", "W nagłym wypadku zadzwoń pod 999."),
        ("Call Childline on 0800 1111.", "تشايلدلاين: 0800 1111."),
        ("About %(number)d in 10", "Około %(number)d na 10"),
        ("95%% of %(people)s", "%(people)s: 95%%"),
        ("{share} parents found it easy.", "{share} rodziców mówi, że łatwo."),
        ("What was it like at {place|that place}?", "Jak było w {place|tym miejscu}?"),
        ("Help for 2 weeks", "مساعدة لأسبوعين"),
        ("Write & send", "Napisz i wyślij"),
        ("Call %(number)s", "اتصل بالرقم \u2068%(number)s\u2069"),
        ("آج", "آج\u200c"),
    ],
)
def test_a_true_translation_has_no_fault(english: str, translation: str) -> None:
    assert faults(english, translation) == ""


@pytest.mark.parametrize(
    ("english", "translation", "part"),
    [
        ("About %(number)d in 10", "Około 5 na 10", "placeholders"),
        ("{share} parents", "{udział} rodziców", "placeholders"),
        ("Call 999.", "Zadzwoń pod 112.", "changes a number"),
        ("Call 0800 1111.", "Zadzwoń.", "changes a number"),
        ("Call 116 123.", "Zadzwoń: 116 132.", "changes a number"),
        ("{age|18 years}", "{age|81 lat}", "changes a number"),
        ("Call us.", "Zadzwoń: 85258.", "changes a number"),
        ("Write 2.", "اكتب ٢.", "digits other than 0 to 9"),
        ("Call 999.", "९९९", "digits other than 0 to 9"),
        ("Next", "Da\u202elej", "hidden"),
        ("Next", "Da\x07lej", "hidden"),
        ("Next", "<b>Dalej</b>", "“<”"),
        ("Next", "Dalej &amp; dalej", "“&”"),
        ("All of them", "100% wszystkich", "“%%”"),
    ],
)
def test_what_a_translation_changes_is_named(english: str, translation: str, part: str) -> None:
    assert part in faults(english, translation)


def test_a_text_that_nothing_is_put_into_may_have_a_percent_sign() -> None:
    assert faults("All of the 100", "100%", filled_in=False) == ""


def test_a_plural_form_may_say_its_number_as_a_word() -> None:
    assert faults("Look at these %(num)s things", "Spójrz na to", plural=True) == ""
    assert "placeholders" in faults("Look at these %(num)s things", "Spójrz na to")
    assert "placeholders" in faults("%(people)s: %(num)s themes", "jeden temat", plural=True)


def test_english_is_left_over_only_in_longer_texts() -> None:
    assert is_left_over("Press Next to go on", "Press Next to go on")
    assert not is_left_over("Press Next to go on", "Naciśnij Dalej")
    assert not is_left_over("NHS 111", "NHS 111")
    for text in ("%(people)s: %(breakdown)s: %(groups)s (%(count)s).", "See https://example.org/this/is/a/page"):
        assert not is_left_over(text, text)
