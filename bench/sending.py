"""The CPU of sending a response of twenty-five answers, over a bare insert of the same rows into the same tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

from flask import Flask, redirect, render_template
from flask.testing import FlaskClient
from flask_wtf import FlaskForm
from jinja2 import DictLoader
from werkzeug.wrappers import Response

from bench.answering import token
from bench.crowd import intake, somebody
from bench.place import WAVE, Place
from bench.rated import BREAKDOWNS, rated
from bench.ratio import Ratio, cpu, of_medians
from surveyapp.domain.journey import Answers, Journey
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.respond.begun import COOKIE, cookie_of
from surveyapp.storage import drafts, responses
from surveyapp.storage.responses import Sending, response_of
from surveyapp.storage.secrets import DraftKey, receipt_hash
from surveyapp.storage.versions import Version

ANSWERS = 25
BAR = 3
SECRET = "a secret for measuring"  # noqa: S105 - it guards nothing
FIRST = "/s/rated/"
PAGE = """<!doctype html><title>Send</title><form method="post">{{ form.csrf_token }}<button>Send</button></form>"""
_INSERTS = (
    "insert into responses (wave, id, questionnaire, rendering, language) values (?, ?, ?, ?, ?)",
    "insert into answers (wave, response, question, number, value) values (?, ?, ?, ?, ?)",
    "insert into codes (hash, wave, row) values (?, ?, ?)",
)
Rows = tuple[list[tuple[object, ...]], ...]
"""Rows for each of those."""


class Bare:
    """The same tables in a database of its own, and rows put into them by the driver alone, in one durable transaction."""

    def __init__(self, path: Path, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self.connection.execute(f"PRAGMA {pragma}")

    def rows(self, said: Answers) -> Rows:
        """The rows of a response with these answers."""
        key = DraftKey.new(WAVE)
        response = response_of(Journey(self.questionnaire, said), key.id, self.questionnaire.rendering, "en")
        assert len(response.answers) == ANSWERS
        return (
            [(WAVE, key.id, self.questionnaire.id, "standard", "en")],
            [(WAVE, key.id, one.question, one.number, str(one.value)) for one in response.answers],
            [(receipt_hash(SECRET, key.receipt), WAVE, key.id)],
        )

    def insert(self, rows: Rows) -> None:
        """All of them, or none."""
        self.connection.execute("begin immediate")
        for statement, some in zip(_INSERTS, rows, strict=True):
            self.connection.executemany(statement, some)
        self.connection.execute("commit")

    def page(self, waiting: list[Rows]) -> Flask:
        """A page of Flask and WTForms whose button inserts what waits."""
        app = Flask(__name__)
        app.config["SECRET_KEY"] = "bench"  # noqa: S105 - it guards nothing
        app.jinja_loader = DictLoader({"page.html": PAGE})

        @app.route("/", methods=["GET", "POST"])
        def send() -> str | Response:
            form = FlaskForm()
            if form.validate_on_submit():
                self.insert(waiting.pop())
                return redirect("/", 303)
            return render_template("page.html", form=form)

        return app


class Side:
    """Our side: drafts that are complete and wait to be sent."""

    def __init__(self, place: Place, questionnaire: Questionnaire) -> None:
        self.place = place
        self.version = Version(questionnaire.id, 1)
        self.sending = Sending(questionnaire.rendering, "en", SECRET, intake())

    def draft(self, said: Answers) -> drafts.Draft:
        return drafts.begin(self.place.database, self.version, WAVE, said, date.today())

    def send(self, draft: drafts.Draft) -> None:
        """The verb alone."""
        assert responses.send(self.place.database, draft, self.sending)

    def pressing(self, draft: drafts.Draft) -> Callable[[], None]:
        """Whoever holds the draft's key has looked at all answers, and presses Send."""
        client = self.place.client
        client.set_cookie(COOKIE, cookie_of(draft.key), path=FIRST)
        data = {"csrf_token": token(client, f"{FIRST}check")}
        return lambda: _pressed(client, f"{FIRST}send", data)


def _pressed(client: FlaskClient, address: str, data: dict[str, str]) -> None:
    assert client.post(address, data=data).status_code == 303


def ratios(folder: Path, rounds: int) -> Iterator[Ratio]:
    """A draft becomes a response, with its receipt and its place among those that the next release counts."""
    questionnaire, chance = rated(ANSWERS - 1 - BREAKDOWNS), Random(1)
    ours = Side(Place.new(folder / "ours", [questionnaire]), questionnaire)
    Place.new(folder / "bare", [questionnaire])
    bare = Bare(folder / "bare" / "surveyapp.sqlite", questionnaire)
    waiting: list[Rows] = []
    page = bare.page(waiting).test_client()
    given = {"csrf_token": token(page, "/")}
    verbs, pages = [], []
    for _ in range(rounds):
        draft, rows = ours.draft(somebody(questionnaire, chance)), bare.rows(somebody(questionnaire, chance))
        verbs.append((cpu(lambda: ours.send(draft)), cpu(lambda: bare.insert(rows))))  # noqa: B023 - called at once
        press = ours.pressing(ours.draft(somebody(questionnaire, chance)))
        waiting.append(bare.rows(somebody(questionnaire, chance)))
        pages.append((cpu(press), cpu(lambda: _pressed(page, "/", given))))
    what, over = f"CPU of sending {ANSWERS} answers", "a bare Flask and WTForms page that inserts the same rows"
    yield Ratio(f"{what}, queued for the tallies", over, of_medians(pages), BAR)
    yield Ratio(f"{what}, without page and server", "a bare insert of the same rows", of_medians(verbs))
