"""Comments: sealed as they are stored, with what a machine read from them, and put into the queue of those to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update

from surveyapp.comments.readings import MachineReading
from surveyapp.comments.seal import Belongs, PublicKey, ResponseKey
from surveyapp.domain.words import Rendering
from surveyapp.storage import forum_keys
from surveyapp.storage.forum_keys import Box
from surveyapp.storage.secrets import new_id
from surveyapp.storage.tables import comments, machine_readings, queue, responses, wave_questionnaires
from surveyapp.storage.versions import Version

Read = Callable[[str, str, str | None], MachineReading]
"""What reads a text, in a language, about a theme."""


@dataclass(frozen=True)
class Intake:
    """What comments are taken in with: the machine that reads them, and the day on which they come."""

    read: Read
    today: date


class Comment(NamedTuple):
    """A text that somebody wrote, and the question that it answers."""

    question: str
    number: int
    text: str
    theme: str | None = None


@dataclass(frozen=True)
class Written:
    """The comments of one response. `worried`: one of its answers is such that its comments should be read first."""

    response: bytes
    language: str
    worried: bool
    comments: Sequence[Comment]


class Ref(NamedTuple):
    """Which comment."""

    wave: str
    id: bytes


class StoredText(NamedTuple):
    """A comment as it is stored: in clear, or sealed with the box of its response's key."""

    ref: Ref
    belongs: Belongs
    text: str | None
    sealed: bytes | None
    box: Box | None


class Origin(NamedTuple):
    """Where a comment was written: in which version of which questionnaire, how it was shown, and in which language."""

    version: Version
    rendering: Rendering
    language: str


def store(connection: Connection, wave: str, written: Iterable[Written], intake: Intake) -> None:
    """Seal, read and queue comments. Without a key of the forum they stay in clear, and the product says so."""
    written = [one for one in written if one.comments]
    forum = forum_keys.sealing(connection) if written else None
    rows = [row for one in written for row in _rows(connection, wave, one, forum, intake)]
    if rows:
        connection.execute(insert(comments), [row.comment for row in rows])
        connection.execute(insert(machine_readings), [row.reading for row in rows])
        connection.execute(insert(queue), [row.waiting for row in rows])


def stored_text(connection: Connection, ref: Ref) -> StoredText | None:
    """A comment as it is stored."""
    row = connection.execute(select(comments).where(comments.c.wave == ref.wave, comments.c.id == ref.id)).first()
    return _stored(connection, row) if row else None


def origin(connection: Connection, ref: Ref) -> Origin | None:
    """Where a comment was written; None where there is no such comment, or none any more."""
    row = connection.execute(
        select(responses.c.questionnaire, wave_questionnaires.c.version, responses.c.rendering, responses.c.language)
        .join(comments, (comments.c.wave == responses.c.wave) & (comments.c.response == responses.c.id))
        .join(
            wave_questionnaires,
            (wave_questionnaires.c.wave == responses.c.wave)
            & (wave_questionnaires.c.questionnaire == responses.c.questionnaire),
        )
        .where(comments.c.wave == ref.wave, comments.c.id == ref.id)
    ).first()
    return Origin(Version(row.questionnaire, row.version), Rendering(row.rendering), row.language) if row else None


def in_clear(connection: Connection, most: int) -> list[StoredText]:
    """The comments that are not sealed, of up to `most` responses: all that a response has."""
    some = select(comments.c.wave, comments.c.response).where(comments.c.text.is_not(None)).distinct().limit(most)
    chosen = some.subquery()
    theirs = (comments.c.wave == chosen.c.wave) & (comments.c.response == chosen.c.response)
    rows = connection.execute(select(comments).join(chosen, theirs).where(comments.c.text.is_not(None))).all()
    return [_stored(connection, row) for row in rows]


def own_key(connection: Connection, forum: PublicKey, wave: str, response: bytes) -> ResponseKey:
    """A new key for a response's comments, kept in a box for the forum. A response that has a box gets none: KeyError."""
    if forum_keys.box_of(connection, wave, response):
        raise KeyError(response)
    key = ResponseKey.new()
    forum_keys.keep(connection, Box(wave, response, key.id, forum.id, forum.seal(key, wave, response)))
    return key


def seal_now(connection: Connection, ref: Ref, sealed: bytes) -> None:
    """Put the sealed text in the place of the one in clear."""
    ours = (comments.c.wave == ref.wave, comments.c.id == ref.id)
    connection.execute(update(comments).where(*ours).values(text=None, sealed=sealed))


def reading_row(ref: Ref, reading: MachineReading) -> dict[str, Any]:
    """What a machine read, as a row."""
    return {
        "wave": ref.wave,
        "comment": ref.id,
        "sentiment": reading.sentiment,
        "confidence": reading.confidence,
        "themes": " ".join(reading.themes),
        "details": bool(reading.details),
        "concern": reading.concern,
        "why": reading.why,
    }


class _Rows(NamedTuple):
    comment: dict[str, Any]
    reading: dict[str, Any]
    waiting: dict[str, Any]


def _rows(
    connection: Connection, wave: str, written: Written, forum: PublicKey | None, intake: Intake
) -> Iterator[_Rows]:
    key = own_key(connection, forum, wave, written.response) if forum else None
    for comment in written.comments:
        ref = Ref(wave, new_id())
        belongs = Belongs(wave, written.response, comment.question, comment.number)
        reading = intake.read(comment.text, written.language, comment.theme)
        yield _Rows(
            {
                **belongs._asdict(),
                "id": ref.id,
                "text": None if key else comment.text,
                "sealed": key.seal(comment.text, belongs) if key else None,
            },
            {**reading_row(ref, reading), "beside": written.worried},
            {
                "wave": wave,
                "comment": ref.id,
                "arrived_on": intake.today,
                "first": reading.concern or written.worried,
            },
        )


def _stored(connection: Connection, row: Any) -> StoredText:
    belongs = Belongs(row.wave, bytes(row.response), row.question, row.number)
    box = forum_keys.box_of(connection, row.wave, row.response) if row.sealed is not None else None
    return StoredText(Ref(row.wave, bytes(row.id)), belongs, row.text, row.sealed, box)
