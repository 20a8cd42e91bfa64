"""Responses: answers sent. Sending happens exactly once; a receipt takes its response back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, delete, false, select, update

from surveyapp.domain.commented import comment_cells
from surveyapp.domain.journey import Journey
from surveyapp.domain.measures import AnswerGiven, Cell, population_of, supporter_of, tally
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering
from surveyapp.storage import arrivals, comments, drafts, readings, tallies, tombstones
from surveyapp.storage.comments import Comment, Intake, Written
from surveyapp.storage.database import Database
from surveyapp.storage.inserting import insert_rows
from surveyapp.storage.secrets import receipt_hash
from surveyapp.storage.tables import answers, codes, responses, wave_questionnaires
from surveyapp.storage.versions import Version, published

_RESPONSE_COLUMNS = ("wave", "id", "questionnaire", "rendering", "language")
_RECEIPT_COLUMNS = ("hash", "wave", "row")
_ANSWER_COLUMNS = ("wave", "response", "question", "number", "value")


@dataclass(frozen=True)
class NewResponse:
    """A response to store. Its id is random, or worked out from a file's row so that the row is stored once.

    `worried`: one of its answers is such that its comments should be read first.
    """

    id: bytes
    rendering: Rendering
    language: str
    answers: Sequence[AnswerGiven] = ()
    comments: Sequence[Comment] = field(default_factory=tuple)
    worried: bool = False


def response_of(journey: Journey, id: bytes, rendering: Rendering, language: str) -> NewResponse:
    """What is sent of a journey: the answers to questions on it, texts apart from the rest."""
    given, written = [], []
    for question, number, value in journey.answered():
        if question.holds_free_text:
            written.append(Comment(question.id, number, str(value), question.theme))
        else:
            given.append(AnswerGiven(question.id, number, value))
    return NewResponse(id, rendering, language, given, written, journey.worries())


@dataclass(frozen=True)
class Sending:
    """How a draft is sent: as it was shown, in which language, with whose secret, and what takes its comments in."""

    rendering: Rendering
    language: str
    site_secret: str
    intake: Intake


def send(database: Database, draft: drafts.Draft, sending: Sending) -> bool:
    """Turn the draft into a response, in one transaction and exactly once; False where there was nothing left to send.

    However often it is called, and from however many places at a time, the draft's receipt is valid afterwards.
    """
    ways = published(database, draft.version).ways(sending.language, sending.rendering)
    with database.writing() as connection:
        latest = drafts.find(connection, draft.key, sending.intake.today, hold=True)
        if latest is None or not drafts.discard(connection, draft.key):
            return False
        response = response_of(ways.journey(latest.answers.given), draft.key.id, sending.rendering, sending.language)
        store(connection, draft.key.wave, draft.version.questionnaire, [response], sending.intake)
        receipt = receipt_hash(sending.site_secret, draft.key.receipt)
        insert_rows(connection, codes, _RECEIPT_COLUMNS, [(receipt, draft.key.wave, draft.key.id)])
        arrivals.note(connection, draft.key.wave, draft.version.questionnaire, sending.intake.today)
    return True


def stands(database: Database, receipt: str, site_secret: str) -> bool:
    """Whether a receipt's response is still there."""
    with database.reading() as connection:
        found = select(codes.c.hash).where(
            codes.c.hash == receipt_hash(site_secret, receipt), codes.c.wrapped.is_(None)
        )
        return connection.execute(found).first() is not None


def store(connection: Connection, wave: str, questionnaire: str, new: Sequence[NewResponse], intake: Intake) -> None:
    """Insert responses with their answers and comments."""
    if not new:
        return
    rows = [(wave, one.id, questionnaire, str(one.rendering), one.language) for one in new]
    insert_rows(connection, responses, _RESPONSE_COLUMNS, rows)
    insert_rows(connection, answers, _ANSWER_COLUMNS, [row for one in new for row in _answer_rows(wave, one)])
    comments.store(connection, wave, (Written(one.id, one.language, one.worried, one.comments) for one in new), intake)


def _answer_rows(wave: str, response: NewResponse) -> Iterator[tuple[str, bytes, str, int, str]]:
    for question, number, value in response.answers:
        for part in value if isinstance(value, tuple) else (value,):
            yield wave, response.id, question, number, str(part)


def already_stored(connection: Connection, wave: str, ids: Iterable[bytes]) -> set[bytes]:
    """Which of `ids` are responses of `wave` already."""
    found = connection.execute(select(responses.c.id).where(responses.c.wave == wave, responses.c.id.in_(list(ids))))
    return set(found.scalars())


class Withdrawn(NamedTuple):
    """Which questionnaire a taken-back response answered."""

    questionnaire: str


def withdraw(database: Database, code: str, site_secret: str, tombstone_file: Path) -> Withdrawn | None:
    """Delete the response of a receipt and take it off the tallies, in one transaction; None if there is none.

    Raises TombstonesAway where no tombstone can be kept, and then nothing is deleted.
    """
    receipt = receipt_hash(site_secret, code)
    with database.reading() as connection:  # who guesses takes no writer's place
        if connection.execute(select(codes.c.hash).where(codes.c.hash == receipt)).first() is None:
            return None
    with database.writing() as connection:
        gone = take_back(database, connection, receipt)
        if gone:
            tombstones.bury(connection, tombstone_file, receipt)
    if gone:
        database.forget()
    return gone


def take_back(database: Database, connection: Connection, receipt: bytes) -> Withdrawn | None:
    """As `withdraw`, inside a transaction, by the receipt's hash; no tombstone is kept."""
    used_up = delete(codes).where(codes.c.hash == receipt, codes.c.wrapped.is_(None))
    ours = connection.execute(used_up.returning(codes.c.wave, codes.c.row)).first()
    found = connection.execute(_with_version(ours.wave, ours.row)).first() if ours else None
    if ours is None or found is None:
        return None
    if found.tallied:
        questionnaire = published(database, Version(found.questionnaire, found.version)).questionnaire
        taken_off = cells_of(connection, questionnaire, ours.wave, [ours.row])
        tallies.take_off(connection, ours.wave, found.questionnaire, taken_off)
    # Its answers, its sealed texts with their key, and all that was read from them hang on it, and go with it.
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


def cells_of(connection: Connection, questionnaire: Questionnaire, wave: str, ids: Sequence[bytes]) -> Counter[Cell]:
    """What responses count towards: by their answers, and by their comments as they were last read."""
    given = read_answers(connection, wave, ids)
    cells = tally(questionnaire, given.values())
    for response, read in readings.of_responses(connection, wave, ids).items():
        cells.update(comment_cells(population_of(supporter_of(questionnaire, given[response])), read))
    return cells


def read_answers(connection: Connection, wave: str, ids: Sequence[bytes]) -> dict[bytes, list[AnswerGiven]]:
    """The answers of each response, none for one that holds comments alone. Several options come as several answers."""
    rows = connection.execute(
        select(answers.c.response, answers.c.question, answers.c.number, answers.c.value).where(
            answers.c.wave == wave, answers.c.response.in_(ids)
        )
    )
    found: dict[bytes, list[AnswerGiven]] = {id: [] for id in ids}
    for row in rows:
        found[row.response].append(AnswerGiven(row.question, row.number, row.value))
    return found
