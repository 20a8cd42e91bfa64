"""Runs the benchmarks and writes their table into bench/README.md. Every figure is a ratio within one interleaved run."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from bench import answering, auditing, loading, releasing, results, sending, weights
from bench.ratio import Ratio
from bench.table import Part, machine, with_parts

README = Path(__file__).resolve().parent / "README.md"
Sizes = argparse.Namespace
PARTS: dict[str, Callable[[Path, Sizes], Iterator[Ratio]]] = {
    "answering": lambda folder, given: answering.ratios(folder, given.rounds),
    "sending": lambda folder, given: sending.ratios(folder, given.rounds),
    "loading": lambda folder, given: loading.ratios(folder, given.loaded),
    "results": lambda folder, given: results.ratios(folder, given.shown),
    "weights": lambda folder, _: weights.ratios(folder),
    "releasing": lambda folder, given: releasing.ratios(folder, given.stored),
    "auditing": lambda _, given: auditing.ratios(given.audited),
}


def measured(name: str, given: Sizes) -> Part:
    """What one benchmark finds, told as it comes."""
    found = []
    with tempfile.TemporaryDirectory() as place:
        for ratio in PARTS[name](Path(place), given):
            print(ratio.row(), flush=True)
            found.append(ratio)
    module = sys.modules[f"bench.{name}"]
    return Part(name, (module.__doc__ or "").strip(), machine(date.today()), tuple(found))


def main() -> int:
    """0 where every ratio is within its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300, help="requests of each side")
    parser.add_argument("--loaded", type=int, default=100_000, help="responses loaded from files")
    parser.add_argument("--shown", type=int, default=1_000_000, help="responses behind the dashboard")
    parser.add_argument("--stored", type=int, default=100_000, help="responses stored when a release is made")
    parser.add_argument("--audited", type=int, default=1_000, help="responses in the release that is audited")
    parser.add_argument("--only", action="append", choices=list(PARTS), help="not all of the benchmarks")
    parser.add_argument("--write", action="store_true", help="write what was measured into bench/README.md")
    given = parser.parse_args()
    passed = True
    for name in given.only or PARTS:
        part = measured(name, given)
        passed = passed and all(ratio.passes for ratio in part.ratios)
        if given.write:
            text = with_parts(README.read_text(encoding="utf-8"), [part], PARTS)
            README.write_text(text, encoding="utf-8")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
