"""Tallies: counts added up as responses come, so that a release never reads what was counted before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from surveyapp.domain.measures import Cell
from surveyapp.domain.moments import Changes
from surveyapp.storage.tables import moves, tallies, wave_questionnaires, waves


class Standing(NamedTuple):
    """A questionnaire in a wave, and who came and went since its figures, and those of its groups, last moved."""

    wave: str
    questionnaire: str
    version: int
    came: int
    gone: int
    groups_came: int
    groups_gone: int

    @property
    def changes(self) -> Changes:
        return Changes(self.came, self.gone)

    @property
    def group_changes(self) -> Changes:
        return Changes(self.groups_came, self.groups_gone)


def add(connection: Connection, wave: str, questionnaire: str, cells: Mapping[Cell, int], respondents: int) -> None:
    """Add the cells of newly counted respondents."""
    _add(connection, wave, questionnaire, cells)
    _note(connection, wave, questionnaire, Changes(came=respondents))


def take_off(connection: Connection, wave: str, questionnaire: str, cells: Mapping[Cell, int]) -> None:
    """Take the cells of one respondent off, who withdrew. No trace stays: a cell that counts nobody goes."""
    change(connection, wave, questionnaire, {cell: -count for cell, count in cells.items()})
    _note(connection, wave, questionnaire, Changes(gone=1))


def change(connection: Connection, wave: str, questionnaire: str, cells: Mapping[Cell, int]) -> None:
    """Count more or fewer in these cells, though nobody came or went. A cell that counts nobody goes."""
    _add(connection, wave, questionnaire, cells)
    ours = (tallies.c.wave == wave, tallies.c.questionnaire == questionnaire)
    connection.execute(delete(tallies).where(*ours, tallies.c.count == 0))


def standing(connection: Connection, *, hold: bool = False) -> list[Standing]:
    """For each wave and questionnaire, oldest wave first. `hold`: no tally changes until the transaction ends."""
    columns = [wave_questionnaires.c[name] for name in Standing._fields]
    found = (
        select(*columns)
        .join(waves, waves.c.id == wave_questionnaires.c.wave)
        .order_by(waves.c.place, wave_questionnaires.c.questionnaire)
    )
    rows = connection.execute(found.with_for_update(of=wave_questionnaires) if hold else found)
    return [Standing(*row) for row in rows]


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


def figures_moved(connection: Connection, release: int, taken: Standing, *, groups: bool) -> None:
    """Note that a release took these changes in; `groups`: also into the figures of groups."""
    connection.execute(
        insert(moves).values(
            release=release,
            wave=taken.wave,
            questionnaire=taken.questionnaire,
            came=taken.came,
            gone=taken.gone,
        )
    )
    names = ("came", "gone", "groups_came", "groups_gone") if groups else ("came", "gone")
    # Less what was taken in, not zero: responses may be counted meanwhile.
    left = {name: wave_questionnaires.c[name] - getattr(taken, name) for name in names}
    connection.execute(update(wave_questionnaires).where(*_ours(taken.wave, taken.questionnaire)).values(left))


def moved(connection: Connection, wave: str, questionnaire: str) -> dict[int, Changes]:
    """Who came and went before each release that moved these figures, by its number."""
    ours = (moves.c.wave == wave, moves.c.questionnaire == questionnaire)
    rows = connection.execute(select(moves.c.release, moves.c.came, moves.c.gone).where(*ours))
    return {row.release: Changes(row.came, row.gone) for row in rows}


def _add(connection: Connection, wave: str, questionnaire: str, cells: Mapping[Cell, int]) -> None:
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
        {"wave": wave, "questionnaire": questionnaire, **cell._asdict(), "count": count}
        for cell, count in sorted(cells.items())
    ]
    connection.execute(adding, rows)


def _note(connection: Connection, wave: str, questionnaire: str, changes: Changes) -> None:
    more = {"came": changes.came, "gone": changes.gone, "groups_came": changes.came, "groups_gone": changes.gone}
    added = {name: wave_questionnaires.c[name] + number for name, number in more.items()}
    connection.execute(update(wave_questionnaires).where(*_ours(wave, questionnaire)).values(added))


def _ours(wave: str, questionnaire: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return wave_questionnaires.c.wave == wave, wave_questionnaires.c.questionnaire == questionnaire
