"""The queue: comments that nobody has read yet, and the day on which each came, which is forgotten once it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select, update

from surveyapp.storage.comments import Ref
from surveyapp.storage.tables import answers, comments, queue, responses


class Waiting(NamedTuple):
    """A comment that waits. `first`: the machine, an answer beside it, or somebody who left it for later says that it should
    be read before others."""

    ref: Ref
    questionnaire: str
    question: str
    number: int
    language: str
    arrived_on: date
    first: bool


def waiting(
    connection: Connection, most: int, *, overdue_if_by: date, questionnaire: str | None = None
) -> list[Waiting]:
    """Up to `most` comments that wait: those that came by `overdue_if_by` first, then concerns, then the oldest."""
    overdue = queue.c.arrived_on <= overdue_if_by
    wanted = (
        select(
            queue.c.wave,
            queue.c.comment,
            responses.c.questionnaire,
            comments.c.question,
            comments.c.number,
            responses.c.language,
            queue.c.arrived_on,
            queue.c.first,
        )
        .join(comments, (comments.c.wave == queue.c.wave) & (comments.c.id == queue.c.comment))
        .join(responses, (responses.c.wave == comments.c.wave) & (responses.c.id == comments.c.response))
        .order_by(overdue.desc(), queue.c.first.desc(), queue.c.arrived_on, queue.c.wave, queue.c.comment)
        .limit(most)
    )
    if questionnaire:
        wanted = wanted.where(responses.c.questionnaire == questionnaire)
    return [Waiting(Ref(row[0], bytes(row[1])), *row[2:]) for row in connection.execute(wanted)]


def arrivals(connection: Connection) -> dict[date, int]:
    """How many wait, by the day on which they came."""
    rows = connection.execute(select(queue.c.arrived_on, func.count()).group_by(queue.c.arrived_on))
    return {row[0]: row[1] for row in rows}


def concerns(connection: Connection) -> int:
    """How many of those that wait should be read first."""
    return int(connection.execute(select(func.count()).where(queue.c.first)).scalar_one())


def arrived_on(connection: Connection, ref: Ref) -> date | None:
    """The day on which a comment came; None once somebody has read it."""
    ours = (queue.c.wave == ref.wave, queue.c.comment == ref.id)
    return connection.execute(select(queue.c.arrived_on).where(*ours)).scalar_one_or_none()


def is_first(connection: Connection, ref: Ref) -> bool:
    """Whether a comment waits and should be read before others."""
    ours = (queue.c.wave == ref.wave, queue.c.comment == ref.id)
    return bool(connection.execute(select(queue.c.first).where(*ours)).scalar_one_or_none())


def put_first(connection: Connection, ref: Ref) -> None:
    """Somebody saw a concern in a comment that waits, and left it for later: others should have it before the rest."""
    connection.execute(update(queue).where(queue.c.wave == ref.wave, queue.c.comment == ref.id).values(first=True))


def answers_beside(connection: Connection, ref: Ref) -> list[tuple[str, str]]:
    """What else was chosen in the response of a comment, as questions and options: one of them may be why it is first."""
    ours = (answers.c.wave == comments.c.wave) & (answers.c.response == comments.c.response)
    rows = connection.execute(
        select(answers.c.question, answers.c.value)
        .join(comments, ours)
        .where(comments.c.wave == ref.wave, comments.c.id == ref.id)
    )
    return [(row.question, row.value) for row in rows]


def by_questionnaire(connection: Connection) -> dict[str, int]:
    """How many wait, by questionnaire."""
    rows = connection.execute(
        select(responses.c.questionnaire, func.count())
        .join(comments, (comments.c.wave == responses.c.wave) & (comments.c.response == responses.c.id))
        .join(queue, (queue.c.wave == comments.c.wave) & (queue.c.comment == comments.c.id))
        .group_by(responses.c.questionnaire)
        .order_by(responses.c.questionnaire)
    )
    return {row[0]: row[1] for row in rows}


def not_told(connection: Connection) -> list[Ref]:
    """Those that wait and of which no notice has told yet."""
    rows = connection.execute(select(queue.c.wave, queue.c.comment).where(~queue.c.told))
    return [Ref(row.wave, bytes(row.comment)) for row in rows]


def every_ref(connection: Connection) -> list[Ref]:
    """All that wait."""
    return [Ref(row.wave, bytes(row.comment)) for row in connection.execute(select(queue.c.wave, queue.c.comment))]


def arrive_anew(connection: Connection, days: Mapping[Ref, date]) -> None:
    """Those that wait came on other days: a demo's, which looks the same whenever it is started."""
    these = (queue.c.wave == bindparam("of_wave"), queue.c.comment == bindparam("of_comment"))
    rows = [{"of_wave": ref.wave, "of_comment": ref.id, "day": day} for ref, day in days.items()]
    if rows:
        connection.execute(update(queue).where(*these).values(arrived_on=bindparam("day")), rows)


def mark_told(connection: Connection, refs: Sequence[Ref]) -> None:
    """A notice has told of these."""
    these = (queue.c.wave == bindparam("of_wave"), queue.c.comment == bindparam("of_comment"))
    if refs:
        rows = [{"of_wave": ref.wave, "of_comment": ref.id} for ref in refs]
        connection.execute(update(queue).where(*these).values(told=True), rows)
