"""Runs the benchmarks and writes their table into bench/README.md. Every figure is a ratio within one interleaved run."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import answering, auditing, releasing, results
from bench.ratio import Ratio

README = Path(__file__).resolve().parent / "README.md"
TABLE = "<!-- written by `python -m bench` -->"
EVERY = ("answering", "results", "releasing", "auditing")


def measured(given: argparse.Namespace) -> Iterator[Ratio]:
    """The benchmarks that were asked for, in turn."""
    for name in given.only or EVERY:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            match name:
                case "answering":
                    yield from answering.ratios(folder, given.rounds)
                case "results":
                    yield from results.ratios(folder, given.shown)
                case "releasing":
                    yield from releasing.ratios(folder, given.stored)
                case "auditing":
                    yield from auditing.ratios(given.audited)


def table(ratios: list[Ratio], given: argparse.Namespace) -> str:
    """The table as Markdown."""
    lines = [
        f"Python {platform.python_version()}, {platform.machine()}; {given.rounds} rounds of pages and answers.",
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
    parser.add_argument("--shown", type=int, default=1_000_000, help="responses behind the dashboard")
    parser.add_argument("--stored", type=int, default=100_000, help="responses stored when a release is made")
    parser.add_argument("--audited", type=int, default=1_000, help="responses in the release that is audited")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only", action="append", choices=EVERY, help="not all of the benchmarks")
    which.add_argument("--write", action="store_true", help="write the table into bench/README.md")
    given = parser.parse_args()
    ratios = []
    for ratio in measured(given):
        print(ratio.row(), flush=True)
        ratios.append(ratio)
    if given.write:
        head, mark, _ = README.read_text(encoding="utf-8").partition(TABLE)
        README.write_text(f"{head}{mark}\n\n{table(ratios, given)}\n", encoding="utf-8")
    return 0 if all(ratio.passes for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
