"""Pauses after wrong passphrases: they grow, and each is for the person who was wrong alone."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

FREE_TRIES = 2
LONGEST = 15 * 60
FORGOTTEN = 24 * 60 * 60


@dataclass
class Pauses:
    """How often each person was wrong, and until when they wait."""

    clock: Callable[[], float] = time.monotonic
    _wrong: dict[bytes, tuple[int, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def begin(self, who: bytes) -> int:
        """How many seconds somebody must still wait; 0 where they may try now, which counts as wrong until it was right.

        It is counted before it is looked at, so that many tries at once are no way round.
        """
        with self._lock:
            now = self.clock()
            times, since = self._wrong.get(who, (0, now))
            if now - since > FORGOTTEN:
                times = 0
            left = math.ceil(since + _pause(times) - now)
            if times and left > 0:
                return left
            self._wrong[who] = (times + 1, now)
            return 0

    def right(self, who: bytes) -> None:
        """Somebody gave the right one: what went before is forgotten."""
        with self._lock:
            self._wrong.pop(who, None)


def _pause(times: int) -> float:
    """Five seconds after the third wrong one, twice as long after each that follows."""
    return float(min(LONGEST, 5 * 2 ** (times - FREE_TRIES - 1))) if times > FREE_TRIES else 0.0
