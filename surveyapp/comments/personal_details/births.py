"""Dates of birth: a date that a word such as "born" speaks of, or that stands right behind a name. A bare date is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveyapp.comments.readings import Detail, DetailKind
from surveyapp.comments.word_sets import words_of

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary|uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:[0-3]?\d)(?: ?(?:st|nd|rd|th))?"
_FULL = (
    r"(?<![\d/.])(?:[0-3]?\d ?[/.\-–] ?[01]?\d ?[/.\-–] ?(?:19|20)?\d\d|(?:19|20)\d\d[/.-][01]?\d[/.-][0-3]?\d|"
    r"[0-3]\d [01]\d (?:19|20)?\d\d|"
    rf"{_DAY}(?: of)?[ -]?{_MONTH},?[ -]?(?:(?:19|20)\d\d|'?\d\d)|{_MONTH} (?:the )?{_DAY},? (?:19|20)\d\d)(?![\d/])"
)
_PART = rf"(?:{_DAY}(?: of)? {_MONTH}|{_MONTH} (?:the )?{_DAY}|{_MONTH},? (?:19|20)\d\d)(?![\d/])"
_CUE = (
    r"\b(?:born|d ?\. ?o ?\. ?b\b\.?|dob|d/o/b|date of birth|birth ?date|birth ?day'?s?|b-?day'?s?|birth|"
    r"turn(?:s|ed|ing)? (?:\d{1,2}|\w{3,9})|(?:be|is|was) \d{1,2}|will be \w{3,9})\b"
)
_BRIDGE = (
    r"(?:[\s:,;=(–-]|\.(?=\s)|\b(?:is|was|on|in|the|his|her|their|my|of|for|it's|"
    r"its|she's|he's|and|at|a|as|this|next|last|date|just|back|way|years?|old|yr|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|[a-z]+day)\b){0,8}"
)
_CUED = re.compile(rf"{_CUE}{_BRIDGE}(?P<date>{_FULL}|{_PART})", re.IGNORECASE)
_BEFORE_CUE = re.compile(
    rf"(?P<date>{_FULL}|{_PART})[\s,(:-]{{0,3}}(?:\b(?:is|was|he was|she was|i was|when)\b ?){{0,2}}"
    r"(?:my |his |her |their |our )?(?:\w+'s )?"
    r"(?:dob\b|d\.o\.b|date of birth|birthday|bday|born)",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(
    rf"(?:(?<=[a-z])|(?<=[a-z],)|(?<=[a-z]\)))[ (]{{1,2}}(?:both |b\. ?|b |aged? \d+,? )?(?P<date>{_FULL})"
)
_CUE_WORDS = words_of("born dob o b birth birthday birthdays bday turn turns turned turning be is was birthdate")
_HAS_NUMBER = re.compile(r"\d")
_NAME_BEFORE = re.compile(
    r"(?:[A-Z][a-z'’-]+(?: and [A-Z][a-z'’-]+| [A-Z][a-z'’-]+)+|\b(?:details are|called|son|daughter) \w+),?$"
)


def find(text: str, words: frozenset[str]) -> Iterator[Detail]:
    """Dates of birth."""
    if _HAS_NUMBER.search(text) is None:
        return
    if not words.isdisjoint(_CUE_WORDS):
        for pattern in (_CUED, _BEFORE_CUE):
            yield from (Detail(*found.span("date"), DetailKind.DATE_OF_BIRTH) for found in pattern.finditer(text))
    for found in _BEHIND_NAME.finditer(text):
        if _NAME_BEFORE.search(text, max(found.start() - 60, 0), found.start()):
            yield Detail(*found.span("date"), DetailKind.DATE_OF_BIRTH)
