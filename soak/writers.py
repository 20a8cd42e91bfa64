"""Eight processes write to one SQLite file: in turn, as the product does, and with SQLite's plain busy timeout."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic, sleep

from soak.report import Finding
from soak.small import WAVE, collect
from surveyapp.domain.journey import Answers, Place
from surveyapp.storage import drafts
from surveyapp.storage.database import Database, DatabaseAway
from surveyapp.storage.turns import Turns
from surveyapp.storage.versions import Version

WRITERS = 8
ROUNDS = 4
SECONDS = 12.0
"""Of each round and each way. A writer that starves waits for all of it."""
STARTS_WITHIN = 5.0
MOST_OF_A_STALL, LEAST_OF_WRITES = 0.1, 0.8


@dataclass(frozen=True)
class Wrote:
    """What one writer did, or several: how often, how long the longest took, and how many failed."""

    times: int = 0
    longest: float = 0.0
    failed: int = 0

    def __add__(self, other: Wrote) -> Wrote:
        return Wrote(self.times + other.times, max(self.longest, other.longest), self.failed + other.failed)


def findings(size: float) -> Iterator[Finding]:
    """Both ways in turn, so that whatever else this machine does meets both."""
    in_turn, plain = Wrote(), Wrote()
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'soak.sqlite'}"
        version = collect(address)
        seconds = SECONDS * min(1.0, max(0.25, size))
        with ProcessPoolExecutor(WRITERS, mp_context=multiprocessing.get_context("spawn")) as pool:
            for _ in range(max(1, round(ROUNDS * size))):
                for turns in (False, True):
                    begins = monotonic() + STARTS_WITHIN  # the same clock in every process of a machine
                    write = partial(written, address, version, begins, seconds, turns=turns)
                    done = sum(pool.map(write, range(WRITERS)), Wrote())
                    in_turn, plain = (in_turn + done, plain) if turns else (in_turn, plain + done)
    stall, writes = in_turn.longest / plain.longest, in_turn.times / plain.times
    about = f"{WRITERS} processes write to one SQLite file without a pause"
    yield Finding(
        f"{about}: no commit fails",
        f"{in_turn.failed} of {in_turn.times:,} (plain busy timeout: {plain.failed} of {plain.times:,})",
        "0",
        in_turn.failed == 0,
    )
    yield Finding(
        f"{about}: the longest stall, over that of a plain busy timeout",
        f"{stall:.3f} ({in_turn.longest:.2f} s over {plain.longest:.2f} s)",
        f"at most {MOST_OF_A_STALL:g}",
        stall <= MOST_OF_A_STALL,
    )
    yield Finding(
        f"{about}: commits, over those of a plain busy timeout",
        f"{writes:.2f}",
        f"at least {LEAST_OF_WRITES:g}",
        writes >= LEAST_OF_WRITES,
    )


def written(address: str, version: Version, begins: float, seconds: float, number: int, *, turns: bool) -> Wrote:
    """What one process wrote: a draft that is saved again and again. All of them begin at the same moment."""
    database, today = Database(address), date.today()
    if not turns:
        database.turns = Turns(None, 0)
    draft, done = drafts.begin(database, version, WAVE, Answers(), today), Wrote()
    end = begins + seconds
    sleep(max(0.0, begins - monotonic()))
    while (began := monotonic()) < end:
        try:
            draft = drafts.save(database, draft, {Place("says", 1): f"{number}: {began}"}, today) or draft
        except DatabaseAway:
            done += Wrote(failed=1)
        done += Wrote(1, monotonic() - began)
    database.engine.dispose()
    return done
