"""A dump of the database and of the settings, taken while drafts are open, shows no answer; logs show nobody."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from surveyapp.storage.database import Database
from surveyapp.storage.secrets import SECRET_BYTES, DraftKey
from surveyapp.storage.tables import metadata
from surveyapp.web.current import site
from tests.integration.conftest import WAVE
from tests.integration.person import Person
from tests.integration.watching import rows_of

CANARY = "canarybird"
GIVEN = {"colour": "green", "children": "2", "street": f"{CANARY} road", "story": f"A {CANARY} sang."}


@pytest.fixture
def open_draft(small_app: Flask) -> Person:
    """Somebody who has answered a page, left with a code, and not sent anything."""
    person = Person(small_app)
    following = person.press(person.start("every-kind"), "next", GIVEN)
    stop = person.press(following, "stop", {"says": CANARY})
    person.send(stop)
    return person


def dump(database: Database) -> bytes:
    """All that the database holds: every row, and for SQLite every byte of its files."""
    rows = [
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in values(database)
    ]
    path = database.engine.url.database or ""
    files = (
        [other.read_bytes() for other in Path(path).parent.glob(f"{Path(path).name}*")] if database.is_sqlite else []
    )
    return b"\n".join([*rows, *files])


def values(database: Database) -> list[Any]:
    return list(chain.from_iterable(chain.from_iterable(rows_of(database, name) for name in metadata.tables)))


def test_neither_the_database_nor_the_settings_show_an_answer_of_a_draft(
    open_draft: Person, small_app: Flask, database: Database
) -> None:
    assert rows_of(database, "drafts")
    assert rows_of(database, "codes")
    with small_app.app_context():
        settings = repr(site().settings) + site().settings.secret_key
    found = dump(database) + settings.encode()
    for answer in (CANARY, "green", '"colour"', "sang"):
        assert answer.encode() not in found.replace(every_question(database), b"")


def every_question(database: Database) -> bytes:
    """The published questionnaire, which names its questions and options to everybody."""
    return str(rows_of(database, "versions")[0].document).encode()


def test_nothing_that_is_stored_opens_a_draft(open_draft: Person, small_app: Flask, database: Database) -> None:
    draft = rows_of(database, "drafts")[0]
    with small_app.app_context():
        secret = site().settings.secret_key.encode()
    held = [
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in values(database)
    ]
    for bytes_held in [*held, secret]:
        for start in range(max(1, len(bytes_held) - SECRET_BYTES + 1)):
            key = DraftKey(WAVE, bytes_held[start : start + SECRET_BYTES])
            assert key.id != bytes(draft.id)
            about = f"{WAVE} {bytes(draft.id).hex()} every-kind"
            assert key.unseal(bytes(draft.sealed), about) is None


def test_logs_tell_where_it_broke_and_nothing_of_who_answered(
    make_app: Any, sqlite: Database, collect: Any, every_kind: Any, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    collect(sqlite, every_kind)
    app = make_app(sqlite, testing=False)
    person = Person(app)
    page = person.start("every-kind")

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(f"could not store {CANARY}")

    monkeypatch.setattr("surveyapp.respond.answering.drafts.save", broken)
    headers = {"User-Agent": f"{CANARY} browser", "X-Forwarded-For": "203.0.113.7"}
    data = {"csrf_token": page.token, "story": CANARY, "colour": "red", "action": "next"}
    assert person.ask("POST", page.address, data=data, headers=headers).status == 500
    said = capsys.readouterr()
    lines = [json.loads(line) for line in said.err.splitlines() if line.startswith("{")]
    assert [line["kind"] for line in lines] == ["RuntimeError"]
    for secret in (CANARY, "203.0.113.7", "127.0.0.1"):
        assert secret not in said.err + said.out
