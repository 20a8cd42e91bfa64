"""Conditions hold, or do not, over earlier answers."""

from __future__ import annotations

import pytest

from surveyapp.domain.conditions import leaves
from tests.builders import all_of, answers, any_of, between, chosen, not_

PET = chosen("pet", "dog")


def test_an_option_was_chosen() -> None:
    assert PET.holds(answers({"pet": "dog"}))
    assert not PET.holds(answers({"pet": "cat"}))


def test_any_of_the_named_options_is_enough() -> None:
    assert chosen("pet", "cat", "dog").holds(answers({"pet": "dog"}))


def test_one_of_several_choices_is_enough() -> None:
    assert PET.holds(answers({"pet": ("cat", "dog")}))
    assert not PET.holds(answers({"pet": ("cat", "fish")}))


def test_a_part_of_an_options_id_is_not_the_option() -> None:
    assert not PET.holds(answers({"pet": "dogfish"}))


@pytest.mark.parametrize("condition", [PET, between("children", at_least=0), any_of(PET), all_of(PET)])
def test_nothing_holds_of_what_was_skipped_or_not_reached(condition: object) -> None:
    assert not condition.holds(answers())  # type: ignore[attr-defined]
    assert not condition.holds(answers({"pet": None, "children": None}))  # type: ignore[attr-defined]


@pytest.mark.parametrize(("given", "holds"), [(1, False), (2, True), (4, True), (5, False)])
def test_both_limits_of_a_number_are_counted_in(given: int, holds: bool) -> None:
    assert between("children", at_least=2, at_most=4).holds(answers({"children": given})) is holds


def test_one_limit_is_enough() -> None:
    assert between("children", at_least=2).holds(answers({"children": 900}))
    assert between("children", at_most=2).holds(answers({"children": -900}))


def test_zero_is_a_number_that_was_given() -> None:
    assert between("children", at_most=0).holds(answers({"children": 0}))


def test_an_option_is_no_number() -> None:
    assert not between("pet", at_least=0).holds(answers({"pet": "2"}))


def test_all_any_and_not() -> None:
    both, either = all_of(PET, between("children", at_least=1)), any_of(PET, between("children", at_least=1))
    only_a_dog = answers({"pet": "dog", "children": 0})
    assert not both.holds(only_a_dog)
    assert either.holds(only_a_dog)
    assert not not_(either).holds(only_a_dog)
    assert both.holds(answers({"pet": "dog", "children": 1}))


def test_not_holds_of_what_was_not_answered() -> None:
    assert not_(PET).holds(answers())


def test_leaves_come_from_left_to_right() -> None:
    condition = all_of(PET, any_of(chosen("a", "yes"), not_(chosen("b", "yes"))), between("c", at_least=1))
    assert [leaf.question for leaf in leaves(condition)] == ["pet", "a", "b", "c"]


def test_no_condition_has_no_leaves() -> None:
    assert list(leaves(None)) == []
