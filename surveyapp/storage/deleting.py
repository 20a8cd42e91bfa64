"""Deleting what was kept for long enough: whole waves at a time, in small transactions. Tallies and releases stay."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, exists, false, func, or_, select, true

from surveyapp.storage import arrivals
from surveyapp.storage.database import Database
from surveyapp.storage.tables import codes, comment_keys, comments, drafts, invitations, queue, responses

BATCH = 500
"""Responses that go in one transaction, so that people who answer meanwhile never wait long."""


def comments_in(connection: Connection, wave: str) -> int:
    """How many comments a wave holds."""
    return _count(connection, select(func.count()).select_from(comments).where(comments.c.wave == wave))


def unread_in(connection: Connection, wave: str) -> int:
    """How many comments of a wave nobody has read."""
    return _count(connection, select(func.count()).select_from(queue).where(queue.c.wave == wave))


def responses_in(connection: Connection, wave: str, *, uncounted: bool = False) -> int:
    """How many responses a wave holds; or how many of them no tally counts."""
    wanted = select(func.count()).select_from(responses).where(responses.c.wave == wave)
    return _count(connection, wanted.where(responses.c.tallied == false()) if uncounted else wanted)


def over(connection: Connection, today: date, ended: Collection[str]) -> tuple[int, int]:
    """How many drafts, and how many resume codes, are over; `ended`: waves of which no draft can be sent."""
    old = _count(connection, select(func.count()).select_from(drafts).where(_over(today, ended)))
    return old, _count(connection, select(func.count()).select_from(codes).where(_code_over(today, ended)))


def delete_comments(database: Database, wave: str) -> int:
    """Delete a wave's comments with their keys, readings and quotes; how many. Those of responses not counted yet stay."""
    deleted = 0
    while True:
        with database.writing() as connection:
            ids = _some(connection, select(comments.c.response).where(comments.c.wave == wave).distinct(), wave)
            if not ids:
                return deleted
            connection.execute(delete(comment_keys).where(*_of(comment_keys, wave, ids)))
            deleted += connection.execute(delete(comments).where(*_of(comments, wave, ids))).rowcount


def delete_responses(database: Database, wave: str) -> int:
    """Delete a wave's responses with all that hangs on them; how many. Those that no tally counts yet stay."""
    deleted = 0
    while True:
        with database.writing() as connection:
            ids = _some(connection, select(responses.c.id.label("response")).where(responses.c.wave == wave), wave)
            if not ids:
                return deleted
            # Receipts first: who withdraws at this moment takes the same locks in the same order.
            ours = (codes.c.wave == wave, codes.c.row.in_(ids), codes.c.wrapped.is_(None))
            connection.execute(delete(codes).where(*ours))
            gone = delete(responses).where(responses.c.wave == wave, responses.c.id.in_(ids))
            deleted += connection.execute(gone).rowcount


def delete_over(database: Database, today: date, ended: Collection[str]) -> tuple[int, int]:
    """Delete drafts and resume codes that are over; how many of each. Invitations to what is over go, too, and old arrivals."""
    with database.writing() as connection:
        found = over(connection, today, ended)
        connection.execute(delete(codes).where(_code_over(today, ended)))
        connection.execute(delete(drafts).where(_over(today, ended)))
        connection.execute(delete(invitations).where(invitations.c.wave.in_(ended)))
        arrivals.forget(connection, today)
    return found


def _over(today: date, ended: Collection[str]) -> ColumnElement[bool]:
    return or_(drafts.c.expires_on < today, drafts.c.wave.in_(ended))


def _code_over(today: date, ended: Collection[str]) -> ColumnElement[bool]:
    """A resume code is over with its time, or with its draft. Receipts are none."""
    living = exists().where(drafts.c.wave == codes.c.wave, drafts.c.id == codes.c.row, ~_over(today, ended))
    return codes.c.wrapped.is_not(None) & or_(codes.c.expires_on < today, ~living)


def _of(table: Table, wave: str, ids: Sequence[bytes]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.wave == wave, table.c.response.in_(ids)


def _some(connection: Connection, wanted: Select[Any], wave: str) -> Sequence[bytes]:
    """Some of the ids of responses that are wanted and counted."""
    counted = select(responses.c.id).where(responses.c.wave == wave, responses.c.tallied == true())
    column = wanted.selected_columns[0]
    return connection.execute(wanted.where(column.in_(counted)).limit(BATCH)).scalars().all()


def _count(connection: Connection, wanted: Select[Any]) -> int:
    return int(connection.execute(wanted).scalar_one())
