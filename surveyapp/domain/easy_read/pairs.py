"""Balanced pairs: an "or" between two answers to the question, as in "Was it easy or hard?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from surveyapp.domain.easy_read.sentences import words

MOST_BETWEEN = 3
"""Words that may stand between an answer and the "or": "near enough to home, or too far"."""

_OR = re.compile(r"(?<![\w/-])or(?![\w/-])", re.IGNORECASE)
_COMMA = ","
_JOINS = frozenset({"and", "or", _COMMA})


def pair_joins(sentence: str, answers: Sequence[str]) -> frozenset[int]:
    """Where in the sentence each "or" begins that has one answer to the question before it and another one after it.

    A list of three is no pair: "safe, sad or happy".
    """
    said = [_parts(answer) for answer in answers]
    return frozenset(
        join.start()
        for join in _OR.finditer(sentence)
        if _is_pair(sentence[: join.start()], sentence[join.end() :], said)
    )


def _is_pair(before: str, after: str, answers: Sequence[list[str]]) -> bool:
    left, right = _parts(before.rstrip().removesuffix(_COMMA)), _parts(after)
    first = [answer for answer in answers if _ends_with(left, answer)]
    second = [answer for answer in answers if right[: len(answer)] == answer]
    return any(one != other for one in first for other in second)


def _ends_with(left: list[str], answer: list[str]) -> bool:
    """Whether an answer ends a text, but for a few words of the same part of the sentence."""
    for between in range(MOST_BETWEEN + 1):
        end = len(left) - between
        begin = end - len(answer)
        if begin >= 0 and left[begin:end] == answer and left[begin - 1 : begin] != [_COMMA]:
            return not _JOINS & set(left[end:])
    return False


def _parts(text: str) -> list[str]:
    """The words of a text, and its commas."""
    parts = (part for piece in re.split("(,)", text) for part in ([_COMMA] if piece == _COMMA else words(piece)))
    return [part.lower().replace("’", "'") for part in parts]
