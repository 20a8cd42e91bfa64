"""Made-up responses with comments, for tests: who wrote what, as a machine read it, and as people did."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date

from surveyapp.comments.readings import LocalOffer, Sentiment
from surveyapp.domain.measures import AnswerGiven
from surveyapp.domain.words import Rendering
from surveyapp.storage import comments, queue, readings, responses
from surveyapp.storage.comments import Comment, Ref
from surveyapp.storage.database import Database
from surveyapp.storage.readings import HumanReading
from surveyapp.storage.responses import NewResponse
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, WAVE

READER = b"reader of tests."
ASKED = build.questionnaire(
    build.page(build.rated("in-town", "feeling-safe", theme="safe", optional=True)),
    build.page(
        build.long_text("town", theme="safe", optional=True), build.long_text("moods", theme="feelings", optional=True)
    ),
    id="words",
    people="young people",
    measures=(build.measure("feeling-safe", theme="safe"), build.measure("feeling-well", theme="feelings")),
    themes=build.THEMES,
)
"""It asks two themes for words, "safe" with a measure."""


def write(
    database: Database,
    many: int,
    sentiment: str | None,
    theme: str = "safe",
    *,
    asked: str = "words",
    wave: str = WAVE,
) -> list[Ref]:
    """So many responses with one comment each, as a machine read it; their comments."""
    question = {"safe": "town", "feelings": "moods"}.get(theme, theme)
    new = [
        NewResponse(
            os.urandom(16),
            Rendering.STANDARD,
            "en",
            [AnswerGiven("in-town", 1, "yes")],
            [Comment(question, 1, f"A comment that nobody may see {number}.", theme)],
        )
        for number in range(many)
    ]
    reading = build.machine_reading(sentiment, theme)
    with database.writing() as connection:
        before = set(queue.every_ref(connection))
        responses.store(connection, wave, asked, new, build.intake(FIRST_DAY, lambda *_: reading))
        return [ref for ref in queue.every_ref(connection) if ref not in before]


def people_read(
    database: Database,
    refs: Iterable[Ref],
    sentiment: str,
    theme: str = "safe",
    *,
    on: date = FIRST_DAY,
    local_offer: LocalOffer | None = None,
) -> None:
    """A person reads these comments."""
    for ref in refs:
        read = HumanReading(READER, on, Sentiment(sentiment), (theme,), local_offer=local_offer)
        assert readings.keep_human(database, ref, read)


def response_of(database: Database, ref: Ref) -> bytes:
    """Whose comment it is."""
    with database.reading() as connection:
        found = comments.stored_text(connection, ref)
    assert found
    return found.belongs.response
