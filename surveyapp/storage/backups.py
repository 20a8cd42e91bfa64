"""Backups: every row of every table in one file, the same for SQLite and PostgreSQL, with a digest of each part.

The file is a zip: a manifest, and for each table a file of JSON lines, a row a line. It is sealed as it is written
(`sealed_files`), so that no clear copy ever stands on a disk; who asks for it gets it in clear.
"""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Literal
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from pydantic import ValidationError
from sqlalchemy import Connection, Table, select

from surveyapp.domain.words import Model
from surveyapp.storage import row_hashes, schema, sealed_files
from surveyapp.storage.backup_keys import BackupSecret, SealingKey
from surveyapp.storage.database import Database
from surveyapp.storage.schema import REVISIONS
from surveyapp.storage.sealed_files import SealedReader, SealedWriter, SealRefused

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 1_000_000
_MOST_TIMES, _NO_BOMB = 200, 10_000_000


class BackupRefused(Exception):
    """A backup cannot be made or taken; the text is the sentence to print."""


class TablePart(Model):
    """The rows of one table: its columns in the order of the cells, and the SHA-256 of its lines."""

    name: str
    columns: tuple[str, ...]
    rows: int
    digest: str

    @property
    def file(self) -> str:
        """Where they stand in the zip."""
        return f"tables/{self.name}.jsonl"


class Manifest(Model):
    """What a backup holds. `revision`: of the tables; a later version of the software brings them up to date."""

    format: Literal["surveyapp-backup"] = "surveyapp-backup"
    layout: Literal[1] = 1
    made_on: date
    revision: str
    tables: tuple[TablePart, ...]

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.tables)

    def rows_of(self, table: str) -> int:
        """How many rows of a table it holds."""
        return next((part.rows for part in self.tables if part.name == table), 0)


def take(database: Database, path: Path, today: date, key: SealingKey | None = None) -> Manifest:
    """Write one state of the whole database to a new file that only its owner may read. Raises BackupRefused.

    It is sealed to `key`; without one it stands there in clear.
    """
    if path.exists():
        raise BackupRefused(f"{path} is there already. Choose another name: a backup never replaces another one.")
    with (
        database.reading() as connection,
        _written_whole(path) as file,
        _sealed(file, key, today) as sealed,
        ZipFile(sealed, "w", ZIP_DEFLATED) as packed,
    ):
        revision = schema.revision_of(connection)
        if revision is None:
            raise BackupRefused("There is nothing to back up: the database has no tables of surveyapp.")
        tables = schema.tables_of(connection)
        parts = tuple(_written(connection, table, packed) for table in tables if table.name != REVISIONS)
        manifest = Manifest(made_on=today, revision=revision, tables=parts)
        packed.writestr(ZipInfo(MANIFEST), manifest.model_dump_json(indent=1), ZIP_DEFLATED)
    return manifest


def is_sealed(path: Path) -> bool:
    """Whether a file needs the secret to be opened. Raises BackupRefused."""
    with _faults_of(path), path.open("rb") as file:
        return file.read(len(sealed_files.FIRST_BYTES)) == sealed_files.FIRST_BYTES


def manifest_of(path: Path, secret: BackupSecret | None = None) -> Manifest:
    """What a backup says that it holds. Raises BackupRefused."""
    with opened(path, secret) as packed:
        return _manifest(path, packed)


def check(path: Path, secret: BackupSecret | None = None) -> Manifest:
    """What a backup holds, once every part of it is as it was written. Raises BackupRefused."""
    with opened(path, secret) as packed:
        manifest = _manifest(path, packed)
        expected = {MANIFEST, *(part.file for part in manifest.tables)}
        whole = sorted(packed.namelist()) == sorted(expected) and not any(map(_is_bomb, packed.infolist()))
        if not whole or not all(_is_whole(packed, part) for part in manifest.tables):
            raise _damaged(path)
    return manifest


@contextmanager
def opened(path: Path, secret: BackupSecret | None = None) -> Iterator[ZipFile]:
    """The zip of a backup. Whatever is wrong with it while it is read is a BackupRefused."""
    with _faults_of(path), path.open("rb") as file, ZipFile(_unsealed(path, file, secret)) as packed:
        yield packed


def _unsealed(path: Path, file: IO[bytes], secret: BackupSecret | None) -> IO[bytes]:
    if not is_sealed(path):
        return file
    if secret is None:
        raise BackupRefused(f"{path} is sealed. Its secret is needed. Nothing was changed.")
    return io.BufferedReader(SealedReader(file, secret), sealed_files.CHUNK)


@contextmanager
def _faults_of(path: Path) -> Iterator[None]:
    try:
        yield
    except SealRefused as refusal:
        raise BackupRefused(f"{path} {refusal}. Nothing was changed.") from None
    except (BadZipFile, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise _damaged(path) from error
    except OSError as error:
        raise BackupRefused(f"{path} cannot be read: {error.strerror or 'it is damaged'}.") from error


def rows(packed: ZipFile, part: TablePart) -> Iterator[dict[str, Any]]:
    """The rows of a table, by the names of columns."""
    with packed.open(part.file) as lines:
        for line in lines:
            yield dict(zip(part.columns, row_hashes.values(line), strict=True))


def _written(connection: Connection, table: Table, packed: ZipFile) -> TablePart:
    digest, count = sha256(), 0
    part = TablePart(name=table.name, columns=tuple(table.columns.keys()), rows=0, digest="")
    wanted = select(table).order_by(*table.primary_key.columns)
    info = ZipInfo(part.file)
    info.compress_type = ZIP_DEFLATED
    with packed.open(info, "w", force_zip64=True) as file:
        for row in connection.execute(wanted, execution_options={"yield_per": row_hashes.AT_ONCE}):
            line = row_hashes.line(row)
            file.write(line)
            digest.update(line)
            count += 1
    return part.model_copy(update={"rows": count, "digest": digest.hexdigest()})


def _is_whole(packed: ZipFile, part: TablePart) -> bool:
    digest, count = sha256(), 0
    with packed.open(part.file) as file:
        while block := file.read(1 << 20):
            digest.update(block)
            count += block.count(b"\n")
    return digest.hexdigest() == part.digest and count == part.rows


def _is_bomb(part: ZipInfo) -> bool:
    """Whether a part is packed so tightly as no rows are: they shrink to a tenth or so."""
    return part.file_size > _MOST_TIMES * part.compress_size + _NO_BOMB


def _manifest(path: Path, packed: ZipFile) -> Manifest:
    if MANIFEST not in packed.namelist() or packed.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise _foreign(path)
    try:
        return Manifest.model_validate_json(packed.read(MANIFEST))
    except ValidationError:
        raise _foreign(path) from None


@contextmanager
def _sealed(file: IO[bytes], key: SealingKey | None, today: date) -> Iterator[Any]:
    """What is written into it is sealed on its way to the file. Where anything fails, the file opens for nobody."""
    if key is None:
        yield file
        return
    writer = SealedWriter(file, key, today)
    yield writer
    writer.finish()


@contextmanager
def _written_whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that stands at `path` only once all of it is on the disk."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise BackupRefused(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)


def _damaged(path: Path) -> BackupRefused:
    return BackupRefused(f"{path} is damaged, or is no backup of surveyapp. Nothing was changed.")


def _foreign(path: Path) -> BackupRefused:
    return BackupRefused(f"{path} is no backup that this version of surveyapp knows. Nothing was changed.")
