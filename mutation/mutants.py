"""A mutant: one small change of one function, known by the function and the changed lines, whatever number it has."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True)
class Mutant:
    """One small change. `name` is what the copy calls it; `start` and `end` are its lines there."""

    module: str  # surveyapp.domain.journey
    function: str  # Journey.steps
    name: str  # xǁJourneyǁsteps__mutmut_3
    start: int
    end: int
    before: str  # the lines that were changed
    after: str
    again: int  # the how-manieth of its function that changes such lines in such a way
    source: str  # a hash of the function: a verdict lasts until the function changes

    @property
    def key(self) -> str:
        """The same in every run, until the function changes."""
        said = (self.module, self.function, self.before, self.after, str(self.again), self.source)
        return sha256("\0".join(said).encode()).hexdigest()[:20]

    @property
    def mangled(self) -> str:
        """What the copy calls its function."""
        return self.name.rpartition("__mutmut_")[0]


def written(path: Path, mutants: Iterable[Mutant]) -> None:
    """Writes mutants, for another process to read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(mutant) for mutant in mutants], indent=1), encoding="utf-8")


def read(path: Path) -> list[Mutant]:
    """The mutants that were written."""
    return [Mutant(**each) for each in json.loads(path.read_text(encoding="utf-8"))]
