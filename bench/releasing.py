"""The CPU of a release that takes a thousand responses in, with few and with many stored."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

from bench.place import Place
from bench.rated import rated
from bench.ratio import Ratio, cpu, of_medians

FEW = NEW = 1_000
ROUNDS = 10


def ratios(folder: Path, stored: int) -> Iterator[Ratio]:
    """Each round, as many new responses come to both places."""
    few, many = (Place.filled(folder / str(size), [rated()], size) for size in (FEW, stored))
    times = []
    for number in range(ROUNDS):
        for place in (few, many):
            place.arrive(NEW)
        turn = (few, many) if number % 2 else (many, few)  # the order tells on the figure
        took = {place.database: _release(place) for place in turn}
        times.append((took[many.database], took[few.database]))
    what = f"CPU of a release of {NEW:,} new responses, {stored:,} stored (without the audit)"
    yield Ratio(what, f"with {FEW:,} stored", of_medians(times), 1.2)


def _release(place: Place) -> float:
    """The CPU of a release, with nothing left to tidy up from before."""
    gc.collect()
    return cpu(place.release)
