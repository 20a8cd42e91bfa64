"""Whether a text is plainly not English, by its letters and by how many of its words are known."""

from __future__ import annotations

import re
from collections.abc import Container

FEWEST_KNOWN = 0.5
"""The share of words that are known, below which a text is plainly not English."""
MOST_OTHER_LETTERS = 0.2
"""The share of letters that no English word is written with."""
LOOKED_AT = 2_000
"""Characters: so many tell the language of a text."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ENGLISH = re.compile(r"en(?:[-_]|$)", re.IGNORECASE)
_OTHER_LETTERS = re.compile(r"[^a-zà-öø-ÿœ']")
_OF_FAMILIES = frozenset(
    """
    autism autistic adhd camhs ehcp ehc senco send sen sendiass school schools teacher teachers class college nursery
    mum dad mums dads son daughter brother sister child children kids parent parents carer carers friend friends
    plan plans club clubs bus taxi learn maths reading bullied bullying therapist diagnosis respite
    """.split()  # noqa: SIM905 (a list of words reads better without quotation marks)
)
"""Words of families of children with SEND that patients of hospitals seldom use."""


def is_english(text: str, language: str, known: Container[str]) -> bool:
    """Whether `text`, written on a page in `language` (a tag, or nothing), may be read as English.

    `known` are words of English: those that stood in enough of the comments that the sentiment model learnt from.
    """
    if language.strip() and not _ENGLISH.match(language.strip()):
        return False
    words = _WORD.findall(text[:LOOKED_AT].lower().replace("’", "'"))
    if not words:
        return True
    letters = "".join(words)
    if len(_OTHER_LETTERS.findall(letters)) > MOST_OTHER_LETTERS * len(letters):
        return False
    return len(words) < 2 or sum(word in known or word in _OF_FAMILIES for word in words) >= FEWEST_KNOWN * len(words)
