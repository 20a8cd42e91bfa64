"""Turns at writing: whoever writes to a SQLite file waits in a line for it, in this process and in others.

SQLite's own way to wait is to ask again and again, each time later, so that whoever waits longest asks least.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock, Thread
from time import monotonic

try:
    import fcntl
except ImportError:  # Windows has no such locks
    LOCKS = False
else:
    LOCKS = True


PLACES = 16
"""So many threads of a process stand in the line at most, with those of people who gave up: theirs go when their turn comes."""


class NoTurn(Exception):
    """Those before us did not end in time."""


class Turns:
    """The line for one database: two small locked files beside it, whose lock the system takes from a process that was killed.

    Who writes holds the first. Only the next holds the second, so that nobody who has just written passes those who wait.
    Where files cannot be locked there is no line: SQLite alone sees then that one writes at a time.
    """

    def __init__(self, database: Path | None, seconds: float) -> None:
        """`database`: None where nobody else can write to it. `seconds`: how long anybody waits."""
        stands = database if LOCKS else None
        self._writes = stands and stands.with_name(f"{stands.name}-writes")
        self._is_next = stands and stands.with_name(f"{stands.name}-next")
        self._seconds = seconds
        # Only who is next waits for the other file. If both waits shared their places, those who wait for the next place could
        # take the last one from who has it, and all would wait for each other.
        self._places_before, self._place_of_next = BoundedSemaphore(PLACES - 1), BoundedSemaphore(1)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Our turn. Raises NoTurn."""
        if self._writes is None or self._is_next is None:
            yield
            return
        last = monotonic() + self._seconds
        with ExitStack() as turn:
            with _locked(self._is_next, last, self._places_before):
                turn.enter_context(_locked(self._writes, last, self._place_of_next))
            yield


@contextmanager
def _locked(file: Path, last: float, places: BoundedSemaphore) -> Iterator[None]:
    # A handle for each, as two threads with the same one would not wait for each other. It is for reading only, so that
    # another user of the machine can stand in the line, too.
    try:
        handle = os.open(file, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError:
        yield
        return
    if not _locked_before(last, handle, places):
        raise NoTurn
    try:
        yield
    finally:
        _give_up(handle)


def _locked_before(last: float, handle: int, places: BoundedSemaphore) -> bool:
    """Lock a file; False where that took too long, and then its handle is given up. Where locks do not work, it is not locked."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        if places.acquire(timeout=max(0.0, last - monotonic())):
            return _Wait(handle, places).ends_before(last)
        _give_up(handle)
        return False
    except OSError:
        pass
    return True


def _give_up(handle: int) -> None:
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_UN)  # to close it is not enough while a forked process has it, too
    os.close(handle)


class _Wait:
    """A place in the line. The system wakes who is next, but knows no time limit: so a thread of its own waits.

    Who gives up cannot call that thread back. It keeps the place, of which there are few, until its turn comes.
    """

    def __init__(self, handle: int, places: BoundedSemaphore) -> None:
        self._handle, self._places = handle, places
        self._over = Event()
        self._deciding = Lock()
        self._left = False

    def ends_before(self, last: float) -> bool:
        try:
            Thread(target=self._stand, name="surveyapp-turn", daemon=True).start()
        except RuntimeError:  # the system has no thread for us
            self._leave()
            return False
        if self._over.wait(max(0.0, last - monotonic())):
            return True
        with self._deciding:
            self._left = not self._over.is_set()
            return not self._left

    def _stand(self) -> None:
        with suppress(OSError):
            fcntl.flock(self._handle, fcntl.LOCK_EX)
        with self._deciding:
            if not self._left:
                self._places.release()
                self._over.set()
                return
        self._leave()

    def _leave(self) -> None:
        _give_up(self._handle)
        self._places.release()
