"""Responses: answers sent. Sending happens exactly once; a receipt takes its response back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, delete, false, insert, select, update

from surveyapp.domain.journey import Journey
from surveyapp.domain.measures import AnswerGiven, tally
from surveyapp.domain.words import Rendering
from surveyapp.storage import drafts, tallies
from surveyapp.storage.database import Database
from surveyapp.storage.secrets import DraftKey, receipt_hash
from surveyapp.storage.tables import answers, codes, comments, responses, wave_questionnaires
from surveyapp.storage.versions import Version, published


class Comment(NamedTuple):
    """A text that somebody wrote, and the question that it answers."""

    question: str
    number: int
    text: str


@dataclass(frozen=True)
class NewResponse:
    """A response to store. Its id is random, or worked out from a file's row so that the row is stored once."""

    id: bytes
    rendering: Rendering
    language: str
    answers: Sequence[AnswerGiven] = ()
    comments: Sequence[Comment] = field(default_factory=tuple)


def response_of(journey: Journey, id: bytes, rendering: Rendering, language: str) -> NewResponse:
    """What is sent of a journey: the answers to questions on it, texts apart from the rest."""
    given, written = [], []
    for question, number, value in journey.answered():
        if question.holds_free_text:
            written.append(Comment(question.id, number, str(value)))
        else:
            given.append(AnswerGiven(question.id, number, value))
    return NewResponse(id, rendering, language, given, written)


def send(
    database: Database, draft: drafts.Draft, rendering: Rendering, language: str, site_secret: str, today: date
) -> bool:
    """Turn the draft into a response, in one transaction and exactly once; False where there was nothing left to send.

    However often it is called, and from however many places at a time, the draft's receipt is valid afterwards.
    """
    questionnaire = published(database, draft.version).questionnaire
    with database.writing() as connection:
        latest = drafts.find(connection, draft.key, today, hold=True)
        if latest is None or not drafts.discard(connection, draft.key):
            return False
        response = response_of(Journey(questionnaire, latest.answers), draft.key.id, rendering, language)
        store(connection, draft.key.wave, draft.version.questionnaire, [response])
        receipt = receipt_hash(site_secret, draft.key.receipt)
        connection.execute(insert(codes).values(hash=receipt, wave=draft.key.wave, row=draft.key.id))
    return True


def was_sent(database: Database, key: DraftKey, site_secret: str) -> bool:
    """Whether the draft that `key` opened is a response now."""
    with database.reading() as connection:
        receipt = select(codes.c.hash).where(codes.c.hash == receipt_hash(site_secret, key.receipt))
        return connection.execute(receipt).first() is not None


def store(connection: Connection, wave: str, questionnaire: str, new: Sequence[NewResponse]) -> None:
    """Insert responses with their answers and comments."""
    if not new:
        return
    connection.execute(
        insert(responses),
        [
            {
                "wave": wave,
                "id": one.id,
                "questionnaire": questionnaire,
                "rendering": one.rendering,
                "language": one.language,
            }
            for one in new
        ],
    )
    rows = [row for one in new for row in _answer_rows(wave, one)]
    if rows:
        connection.execute(insert(answers), rows)
    written = [{"wave": wave, "response": one.id, **comment._asdict()} for one in new for comment in one.comments]
    if written:
        connection.execute(insert(comments), written)


def _answer_rows(wave: str, response: NewResponse) -> Iterator[dict[str, Any]]:
    for question, number, value in response.answers:
        for part in value if isinstance(value, tuple) else (value,):
            yield {"wave": wave, "response": response.id, "question": question, "number": number, "value": str(part)}


def already_stored(connection: Connection, wave: str, ids: Iterable[bytes]) -> set[bytes]:
    """Which of `ids` are responses of `wave` already."""
    found = connection.execute(select(responses.c.id).where(responses.c.wave == wave, responses.c.id.in_(list(ids))))
    return set(found.scalars())


class Withdrawn(NamedTuple):
    """Which questionnaire a taken-back response answered."""

    questionnaire: str


def withdraw(database: Database, code: str, site_secret: str) -> Withdrawn | None:
    """Delete the response of a receipt and take it off the tallies, in one transaction; None if there is none."""
    with database.writing() as connection:
        gone = _take_back(database, connection, receipt_hash(site_secret, code))
    if gone:
        database.forget()
    return gone


def _take_back(database: Database, connection: Connection, receipt: bytes) -> Withdrawn | None:
    used_up = delete(codes).where(codes.c.hash == receipt, codes.c.wrapped.is_(None))
    ours = connection.execute(used_up.returning(codes.c.wave, codes.c.row)).first()
    found = connection.execute(_with_version(ours.wave, ours.row)).first() if ours else None
    if ours is None or found is None:
        return None
    if found.tallied:
        questionnaire = published(database, Version(found.questionnaire, found.version)).questionnaire
        taken_off = tally(questionnaire, read_answers(connection, ours.wave, [ours.row]))
        tallies.take_off(connection, ours.wave, found.questionnaire, taken_off)
    for table in (answers, comments):
        connection.execute(delete(table).where(table.c.wave == ours.wave, table.c.response == ours.row))
    connection.execute(delete(responses).where(responses.c.wave == ours.wave, responses.c.id == ours.row))
    return Withdrawn(found.questionnaire)


def _with_version(wave: str, id: bytes) -> Select[Any]:
    """A response's questionnaire and version, its row held until the transaction ends."""
    return (
        select(responses.c.questionnaire, responses.c.tallied, wave_questionnaires.c.version)
        .join(
            wave_questionnaires,
            (wave_questionnaires.c.wave == responses.c.wave)
            & (wave_questionnaires.c.questionnaire == responses.c.questionnaire),
        )
        .where(responses.c.wave == wave, responses.c.id == id)
        .with_for_update(of=responses)
    )


def take_untallied(connection: Connection, wave: str, questionnaire: str, most: int) -> list[bytes]:
    """The ids of up to `most` responses that no tally counts yet; they are marked as counted."""
    untallied = responses.c.tallied == false()  # as the index has it: "is false" would read every response
    new = select(responses.c.id).where(responses.c.wave == wave, responses.c.questionnaire == questionnaire, untallied)
    marked = (
        update(responses)
        .where(responses.c.wave == wave, responses.c.id.in_(new.limit(most)), untallied)
        .values(tallied=True)
        .returning(responses.c.id)
    )
    return list(connection.execute(marked).scalars())


def read_answers(connection: Connection, wave: str, ids: Sequence[bytes]) -> Iterator[list[AnswerGiven]]:
    """The answers of each response, none for one that holds comments alone. Several options come as several answers."""
    rows = connection.execute(
        select(answers.c.response, answers.c.question, answers.c.number, answers.c.value).where(
            answers.c.wave == wave, answers.c.response.in_(ids)
        )
    )
    found: dict[bytes, list[AnswerGiven]] = {id: [] for id in ids}
    for row in rows:
        found[row.response].append(AnswerGiven(row.question, row.number, row.value))
    yield from found.values()
