"""A crowd: made-up people who answer by chance, one at a time or a million at once."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial
from itertools import islice
from random import Random

from sqlalchemy import Connection, Table, func, insert, select, update

from surveyapp.comments.reader import CommentReader
from surveyapp.config import ROOT
from surveyapp.domain.answers import LongText, MonthAndYear, Number, OneChoice, SeveralChoices, ShortText
from surveyapp.domain.conditions import Value, leaves
from surveyapp.domain.journey import DONE, Answers, Journey, Place, Step
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.questionnaire_files import read_area
from surveyapp.storage import responses, tables
from surveyapp.storage.comments import Intake
from surveyapp.storage.database import Database
from surveyapp.storage.responses import NewResponse, response_of
from surveyapp.storage.secrets import ID_BYTES

DIFFERENT_PEOPLE = 400
"""How many are followed question by question; the rest of a crowd takes the same ways and chooses other answers."""
AT_ONCE = 2_000
COPY_BYTES = 4
"""The id of a copy begins with its number. Ids are random: hardly one of a small crowd begins like that."""
WORDS = ("", "They listened to us.", "We waited very long.\nNobody rang.", "Thank you for asking.")


def somebody(questionnaire: Questionnaire, chance: Random) -> Answers:
    """The answers of one person, from the first page to the last."""
    answers = Answers()
    while step := Journey(questionnaire, answers).next_open():
        answers = answers.with_(_said(step, chance))
    return answers


def _said(step: Step, chance: Random) -> dict[Place, Value | None]:
    if step.menu:
        return {step.places[0]: chance.choice([section.id for section in step.choices] + [DONE] * 2)}
    return {Place(question.id, step.number): _one(question, chance) for question in step.questions}


def _one(question: object, chance: Random) -> Value | None:
    value: Value | None = None
    match question:
        case OneChoice():
            value = chance.choice(question.options).id
        case SeveralChoices():
            value = (chance.choice(question.options).id,)
        case Number():
            value = chance.randint(question.at_least, min(question.at_most, question.at_least + 2))
        case MonthAndYear():
            value = f"2026-{chance.randint(1, 12):02}"
        case ShortText() | LongText():
            value = chance.choice(WORDS) or None
    return value


def crowd(questionnaire: Questionnaire, size: int, chance: Random) -> Iterator[NewResponse]:
    """The responses of so many people."""
    yield from people_like(examples(questionnaire, min(size, DIFFERENT_PEOPLE), chance), questionnaire, size, chance)


def examples(questionnaire: Questionnaire, size: int, chance: Random) -> list[NewResponse]:
    """So many people, each followed question by question."""
    journeys = (Journey(questionnaire, somebody(questionnaire, chance)) for _ in range(size))
    return [response_of(journey, b"", questionnaire.rendering, "en") for journey in journeys]


def people_like(
    examples: Sequence[NewResponse], questionnaire: Questionnaire, size: int, chance: Random
) -> Iterator[NewResponse]:
    """So many people who take the same ways as the examples and choose other answers."""
    offered = {question.id: [option.id for option in question.options] for question in _without_ways_on(questionnaire)}
    for _ in range(size):
        like = chance.choice(examples)
        given = [
            answer._replace(value=chance.choice(offered[answer.question])) if answer.question in offered else answer
            for answer in like.answers
        ]
        yield NewResponse(secrets.token_bytes(ID_BYTES), like.rendering, like.language, given, like.comments)


def _without_ways_on(questionnaire: Questionnaire) -> Iterator[OneChoice]:
    """Choices that no page or question hangs on, so that another answer leaves the way as it is."""
    sections = questionnaire.menu.sections if questionnaire.menu else ()
    parts = (*sections, *questionnaire.every_page(), *questionnaire.every_question())
    hanging = {leaf.question for part in parts for leaf in leaves(part.ask_if)}
    for question in questionnaire.every_question():
        if isinstance(question, OneChoice) and question.id not in hanging:
            yield question


@cache
def intake() -> Intake:
    """What takes comments in, as in the product."""
    _, themes = read_area(ROOT / "questionnaires")
    return Intake(CommentReader(themes).read, date(2026, 11, 2))


def arrive(database: Database, wave: str, questionnaire: Questionnaire, size: int, chance: Random) -> None:
    """Store the responses of a crowd, with a receipt each."""
    new = crowd(questionnaire, size, chance)
    while batch := list(islice(new, AT_ONCE)):
        with database.writing() as connection:
            responses.store(connection, wave, questionnaire.id, batch, intake())
            receipts = [{"hash": secrets.token_bytes(32), "wave": wave, "row": one.id} for one in batch]
            connection.execute(insert(tables.codes), receipts)


def multiply(database: Database, times: int) -> None:
    """Copy every response, with its answers, comments, what was read from them, and receipt, until there are `times` as many; SQLite alone.

    All are counted already, and so are their copies.
    """
    for number in range(1, times):
        with database.writing() as connection:
            raw = connection.connection.driver_connection
            assert raw
            raw.create_function("copied", 1, partial(_copied, number.to_bytes(COPY_BYTES, "big")))
            for table, ids in (
                (tables.responses, {"id"}),
                (tables.answers, {"response"}),
                (tables.comments, {"id", "response"}),
                (tables.machine_readings, {"comment"}),
                (tables.queue, {"comment"}),
                (tables.codes, {"hash", "row"}),
            ):
                _copy(connection, table, ids, times)
    with database.writing() as connection:
        connection.execute(update(tables.tallies).values(count=tables.tallies.c.count * times))
        _note_copies(connection, times)


def _copied(number: bytes, id: bytes) -> bytes:
    return number + id[:-COPY_BYTES]


def _copy(connection: Connection, table: Table, ids: set[str], times: int) -> None:
    """Copy the rows of a table that are no copies."""
    columns = [func.copied(column) if column.name in ids else column for column in table.c]
    originals = (table.c[name] >= times.to_bytes(COPY_BYTES, "big") for name in ids)
    rows = select(*columns).where(*originals)
    connection.execute(insert(table).from_select([column.name for column in table.c], rows))


def _note_copies(connection: Connection, times: int) -> None:
    """The copies came since the figures last moved."""
    all_of_them = (
        select(func.count())
        .where(
            tables.responses.c.wave == tables.wave_questionnaires.c.wave,
            tables.responses.c.questionnaire == tables.wave_questionnaires.c.questionnaire,
        )
        .scalar_subquery()
    )
    came = all_of_them * (times - 1) // times
    connection.execute(update(tables.wave_questionnaires).values(came=came, groups_came=came))
