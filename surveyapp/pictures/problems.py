"""Problems with pictures: in which file, where, what, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from surveyapp.domain.problems import Problem
from surveyapp.domain.words import without_hidden

LONGEST_QUOTE = 60


class Finding(NamedTuple):
    """One thing wrong in one picture. `line` counts from 1; 0 stands for the whole file."""

    sentence: str
    mend: str
    line: int = 0


@dataclass(frozen=True, slots=True, order=True)
class PictureProblem:
    """One thing wrong in a file: a picture, a ledger, or what names a picture. `line` 0 stands for the whole file."""

    file: str
    line: int
    place: str
    sentence: str
    mend: str

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, f"line {self.line}" if self.line else "", self.place) if part)
        return f"{where}: {self.sentence} {self.mend}".rstrip()

    @classmethod
    def from_finding(cls, file: str, finding: Finding) -> PictureProblem:
        return cls(file, finding.line, "", finding.sentence, finding.mend)

    @classmethod
    def from_problem(cls, file: str, problem: Problem) -> PictureProblem:
        return cls(file, problem.line, problem.place, problem.sentence, problem.mend)


class PicturesRefused(ValueError):
    """Something is wrong with the pictures, so none was written. `problems` holds every one."""

    def __init__(self, problems: list[PictureProblem]) -> None:
        self.problems = sorted(problems)
        super().__init__(f"{len(problems)} problems")


def quoted(text: str) -> str:
    """Text of a stranger, safe to print: nothing hidden in it, and short."""
    plain = without_hidden(text.encode("utf-8", "backslashreplace").decode()).replace("\n", " ")
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1] + "…"
