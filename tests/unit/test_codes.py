"""Codes survive being copied by hand, and a wrong character is noticed."""

from __future__ import annotations

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
