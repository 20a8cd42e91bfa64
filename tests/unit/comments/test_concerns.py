"""Concerns are heard in many words, through slips and slang, and plain figures of speech are left alone."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.comments import concerns
from surveyapp.comments.concerns import Concern, ConcernKind
from surveyapp.comments.concerns.figures import FIGURES_OF_SPEECH
from surveyapp.comments.concerns.phrases import Phrase, phrases_of
from surveyapp.comments.concerns.rules import RULES
from surveyapp.comments.concerns.words import GROUPS

ANYTHING = st.text(st.characters(), max_size=300)


def kinds(text: str) -> set[ConcernKind]:
    return {concern.kind for concern in concerns.find(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("i want to die", ConcernKind.SUICIDE),
        ("I don't want to live any more", ConcernKind.SUICIDE),
        ("im gonna kms", ConcernKind.SUICIDE),
        ("he said he would unalive himself", ConcernKind.SUICIDE),
        ("i cut my arms at night", ConcernKind.SELF_HARM),
        ("started sh again", ConcernKind.SELF_HARM),
        ("he touches me", ConcernKind.SEXUAL_HARM),
        ("My dad hits me.", ConcernKind.HURT),
        ("he is abused at home", ConcernKind.ABUSE),
        ("my stepdad beats my mum", ConcernKind.DOMESTIC_ABUSE),
        ("there is never any food in the house", ConcernKind.NEGLECT),
        ("i am scared of my uncle", ConcernKind.AFRAID),
        ("older boys give him money to carry packages", ConcernKind.EXPLOITATION),
        ("they bully me every day", ConcernKind.BULLYING),
        ("they locked him in the cupboard", ConcernKind.RESTRAINT),
        ("she hasn't eaten anything for days", ConcernKind.NOT_EATING),
        ("i ran away last night", ConcernKind.RUNNING_AWAY),
        ("I cannot cope any more", ConcernKind.BREAKING_POINT),
        ("he has got a knife, please help me now", ConcernKind.DANGER_NOW),
    ],
)
def test_each_kind_of_concern_is_heard(text: str, kind: ConcernKind) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "i feel sucidal",
        "i want to dye",
        "he beets me and im scarred of him",
        "k1ll myself",
        "i want to diiiie",
        "DAD HITS ME",
        "he doesn’t let me eat anything",
    ],
)
def test_slips_capitals_and_disguises_are_read_through(text: str) -> None:
    assert kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "We were only killing time in the waiting room",
        "He is dying to see the new hall",
        "the cake was to die for",
        "They cut the funding again",
        "she hit the target in reading",
        "he is scared of spiders",
        "My feet are killing me",
        "it hit me that nobody had read the plan",
        "banging my head against a brick wall with the council",
        "There was a good session on online safety and grooming",
        "I want to dye my hair",
    ],
)
def test_a_figure_of_speech_is_no_concern_of_the_rules(text: str) -> None:
    assert concerns.find(text) == ()


def test_a_figure_of_speech_hides_nothing_beside_it() -> None:
    assert ConcernKind.SUICIDE in kinds("The wait is killing me and I want to die")


def test_a_concern_says_where_it_stands_in_the_text() -> None:
    text = "Well… I don’t want to   die, not now."
    spans = {text[one.start : one.end] for one in concerns.find(text)}
    assert any("want to   die" in span for span in spans)


def test_the_end_of_the_text_ends_a_sentence() -> None:
    assert ConcernKind.SUICIDE in kinds("i wont need them")


def test_words_of_two_sentences_are_not_read_as_one() -> None:
    assert concerns.find("He beat. Me and him went home") == ()


@given(ANYTHING)
def test_any_text_can_be_read_and_concerns_stand_inside_it_in_order(text: str) -> None:
    found = concerns.find(text)
    assert list(found) == sorted(found)
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@given(ANYTHING, ANYTHING)
def test_nothing_that_stands_around_it_hides_a_plain_cry(before: str, after: str) -> None:
    assert ConcernKind.SUICIDE in kinds(f"{before}\nI am suicidal\n{after}")


@pytest.mark.parametrize(
    "phrase", [phrase for rule in RULES for phrase in rule.phrases] + list(FIGURES_OF_SPEECH), ids=str
)
def test_every_phrase_is_written_so_that_it_can_be_found(phrase: Phrase) -> None:
    assert phrase.needs
    assert all(need for need in phrase.needs)
    assert phrase.pattern.groups == 0


def test_every_kind_has_rules_and_every_rule_says_what_it_listens_for() -> None:
    assert {rule.kind for rule in RULES} == set(ConcernKind)
    assert all(rule.about and rule.phrases for rule in RULES)


def test_a_rule_may_be_written_over_several_lines() -> None:
    assert phrases_of("a b|\n  c\nd\n  e") == (Phrase("a b|c"), Phrase("d e"))


def test_groups_are_written_as_texts_are_read() -> None:
    assert not [word for words in GROUPS.values() for word in words if "'" in word or word != word.lower()]


def test_concerns_are_compared_by_where_they_stand() -> None:
    assert Concern(1, 2, ConcernKind.HURT) < Concern(2, 3, ConcernKind.ABUSE)


@pytest.mark.parametrize(
    "piece", ["a", "hit ", "kill ", "i want to ", "dad ", "he ", "...", "s3x ", "aaa ", "not eat ", "'", "hit me "]
)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    assert _seconds(piece, 20_000) < 40 * _seconds(piece, 2_000) + 0.05


def _seconds(piece: str, length: int) -> float:
    text = (piece * length)[:length]
    taken = []
    for _ in range(3):  # the first one makes the patterns
        started = process_time()
        concerns.find(text)
        taken.append(process_time() - started)
    return min(taken)
