"""Which words look like the names of people and places, so that no weight is ever given to one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

ORDINARY = frozenset({"i", "i'm", "i've", "i'd", "i'll", "im", "ive", "id", "ill", "nhs", "gp", "gps", "ok", "a"})
"""Words with capitals that name nobody."""
MOSTLY = 0.4

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SENTENCE_ENDS = re.compile(r"[.!?:;\n\"“•*()-]\s*$|^\s*$")


def name_like(texts: Iterable[str]) -> frozenset[str]:
    """The words, in small letters, that writers mostly begin with a capital inside a sentence."""
    capital: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for text in texts:
        if text.upper() == text or text.title() == text:
            continue  # who writes all in capitals tells nothing by them
        for found in _WORD.finditer(text):
            if not _SENTENCE_ENDS.search(text, 0, found.start()):
                word = found.group().replace("’", "'")
                seen[word.lower()] += 1
                capital[word.lower()] += word[0].isupper()
    return frozenset(word for word, count in capital.items() if count >= MOSTLY * seen[word] and count) - ORDINARY
