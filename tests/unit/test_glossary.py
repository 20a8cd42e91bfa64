"""Hard words are found in the English texts that use them, and in no others."""

from __future__ import annotations

import pytest

from surveyapp.domain.explaining import with_hard_words
from surveyapp.domain.glossary import HardWord, words_used
from surveyapp.domain.words import Rendering, Words
from tests import builders as build


def hard(word_id: str, word: str, *also: str) -> HardWord:
    means = f"{word} means something."
    return HardWord(id=word_id, word=Words(standard=word), means=Words(standard=means), also=also)


SEND = hard("send", "SEND")
OFFER = hard("local-offer", "Local Offer")
PLAN = hard("ehc-plan", "EHC plan", "EHC plans")


def used(text: str) -> list[str]:
    return [word.id for word in words_used((SEND, OFFER, PLAN), [text])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Children with SEND.", ["send"]),
        ("Send my answers. We send them. Sending.", []),
        ("Have you heard of the local offer?", ["local-offer"]),
        ("The Local Offers of others", []),
        ("Two EHC plans, (EHC plan)!", ["ehc-plan"]),
        ("SEND and the Local Offer", ["send", "local-offer"]),
        ("", []),
    ],
)
def test_a_word_is_found_where_it_stands_whole(text: str, found: list[str]) -> None:
    assert used(text) == found


def explained(rendering: Rendering) -> dict[str, tuple[str, ...]]:
    asked = build.questionnaire(
        build.page(
            build.one_choice("a", words=Words(standard="Has your child an EHC plan?", easy_read="Is there a paper?")),
            build.one_choice("b", build.option("yes", hint="Such as SEND."), "no", hard_words=("local-offer",)),
            title="The Local Offer",
        ),
        build.page(build.information("c", body=("About SEND.",))),
        menu=build.menu(build.section("s", build.page(build.one_choice("d")), words="My EHC plan")),
        glossary=(SEND, OFFER, PLAN),
        about=("For families with SEND.",),
    )
    shown = with_hard_words(asked, rendering)
    assert shown.menu
    found = {question.id: question.hard_words for question in shown.every_question()}
    return {**found, "menu": shown.menu.hard_words, "about": shown.hard_words}


def test_a_question_explains_its_words_its_options_and_the_title_above_it() -> None:
    assert explained(Rendering.STANDARD) == {
        "a": ("local-offer", "ehc-plan"),
        "b": ("local-offer", "send"),
        "c": ("send",),
        "d": (),
        "menu": ("ehc-plan",),
        "about": ("send",),
    }


def test_easy_words_that_avoid_a_hard_word_need_no_explanation() -> None:
    assert explained(Rendering.EASY_READ)["a"] == ("local-offer",)
