"""A text with what stands out in it: personal details, and the words for which it should be read first."""

from __future__ import annotations

from dataclasses import dataclass

from surveyapp.comments import concerns, personal_details
from surveyapp.comments.pieces import Piece, cut
from surveyapp.forum.reading.wording import concern_words

MOST_EXAMPLES = 3
LONGEST_EXAMPLE = 80


@dataclass(frozen=True)
class Reason:
    """Why a text should be read first: what it may be about, and the words that say so."""

    about: str
    words: tuple[str, ...]


def pieces(text: str) -> tuple[Piece, ...]:
    """A text with its personal details, and the words that may be a concern, apart."""
    return cut(text, personal_details.find(text), concerns.find(text))


def reasons(text: str) -> tuple[Reason, ...]:
    """Why a text should be read first, as the rules of today see it."""
    words = concern_words()
    found: dict[str, dict[str, None]] = {}
    for one in concerns.find(text):
        found.setdefault(words[one.kind], {})[_short(text[one.start : one.end])] = None
    return tuple(Reason(about, tuple(examples)[:MOST_EXAMPLES]) for about, examples in found.items())


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_EXAMPLE else f"{plain[:LONGEST_EXAMPLE]}…"
