"""A crowd: made-up people who answer by chance, one at a time or a hundred thousand at once."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from itertools import islice
from random import Random

from sqlalchemy import insert

from surveyapp.domain.answers import LongText, MonthAndYear, Number, OneChoice, SeveralChoices, ShortText
from surveyapp.domain.conditions import Value, leaves
from surveyapp.domain.journey import DONE, Answers, Journey, Place, Step
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.storage import responses
from surveyapp.storage.database import Database
from surveyapp.storage.responses import NewResponse, response_of
from surveyapp.storage.secrets import ID_BYTES
from surveyapp.storage.tables import codes

DIFFERENT_PEOPLE = 400
"""How many are followed question by question; the rest of a crowd takes the same ways and chooses other answers."""
AT_ONCE = 2_000
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
    examples = []
    for _ in range(min(size, DIFFERENT_PEOPLE)):
        journey = Journey(questionnaire, somebody(questionnaire, chance))
        examples.append(response_of(journey, b"", questionnaire.rendering, "en"))
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


def arrive(database: Database, wave: str, questionnaire: Questionnaire, size: int, chance: Random) -> None:
    """Store the responses of a crowd, with a receipt each."""
    new = crowd(questionnaire, size, chance)
    while batch := list(islice(new, AT_ONCE)):
        with database.writing() as connection:
            responses.store(connection, wave, questionnaire.id, batch)
            receipts = [{"hash": secrets.token_bytes(32), "wave": wave, "row": one.id} for one in batch]
            connection.execute(insert(codes), receipts)
