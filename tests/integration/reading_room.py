"""A reading room in tests: comments that wait in the queue, sealed or in clear, and their addresses."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from surveyapp import keys
from surveyapp.comments.locked_key import LEAST_COST
from surveyapp.domain.roles import Role
from surveyapp.domain.words import Rendering
from surveyapp.keys import KeyFolder
from surveyapp.storage import audit, readings, responses
from surveyapp.storage.audit import Event
from surveyapp.storage.comments import Comment, Ref
from surveyapp.storage.database import Database
from surveyapp.storage.readings import HumanReading
from surveyapp.storage.responses import NewResponse
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, WAVE
from tests.integration.person import Person
from tests.integration.staff import signed_in
from tests.integration.watching import rows_of

PASSPHRASE = "five plain words for a test"


@dataclass
class ReadingRoom:
    """An app that collects with `every_kind`, its database, and what its staff do."""

    app: Flask
    database: Database
    folder: KeyFolder
    questionnaire: str = "every-kind"
    question: str = "story"

    def seal(self) -> None:
        """Give the forum a key: what is written from now on is sealed."""
        keys.make(self.database, self.folder, PASSPHRASE, FIRST_DAY, LEAST_COST)

    def comment(
        self, text: str = "They listen.", *, came: date = FIRST_DAY, language: str = "en", **reading: Any
    ) -> Ref:
        """One response with one comment, as it is sent."""
        read = build.machine_reading(reading.pop("sentiment", None), *reading.pop("themes", ()), **reading)
        id = os.urandom(16)
        new = NewResponse(id, Rendering.STANDARD, language, (), [Comment(self.question, 1, text, None)])
        with self.database.writing() as connection:
            responses.store(connection, WAVE, self.questionnaire, [new], build.intake(came, lambda *_: read))
        (row,) = (row for row in rows_of(self.database, "comments") if bytes(row.response) == id)
        return Ref(row.wave, bytes(row.id))

    def staff(self, *roles: Role, **about: Any) -> Person:
        """A browser in which somebody of these roles is signed in."""
        return signed_in(self.app, self.database, *(roles or (Role.COMMENT_READER,)), **about)

    def human(self, ref: Ref) -> HumanReading | None:
        with self.database.reading() as connection:
            return readings.human(connection, ref)

    def log(self, *events: Event) -> list[tuple[str | None, str, str]]:
        """Who did what about what, oldest first."""
        with self.database.reading() as connection:
            found, _pages = audit.lines(connection)
        return [(line.who, line.event, line.about) for line in reversed(found) if line.event in events]


def make_room(app: Flask, database: Database, instance: Path) -> ReadingRoom:
    return ReadingRoom(app, database, KeyFolder(instance / "keys"))


def address(ref: Ref) -> str:
    return f"/forum/comments/{ref.wave}/{ref.id.hex()}/"
