"""Runs the long proofs and writes their table into soak/README.md. Ends with 1 where one does not hold."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

from soak.report import Finding

README = Path(__file__).resolve().parent / "README.md"
TABLE = "<!-- written by `python -m soak` -->"
# One module each, in the order in which they run: `def findings(size: float) -> Iterator[Finding]`.
EVERY = (
    "killed",
    "writers",
    "away",
    "machine",
    "bodies",
    "migrating",
    "moving",
    "guessing",
    "counting",
    "rolling",
)


def found(name: str, size: float) -> Iterator[Finding]:
    """What one proof finds. A proof that breaks off is one that does not hold."""
    try:
        findings = cast(Callable[[float], Iterator[Finding]], import_module(f"soak.{name}").findings)
        yield from findings(size)
    except Exception as broken:
        yield Finding(f"{name} runs to its end", f"{type(broken).__name__}: {broken}", "no error", holds=False)


def table(findings: list[Finding], size: float) -> str:
    """The table as Markdown."""
    lines = [
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; size {size:g}.",
        "",
        "| promise | measured | bar | |",
        "| --- | --- | --- | --- |",
        *(finding.row() for finding in findings),
    ]
    return "\n".join(lines)


def main() -> int:
    """0 where every promise holds."""
    parser = argparse.ArgumentParser(prog="python -m soak", description=__doc__)
    parser.add_argument("name", nargs="*", metavar="NAME", help=f"not all of the proofs: {', '.join(EVERY)}")
    parser.add_argument("--size", type=float, default=1.0, help="1 is the whole thing, 0.1 a quick look")
    parser.add_argument("--write", action="store_true", help="write the table into soak/README.md; all of the proofs")
    given = parser.parse_args()
    unknown = sorted(set(given.name) - set(EVERY))
    if unknown:
        parser.error(f"no proof is called {', '.join(unknown)}; there are {', '.join(EVERY)}")
    if given.write and given.name:
        parser.error("--write writes the whole table: give no NAME")
    findings = []
    for name in given.name or EVERY:
        for finding in found(name, given.size):
            print(finding.row(), flush=True)
            findings.append(finding)
    if given.write:
        head, mark, _ = README.read_text(encoding="utf-8").partition(TABLE)
        README.write_text(f"{head}{mark}\n\n{table(findings, given.size)}\n", encoding="utf-8")
    return 0 if all(finding.holds for finding in findings) else 1


if __name__ == "__main__":
    sys.exit(main())
