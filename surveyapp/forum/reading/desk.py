"""The desk: who has which comment open, what each left for later, and the way back. In memory alone, and soon forgotten."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock

from surveyapp.storage.comments import Ref

HELD_SECONDS = 10 * 60
"""Nobody is given a comment that somebody else opened less than so long ago."""
ASIDE_SECONDS = 60 * 60
"""So long nobody is given again what they left for later."""
LEFT_SECONDS = 10 * 60 * 60
"""A working day: so long what somebody chose is kept."""
LONGEST_TRAIL = 20


class Done(StrEnum):
    """What somebody did last."""

    SAVED = "saved"
    LEFT = "left"


@dataclass(frozen=True)
class Chosen:
    """What somebody chose of a comment and has not saved. `seen`: the mark of the reading that was shown to them."""

    sentiment: str = ""
    themes: tuple[str, ...] = ()
    concern: bool = False
    details: bool = False
    worth_quoting: bool = False
    local_offer: str = ""
    seen: str = ""


@dataclass(frozen=True)
class _Left:
    at: float
    chosen: Chosen | None


@dataclass
class Desk:
    """Keeps two people from reading the same comment, without stopping anybody who wants to."""

    clock: Callable[[], float] = time.monotonic
    _open: dict[Ref, tuple[bytes, float]] = field(default_factory=dict)
    _left: dict[tuple[bytes, Ref], _Left] = field(default_factory=dict)
    _last: dict[bytes, Done] = field(default_factory=dict)
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

    def leave(self, who: bytes, ref: Ref, chosen: Chosen | None) -> None:
        """Somebody leaves a comment for later, with what they chose, or could not choose. Others may have it at once."""
        with self._lock:
            self._left[who, ref] = _Left(self._forget(), chosen)
            self._open = {held: by for held, by in self._open.items() if held != ref or by[0] != who}
            self._last[who] = Done.LEFT

    def left(self, who: bytes) -> dict[Ref, Chosen | None]:
        """The comments that somebody left for later, and what they had chosen."""
        with self._lock:
            self._forget()
            return {ref: left.chosen for (by, ref), left in self._left.items() if by == who}

    def done(self, who: bytes, ref: Ref) -> None:
        """Somebody has read a comment."""
        with self._lock:
            self._open = {held: by for held, by in self._open.items() if held != ref}
            self._left.pop((who, ref), None)
            trail = [other for other in self._trails.get(who, []) if other != ref]
            self._trails[who] = [*trail, ref][-LONGEST_TRAIL:]
            self._last[who] = Done.SAVED

    def last_done(self, who: bytes) -> Done | None:
        """What somebody did last, told once."""
        with self._lock:
            return self._last.pop(who, None)

    def free_for(self, who: bytes, refs: Iterable[Ref]) -> Ref | None:
        """The first comment that nobody else has open and that this person did not leave for later just now."""
        with self._lock:
            now = self._forget()
            for ref in refs:
                by, left = self._open.get(ref), self._left.get((who, ref))
                if (by is None or by[0] == who) and (left is None or now - left.at >= ASIDE_SECONDS):
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
        self._left = {key: left for key, left in self._left.items() if now - left.at < LEFT_SECONDS}
        return now
