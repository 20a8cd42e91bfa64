"""Problems in a file: where, what, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

MOST_TOLD = 500
"""Nobody mends more in one go."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a file. `line` counts from 1; `place` is the way to it ("pages › 2 › title")."""

    line: int
    place: str
    sentence: str
    mend: str

    def __str__(self) -> str:
        where = f"line {self.line}" + (f", {self.place}" if self.place else "")
        return f"{where}: {self.sentence} {self.mend}".rstrip()


class ProblemsFound(ValueError):
    """A file does not pass. `problems` holds every one of them, in the order of the file; of very many, the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)[:MOST_TOLD]
        if len(problems) > MOST_TOLD:
            more = f"There are {len(problems) - MOST_TOLD:,} problems more."
            self.problems.append(Problem(self.problems[-1].line, "", more, "Mend those above first."))
        super().__init__(f"{len(problems)} problems")
