"""Runs the benchmarks and writes their table into bench/README.md. Every figure is a ratio within one interleaved run."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import answering, results
from bench.ratio import Ratio

README = Path(__file__).resolve().parent / "README.md"
TABLE = "<!-- written by `python -m bench` -->"


def measured(rounds: int, stored: int) -> Iterator[Ratio]:
    """Every benchmark in turn."""
    with tempfile.TemporaryDirectory() as folder:
        yield from answering.ratios(Path(folder) / "answering", rounds)
        yield from results.ratios(Path(folder) / "results", stored)


def table(ratios: list[Ratio], rounds: int, stored: int) -> str:
    """The table as Markdown."""
    lines = [
        f"Python {platform.python_version()}, {platform.machine()}; {rounds} rounds; {stored:,} responses stored.",
        "",
        "| what | over what | ratio | bar | |",
        "| --- | --- | --- | --- | --- |",
        *(ratio.row() for ratio in ratios),
    ]
    return "\n".join(lines)


def main() -> int:
    """0 where every ratio is within its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300, help="requests of each side")
    parser.add_argument("--stored", type=int, default=100_000, help="responses that are stored already")
    parser.add_argument("--write", action="store_true", help="write the table into bench/README.md")
    given = parser.parse_args()
    ratios = []
    for ratio in measured(given.rounds, given.stored):
        print(ratio.row(), flush=True)
        ratios.append(ratio)
    if given.write:
        head, mark, _ = README.read_text(encoding="utf-8").partition(TABLE)
        README.write_text(f"{head}{mark}\n\n{table(ratios, given.rounds, given.stored)}\n", encoding="utf-8")
    return 0 if all(ratio.passes for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
