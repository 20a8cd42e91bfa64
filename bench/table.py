"""The table of bench/README.md: a section for each part that was measured, replaced alone when it is measured anew."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.ratio import Ratio

MARK = "<!-- written by `python -m bench --write` -->"
_SECTION = re.compile(r"^### (?P<name>[a-z-]+)\n.*?(?=^### |\Z)", re.MULTILINE | re.DOTALL)
HEAD = "| what | over what | ratio | bar | |\n| --- | --- | --- | --- | --- |"


@dataclass(frozen=True)
class Part:
    """What one benchmark found: how it was measured, on what, and its ratios."""

    name: str
    method: str
    machine: str
    ratios: tuple[Ratio, ...]

    def section(self) -> str:
        """The part as Markdown."""
        rows = "\n".join(ratio.row() for ratio in self.ratios)
        return f"### {self.name}\n\n{self.method} {self.machine}\n\n{HEAD}\n{rows}\n\n"


def with_parts(readme: str, parts: Iterable[Part], order: Iterable[str]) -> str:
    """`readme` with these parts in its table; parts that were not measured now stay as they are."""
    head, _, table = readme.partition(MARK)
    sections = {found["name"]: found[0] for found in _SECTION.finditer(table)}
    sections |= {part.name: part.section() for part in parts}
    kept = "".join(sections[name] for name in order if name in sections)
    return f"{head}{MARK}\n\n{kept.rstrip()}\n"


def machine(today: date) -> str:
    """What it ran on, and when."""
    model = next(_models(Path("/proc/cpuinfo")), platform.processor() or "unknown processor")
    python = f"Python {platform.python_version()}"
    return f"{python} on {platform.system()} {platform.machine()}, {model}, {os.cpu_count()} cores, {today}."


def _models(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            yield value.strip()
