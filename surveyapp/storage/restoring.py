"""Restoring: a backup becomes the database, in one transaction: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from zipfile import ZipFile

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, StatementError

from surveyapp.storage import backup_keys, backups, filling, schema, staff, tombstones, versions
from surveyapp.storage.backup_keys import BackupSecret, SealingKey
from surveyapp.storage.backups import BackupRefused, Manifest
from surveyapp.storage.database import Database
from surveyapp.storage.tables import metadata

_STAFF = (
    "staff",
    "staff_roles",
    "staff_links",
    "recovery_codes",
    "passkeys",
    "sign_in_tries",
    "notice_tests",
    "audit",
)
"""What a backup brings back only where none of it stands: or it would let in again who was shut out since."""


class Restored(NamedTuple):
    """A backup that is the database now. `staff_kept`: staff accounts and the audit log are those that stood there."""

    manifest: Manifest
    staff_kept: bool


class _Standing(NamedTuple):
    """What stood in a database and stays."""

    tombstones: frozenset[bytes] = frozenset()
    staff: Mapping[str, list[dict[str, Any]]] = MappingProxyType({})
    backup_key: SealingKey | None = None


def restore(database: Database, path: Path, secret: BackupSecret | None = None, *, replace: bool = False) -> Restored:
    """Fill an empty database with a backup, and bring its tables up to date; `replace`: delete first what stands in it.

    Tombstones, staff accounts, the audit log and the key of backups that stood in it stay. Where there were no accounts,
    those of the backup come without their sessions and links. Quotes wait for the next release: some may have been taken
    back since the backup. Raises BackupRefused, and then nothing was changed.
    """
    manifest = backups.check(path, secret)
    if not schema.is_known(manifest.revision):
        raise BackupRefused(
            f"{path} was made by a later version of surveyapp. Update surveyapp first. Nothing was changed."
        )
    with backups.opened(path, secret) as packed, database.writing() as connection:
        stood = _make_room(connection, replace=replace)
        schema.upgrade_within(connection, manifest.revision)
        try:
            _fill(connection, packed, manifest, but=stood.staff)
        except (DataError, IntegrityError, ProgrammingError, TypeError) as error:
            raise _does_not_fit(path) from error
        except StatementError as error:
            if type(error) is StatementError:  # a value that a column cannot take
                raise _does_not_fit(path) from error
            raise
        schema.upgrade_within(connection)
        tombstones.note(connection, stood.tombstones)
        _settle_staff(connection, stood)
        if stood.backup_key:
            backup_keys.keep(connection, stood.backup_key)
        connection.execute(update(metadata.tables["quotes"]).values(release=None))
    versions.published.cache_clear()
    database.forget()
    return Restored(manifest, staff_kept=bool(stood.staff))


def _settle_staff(connection: Connection, stood: _Standing) -> None:
    """Put back the accounts that stood; where there were none, let no session and no link of the backup's work."""
    if not stood.staff:
        connection.execute(delete(metadata.tables["staff_links"]))
        for person in staff.everyone(connection):
            staff.end_sessions(connection, person.id)
    for name, rows in stood.staff.items():
        filling.fill_table(connection, metadata.tables[name], rows)


def _make_room(connection: Connection, *, replace: bool) -> _Standing:
    """Drop the tables that stand there; what stood in them and stays."""
    if not schema.tables_of(connection):
        return _Standing()
    revision = schema.revision_of(connection)
    if revision is None or not schema.is_known(revision):
        raise BackupRefused(
            "The database holds tables that this version of surveyapp does not know. Check DATABASE_URL. Nothing was changed."
        )
    if not replace and filling.anything_stands_in(connection):
        raise BackupRefused(
            "The database is not empty. Give --replace to delete all that stands in it, or use another DATABASE_URL. "
            "Nothing was changed."
        )
    schema.upgrade_within(connection)  # so that what stays fits the newest tables
    stood = _Standing(tombstones.noted(connection), _staff_in(connection), backup_keys.standing(connection))
    filling.drop(connection)
    return stood


def _staff_in(connection: Connection) -> Mapping[str, list[dict[str, Any]]]:
    """Staff accounts and the audit log that stand there; nothing where nobody has an account."""
    if not filling.holds_rows(connection, metadata.tables["staff"]):
        return {}
    found = {name: connection.execute(select(metadata.tables[name])).mappings() for name in _STAFF}
    return {name: [dict(row) for row in rows] for name, rows in found.items()}


def _fill(connection: Connection, packed: ZipFile, manifest: Manifest, *, but: Container[str]) -> None:
    standing = {table.name: table for table in filling.empty_tables(connection)}
    for part in manifest.tables:
        if part.name not in standing or set(part.columns) != set(standing[part.name].columns.keys()):
            raise TypeError(part.name)
    by_name = {part.name: part for part in manifest.tables}
    for name, table in standing.items():
        if name in by_name and name not in but:
            filling.fill_table(connection, table, backups.rows(packed, by_name[name]))


def _does_not_fit(path: Path) -> BackupRefused:
    return BackupRefused(f"The rows of {path} do not fit the tables that it names. Nothing was changed.")
