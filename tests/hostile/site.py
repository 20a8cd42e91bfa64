"""A site whose every word is hostile, with answers, comments, quotes and a release: what tests and browsers look at."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from flask import Flask

from bench.crowd import arrive
from surveyapp import create_app
from surveyapp.config import load_settings
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.domain.words import Rendering
from surveyapp.publishing import make_release
from surveyapp.storage import queue, quotes, responses, schema, versions, waves
from surveyapp.storage.comments import Comment, Ref
from surveyapp.storage.database import Database
from surveyapp.storage.quotes import LONGEST, Approval
from surveyapp.storage.responses import NewResponse
from tests import builders as build
from tests.hostile.corpora import SHOWN
from tests.hostile.folder import HostileWords, every_questionnaire, write_folder

WAVE = "autumn"
SECRET = "a secret of thirty-two characters, for tests only"
ASKED, PEOPLE = "my-story", 60
BY = Approval(b"reader of tests.", datetime(2026, 11, 2, 9, tzinfo=UTC))


@dataclass(frozen=True)
class HostileSite:
    """The app, its database and folder, and which mark stands for which text."""

    app: Flask
    database: Database
    folder: Path
    words: HostileWords
    comments: tuple[Ref, ...]
    """One for each kind of text, with every text of the kind in it."""


def make_site(folder: Path) -> HostileSite:
    """Write the files, publish them, let people answer and write, and make a release."""
    words = HostileWords()
    questionnaires = folder / "questionnaires"
    questionnaires.mkdir(parents=True)
    write_folder(questionnaires, words)
    url = f"sqlite:///{folder / 'hostile.sqlite'}"
    database = Database(url)
    schema.upgrade(database)
    asked = [one for one in every_questionnaire(questionnaires) if one.id == ASKED]
    published = {one.id: versions.publish(database, one, {}, date.today())[0].number for one in asked}
    waves.open_wave(database, Wave(WAVE, words.marked("<b>Autumn</b>"), date.today(), versions=published))
    for number, one in enumerate(asked):
        arrive(database, WAVE, one, PEOPLE, Random(number))
    comments = tuple(_comments(database, asked[0], words))
    make_release(database, date.today(), audit=False)
    settings = load_settings(
        instance=folder, secret_key=SECRET, database_url=url, questionnaires=questionnaires, secure_cookies=False
    )
    app = create_app(settings)
    app.config["TESTING"] = True
    return HostileSite(app, database, folder, words, comments)


def _comments(database: Database, asked: Questionnaire, words: HostileWords) -> Iterator[Ref]:
    """A comment for each kind of text, and words of each that everybody may read."""
    question = next(one for one in asked.every_question() if one.holds_free_text and one.theme)
    theme = str(question.theme)
    for texts in SHOWN.values():
        text = words.marked("\n".join(words.marked(text) for text in texts))
        new = NewResponse(secrets.token_bytes(16), Rendering.STANDARD, "en", (), [Comment(question.id, 1, text, theme)])
        read = build.machine_reading("negative", theme, confidence=0.9, why=words.marked("<i>why</i>"))
        with database.writing() as connection:
            before = set(queue.every_ref(connection))
            responses.store(connection, WAVE, asked.id, [new], build.intake(date.today(), lambda *_, read=read: read))
            (ref,) = set(queue.every_ref(connection)) - before
        quotes.approve(database, ref, words.marked(" ".join(texts)[: LONGEST - 10]), theme, BY)
        yield ref
