"""Tombstones: the keyed hashes of receipts that took a response back, kept in the database and in a file outside it."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from surveyapp.storage.database import DatabaseAway
from surveyapp.storage.tables import codes, tombstones

_LINE = re.compile(r"[0-9a-f]{64}")
_AT_ONCE = 500


class TombstonesAway(DatabaseAway):
    """The file of tombstones cannot be written or read; the text is the sentence to print."""


@dataclass(frozen=True)
class Written:
    """What the file of tombstones holds. `damaged`: lines that are none."""

    hashes: frozenset[bytes]
    damaged: int = 0


def bury(connection: Connection, file: Path, receipt: bytes) -> None:
    """Keep the tombstone of a receipt, inside the transaction that deletes its response.

    The file is written, down to the disk, before the transaction can commit. A crash between the two leaves a tombstone
    of a response that is still there: its owner was not told that it is gone, and `unfinished` finds it. The other way
    round, a crash would leave a response that is gone, of which no tombstone tells; a restored backup would bring it back.
    """
    write(file, [receipt])
    note(connection, [receipt])


def note(connection: Connection, receipts: Collection[bytes]) -> None:
    """Keep tombstones in the database."""
    if receipts:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        adding = dialect.insert(tombstones).on_conflict_do_nothing()
        connection.execute(adding, [{"hash": receipt} for receipt in sorted(receipts)])


def noted(connection: Connection) -> frozenset[bytes]:
    """The tombstones in the database."""
    return frozenset(connection.execute(select(tombstones.c.hash)).scalars())


def unfinished(connection: Connection, receipts: Iterable[bytes]) -> set[bytes]:
    """Which of these receipts still have a response: a crash stopped their withdrawal, or a backup brought it back."""
    waiting, found = iter(receipts), set[bytes]()
    while some := list(islice(waiting, _AT_ONCE)):
        standing = select(codes.c.hash).where(codes.c.hash.in_(some), codes.c.wrapped.is_(None))
        found.update(connection.execute(standing).scalars())
    return found


def begin(file: Path) -> None:
    """Make the file where there is none. Raises TombstonesAway."""
    write(file, [])


def write(file: Path, receipts: Collection[bytes]) -> None:
    """Add lines to the file and wait until they are on the disk. Raises TombstonesAway."""
    try:
        new = not file.exists()
        file.parent.mkdir(parents=True, exist_ok=True)
        with _locked(file) as descriptor:
            if receipts:
                _append(descriptor, receipts)
        if new:
            _sync_folder(file.parent)
    except OSError as error:
        raise TombstonesAway(f"The file of tombstones {file} cannot be written: {error.strerror}.") from error


def read(file: Path) -> Written | None:
    """What the file holds; None where there is none. Raises TombstonesAway."""
    try:
        lines = file.read_bytes().decode("ascii", "replace").splitlines()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise TombstonesAway(f"The file of tombstones {file} cannot be read: {error.strerror}.") from error
    good = [line for line in lines if _LINE.fullmatch(line)]
    return Written(frozenset(map(bytes.fromhex, good)), len(lines) - len(good))


@contextmanager
def _locked(file: Path) -> Iterator[int]:
    """The file, open to add to it, while no other process adds to it."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def _append(descriptor: int, receipts: Iterable[bytes]) -> None:
    size = os.fstat(descriptor).st_size
    torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"  # a full disk may have cut the last line
    lines = (b"\n" if torn else b"") + b"".join(receipt.hex().encode() + b"\n" for receipt in receipts)
    while lines:
        lines = lines[os.write(descriptor, lines) :]
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Down to the disk with the name of a new file, too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
