"""Lanes: few at a time do something slow, and nobody waits long for it, so that the pages in between stay quick."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

LONGEST_REST = 1.0
"""Seconds. On a busy machine something slow is slower still; the rest after it need not grow with that."""


class Lane:
    """A way to something slow. Who finds it full is turned away at once: a thread that waits serves nobody."""

    def __init__(self, at_once: int, *, inside: int, rest: float = 0.0) -> None:
        """`inside`: how many may be in the lane, those who wait included. `rest`: after each turn, in its own length."""
        self._inside = BoundedSemaphore(inside)
        self._at_once = BoundedSemaphore(at_once)
        self._rest = rest
        self._opens_at = 0.0

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Whether it is one's turn, after a moment's wait where others are before. False: there were too many."""
        if not self._inside.acquire(blocking=False):
            yield False
            return
        try:
            with self._at_once:
                time.sleep(max(0.0, self._opens_at - time.monotonic()))
                begun = time.monotonic()
                try:
                    yield True
                finally:
                    ended = time.monotonic()
                    self._opens_at = ended + min((ended - begun) * self._rest, LONGEST_REST)
        finally:
            self._inside.release()
