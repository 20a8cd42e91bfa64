"""Releases: frozen, numbered, never changed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from surveyapp.domain.release import Release
from surveyapp.storage.database import Database
from surveyapp.storage.tables import releases


class Listed(NamedTuple):
    """A release as the list of releases names it."""

    number: int
    made_on: date


def keep(connection: Connection, release: Release) -> None:
    """Store a release for ever."""
    document = release.model_dump_json(exclude_defaults=True)
    connection.execute(insert(releases).values(number=release.number, made_on=release.made_on, document=document))


def latest(database: Database) -> Release | None:
    """The newest release."""
    with database.reading() as connection:
        number = connection.execute(select(func.max(releases.c.number))).scalar_one()
    return numbered(database, number) if number else None


def numbered(database: Database, number: int) -> Release | None:
    """The release with this number. It never changes, so each process reads it once."""
    try:
        return _read(database, number)
    except KeyError:
        return None


@lru_cache(maxsize=16)
def _read(database: Database, number: int) -> Release:
    """Raises KeyError, which is not kept: the release may be made later."""
    with database.reading() as connection:
        release = find(connection, number)
    if release is None:
        raise KeyError(number)
    return release


def find(connection: Connection, number: int) -> Release | None:
    """As `numbered`, inside a transaction."""
    document = connection.execute(select(releases.c.document).where(releases.c.number == number)).scalar_one_or_none()
    return Release.model_validate_json(document) if document else None


def newest(connection: Connection) -> Release | None:
    """The newest release, inside a transaction."""
    number = connection.execute(select(func.max(releases.c.number))).scalar_one()
    return find(connection, number) if number else None


def every_release(database: Database) -> list[Listed]:
    """All releases, newest first."""
    with database.reading() as connection:
        rows = connection.execute(select(releases.c.number, releases.c.made_on).order_by(releases.c.number.desc()))
        return [Listed(*row) for row in rows]
