"""Codes survive being copied by hand, and a wrong character is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from surveyapp.domain.codes import ALPHABET, LENGTH, code_from, grouped, read_code

codes = some.binary(min_size=8, max_size=8).map(code_from)


@given(codes)
def test_a_code_is_read_as_it_is_shown_whatever_the_case_and_the_gaps(code: str) -> None:
    assert len(code) == LENGTH
    assert read_code(grouped(code)) == read_code(f" {code.lower()} ") == code


@given(codes, some.integers(0, LENGTH - 1), some.sampled_from(ALPHABET))
def test_any_single_wrong_character_is_noticed(code: str, place: int, other: str) -> None:
    wrong = code[:place] + other + code[place + 1 :]
    assert (read_code(wrong) is None) == (wrong != code)


@given(some.text())
def test_nothing_that_is_typed_breaks_the_reading(text: str) -> None:
    assert read_code(text) is None or len(read_code(text) or "") == LENGTH


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    code = code_from(b"\x00" * 8)
    assert set(code) == {"0"}
    assert read_code("OOOO-oooo-OOOO") == code


def test_every_look_alike_is_read_as_what_it_looks_like() -> None:
    code = next(code for code in (code_from(n.to_bytes(8, "big")) for n in range(999)) if {"0", "1", "V"} <= set(code))
    for looks, like in (("O", "0"), ("o", "0"), ("I", "1"), ("i", "1"), ("L", "1"), ("l", "1"), ("U", "V"), ("u", "V")):
        assert read_code(code.replace(like, looks)) == code


def test_a_code_is_shown_in_three_groups_of_four() -> None:
    assert grouped("0123456789AB") == "0123-4567-89AB"


@pytest.mark.parametrize("gap", [" ", "-", "–", "—", ".", "\t", "\u00a0", " - "])
def test_gaps_of_any_kind_are_read_over(gap: str) -> None:
    code = code_from(b"surveyapp")
    assert read_code(gap.join(code)) == code


@pytest.mark.parametrize("typed", ["", "-", "0", "0" * 11, "0" * 13, "000000000000\n0", "0000-0000-000!", "٠" * 12])
def test_what_is_too_short_too_long_or_no_code_at_all_is_none(typed: str) -> None:
    assert read_code(typed) is None


@given(codes, some.integers(0, LENGTH - 2))
def test_neighbours_in_the_wrong_order_are_noticed_but_for_one_pair(code: str, place: int) -> None:
    first, second = code[place], code[place + 1]
    swapped = code[:place] + second + first + code[place + 2 :]
    if first != second and {first, second} != {"0", "Z"}:
        assert read_code(swapped) is None


def test_a_code_that_somebody_wrote_down_is_read_by_every_later_release() -> None:
    assert code_from(b"surveyapp") == "WKPCNWP2W3G8"
    assert code_from(bytes(range(200, 208))) == "JEASF6CVKPFE"


def test_different_chances_make_different_codes() -> None:
    made = {code_from(number.to_bytes(7, "big")) for number in range(5_000)}
    assert len(made) == 5_000
    assert all(set(code) <= set(ALPHABET) for code in made)
