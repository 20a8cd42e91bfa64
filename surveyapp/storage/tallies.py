"""Tallies: counts added up as responses come, so that a release never reads what was counted before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from surveyapp.domain.measures import Cell
from surveyapp.storage.tables import tallies, wave_questionnaires, waves


class Changes(NamedTuple):
    """How many respondents of a questionnaire came or went in a wave since its figures last moved."""

    wave: str
    questionnaire: str
    version: int
    changed: int


def add(connection: Connection, wave: str, questionnaire: str, cells: Mapping[Cell, int], respondents: int) -> None:
    """Add the cells of newly counted respondents."""
    _add(connection, wave, questionnaire, cells, 1)
    _note_change(connection, wave, questionnaire, respondents)


def take_off(connection: Connection, wave: str, questionnaire: str, cells: Mapping[Cell, int]) -> None:
    """Take the cells of one respondent off, who withdrew. No trace stays: a cell that counts nobody goes."""
    _add(connection, wave, questionnaire, cells, -1)
    ours = (tallies.c.wave == wave, tallies.c.questionnaire == questionnaire)
    connection.execute(delete(tallies).where(*ours, tallies.c.count == 0))
    _note_change(connection, wave, questionnaire, 1)


def changes(connection: Connection, *, hold: bool = False) -> list[Changes]:
    """For each wave and questionnaire, oldest wave first. `hold`: no tally changes until the transaction ends."""
    standing = (
        select(
            wave_questionnaires.c.wave,
            wave_questionnaires.c.questionnaire,
            wave_questionnaires.c.version,
            wave_questionnaires.c.changed,
        )
        .join(waves, waves.c.id == wave_questionnaires.c.wave)
        .order_by(waves.c.place, wave_questionnaires.c.questionnaire)
    )
    rows = connection.execute(standing.with_for_update(of=wave_questionnaires) if hold else standing)
    return [Changes(*row) for row in rows]


def read(connection: Connection, wave: str, questionnaire: str) -> dict[Cell, int]:
    """The raw tallies, for `disclosure.protect` alone."""
    rows = connection.execute(
        select(
            tallies.c.population,
            tallies.c.subject,
            tallies.c.name,
            tallies.c.breakdown,
            tallies.c.group,
            tallies.c.outcome,
            tallies.c.count,
        ).where(tallies.c.wave == wave, tallies.c.questionnaire == questionnaire)
    )
    return {Cell(*cell): count for *cell, count in rows}


def figures_moved(connection: Connection, counted: Changes) -> None:
    """Note that a release took these changes in."""
    connection.execute(
        update(wave_questionnaires)
        .where(wave_questionnaires.c.wave == counted.wave, wave_questionnaires.c.questionnaire == counted.questionnaire)
        .values(changed=wave_questionnaires.c.changed - counted.changed)
    )


def _add(connection: Connection, wave: str, questionnaire: str, cells: Mapping[Cell, int], sign: int) -> None:
    if not cells:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    adding = dialect.insert(tallies)
    adding = adding.on_conflict_do_update(
        index_elements=list(tallies.primary_key.columns),
        set_={"count": tallies.c.count + adding.excluded["count"]},
    )
    # Sorted, so that two transactions take their row locks in the same order.
    rows = [
        {"wave": wave, "questionnaire": questionnaire, **cell._asdict(), "count": sign * count}
        for cell, count in sorted(cells.items())
    ]
    connection.execute(adding, rows)


def _note_change(connection: Connection, wave: str, questionnaire: str, respondents: int) -> None:
    connection.execute(
        update(wave_questionnaires)
        .where(wave_questionnaires.c.wave == wave, wave_questionnaires.c.questionnaire == questionnaire)
        .values(changed=wave_questionnaires.c.changed + respondents)
    )
