"""What became of each mutant, kept module by module so that a run that was stopped goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from mutation.mutants import Mutant, read


class Fate(StrEnum):
    """What became of a mutant."""

    TYPES = "types"  # mypy refuses it
    KILLED = "killed"  # a test fails
    SLOW = "slow"  # the tests take several times as long
    SURVIVED = "survived"  # every test that comes through its function passes
    UNSEEN = "unseen"  # no test comes through its function


NOTICED = (Fate.TYPES, Fate.KILLED, Fate.SLOW)


@dataclass(frozen=True)
class Verdict:
    """What became of one mutant. `tests` is the hash of the tests that let it live."""

    fate: Fate
    tests: str = ""


class Verdicts:
    """The verdicts on one module's mutants."""

    def __init__(self, copy: Path, module: Path) -> None:
        self.module = module
        made = copy / "mutants" / module.with_suffix(".json")
        self.mutants = read(made) if made.is_file() else []
        self._path = copy / "verdicts" / module.with_suffix(".json")
        kept = json.loads(self._path.read_text(encoding="utf-8")) if self._path.is_file() else {}
        self._of = {key: Verdict(Fate(fate), tests) for key, (fate, tests) in kept.items()}

    def of(self, mutant: Mutant) -> Verdict | None:
        """What became of a mutant, where it is known."""
        return self._of.get(mutant.key)

    def untried(self, tests: str) -> list[Mutant]:
        """Mutants without a verdict, and those that other tests let live."""
        return [mutant for mutant in self.mutants if not self._stands(mutant, tests)]

    def _stands(self, mutant: Mutant, tests: str) -> bool:
        verdict = self.of(mutant)
        return verdict is not None and (verdict.fate in NOTICED or verdict.tests == tests)

    def say(self, mutant: Mutant, verdict: Verdict) -> None:
        """Keeps a verdict."""
        self._of[mutant.key] = verdict

    def save(self) -> None:
        """Writes the verdicts on the mutants that there are now."""
        now = {mutant.key for mutant in self.mutants}
        kept = {key: [str(each.fate), each.tests] for key, each in self._of.items() if key in now}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        waiting = self._path.with_suffix(".new")
        waiting.write_text(json.dumps(kept, indent=0), encoding="utf-8")
        waiting.replace(self._path)
