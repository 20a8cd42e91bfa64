"""The small language that concern rules are written in, so that people can read them, and how it is compiled.

    hit|hits|smack* .. <me>

A word stands for itself; `|` parts choices; `smack*` is every word that begins so; `step_dad` is two words; `<me>` is a
group of words (`words.py`); `word?` may be missing; `..` is up to four other words and `...` up to ten, never across
the end of a sentence; `.` is the edge of a sentence; `this & that` is both, in either order, in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from textwrap import dedent

from surveyapp.comments.concerns.words import COMMONEST, GROUPS

STEM_LENGTH = 4
"""A stem has at least so many letters, so that one set look-up finds its words."""

_GAPS = {"..": 4, "...": 10, "&": 14}


@dataclass(frozen=True)
class Phrase:
    """One phrase of a rule, as it is written."""

    written: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the phrase in words parted by single spaces, with a space in front and behind."""
        sides = ["".join(map(_slot_pattern, side.split())) for side in self.written.split(" & ")]
        orders = "|".join(_slot_pattern("&").join(order) for order in permutations(sides))
        return re.compile(f"(?<= )(?:{orders})")

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """For each slot that must be filled, the words that may fill it, the rarest slot first (a stem: letters and a star).

        A slot that the edge of a sentence may fill is filled in every text."""
        slots = [_choices(slot) for slot in self.written.split() if slot not in _GAPS and not slot.endswith("?")]
        needs = [frozenset(map(_key, choices)) for choices in slots if "." not in choices]
        return tuple(sorted(needs, key=_commonness))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The words of the rarest slot: one of them is in every text that the phrase matches."""
        return self.needs[0]


def phrases_of(written: str) -> tuple[Phrase, ...]:
    """Phrases, one a line; a line that stands further in belongs to the line before."""
    lines: list[str] = []
    for line in dedent(written).splitlines():
        if line.startswith(" "):
            lines[-1] += line.strip() if lines[-1].endswith("|") else " " + line.strip()
        elif line:
            lines.append(line)
    return tuple(map(Phrase, lines))


def _choices(slot: str) -> tuple[str, ...]:
    choices: list[str] = []
    for part in slot.split("|"):
        choices += GROUPS[part[1:-1]] if part.startswith("<") else [part]
    return tuple(choices)


def _slot_pattern(slot: str) -> str:
    if slot in _GAPS:
        return f"(?:[^ .]+ ){{0,{_GAPS[slot]}}}"
    if slot == ".":
        return r"\. "
    optional = slot.endswith("?")
    chosen = "|".join(map(_choice_pattern, _choices(slot.removesuffix("?"))))
    return f"(?:(?:{chosen}) )?" if optional else f"(?:{chosen}) "


def _choice_pattern(choice: str) -> str:
    return re.escape(choice.rstrip("*")).replace("_", " ") + ("[^ .]*" if choice.endswith("*") else "")


def _key(choice: str) -> str:
    """The word of a choice to look for first: its rarest."""
    rarest = max(choice.split("_"), key=lambda word: (word not in COMMONEST, len(word)))
    return rarest[:STEM_LENGTH] + "*" if rarest.endswith("*") and len(rarest) > STEM_LENGTH else rarest.rstrip("*")


def _commonness(anchors: Iterable[str]) -> tuple[int, int]:
    words = list(anchors)
    return sum(word in COMMONEST for word in words), len(words)
