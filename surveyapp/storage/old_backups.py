"""Old backups: found in a folder by what stands in them, never by their names, and deleted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from surveyapp.storage import backups, sealed_files
from surveyapp.storage.backups import BackupRefused
from surveyapp.storage.sealed_files import SealRefused

_FIRST_OF_CLEAR = (b"PK\3\4", b"tables/")
"""How a backup in clear begins: a zip, and at its byte 30 the name of the first table's part."""


def delete_older(folder: Path, today: date, days: int) -> list[Path]:
    """Delete the backups in a folder that are `days` old or older. Any other file stays, whatever its name; so do links."""
    old = [path for path in sorted(folder.iterdir()) if _is_as_old(path, today, days)]
    for path in old:
        path.unlink()
    return old


def _is_as_old(path: Path, today: date, days: int) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    made_on = _made_on(path)
    return made_on is not None and (today - made_on).days >= days


def _made_on(path: Path) -> date | None:
    """The day of a backup, or the one on which it was last written where it was cut off; None for any other file."""
    try:
        with path.open("rb") as file:
            start = file.read(64)
        if start.startswith(sealed_files.FIRST_BYTES):
            return _noted_on_seal(path) or _last_written(path)
        if _is_clear(start):
            return _noted_within(path) if _is_whole(path) else _last_written(path)
    except OSError:  # what may not be read is not ours
        pass
    return None


def _last_written(path: Path) -> date:
    return date.fromtimestamp(path.stat().st_mtime)


def _is_clear(start: bytes) -> bool:
    kind, name = _FIRST_OF_CLEAR
    return start.startswith(kind) and start[30:].startswith(name)


def _is_whole(path: Path) -> bool:
    """Whether a zip has its list of parts, which is written last. A whole one without our manifest is somebody else's."""
    try:
        ZipFile(path).close()
    except BadZipFile:
        return False
    except (NotImplementedError, ValueError):  # a list, but none that we write
        pass
    return True


def _noted_on_seal(path: Path) -> date | None:
    """The day that a sealed backup says it was made on."""
    try:
        with path.open("rb") as file:
            header = sealed_files.header_of(file)
        return header.made_on if header else None
    except SealRefused:
        return None


def _noted_within(path: Path) -> date | None:
    """The day that a backup in clear says it was made on."""
    try:
        return backups.manifest_of(path).made_on
    except BackupRefused:
        return None
