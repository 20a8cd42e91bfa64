"""The reading grade of a text: the Flesch-Kincaid grade level, with our own way to count syllables.

grade = 0.39 × (words ÷ sentences) + 11.8 × (syllables ÷ words) - 15.59 (Kincaid and others, 1975).
Readability packages fetch data at run time, so none is used. Only whole sentences are counted: answers and titles of a
word or two would make any text look easy; and only of 100 words or more, since the formula was made for passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from surveyapp.domain.easy_read.sentences import is_whole, words

FEWEST_WORDS = 100

_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(r"[aeiouy]ing$|(?<![tscgx])i[ao]|creat(?!ur)|scien|quiet|ual")
"""Vowels side by side that are said apart, as in "being", "radio", "usual"."""
_SILENT = re.compile(
    r"[^l]e$|[aeiouy]le$|[^tde]ed$|[^csxzgi]es$(?<!ches)(?<!shes)"
    r"|^(?:some|care|home|safe|time|life|there|where|here)(?=[^aeiouyds])"
)
"""An "e" that nobody says: at the end ("safe", "asked", "names"), or inside ("careful", "safety")."""
_ALWAYS = {"every": 2, "area": 3, "idea": 3, "something": 2, "sometimes": 2, "anyone": 3, "everyone": 3}


def reading_grade(sentences: Iterable[str]) -> float | None:
    """The grade of school at which whole sentences can be read; None where they are too few to say."""
    counted = [words(sentence) for sentence in sentences if is_whole(sentence)]
    every_word = [word for sentence in counted for word in sentence]
    if len(every_word) < FEWEST_WORDS:
        return None
    sounds = sum(syllables(word) for word in every_word)
    return 0.39 * len(every_word) / len(counted) + 11.8 * sounds / len(every_word) - 15.59


def syllables(word: str) -> int:
    """How many syllables an English word has, near enough. Letters such as NHS, and figures, are said one by one."""
    if word.isdecimal() or (word.isupper() and 1 < len(word) < 5):
        return min(len(word), 5)
    return max(1, sum(_syllables_of_part(part) for part in re.split(r"[.'’‑-]", word.lower())))


def _syllables_of_part(part: str) -> int:
    if part in _ALWAYS:
        return _ALWAYS[part]
    sounds = len(_VOWELS.findall(part)) + len(_APART.findall(part)) - len(_SILENT.findall(part))
    return max(sounds, 1) if _VOWELS.search(part) else 0
