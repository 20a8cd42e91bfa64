"""What people sent, for tests of keeping, withdrawing and backups; and what stands in a database's files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text, update

from surveyapp.comments.seal import PrivateKey
from surveyapp.domain.words import Rendering
from surveyapp.storage import drafts, forum_keys, readings, responses, waves
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database
from surveyapp.storage.readings import HumanReading
from surveyapp.storage.responses import Sending
from surveyapp.storage.tables import quotes
from surveyapp.storage.tables import waves as waves_table
from surveyapp.storage.versions import Version
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, SECRET, WAVE
from tests.integration.watching import rows_of

KIND = Version("every-kind", 1)
READER = b"\7" * 16
SAID = {"colour": "green", "children": 1, ("likes", 1): "yes"}


def begun(database: Database, words: str = "", wave: str = WAVE, today: date = FIRST_DAY) -> drafts.Draft:
    """A draft of `every_kind`."""
    given: dict[Any, Any] = {**SAID, "story": words} if words else dict(SAID)
    return drafts.begin(database, KIND, wave, build.answers(given), today)


def sent(database: Database, words: str = "", wave: str = WAVE) -> str:
    """The receipt of a response to `every_kind` in which somebody wrote these words."""
    draft = begun(database, words, wave)
    assert responses.send(database, draft, Sending(Rendering.STANDARD, "en", SECRET, build.intake(FIRST_DAY)))
    return draft.key.receipt


def close(database: Database, on: date, wave: str = WAVE) -> None:
    waves.close_wave(database, wave, on)


def opened_on(database: Database, day: date, wave: str = WAVE) -> None:
    """The wave began on another day."""
    with database.writing() as connection:
        connection.execute(update(waves_table).where(waves_table.c.id == wave).values(opened_on=day))


def make_key(database: Database) -> PrivateKey:
    """A key of the forum, so that what is sent from now on is sealed."""
    key = PrivateKey.new()
    with database.writing() as connection:
        forum_keys.add(connection, key.public, FIRST_DAY)
    return key


def read_and_quote(database: Database) -> None:
    """A person reads every comment, and words of the first one are approved."""
    refs = [Ref(row.wave, bytes(row.id)) for row in rows_of(database, "comments")]
    for ref in refs:
        assert readings.keep_human(database, ref, HumanReading(READER, FIRST_DAY, None, ("safe",)))
    quote = {"wave": WAVE, "comment": refs[0].id, "text": "some words", "theme": "safe", "approved_by": READER}
    with database.writing() as connection:
        connection.execute(insert(quotes).values(**quote))


@dataclass(frozen=True)
class TableFiles:
    """The files that a database keeps its tables in; PostgreSQL's write-ahead log is none of them."""

    database: Database

    def hold(self, canary: bytes) -> bool:
        """Whether one of them holds these bytes."""
        return any(canary in content for content in self._contents())

    def _contents(self) -> list[bytes]:
        if self.database.is_sqlite:
            path = Path(self.database.engine.url.database or "")
            return [file.read_bytes() for file in path.parent.glob(f"{path.name}*")]
        with self.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CHECKPOINT"))
            folder = connection.execute(text("SHOW data_directory")).scalar_one()
            number = connection.execute(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
            files = Path(folder) / "base" / str(number.scalar_one())
        return [file.read_bytes() for file in files.iterdir() if file.is_file()]
