"""Waves: opening, closing and finding them; and whether this database is a demo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from surveyapp.domain.waves import Wave
from surveyapp.storage.database import Database
from surveyapp.storage.tables import responses, site, wave_questionnaires, waves
from surveyapp.storage.versions import Version


class WaveRefused(Exception):
    """A wave cannot be opened or closed; the text is the sentence to print."""


def open_wave(database: Database, wave: Wave) -> None:
    """Begin to collect. Raises WaveRefused."""
    chosen = dict(wave.versions)
    with database.writing() as connection:
        if connection.execute(select(waves.c.id).where(waves.c.id == wave.id)).first():
            raise WaveRefused(f"There is a wave “{wave.id}” already. Choose another name.")
        if not chosen:
            raise WaveRefused("A wave needs at least one published questionnaire.")
        if is_demo(connection) != wave.demo and _any_wave(connection):
            raise WaveRefused("Demo data and real responses never stand in one database. Use another DATABASE_URL.")
        for questionnaire in chosen:
            standing = _open_wave_of(connection, questionnaire)
            if standing:
                raise WaveRefused(f"“{questionnaire}” is collecting in the wave “{standing}”. Close that one first.")
        place = connection.execute(select(func.count()).select_from(waves)).scalar_one()
        connection.execute(
            insert(waves).values(
                id=wave.id,
                title=wave.title,
                opened_on=wave.opened_on,
                closed_on=wave.closed_on,
                demo=wave.demo,
                place=place,
            )
        )
        rows = [
            {"wave": wave.id, "questionnaire": name, "version": number, "by_invitation": name in wave.by_invitation}
            for name, number in chosen.items()
        ]
        connection.execute(insert(wave_questionnaires), rows)


def close_wave(database: Database, wave_id: str, today: date) -> None:
    """Stop to begin new answers. Raises WaveRefused."""
    with database.writing() as connection:
        closing = update(waves).where(waves.c.id == wave_id, waves.c.closed_on.is_(None)).values(closed_on=today)
        if connection.execute(closing).rowcount == 0:
            raise WaveRefused(f"There is no open wave “{wave_id}”.")


def every_wave(database: Database) -> list[Wave]:
    """All waves, oldest first."""
    with database.reading() as connection:
        rows = connection.execute(select(waves).order_by(waves.c.place)).mappings().all()
        return [_wave(row, *_versions(connection, row["id"])) for row in rows]


def find_wave(database: Database, wave_id: str) -> Wave | None:
    """The wave with this id."""
    return next((wave for wave in every_wave(database) if wave.id == wave_id), None)


def collecting(database: Database, questionnaire: str) -> tuple[Wave, Version] | None:
    """The wave that `questionnaire` is collecting in, with its version there."""
    with database.reading() as connection:
        row = (
            connection.execute(
                select(waves, wave_questionnaires.c.version, wave_questionnaires.c.by_invitation)
                .join(wave_questionnaires, wave_questionnaires.c.wave == waves.c.id)
                .where(wave_questionnaires.c.questionnaire == questionnaire, waves.c.closed_on.is_(None))
            )
            .mappings()
            .first()
        )
    if row is None:
        return None
    version = Version(questionnaire, row["version"])
    invited = frozenset({questionnaire} if row["by_invitation"] else ())
    return _wave(row, {questionnaire: version.number}, invited), version


def questionnaires_collecting(database: Database) -> list[Version]:
    """The versions that people can begin to answer now."""
    with database.reading() as connection:
        rows = connection.execute(
            select(wave_questionnaires.c.questionnaire, wave_questionnaires.c.version)
            .join(waves, wave_questionnaires.c.wave == waves.c.id)
            .where(waves.c.closed_on.is_(None))
            .order_by(wave_questionnaires.c.questionnaire)
        )
        return [Version(*row) for row in rows]


def responses_in(database: Database, wave_id: str) -> int:
    """How many responses a wave holds. For the command line alone: a live count is never shown on a page."""
    with database.reading() as connection:
        count = select(func.count()).select_from(responses).where(responses.c.wave == wave_id)
        return int(connection.execute(count).scalar_one())


def is_demo(connection: Connection) -> bool:
    """Whether this database was made for a demo."""
    return connection.execute(select(site.c.value).where(site.c.name == "demo")).scalar_one_or_none() == "yes"


def mark_as_demo(database: Database) -> None:
    """Make this an empty demo database for ever. Raises WaveRefused."""
    with database.writing() as connection:
        if not is_demo(connection):
            if _any_wave(connection):
                raise WaveRefused("This database holds real waves, so no demo data can go into it.")
            connection.execute(insert(site).values(name="demo", value="yes"))


def _any_wave(connection: Connection) -> bool:
    return connection.execute(select(waves.c.id).limit(1)).first() is not None


def _open_wave_of(connection: Connection, questionnaire: str) -> str | None:
    return connection.execute(
        select(waves.c.id)
        .join(wave_questionnaires, wave_questionnaires.c.wave == waves.c.id)
        .where(wave_questionnaires.c.questionnaire == questionnaire, waves.c.closed_on.is_(None))
    ).scalar_one_or_none()


def _versions(connection: Connection, wave_id: str) -> tuple[dict[str, int], frozenset[str]]:
    """The version of each questionnaire, and which of them are by invitation."""
    rows: Sequence[Any] = connection.execute(
        select(wave_questionnaires)
        .where(wave_questionnaires.c.wave == wave_id)
        .order_by(wave_questionnaires.c.questionnaire)
    ).all()
    invited = frozenset(row.questionnaire for row in rows if row.by_invitation)
    return {row.questionnaire: row.version for row in rows}, invited


def _wave(row: RowMapping, versions: dict[str, int], by_invitation: frozenset[str]) -> Wave:
    return Wave(
        id=row["id"],
        title=row["title"],
        opened_on=row["opened_on"],
        closed_on=row["closed_on"],
        demo=row["demo"],
        versions=versions,
        by_invitation=by_invitation,
    )
