"""What the reader of sentiment sees of a comment: its clauses, their words, and the pieces of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_PHRASE = 3
"""In words."""
SHORTEST_PIECE, LONGEST_PIECE = 2, 5
"""In letters, with the blank that stands before and after a word."""
LONGEST_WORD = 30
"""Letters of a word that are looked at: a longer one is a slip of the keyboard."""

Clause = list[str]

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'"})
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[.!?;\n]+")
_TURNS = frozenset({"but", "however", "although", "though", "except"})
"""Words after which a writer often turns from praise to blame, or back."""


def clauses(text: str) -> list[Clause]:
    """The words of `text` in small letters, parted where a sentence ends or turns; a mark of feeling is a word too."""
    found: list[Clause] = []
    clause: Clause = []
    for token in _TOKEN.findall(text.lower().translate(_APOSTROPHES)):
        if token[0] in ".!?;\n":
            if clause:
                clause += _marks(token)
                found.append(clause)
                clause = []
        elif token in _TURNS and clause:
            found.append(clause)
            clause = [token]
        else:
            clause.append(token[:LONGEST_WORD])
    if clause:
        found.append(clause)
    return found


def _marks(token: str) -> Iterator[str]:
    return (mark for mark in "!?" if mark in token)


def phrases(clause: Clause) -> Iterator[str]:
    """Every word of a clause, and every run of up to `LONGEST_PHRASE` words."""
    yield from clause
    for length in range(2, LONGEST_PHRASE + 1):
        for start in range(len(clause) - length + 1):
            yield " ".join(clause[start : start + length])


def pieces(word: str) -> list[str]:
    """Every run of letters in a word, blanks at its ends counted."""
    if not word[0].isalpha():
        return []
    padded = f" {word} "
    size = len(padded)
    return [
        padded[start : start + length]
        for length in range(SHORTEST_PIECE, min(LONGEST_PIECE, size) + 1)
        for start in range(size - length + 1)
    ]
