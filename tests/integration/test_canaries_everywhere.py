"""Canaries in every field, header and address of somebody who answers, and then a search of everywhere they must not be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from prometheus_client import generate_latest

from surveyapp import keys
from surveyapp.cli import main
from surveyapp.comments.locked_key import LEAST_COST
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.keys import KeyFolder
from surveyapp.storage import backups
from surveyapp.storage.backup_keys import BackupSecret
from surveyapp.storage.database import Database
from surveyapp.web import metrics
from tests.integration.conftest import FIRST_DAY, SECRET, Collect, MakeApp
from tests.integration.person import Page, Person
from tests.integration.test_canary import dump
from tests.integration.test_sealed_backups import CODE
from tests.integration.test_sealed_comments import PASSPHRASE

WROTE = "canarytypedbird"
HEADER = "canaryheaderbird"
ADDRESS = "canaryaddressbird"
EVERY = (WROTE, HEADER, ADDRESS, "203.0.113.77")
HEADERS = {
    "User-Agent": f"{HEADER}/1.0",
    "Referer": f"https://elsewhere.example/{HEADER}",
    "X-Forwarded-For": "203.0.113.77",
    "X-Real-IP": "203.0.113.77",
    "X-Request-Id": HEADER,
    "Accept-Language": f"en, {HEADER}",
    "Origin": f"https://{HEADER}.example",
    "Cookie2": HEADER,
}


class Noting(Person):
    """Somebody whose browser tells much; each address that it is led to is noted."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.addresses: list[str] = []

    def ask(self, method: str, address: str, **about: object) -> Page:
        page = super().ask(method, address, headers=HEADERS, **about)
        self.addresses += [address, page.header("Location") or ""]
        return page


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    return tmp_path / "instance"


@pytest.fixture
def app(database: Database, instance: Path, make_app: MakeApp, collect: Collect, every_kind: Questionnaire) -> Flask:
    """The app, with comments sealed."""
    collect(database, every_kind)
    keys.make(database, KeyFolder(instance / "keys"), PASSPHRASE, FIRST_DAY, LEAST_COST)
    return make_app(database, testing=False)


def tells(person: Noting) -> None:
    """Everything that somebody can do: answer, make mistakes, stop, come back, send, take back, ask for what is not there."""
    texts = {
        "street": f"{WROTE} road",
        "story": f"My name is {WROTE}. Ring me on 07700 900123.",
        "says": f"He hits {WROTE}.",
    }
    page = person.start("every-kind")
    person.press(page, "next", {**texts, "colour": "red", "children": WROTE})
    stop = person.press(person.open(page.address), "stop", {**texts, "colour": "red"})
    person.send(stop)
    person.send(person.open("/resume"), code=WROTE)
    check = person.answer_until(
        person.start("every-kind"), "/check", lambda page: {n: texts[n] for n in texts if n in page.names}
    )
    sent = person.send(check, "/s/every-kind/send")
    receipt = person.open(sent.leads_to).code
    person.ask("GET", f"/{ADDRESS}?q={ADDRESS}")
    person.ask("POST", "/s/every-kind/send", data={"csrf_token": WROTE, "story": WROTE})
    person.send(person.open("/withdraw"), code=WROTE)
    person.answer_and_send("every-kind", lambda page: {n: texts[n] for n in texts if n in page.names})
    person.send(person.open("/withdraw"), code=receipt)


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.name, path.read_bytes()


def unsealed(backup: Path, printed: str) -> bytes:
    """Every part of a sealed backup as it was before it was packed. Its secret stands in what the commands printed."""
    code = CODE.search(printed)
    assert code
    with backups.opened(backup, BackupSecret.read(code.group())) as packed:
        return b"".join(map(packed.read, packed.namelist()))


def test_no_canary_is_anywhere_but_where_it_belongs(
    app: Flask, database: Database, instance: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = metrics.set_up(app)
    person = Noting(app)
    tells(person)
    own = [address.replace(f"/{ADDRESS}?q={ADDRESS}", "") for address in person.addresses]
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(instance))
    monkeypatch.setenv("SURVEYAPP_SECRET_KEY", SECRET)
    backup = instance.parent / "a.backup"
    printed = ""
    for command in (["keys", "backup"], ["backup", str(backup)], ["release", "make"]):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 0, done.output
        printed += done.output
    browser = app.test_client()
    said = capfd.readouterr()
    searched = {
        "logs": (said.out + said.err).encode(),
        "metrics": generate_latest(registry),
        "addresses": " ".join(own).encode(),
        "the database": dump(database),
        "the backup": backup.read_bytes(),
        "the rows in the backup": unsealed(backup, printed),
        "the results": browser.get("/results/").data + browser.get("/results/release.json").data,
        "health": browser.get("/health").data + browser.get("/ready").data,
        **dict(files(instance)),
    }
    assert all(searched[place] for place in ("metrics", "addresses", "the database", "the backup", "health"))
    assert b"every-kind" in searched["the rows in the backup"]
    found = [(place, canary) for place, held in searched.items() for canary in EVERY if canary.encode() in held]
    assert found == []
