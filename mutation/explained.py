"""Survivors that somebody looked at, and why no test need notice them. Known by function and changed lines, in explained.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from mutation.mutants import Mutant

QUOTED = re.compile(r"""f?(["'])(?P<said>.*?)\1""")
STRICT = re.compile(r",\s*strict=True\b")
STRICT_MUTANT = re.compile(r",\s*(strict=(False|None))?\s*(?=\))")
FILE = Path(__file__).resolve().parent / "explained.toml"


@dataclass(frozen=True)
class Explanation:
    """Why a mutant may live: it does the same, or it only costs time."""

    module: str  # journey, easy_read.texts
    function: str
    before: str
    after: str
    why: str

    def covers(self, mutant: Mutant) -> bool:
        """Whether it is about this mutant."""
        at = (mutant.module.removeprefix("surveyapp.domain."), mutant.function, mutant.before, mutant.after)
        return at == (self.module, self.function, self.before, self.after)


def _without_sentences(line: str) -> str:
    """A line without what it says in quotation marks, where that has a space in it."""
    return QUOTED.sub(lambda quoted: "" if " " in quoted["said"] else quoted[0], line)


def only_words(mutant: Mutant) -> bool:
    """Whether all that it changes is the letters of a sentence for people. No test holds what only eyes can judge."""
    said = _without_sentences(mutant.before)
    return said == _without_sentences(mutant.after) and said != mutant.before


def only_strict(mutant: Mutant) -> bool:
    """Whether it only takes the guard off a `zip` whose parts are equally long: it stands against our own mistakes."""
    return STRICT.sub("", mutant.before) == STRICT_MUTANT.sub("", mutant.after) != mutant.before


def explained(mutant: Mutant, said: list[Explanation]) -> bool:
    """Whether there is a word on why it may live."""
    return only_words(mutant) or only_strict(mutant) or any(each.covers(mutant) for each in said)


def explanations() -> list[Explanation]:
    """Everything that was explained."""
    return [Explanation(**each) for each in tomllib.loads(FILE.read_text(encoding="utf-8")).get("mutant", [])]
