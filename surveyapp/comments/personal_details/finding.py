"""Finds the personal details of a text: asks each kind of finder, keeps the surest where two overlap, and looks again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from surveyapp.comments.masking import LABELS
from surveyapp.comments.personal_details import births, names, online, phones, places, schools
from surveyapp.comments.readings import Detail, DetailKind

_FINDERS: tuple[Callable[[str, frozenset[str]], Iterator[Detail]], ...] = (
    online.find,
    phones.find,
    places.find,
    births.find,
    schools.find,
    names.find,
)

_SUREST = (
    DetailKind.EMAIL,
    DetailKind.NHS_NUMBER,
    DetailKind.PHONE,
    DetailKind.DATE_OF_BIRTH,
    DetailKind.POSTCODE,
    DetailKind.HANDLE,
    DetailKind.ADDRESS,
    DetailKind.SCHOOL,
    DetailKind.NAME,
)
"""Where two overlap, the kind whose form is harder to meet by chance stays."""

ROUNDS = 4
"""How often a text is looked at again with what was found struck out: a kept detail may have hidden another."""

_WORD = re.compile(r"[^\W_]+")
_LABEL = re.compile("|".join(rf"\[{re.escape(label)}\]" for label in LABELS.values()))


def find(text: str) -> tuple[Detail, ...]:
    """The personal details of a text, in order; none overlaps another. Labels of hidden details are walls, not words."""
    found: list[Detail] = []
    unread = _LABEL.sub(_wall, text) if "[" in text else text
    for _ in range(ROUNDS):
        words = frozenset(_WORD.findall(unread.lower()))
        fresh = _surest(detail for finder in _FINDERS for detail in finder(unread, words))
        if not fresh:
            break
        found += fresh
        unread = _struck_out(unread, fresh)
    return tuple(sorted(found))


def _wall(label: re.Match[str]) -> str:
    return "|" * (label.end() - label.start())


def _surest(details: Iterable[Detail]) -> list[Detail]:
    """Some of the details, none overlapping: surer kinds first, then the longer."""
    taken: list[Detail] = []
    held = bytearray()
    for detail in sorted(set(details), key=lambda one: (_SUREST.index(one.kind), one.start - one.end, one.start)):
        held.extend(bytes(max(detail.end - len(held), 0)))
        if not any(held[detail.start : detail.end]):
            held[detail.start : detail.end] = b"\x01" * (detail.end - detail.start)
            taken.append(detail)
    return taken


def _struck_out(text: str, details: Iterable[Detail]) -> str:
    parts, at = [], 0
    for detail in sorted(details):
        parts += [text[at : detail.start], "|" * (detail.end - detail.start)]
        at = detail.end
    return "".join([*parts, text[at:]])
