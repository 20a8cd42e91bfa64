"""The desk: who has which comment open, what each put aside, and the way back. In memory alone, and soon forgotten."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Lock

from surveyapp.storage.comments import Ref

HELD_SECONDS = 10 * 60
"""Nobody is given a comment that somebody else opened less than so long ago."""
ASIDE_SECONDS = 60 * 60
LONGEST_TRAIL = 20


@dataclass
class Desk:
    """Keeps two people from reading the same comment, without stopping anybody who wants to."""

    clock: Callable[[], float] = time.monotonic
    _open: dict[Ref, tuple[bytes, float]] = field(default_factory=dict)
    _aside: dict[tuple[bytes, Ref], float] = field(default_factory=dict)
    _trails: dict[bytes, list[Ref]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def open(self, who: bytes, ref: Ref) -> bytes | None:
        """Somebody opened a comment. Who else opened it just before; None where nobody did."""
        with self._lock:
            now = self._forget()
            other = self._open.get(ref)
            if other and other[0] != who:
                return other[0]
            self._open = {held: by for held, by in self._open.items() if by[0] != who} | {ref: (who, now)}
            return None

    def put_aside(self, who: bytes, ref: Ref) -> None:
        """Somebody leaves a comment for later."""
        with self._lock:
            self._aside[who, ref] = self._forget()

    def done(self, who: bytes, ref: Ref) -> None:
        """Somebody has read a comment."""
        with self._lock:
            self._open = {held: by for held, by in self._open.items() if held != ref}
            trail = [other for other in self._trails.get(who, []) if other != ref]
            self._trails[who] = [*trail, ref][-LONGEST_TRAIL:]

    def free_for(self, who: bytes, refs: Iterable[Ref]) -> Ref | None:
        """The first comment that nobody else has open and that this person did not put aside."""
        with self._lock:
            self._forget()
            for ref in refs:
                by = self._open.get(ref)
                if (by is None or by[0] == who) and (who, ref) not in self._aside:
                    return ref
        return None

    def before(self, who: bytes, ref: Ref) -> Ref | None:
        """What a person read before this comment."""
        with self._lock:
            trail = self._trails.get(who, [])
            earlier = trail[: trail.index(ref)] if ref in trail else trail
            return earlier[-1] if earlier else None

    def _forget(self) -> float:
        now = self.clock()
        self._open = {ref: by for ref, by in self._open.items() if now - by[1] < HELD_SECONDS}
        self._aside = {key: when for key, when in self._aside.items() if now - when < ASIDE_SECONDS}
        return now
