"""One installation that collects with some questionnaires, filled with a crowd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from flask.testing import FlaskClient

from bench.crowd import arrive, multiply
from surveyapp import create_app
from surveyapp.config import load_settings
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.publishing import make_release
from surveyapp.storage import schema, versions, waves
from surveyapp.storage.database import Database

WAVE = "bench"
BROWSER = {"Accept-Encoding": "br, gzip"}
MOST_ONE_BY_ONE = 20_000
"""A larger crowd is so many people, counted and then copied within the database."""


@dataclass(frozen=True)
class Place:
    """An installation, and how to ask it."""

    database: Database
    questionnaires: tuple[Questionnaire, ...]
    client: FlaskClient
    chance: Random

    @classmethod
    def new(cls, folder: Path, questionnaires: Sequence[Questionnaire], url: str = "") -> Place:
        """An empty one. `url`: its database, where that is no file in the folder."""
        settings = load_settings(instance=folder, secure_cookies=False, database_url=url)
        database = Database(settings.database_url)
        schema.upgrade(database)
        published = dict(versions.publish(database, one, {}, date.today())[0] for one in questionnaires)
        waves.open_wave(database, Wave(WAVE, "Bench", date.today(), versions=published))
        return cls(database, tuple(questionnaires), create_app(settings).test_client(), Random(1))

    @classmethod
    def filled(cls, folder: Path, questionnaires: Sequence[Questionnaire], size: int) -> Place:
        """One with so many responses in a release."""
        place, times = cls.new(folder, questionnaires), -(-size // MOST_ONE_BY_ONE)
        place.arrive(size // times)
        place.release()
        if times > 1:
            multiply(place.database, times)
            place.release()
        return place

    def arrive(self, size: int) -> None:
        """So many more people answer, each one of the questionnaires."""
        for questionnaire in self.questionnaires:
            arrive(self.database, WAVE, questionnaire, size // len(self.questionnaires), self.chance)

    def release(self) -> None:
        """Make the next release, without the audit: its cost is measured apart."""
        assert make_release(self.database, date.today(), audit=False).release

    def look(self, address: str) -> None:
        """Ask for a page, as a browser does."""
        assert self.client.get(address, headers=BROWSER).status_code == 200

    def weight(self, address: str) -> int:
        """The bytes of what stands at an address, compressed as for a browser."""
        answer = self.client.get(address, headers=BROWSER)
        assert answer.status_code == 200
        return len(answer.data)
