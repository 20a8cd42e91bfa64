"""Which mutants the type checker refuses: script/test would not let them in, so no test need be run."""

from __future__ import annotations

import json
import subprocess
import sys
from bisect import bisect_right
from pathlib import Path

from mutation.places import DOMAIN
from mutation.verdicts import Fate, Verdict, Verdicts

# Only what says that a value is of the wrong kind. "Never evaluated" and "needs an annotation" are about the form of a
# mutant rather than what it does, so the tests have to notice those.
COUNTED = {
    "arg-type", "assignment", "attr-defined", "call-arg", "call-overload", "dict-item", "index", "list-item",
    "misc", "no-any-return", "operator", "return-value", "type-var", "typeddict-item", "union-attr",
}  # fmt: skip


def complaints(copy: Path) -> dict[str, list[int]]:
    """The lines of the copy that the type checker refuses, by file."""
    package = ".".join(DOMAIN.parts)
    command = [sys.executable, "-m", "mypy", "-p", package, "--output", "json", "--no-warn-unused-ignores",
               "--disable-error-code", "ignore-without-code", "--cache-dir", str(copy / "types")]  # fmt: skip
    done = subprocess.run(command, cwd=copy / "tree", capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"The type checker broke off:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    found: dict[str, list[int]] = {}
    for line in filter(None, done.stdout.splitlines()):
        said = json.loads(line)
        if said["severity"] == "error" and said["code"] in COUNTED:
            found.setdefault(said["file"], []).append(said["line"])
    return found


def refuse(copy: Path, every: list[Verdicts]) -> None:
    """Keeps a verdict on each mutant that the type checker refuses."""
    found = complaints(copy)
    for verdicts in every:
        lines = sorted(found.get(str(verdicts.module), []))
        for mutant in verdicts.mutants:
            at = bisect_right(lines, mutant.start - 1)
            if at < len(lines) and lines[at] <= mutant.end and verdicts.of(mutant) is None:
                verdicts.say(mutant, Verdict(Fate.TYPES))
        verdicts.save()
