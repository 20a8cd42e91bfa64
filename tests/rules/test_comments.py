"""The laws of the machine reading: the weights are small and name nobody, and its figures are about what ships."""

from __future__ import annotations

import json

import pytest
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from surveyapp.comments.sentiment import WEIGHTS_FILE, version_of
from surveyapp.config import ROOT
from training.report import RULES_BEGIN, RULES_END, rules_part
from training.rule_figures import measured_rules

LARGEST = 500_000
ACCURACY = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
MODEL_CARD = WEIGHTS_FILE.with_name("model-card.md").read_text(encoding="utf-8")


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


PLACES = listed(
    """
    rutland oakham uppingham ketton cottesmore empingham whissendine langham stamford melton corby kettering grantham
    leicester leicestershire lincoln lincolnshire nottingham nottinghamshire peterborough northampton derby derbyshire
    mansfield newark worksop retford bassetlaw ashfield rampton london birmingham manchester liverpool leeds sheffield
    bradford hull york durham darlington middlesbrough newcastle sunderland gateshead hartlepool stockton cleveland
    redcar scarborough carlisle cumbria northumberland yorkshire bristol coventry cambridge oxford norwich england
    """
)
ORDINARY = listed(
    """
    black cook cope crews cross don faith link long miles numbers page patience rounds rush shorter strain swift waits
    ward weeks white young
    """
)
"""Surnames that are common words too, looked at one by one: in the weights nobody is meant by them."""


def names() -> frozenset[str]:
    lists = ("female_names", "male_names", "surnames")
    return frozenset(name for each in lists for name in FREQUENCY_LISTS[each] if len(name) > 2) | PLACES


def whole_words() -> set[str]:
    """The words of the weights. A piece is one where blanks stand on both sides of it."""
    weights = json.loads(WEIGHTS_FILE.read_bytes())
    pieces = {piece.strip() for piece in weights["pieces"] if piece.startswith(" ") and piece.endswith(" ")}
    return pieces.union(*(phrase.split(" ") for phrase in weights["phrases"]))


def test_the_weights_are_small() -> None:
    assert WEIGHTS_FILE.stat().st_size <= LARGEST


def test_no_weight_is_given_to_the_name_of_a_person_or_place() -> None:
    """Other pieces of words can spell a name by accident, as "ellen" does in "excellent"."""
    assert sorted(whole_words() & names() - ORDINARY) == []
    assert whole_words() >= {"staff", "not"}
    assert names() >= {"oakham", "margaret", "patel"}


def test_the_measured_model_is_the_one_that_ships() -> None:
    version = version_of(WEIGHTS_FILE.read_bytes())
    assert f"version `{version}`" in ACCURACY, "run script/measure-comments PATH: the model was trained anew"


def test_the_figures_of_the_rules_are_those_of_today() -> None:
    written = ACCURACY[ACCURACY.index(RULES_BEGIN) :]
    assert rules_part(measured_rules()) in written, "run script/measure-comments PATH: a rule or a text has changed"
    assert RULES_END in written


@pytest.mark.parametrize(
    "said", ["Friends and Family Test", "pxtextmining", "MIT", "© 2021 NHS England", "no licence is stated"]
)
def test_the_model_card_names_the_source(said: str) -> None:
    assert said in MODEL_CARD


def test_rules_are_called_no_safety_net() -> None:
    assert ACCURACY.count("no safety net") == 2
