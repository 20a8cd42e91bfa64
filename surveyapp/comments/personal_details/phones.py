"""Telephone numbers and NHS numbers. Numbers that the public knows are nobody's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveyapp.comments.readings import Detail, DetailKind

_PUBLIC_BEGINNINGS = (
    "0800",
    "0808",
    "0300",
    "0303",
    "0330",
    "0333",
    "0344",
    "0345",
    "0370",
    "0371",
    "084",
    "087",
    "09",
)
"""Free numbers and numbers of organisations: no person's own."""

_HAS_DIGITS = re.compile(r"\d[ .-]?\d[ .-]?\d")
_UK = re.compile(
    r"(?<![\w£+.])(?:(?:\+|00)[ .-]?44(?:[ .-]?\(0\))?|\+44\)?|\(?0)(?=[\d ().–/-])(?:[ ().–/-]{0,2}\d){9,10}(?![\d/])"
)
_ABROAD = re.compile(r"(?<![\w+])\+(?!44)[1-9](?:[ ().-]{0,2}\d){8,13}(?!\d)")
_LOCAL = re.compile(
    r"\b(?:ring|call|text|phone|reach|contact|get|whatsapp)(?:ing)? (?:me|us|him|her|mum|dad)(?: \w+)? (?:on|at)[: ]{1,2}"
    r"(\d(?:[ -]?\d){5,8})(?!\d)|\b(?:mobile|mob|landline|phone number|my number|tel)(?: is|'s|:| no\.?| num)? ?"
    r"(7\d{3}[ -]?\d{3}[ -]?\d{3}|\d{3}[ -]?\d{3})(?![\d/])",
    re.IGNORECASE,
)
_DIGIT_WORDS = "oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|triple"
_SPOKEN = re.compile(rf"\b(?:oh|zero|nought|plus)(?:[ ,-]{{1,2}}(?:{_DIGIT_WORDS})\b){{7,12}}", re.IGNORECASE)
_TEN_DIGITS = re.compile(r"(?<![\w£+/.-])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\w/])")


def find(text: str, words: frozenset[str]) -> Iterator[Detail]:
    """Telephone and NHS numbers."""
    if _HAS_DIGITS.search(text) or "07" in text or "+" in text:
        yield from _nhs_numbers(text)
        yield from _phones(text)
    if "seven" in words or "double" in words:
        yield from (Detail(*found.span(), DetailKind.PHONE) for found in _SPOKEN.finditer(text))


def _phones(text: str) -> Iterator[Detail]:
    for found in _UK.finditer(text):
        digits = "".join(filter(str.isdigit, found.group())).replace("0044", "0", 1)
        if not digits.startswith(_PUBLIC_BEGINNINGS) and not _is_date_like(found.group()):
            yield Detail(*found.span(), DetailKind.PHONE)
    if "+" in text:
        yield from (Detail(*found.span(), DetailKind.PHONE) for found in _ABROAD.finditer(text))
    for found in _LOCAL.finditer(text):
        group = 1 if found[1] else 2
        if not found[group].startswith(_PUBLIC_BEGINNINGS):
            yield Detail(*found.span(group), DetailKind.PHONE)


def _is_date_like(number: str) -> bool:
    return re.match(r"0\d[./-]\d\d[./-]\d{2}", number) is not None


def _nhs_numbers(text: str) -> Iterator[Detail]:
    for found in _TEN_DIGITS.finditer(text):
        if is_nhs_number(found[1] + found[3] + found[4]):
            yield Detail(*found.span(), DetailKind.NHS_NUMBER)


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits bear the check digit of an NHS number (modulus 11)."""
    if digits[0] == "0" or len(set(digits)) == 1:
        return False
    check = -sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return check == int(digits[9])
