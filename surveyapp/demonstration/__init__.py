"""The demo: a database of made-up people, kept until something that it is made from changes. Nothing in it is real."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from surveyapp import keys
from surveyapp.comments.locked_key import LEAST_COST
from surveyapp.comments.reader import CommentReader
from surveyapp.comments.seal import PrivateKey
from surveyapp.config import Settings
from surveyapp.demonstration import desk, model
from surveyapp.demonstration.people import Crowd, Person
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.keys import KeyFolder
from surveyapp.publishing import make_release
from surveyapp.questionnaire_files import questionnaire_paths, read_area, read_questionnaire
from surveyapp.storage import releases, responses, schema, sites, versions, waves
from surveyapp.storage.comments import Intake, Read
from surveyapp.storage.database import Database
from surveyapp.storage.responses import NewResponse, response_of
from surveyapp.storage.secrets import ID_BYTES
from surveyapp.translating.catalogues import catalogues

BATCH = 500
LANGUAGE = "en"
PASSPHRASE = "this is only a demo"  # noqa: S105
"""Unlocks the demo's key. Everybody may know it."""
Say = Callable[[str], None]


class DemoRefused(Exception):
    """The database that was given cannot hold a demo; the text is the sentence to print."""


@dataclass(frozen=True)
class Plan:
    """How many made-up responses, and which."""

    responses: int = model.PEOPLE
    seed: int = 1
    audit: bool = True
    """False only where what is looked at is not the audit, which takes long."""


def ready(settings: Settings, given_url: str | None, plan: Plan, say: Say) -> str:
    """The address of a database with the demo in it, made now where there is none. Raises DemoRefused or WaveRefused.

    Where none is given it is a file of its own, named after all that it is made from, and whole or not there at all.
    """
    url = _ready_in(given_url, settings, plan, say) if given_url else _ready_in_own_file(settings, plan, say)
    database = Database(url)
    desk.arrive_naturally(database, date.today())
    database.engine.dispose()
    return url


def _ready_in_own_file(settings: Settings, plan: Plan, say: Say) -> str:
    settings.instance.mkdir(parents=True, exist_ok=True)
    path = settings.instance / f"demo-{_digest(settings, plan)}.sqlite"
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}.draft")
        seed(f"sqlite:///{draft}", settings, plan, say)
        with suppress(FileExistsError):  # another process was quicker
            os.link(draft, path)
        draft.unlink()
    return f"sqlite:///{path}"


def seed(url: str, settings: Settings, plan: Plan, say: Say) -> None:
    """Fill an empty database with waves, responses and releases."""
    database = Database(url)
    try:
        schema.upgrade(database)
        waves.mark_as_demo(database)
        sites.keep_rounding_key(database, f"demo {plan.seed}".encode())
        published = list(_published(database, settings))
        say(f"Published {', '.join(questionnaire.id for questionnaire in published)}.")
        _, themes = read_area(settings.questionnaires)
        reader = CommentReader(themes)
        key = PrivateKey(f"demo-{plan.seed}", sha256(f"demo {plan.seed}".encode()).digest())
        keys.begin(database, KeyFolder(settings.keys_folder), key, PASSPHRASE, model.WAVES[0].opened_on, LEAST_COST)
        for number, wave in enumerate(model.WAVES):
            say(_collect(database, _Collecting(wave, number, published, plan, reader.read)))
    finally:
        database.engine.dispose()


# The given database


def _ready_in(url: str, settings: Settings, plan: Plan, say: Say) -> str:
    database = Database(url)
    schema.upgrade(database)
    known = waves.every_wave(database)
    if not known:
        seed(url, settings, plan, say)
    elif not all(wave.demo for wave in known):
        raise DemoRefused("This database holds real waves, so no demo data can go into it. Use another DATABASE_URL.")
    elif len(known) < len(model.WAVES) or (plan.responses and not releases.every_release(database)):
        raise DemoRefused("The demo in this database was made only in part. Use an empty one.")
    database.engine.dispose()
    return url


# Filling it


@dataclass(frozen=True)
class _Collecting:
    """One wave that is to be filled."""

    wave: model.DemoWave
    number: int
    questionnaires: list[Questionnaire]
    plan: Plan
    read: Read

    @property
    def intake(self) -> Intake:
        """What takes comments in, as if on the day before the release."""
        return Intake(self.read, self.wave.released_on - timedelta(days=1))

    def people(self, questionnaire: Questionnaire) -> Iterator[NewResponse]:
        """Those who answer a questionnaire, the same ones whenever the plan is the same."""
        crowd = Crowd(f"{self.plan.seed} {self.wave.id} {questionnaire.id}")
        many = self.wave.people.get(questionnaire.id, self.wave.others)
        month = f"{self.wave.opened_on:%Y-%m}"
        for _ in range(round(many * self.plan.responses / model.PEOPLE)):
            journey = Person(questionnaire, self.number, month, crowd).journey()
            yield response_of(journey, crowd.id(ID_BYTES), questionnaire.rendering, LANGUAGE)


def _published(database: Database, settings: Settings) -> Iterator[Questionnaire]:
    for path in questionnaire_paths(settings.questionnaires):
        questionnaire = read_questionnaire(path)
        if questionnaire.listed:
            translated = catalogues(settings.translations, questionnaire.id)
            versions.publish(database, questionnaire, translated, model.WAVES[0].opened_on)
            yield questionnaire


def _collect(database: Database, collecting: _Collecting) -> str:
    """Open a wave, fill it, make a release, close it; what there is to say of it."""
    wave = collecting.wave
    in_version = dict.fromkeys((questionnaire.id for questionnaire in collecting.questionnaires), 1)
    waves.open_wave(database, Wave(wave.id, wave.title, wave.opened_on, demo=True, versions=in_version))
    count = 0
    for questionnaire in collecting.questionnaires:
        people = list(collecting.people(questionnaire))
        for start in range(0, len(people), BATCH):
            with database.writing() as connection:
                batch = people[start : start + BATCH]
                responses.store(connection, wave.id, questionnaire.id, batch, collecting.intake)
        count += len(people)
        desk.sit_down(database, questionnaire, people, wave.released_on, whole=wave.closed_on is not None)
    if wave.closed_on:
        waves.close_wave(database, wave.id, wave.closed_on)
    release = make_release(database, wave.released_on, audit=collecting.plan.audit).release
    made = f", release {release.number}" if release else ""
    return f"{wave.title}: {count:,} made-up responses{made}{'' if wave.closed_on else ', still open'}."


# What it is made from


def _digest(settings: Settings, plan: Plan) -> str:
    """A name for everything that decides what the demo holds."""
    digest = sha256(repr(plan).encode())
    for path in _sources(settings):
        digest.update(f"{path.name} {path.stat().st_size} ".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _sources(settings: Settings) -> Iterator[Path]:
    here = Path(__file__).resolve().parent
    yield from sorted(settings.questionnaires.glob("*.yaml"))
    yield from sorted(settings.translations.glob("*/LC_MESSAGES/*.po"))
    yield from sorted(here.glob("*.py"))
    yield from sorted((here.parent / "comments").glob("*.json"))
    yield from sorted((here.parent / "storage" / "migrations" / "versions").glob("*.py"))
