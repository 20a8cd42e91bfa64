"""The CPU of a page of questions, and of an answer posted, over a bare Flask and WTForms page with the same inputs."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path

from flask import Flask, redirect, render_template
from flask.testing import FlaskClient
from flask_wtf import FlaskForm
from jinja2 import DictLoader
from werkzeug.wrappers import Response
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired

from bench.ratio import Ratio, interleaved
from surveyapp import create_app
from surveyapp.config import ROOT, load_settings
from surveyapp.domain.answers import OneChoice
from surveyapp.domain.questionnaire import Layout, Page, Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.domain.words import Words
from surveyapp.questionnaire_files import read_questionnaire
from surveyapp.storage import schema, versions, waves
from surveyapp.storage.database import Database

ONE, TEN = "/s/my-story/page/safe-school", "/s/ten-questions/page/ten"
TEN_QUESTIONS = 10
BAR_ONE, BAR_TEN, BAR_POST = 3.0, 1.3, 2.5
AS_A_BROWSER = {"Accept-Encoding": "gzip, br", "Accept-Language": "en-GB,en;q=0.9"}
"""Ours compresses its page for it, and asks which language it wants; the bare page does neither."""
PAGE = """<!doctype html><title>Question</title><form method="post">{{ form.csrf_token }}
{% for field in form if field.name != "csrf_token" %}{{ field.label }}{{ field }}{% endfor %}<button>Next</button></form>"""


def questions() -> dict[str, Questionnaire]:
    """My story as it ships, and the same with ten of one of its questions on a page: five radios with pictures each."""
    story = read_questionnaire(ROOT / "questionnaires" / "my-story.yaml")
    asked = story.question("safe-school")
    assert isinstance(asked, OneChoice)
    ten = tuple(asked.model_copy(update={"id": f"question-{number}"}) for number in range(TEN_QUESTIONS))
    page = Page.model_construct(id="ten", title=Words(standard="Ten questions"), questions=ten)
    alone = {"id": "ten-questions", "layout": Layout.PAGE, "pages": (page,), "menu": None, "closing": ()}
    return {ONE: story, TEN: story.model_copy(update=alone)}


def bare_app(path: Path, asked: list[OneChoice]) -> Flask:
    """The least that Flask and WTForms need to ask the same and keep the answers as durably, in a row each."""
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "bench"  # noqa: S105 - it guards nothing
    app.jinja_loader = DictLoader({"page.html": PAGE})
    radios = {
        one.id: RadioField(
            str(one.words),
            choices=[SelectChoice(option.id, str(option.words)) for option in one.options],
            validators=[InputRequired()],
        )
        for one in asked
    }
    form_of = type("Questions", (FlaskForm,), radios)
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("create table answers (question text primary key, answer text not null)")
    connection.executemany("insert into answers values (?, '')", [(one.id,) for one in asked])

    @app.route("/", methods=["GET", "POST"])
    def page() -> str | Response:
        form = form_of()
        if form.validate_on_submit():
            connection.execute("begin immediate")
            given = [(form[one.id].data, one.id) for one in asked]
            connection.executemany("update answers set answer = ? where question = ?", given)
            connection.execute("commit")
            return redirect("/", 303)
        return render_template("page.html", form=form)

    return app


def our_app(folder: Path, asked: list[Questionnaire]) -> Flask:
    """The product, collecting with some questionnaires."""
    settings = load_settings(instance=folder, secure_cookies=False)
    database = Database(settings.database_url)
    schema.upgrade(database)
    published = dict(versions.publish(database, one, {}, date.today())[0] for one in asked)
    waves.open_wave(database, Wave("bench", "Bench", date.today(), versions=published))
    return create_app(settings)


def token(client: FlaskClient, address: str) -> str:
    """The token of the form at an address."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


class Pair:
    """One page of ours, begun by somebody, and a bare page that asks the same."""

    def __init__(self, ours: Flask, folder: Path, questionnaire: Questionnaire, address: str) -> None:
        page = next(page for page in questionnaire.every_page() if address.endswith(f"/{page.id}"))
        asked = [question for question in page.questions if isinstance(question, OneChoice)]
        self.address = address
        self.ours = ours.test_client()
        self.bare = bare_app(folder / f"{questionnaire.id}.sqlite", asked).test_client()
        self.start(questionnaire.id)
        # SQLite writes nothing where an answer stays the same, so each is another one than before.
        given = [{one.id: one.options[number].id for one in asked} for number in range(2)]
        self.given, self.bare_given = cycle(given), cycle(given)
        self.our_token, self.bare_token = token(self.ours, address), token(self.bare, "/")
        assert self.post().status_code == self.post_bare().status_code == 303

    def start(self, questionnaire: str) -> None:
        first = f"/s/{questionnaire}/"
        self.ours.post(f"{first}start", data={"csrf_token": token(self.ours, first)})

    def get(self) -> Response:
        return self.ours.get(self.address, headers=AS_A_BROWSER)

    def get_bare(self) -> Response:
        return self.bare.get("/", headers=AS_A_BROWSER)

    def post(self) -> Response:
        return self.ours.post(self.address, data={**next(self.given), "action": "next", "csrf_token": self.our_token})

    def post_bare(self) -> Response:
        return self.bare.post("/", data={**next(self.bare_given), "csrf_token": self.bare_token})


def ratios(folder: Path, rounds: int) -> Iterator[Ratio]:
    """Pages looked at, and an answer posted."""
    asked = questions()
    ours = our_app(folder, list(asked.values()))
    one, ten = (Pair(ours, folder, questionnaire, address) for address, questionnaire in asked.items())
    over = "a bare Flask and WTForms page"
    looked = interleaved(one.get, one.get_bare, rounds)
    yield Ratio("CPU of a page with one question", f"{over} with the same inputs", looked, BAR_ONE)
    looked = interleaved(ten.get, ten.get_bare, rounds)
    yield Ratio("CPU of a page with ten questions", f"{over} with the same inputs", looked, BAR_TEN)
    posted = interleaved(one.post, one.post_bare, rounds)
    yield Ratio("CPU of an answer posted, encrypted and durable", f"{over} that saves it as durably", posted, BAR_POST)
    posted = interleaved(ten.post, ten.post_bare, rounds)
    yield Ratio("CPU of ten answers posted together", f"{over} that saves them as durably", posted, BAR_POST)
