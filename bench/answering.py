"""The CPU of a page of questions, and of an answer posted, over a bare Flask and WTForms page that saves one row."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from flask import Flask, redirect, render_template_string
from flask.testing import FlaskClient
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import RadioField
from wtforms.validators import InputRequired

from bench.ratio import Ratio, interleaved
from surveyapp import create_app
from surveyapp.config import ROOT, load_settings
from surveyapp.domain.waves import Wave
from surveyapp.questionnaire_files import read_questionnaire
from surveyapp.storage import schema, versions, waves
from surveyapp.storage.database import Database

ADDRESS = "/s/my-story/page/safe-school"
OPTIONS = [(name, name) for name in ("safe", "sometimes", "not-safe", "dont-know", "dont-go")]
PAGE = """<!doctype html><title>Question</title><form method="post">{{ form.csrf_token }}
{{ form.answer.label }}{{ form.answer }}<button>Next</button></form>"""


class OneQuestion(FlaskForm):
    """Five radios."""

    answer = RadioField(
        "Do you feel safe or not safe at school or college?", choices=OPTIONS, validators=[InputRequired()]
    )


def bare_app(path: Path) -> Flask:
    """The least that Flask and WTForms need to ask one question and keep its answer."""
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "bench"  # noqa: S105 - it guards nothing
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("create table answers (id integer primary key, answer text not null)")
    connection.execute("insert into answers values (1, '')")

    @app.route("/", methods=["GET", "POST"])
    def question() -> str | Response:
        form = OneQuestion()
        if form.validate_on_submit():
            connection.execute("begin immediate")
            connection.execute("update answers set answer = ? where id = 1", (form.answer.data,))
            connection.execute("commit")
            return redirect("/", 303)
        return render_template_string(PAGE, form=form)

    return app


def our_app(folder: Path) -> Flask:
    """The product, collecting with My story."""
    settings = load_settings(instance=folder, secure_cookies=False)
    database = Database(settings.database_url)
    schema.upgrade(database)
    version, _ = versions.publish(
        database, read_questionnaire(ROOT / "questionnaires" / "my-story.yaml"), {}, date.today()
    )
    waves.open_wave(database, Wave("bench", "Bench", date.today(), versions={version.questionnaire: version.number}))
    return create_app(settings)


def token(client: FlaskClient, address: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def ratios(folder: Path, rounds: int) -> Iterator[Ratio]:
    """A page looked at, and an answer posted."""
    ours, bare = our_app(folder).test_client(), bare_app(folder / "bare.sqlite").test_client()
    ours.post("/s/my-story/start", data={"csrf_token": token(ours, "/s/my-story/")})
    post = {"csrf_token": token(ours, ADDRESS), "safe-school": "safe", "action": "next"}
    bare_post = {"csrf_token": token(bare, "/"), "answer": "safe"}
    assert ours.post(ADDRESS, data=post).status_code == bare.post("/", data=bare_post).status_code == 303
    over = "a bare Flask and WTForms page"
    looked = interleaved(lambda: ours.get(ADDRESS), lambda: bare.get("/"), rounds)
    yield Ratio("CPU of a page with one question", f"{over} with the same inputs", looked)
    posted = interleaved(lambda: ours.post(ADDRESS, data=post), lambda: bare.post("/", data=bare_post), rounds)
    yield Ratio("CPU of an answer posted, encrypted and durable", f"{over} that saves one row as durably", posted)
