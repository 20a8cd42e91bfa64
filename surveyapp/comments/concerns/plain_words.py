"""A text as the concern rules read it: small letters, no apostrophes, single spaces, slips mended, sentence ends as dots."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from surveyapp.comments.concerns.spelling import MEANT, deciphered

LONGEST_WORD = 24
"""A longer word is cut: no rule looks at it, and hostile text costs nothing more."""

_TOKEN = re.compile(r"[^\W_]+(?:['’`*@$][^\W_]+)*|[.!?;\n]")
_APOSTROPHES = str.maketrans("", "", "'’`")
_ODD = re.compile(r"\w[*@$\d]\w|(\w)\1\1")
_WORD = re.compile(r"[^\W_]+")
_ENDS = frozenset(".!?;\n")


@dataclass(frozen=True)
class PlainWords:
    """The words of a text parted by single spaces; it knows where in the text each of them stood."""

    text: str
    words: str

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The part of the text that characters `start` to `end` of the words were read from."""
        begins, spans = self._places
        first = max(bisect_right(begins, start) - 1, 0)
        last = max(bisect_left(begins, end) - 1, first)
        return spans[first][0], spans[last][1]

    @cached_property
    def _places(self) -> tuple[list[int], list[tuple[int, int]]]:
        begins, at = [], 1
        for word in self.words[1:-1].split(" "):
            begins.append(at)
            at += len(word) + 1
        edge = len(self.text)
        return begins, [(0, 0), *(found.span() for found in _TOKEN.finditer(self.text)), (edge, edge)]


def plain_words(text: str) -> PlainWords:
    """Reads a text; a sentence edge stands in front and behind."""
    odd = written_oddly(text)
    words = [_plain(token, odd) for token in _TOKEN.findall(text)]
    return PlainWords(text, " ".join([" .", *words, ". "]))


def _plain(token: str, odd: bool) -> str:
    if token in _ENDS:
        return "."
    word = token[:LONGEST_WORD].lower().translate(_APOSTROPHES)
    if odd:
        word = deciphered(word)
    return MEANT.get(word, word)


def glimpse(text: str) -> set[str]:
    """The different words of a text, quickly, slips mended where letters are written plainly."""
    if written_oddly(text):
        return set(plain_words(text).words.split())
    words = set(_WORD.findall(text.lower().replace("'", "").replace("’", "").replace("`", "")))
    return words | {MEANT[slip] for slip in words & MEANT.keys()}


def written_oddly(text: str) -> bool:
    """Whether a text holds look-alike letters or stretched words."""
    return _ODD.search(text) is not None
