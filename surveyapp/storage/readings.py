"""Readings: what a machine read from comments, and what a person did, whose word replaces it. Both are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, case, delete, false, func, insert, or_, select

from surveyapp.comments.readings import LocalOffer, Sentiment
from surveyapp.domain.commented import CommentRead, comment_cells, difference
from surveyapp.domain.measures import population_of, supporter_of
from surveyapp.storage import audit, quotes, tallies, versions
from surveyapp.storage.audit import Event
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database
from surveyapp.storage.quotes import Approval
from surveyapp.storage.tables import (
    answers,
    comments,
    human_readings,
    machine_readings,
    queue,
    responses,
    wave_questionnaires,
)
from surveyapp.storage.versions import Version


@dataclass(frozen=True)
class HumanReading:
    """What a person read from a comment. `reader` is their id; `sentiment` is None where it says nothing of it."""

    reader: bytes
    read_on: date
    sentiment: Sentiment | None
    themes: tuple[str, ...]
    details: bool = False
    concern: bool = False
    worth_quoting: bool = False
    local_offer: LocalOffer | None = None

    @property
    def mark(self) -> str:
        """Another one for any other reading: so it is noticed that somebody read meanwhile."""
        return sha256(repr(self).encode()).hexdigest()[:16]


class ReadMeanwhile(Exception):
    """Somebody read the comment after the reading was shown that is to be replaced: another person, or the same elsewhere."""

    def __init__(self, standing: HumanReading) -> None:
        super().__init__()
        self.standing = standing


class Concerned(NamedTuple):
    """A comment that a safeguarding lead should read: a person says so, or the machine, or an answer beside it."""

    ref: Ref
    questionnaire: str
    question: str
    by_person: bool
    """Whoever read it marked it."""
    arrived_on: date | None
    """While nobody has read it."""
    reader: bytes | None
    read_on: date | None


class Machine(NamedTuple):
    """What the machine read, as it is kept."""

    sentiment: Sentiment | None
    confidence: float
    themes: tuple[str, ...]
    details: bool
    concern: bool
    why: str


class Agreement(NamedTuple):
    """How often people and the machine said the same of comments on a theme ("" for all)."""

    theme: str
    both: int
    """Comments that a person read and of which the machine said something, whether or not the person found that it does."""
    same: int
    human_only: int
    """Comments of which the machine said nothing."""


def keep_human(
    database: Database, ref: Ref, reading: HumanReading, *, at: datetime | None = None, seen: str | None = None
) -> bool:
    """Keep what a person read: it replaces what they or another read before. The comment leaves the queue, and a concern is
    quoted no more.

    False where the comment is gone. Figures follow with the next release. `at`: when, for the audit log. `seen`: the mark
    of the reading that the person saw, or "" where there was none; raises ReadMeanwhile where another stands there now.
    """
    row = {
        "wave": ref.wave,
        "comment": ref.id,
        "reader": reading.reader,
        "read_on": reading.read_on,
        "sentiment": reading.sentiment,
        "themes": " ".join(reading.themes),
        "details": reading.details,
        "concern": reading.concern,
        "worth_quoting": reading.worth_quoting,
        "local_offer": reading.local_offer,
    }
    with database.writing() as connection:
        if seen is not None:
            _refuse_unseen(connection, ref, reading, seen)
        kept = _replace(database, connection, ref, human_readings, row)
        if kept:
            _settle(connection, ref, reading, at)
    return kept


def human(connection: Connection, ref: Ref) -> HumanReading | None:
    """What a person read from a comment."""
    found = connection.execute(select(human_readings).where(*_of(human_readings, ref))).first()
    if found is None:
        return None
    return HumanReading(
        bytes(found.reader),
        found.read_on,
        Sentiment(found.sentiment) if found.sentiment else None,
        tuple(found.themes.split()),
        found.details,
        found.concern,
        found.worth_quoting,
        LocalOffer(found.local_offer) if found.local_offer else None,
    )


def machine(connection: Connection, ref: Ref) -> Machine | None:
    """What the machine read from a comment."""
    found = connection.execute(select(machine_readings).where(*_of(machine_readings, ref))).first()
    if found is None:
        return None
    sentiment = Sentiment(found.sentiment) if found.sentiment else None
    return Machine(sentiment, found.confidence, tuple(found.themes.split()), found.details, found.concern, found.why)


def of_responses(connection: Connection, wave: str, ids: Sequence[bytes]) -> dict[bytes, list[CommentRead]]:
    """How the comments of each response were last read; a response without any is left out."""
    found: dict[bytes, list[CommentRead]] = {}
    for row in connection.execute(_as_read().where(comments.c.wave == wave, comments.c.response.in_(ids))):
        found.setdefault(bytes(row.response), []).append(_last_read(row))
    return found


def concerned(connection: Connection, most: int, skip: int = 0) -> list[Concerned]:
    """The comments that a safeguarding lead should read: those that nobody has read, then those that whoever read them marked,
    then the others; the newest read last."""
    by_person = func.coalesce(human_readings.c.concern, false())
    columns = (
        comments.c.wave,
        comments.c.id,
        responses.c.questionnaire,
        comments.c.question,
        by_person.label("by_person"),
        queue.c.arrived_on,
        human_readings.c.reader,
        human_readings.c.read_on,
    )
    rows = connection.execute(
        _concerned(*columns)
        .order_by(
            human_readings.c.read_on.is_not(None),
            by_person.desc(),
            queue.c.arrived_on,
            human_readings.c.read_on,
            comments.c.wave,
            comments.c.id,
        )
        .limit(most)
        .offset(skip)
    ).all()
    return [Concerned(Ref(row[0], bytes(row[1])), row[2], row[3], bool(row[4]), *row[5:]) for row in rows]


def count_concerned(connection: Connection) -> int:
    """How many comments a safeguarding lead should read, or should have read."""
    return int(connection.execute(_concerned(func.count())).scalar_one())


def agreement(connection: Connection) -> list[Agreement]:
    """How people and the machine agree on sentiment, for all comments and by the theme that the person gave.

    Where the machine said something and the person found that the comment does not say, they do not agree.
    """
    both, same, human_only = Counter[str](), Counter[str](), Counter[str]()
    pair = human_readings.join(
        machine_readings,
        (human_readings.c.wave == machine_readings.c.wave) & (human_readings.c.comment == machine_readings.c.comment),
    )
    said = select(
        human_readings.c.themes,
        human_readings.c.sentiment,
        machine_readings.c.sentiment.label("machine"),
        func.count().label("many"),
    )
    either = or_(human_readings.c.sentiment.is_not(None), machine_readings.c.sentiment.is_not(None))
    grouped = said.select_from(pair).where(either)
    columns = (human_readings.c.themes, human_readings.c.sentiment, machine_readings.c.sentiment)
    for row in connection.execute(grouped.group_by(*columns)):
        for theme in ("", *row.themes.split()):
            both[theme] += row.many if row.machine else 0
            same[theme] += row.many if row.machine == row.sentiment else 0
            human_only[theme] += 0 if row.machine else row.many
    return [Agreement(theme, both[theme], same[theme], human_only[theme]) for theme in both]


def _concerned(*columns: Any) -> Select[Any]:
    of_it = (comments.c.wave, comments.c.id)
    joined = comments.join(responses, (responses.c.wave == of_it[0]) & (responses.c.id == comments.c.response))
    for table in (machine_readings, human_readings, queue):
        joined = joined.outerjoin(table, (table.c.wave == of_it[0]) & (table.c.comment == of_it[1]))
    by_machine = (machine_readings.c.concern, machine_readings.c.beside)
    flagged = or_(human_readings.c.concern, *by_machine, queue.c.first)
    return select(*columns).select_from(joined).where(flagged)


def _refuse_unseen(connection: Connection, ref: Ref, reading: HumanReading, seen: str) -> None:
    connection.execute(_response_of(ref)).first()  # holds it: nobody else reads between this and the end
    standing = human(connection, ref)
    if standing and standing.mark != seen and standing != reading:
        raise ReadMeanwhile(standing)


def _settle(connection: Connection, ref: Ref, reading: HumanReading, at: datetime | None) -> None:
    """What follows from a reading that was kept."""
    if at:
        audit.note(connection, at, reading.reader, Event.COMMENT_READ, ref.id)
    if reading.concern:
        quotes.drop(connection, ref, Approval(reading.reader, at) if at else None)
    connection.execute(delete(queue).where(queue.c.wave == ref.wave, queue.c.comment == ref.id))


def _replace(database: Database, connection: Connection, ref: Ref, table: Any, row: dict[str, Any]) -> bool:
    """Put one reading of a comment in the place of the last, and what the figures count follows in the same transaction."""
    ours = connection.execute(_response_of(ref)).first()
    if ours is None:
        return False
    before = of_responses(connection, ref.wave, [ours.id]).get(bytes(ours.id), [])
    connection.execute(delete(table).where(*_of(table, ref)))
    connection.execute(insert(table).values(row))
    if ours.tallied:
        questionnaire = versions.published(database, Version(ours.questionnaire, ours.version)).questionnaire
        supporter = supporter_of(
            questionnaire, _supporter_answer(connection, ref.wave, ours.id, questionnaire.supporter)
        )
        population = population_of(supporter)
        after = of_responses(connection, ref.wave, [ours.id]).get(bytes(ours.id), [])
        changed = difference(comment_cells(population, before), comment_cells(population, after))
        tallies.change(connection, ref.wave, ours.questionnaire, changed)
    return True


def _supporter_answer(connection: Connection, wave: str, response: bytes, question: str | None) -> Iterable[Any]:
    ours = (answers.c.wave == wave, answers.c.response == response, answers.c.question == question)
    return connection.execute(select(answers.c.question, answers.c.number, answers.c.value).where(*ours))


def _response_of(ref: Ref) -> Select[Any]:
    """The response of a comment, held until the transaction ends."""
    return (
        select(responses.c.id, responses.c.questionnaire, responses.c.tallied, wave_questionnaires.c.version)
        .join(comments, (comments.c.wave == responses.c.wave) & (comments.c.response == responses.c.id))
        .join(
            wave_questionnaires,
            (wave_questionnaires.c.wave == responses.c.wave)
            & (wave_questionnaires.c.questionnaire == responses.c.questionnaire),
        )
        .where(comments.c.wave == ref.wave, comments.c.id == ref.id)
        .with_for_update(of=responses)
    )


def _as_read() -> Select[Any]:
    """Comments that were read, by whom last. One of which nobody has said anything yet, not even a machine, counts nowhere."""
    by_person = human_readings.c.reader.is_not(None)
    return (
        select(
            comments.c.response,
            by_person.label("by_person"),
            case((by_person, human_readings.c.themes), else_=machine_readings.c.themes).label("themes"),
            case((by_person, human_readings.c.sentiment), else_=machine_readings.c.sentiment).label("sentiment"),
        )
        .outerjoin(
            machine_readings,
            (machine_readings.c.wave == comments.c.wave) & (machine_readings.c.comment == comments.c.id),
        )
        .outerjoin(
            human_readings, (human_readings.c.wave == comments.c.wave) & (human_readings.c.comment == comments.c.id)
        )
        .where(by_person | machine_readings.c.comment.is_not(None))
    )


def _last_read(row: Any) -> CommentRead:
    return CommentRead(tuple(row.themes.split()), row.sentiment, bool(row.by_person))


def _of(table: Any, ref: Ref) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.wave == ref.wave, table.c.comment == ref.id
