"""Published versions of questionnaires: stored whole, never changed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.translation import Catalogues, Published
from surveyapp.storage.database import Database
from surveyapp.storage.tables import versions


class Version(NamedTuple):
    """Which version of a questionnaire."""

    questionnaire: str
    number: int


def publish(
    database: Database, questionnaire: Questionnaire, catalogues: Catalogues, today: date
) -> tuple[Version, bool]:
    """Store the questionnaire as its next version; (version, False) where the newest one says just the same."""
    document = Published(questionnaire=questionnaire, catalogues=catalogues).model_dump_json(
        by_alias=True, exclude_defaults=True
    )
    digest = sha256(document.encode()).hexdigest()
    with database.writing() as connection:
        newest = latest_number(connection, questionnaire.id)
        if newest and _digest(connection, Version(questionnaire.id, newest)) == digest:
            return Version(questionnaire.id, newest), False
        version = Version(questionnaire.id, newest + 1)
        row = {
            "questionnaire": version.questionnaire,
            "version": version.number,
            "document": document,
            "digest": digest,
        }
        connection.execute(insert(versions).values(**row, published_on=today))
    return version, True


def latest_number(connection: Connection, questionnaire: str) -> int:
    """The newest version's number; 0 where there is none."""
    newest = select(func.coalesce(func.max(versions.c.version), 0)).where(versions.c.questionnaire == questionnaire)
    return int(connection.execute(newest).scalar_one())


def newest(database: Database) -> list[Version]:
    """The newest version of every published questionnaire."""
    with database.reading() as connection:
        rows = connection.execute(
            select(versions.c.questionnaire, func.max(versions.c.version))
            .group_by(versions.c.questionnaire)
            .order_by(versions.c.questionnaire)
        )
        return [Version(*row) for row in rows]


@lru_cache(maxsize=64)
def published(database: Database, version: Version) -> Published:
    """A published version. It never changes, so each process reads it once. Raises KeyError."""
    with database.reading() as connection:
        wanted = (versions.c.questionnaire == version.questionnaire, versions.c.version == version.number)
        document = connection.execute(select(versions.c.document).where(*wanted)).scalar_one_or_none()
    if document is None:
        raise KeyError(version)
    return Published.model_validate_json(document, by_alias=True)


def _digest(connection: Connection, version: Version) -> str:
    wanted = (versions.c.questionnaire == version.questionnaire, versions.c.version == version.number)
    return str(connection.execute(select(versions.c.digest).where(*wanted)).scalar_one())
