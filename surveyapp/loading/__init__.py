"""The one verb that takes in rows: answers collected elsewhere, from a CSV file, by the same rules as on the web."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from surveyapp.domain.row_maps import RowMap, RowReader, faults_of_header
from surveyapp.domain.words import Rendering
from surveyapp.loading.csv_file import FileRefused, Record, header_of, opened, records
from surveyapp.loading.rejects import Rejected
from surveyapp.storage import responses, versions
from surveyapp.storage.comments import Intake
from surveyapp.storage.database import Database
from surveyapp.storage.responses import NewResponse
from surveyapp.storage.secrets import ID_BYTES
from surveyapp.storage.versions import Version

BATCH = 500
"""Rows stored in one transaction: all of them, or none."""
LANGUAGE = "en"


@dataclass(frozen=True)
class Destination:
    """Where rows go. The site's secret is in their ids, so that nobody else can tell which row became which."""

    wave: str
    version: Version
    site_secret: str
    intake: Intake


@dataclass
class Loaded:
    """What came of it, in rows. `already`: stored by an earlier loading, or given twice in the file."""

    rows: int = 0
    stored: int = 0
    already: int = 0
    rejected: int = 0
    dropped: int = 0
    """Answers that the row's other answers do not lead to. The web drops them too."""
    mended: int = 0
    """Rows whose texts held hidden characters, which were taken out."""


@dataclass
class Watch:
    """Whoever waits for a file, told of what comes of it; `loaded` is counted up while rows come."""

    loaded: Loaded = field(default_factory=Loaded)

    def rejected(self, row: Rejected) -> None:
        """A row was not taken."""

    def progressed(self, size: int) -> None:
        """So many bytes more were read."""


def load_responses(
    database: Database, into: Destination, path: Path, row_map: RowMap | None = None, watch: Watch | None = None
) -> Loaded:
    """Store the good rows of a file, in whole batches, and tell of every bad one. Raises FileRefused."""
    watch = watch or Watch()
    questionnaire = versions.published(database, into.version).questionnaire
    with opened(path) as lines:
        rows = records(lines)
        header = header_of(rows)
        faults = list(faults_of_header(header, questionnaire, row_map))
        if faults:
            raise FileRefused("\n".join(faults))
        reader = _Rows(header, RowReader(questionnaire, header, row_map), row_map.key if row_map else None, into)
        batch = _Batch(database, into, watch.loaded)
        for row in rows:
            found = reader.response(row, watch.loaded)
            if isinstance(found, str):
                watch.loaded.rejected += 1
                watch.rejected(Rejected(row.line, found, header, row.cells))
            elif batch.add(found):
                watch.progressed(lines.bytes_read())
        batch.store()
        watch.progressed(lines.bytes_read())
    if not watch.loaded.rows:
        raise FileRefused(f"{path.name} holds column names and no rows.")
    return watch.loaded


@dataclass
class _Rows:
    """Makes responses of rows."""

    header: Sequence[str]
    reader: RowReader
    key: str | None
    into: Destination

    def response(self, record: Record, loaded: Loaded) -> NewResponse | str:
        """The response that a row is, or the reason why it is none."""
        loaded.rows += 1
        fault = record.fault or self._fault(record.cells)
        if fault:
            return fault
        row = self.reader.read(record.cells)
        if row.reasons:
            return " ".join(row.reasons)
        response = responses.response_of(row.journey, self._id(record), Rendering.STANDARD, LANGUAGE)
        taken = len(response.answers) + len(response.comments)
        if not taken:
            return "it holds no answer."
        loaded.dropped += row.given - taken
        loaded.mended += row.mended
        return response

    def _fault(self, cells: Sequence[str]) -> str | None:
        if len(cells) != len(self.header):
            return f"it has {len(cells)} cells, and there are {len(self.header)} columns."
        if self.key and not self._key_of(cells):
            return f"column “{self.key}”: the key is missing."
        return None

    def _key_of(self, cells: Sequence[str]) -> str:
        return cells[self.header.index(self.key)].strip() if self.key else ""

    def _id(self, record: Record) -> bytes:
        """The same id whenever the row is loaded: by its key, or else by its line and what stands there."""
        named = ("key", self._key_of(record.cells)) if self.key else ("line", str(record.line), *record.cells)
        parts = ("loaded row", self.into.wave, self.into.version.questionnaire, *named)
        message = b"".join([_framed(text) if text else _FRAMED_NOTHING for text in parts])
        return hmac.digest(self.into.site_secret.encode(), message, sha256)[:ID_BYTES]


_FRAMED_NOTHING = bytes(4)


def _framed(text: str) -> bytes:
    """A text behind its length, so that no two lists of texts make one message."""
    encoded = text.encode()
    return len(encoded).to_bytes(4, "big") + encoded


class _Batch:
    """Responses that wait to be stored together."""

    def __init__(self, database: Database, into: Destination, loaded: Loaded) -> None:
        self._database = database
        self._into = into
        self._loaded = loaded
        self._waiting: list[NewResponse] = []

    def add(self, response: NewResponse) -> bool:
        """Whether the batch was full and is stored now."""
        self._waiting.append(response)
        if len(self._waiting) < BATCH:
            return False
        self.store()
        return True

    def store(self) -> None:
        wave = self._into.wave
        by_id = {response.id: response for response in reversed(self._waiting)}  # of two rows with one key, the first
        with self._database.writing() as connection:
            already = responses.already_stored(connection, wave, by_id)
            new = [response for id, response in by_id.items() if id not in already]
            responses.store(connection, wave, self._into.version.questionnaire, new, self._into.intake)
        self._loaded.stored += len(new)
        self._loaded.already += len(self._waiting) - len(new)
        self._waiting = []
