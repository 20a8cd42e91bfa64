"""Releases: frozen, numbered, never changed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from surveyapp.domain.release import Release
from surveyapp.storage.database import Database
from surveyapp.storage.tables import releases


class Listed(NamedTuple):
    """A release as the list of releases names it. `published_on` is None while it is held back."""

    number: int
    made_on: date
    published_on: date | None


def keep(connection: Connection, release: Release, published_on: date | None) -> None:
    """Store a release for ever."""
    document = release.model_dump_json(exclude_defaults=True)
    row = {"number": release.number, "made_on": release.made_on, "document": document, "published_on": published_on}
    connection.execute(insert(releases).values(row))


def publish(database: Database, number: int, today: date) -> bool:
    """Show a release that was held back, and the earlier ones with it; False where there is none to show."""
    held = update(releases).where(releases.c.number <= number, releases.c.published_on.is_(None))
    with database.writing() as connection:
        known = connection.execute(select(releases.c.number).where(releases.c.number == number)).first()
        return known is not None and connection.execute(held.values(published_on=today)).rowcount > 0


def latest(database: Database) -> Release | None:
    """The newest published release."""
    with database.reading() as connection:
        newest_number = select(func.max(releases.c.number)).where(releases.c.published_on.is_not(None))
        number = connection.execute(newest_number).scalar_one()
    return _numbered(database, number) if number else None


def numbered(database: Database, number: int) -> Release | None:
    """The published release with this number."""
    with database.reading() as connection:
        row = select(releases.c.number).where(releases.c.number == number, releases.c.published_on.is_not(None))
        known = connection.execute(row).first()
    return _numbered(database, number) if known else None


def made(database: Database, number: int) -> Release | None:
    """The release with this number, published or held back: for those who look at it first."""
    try:
        return _numbered(database, number)
    except KeyError:
        return None


@lru_cache(maxsize=16)
def _numbered(database: Database, number: int) -> Release:
    """A release never changes, so each process reads it once. Raises KeyError, which is not kept: it may be made later."""
    with database.reading() as connection:
        document = connection.execute(
            select(releases.c.document).where(releases.c.number == number)
        ).scalar_one_or_none()
    if document is None:
        raise KeyError(number)
    return Release.model_validate_json(document)


def all_of(connection: Connection) -> list[Release]:
    """All releases, oldest first, those held back too: for the next one, and for the audit."""
    documents = connection.execute(select(releases.c.document).order_by(releases.c.number)).scalars()
    return [Release.model_validate_json(document) for document in documents]


def newest_number(connection: Connection) -> int:
    """The number of the newest release, published or not; 0 before the first."""
    return int(connection.execute(select(func.max(releases.c.number))).scalar_one() or 0)


def held(database: Database) -> int | None:
    """The number of the newest release, where it is held back."""
    listed = every_made(database)
    return listed[0].number if listed and listed[0].published_on is None else None


def every_release(database: Database) -> list[Listed]:
    """All published releases, newest first."""
    return [listed for listed in every_made(database) if listed.published_on]


def every_made(database: Database) -> list[Listed]:
    """All releases, newest first, those held back too."""
    columns = (releases.c.number, releases.c.made_on, releases.c.published_on)
    with database.reading() as connection:
        return [Listed(*row) for row in connection.execute(select(*columns).order_by(releases.c.number.desc()))]
