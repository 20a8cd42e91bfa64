"""Theme rules: words and phrases, written plainly, that tell what a comment is about."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

ANY_ENDING = "*"
TOGETHER = "+"
LONGEST_PHRASE = 6
"""In words."""
SHORTEST_STEM = 3
"""Fewer letters before a star would fit half of the language."""

Phrase = tuple[str, ...]
"""Words in small letters, without apostrophes. One that ends in a star stands for every word that begins so."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")


def words_of(text: str) -> Phrase:
    """The words of `text` as rules see them: small letters, no marks; "don't" is `dont`, "one-to-one" three words."""
    return tuple(_WORD.findall(_APOSTROPHE.sub("", text.lower())))


def phrases_of(rule: str) -> tuple[Phrase, ...]:
    """The phrases of a rule, all of which one sentence holds: those that stand between its plus signs."""
    return tuple(_phrase(part) for part in rule.split(TOGETHER))


def _phrase(part: str) -> Phrase:
    """The words of a part; a star belongs to the last of the words before it."""
    found: list[str] = []
    for chunk in part.split():
        words = words_of(chunk)
        found += [*words[:-1], words[-1] + ANY_ENDING] if words and chunk.endswith(ANY_ENDING) else words
    return tuple(found)


def _plain(rule: str) -> str:
    for part in rule.split(TOGETHER):
        phrase = _phrase(part)
        if not phrase:
            raise ValueError(f"“{rule}” has no words.", "Write a word or a phrase, on both sides of a “+”.")
        if len(phrase) > LONGEST_PHRASE:
            mend = f"Keep at most {LONGEST_PHRASE}, the ones that tell."
            raise ValueError(f"“{rule}” has a phrase of {len(phrase)} words.", mend)
        if part.count(ANY_ENDING) != sum(word.endswith(ANY_ENDING) for word in phrase):
            raise ValueError(f"“{rule}” has a star inside a word or alone.", "A star stands at the end of a word.")
        if any(word.endswith(ANY_ENDING) and len(word) <= SHORTEST_STEM for word in phrase):
            mend = f"Write {SHORTEST_STEM} or more letters before it."
            raise ValueError(f"“{rule}” has a star after too few letters.", mend)
    return rule


ThemeRule = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), AfterValidator(_plain)
]
"""One rule: `camhs`, `mental health`, `anxi*` (any ending), `taxi + late` (both in one sentence)."""
