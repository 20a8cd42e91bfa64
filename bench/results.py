"""The CPU of a release and of the dashboard, with few and with many responses stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from statistics import median

from flask.testing import FlaskClient

from bench.crowd import arrive
from bench.ratio import Ratio, cpu, interleaved
from surveyapp import create_app
from surveyapp.config import ROOT, load_settings
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.publishing import make_release
from surveyapp.questionnaire_files import read_questionnaire
from surveyapp.storage import schema, versions, waves
from surveyapp.storage.database import Database

NAMES = ("my-story", "our-story")
FEW = 1_000
TIMES = 7


@dataclass(frozen=True)
class Place:
    """One installation with both questionnaires collecting."""

    database: Database
    questionnaires: tuple[Questionnaire, ...]
    client: FlaskClient
    chance: Random

    @classmethod
    def new(cls, folder: Path) -> Place:
        settings = load_settings(instance=folder, secure_cookies=False)
        database = Database(settings.database_url)
        schema.upgrade(database)
        found = tuple(read_questionnaire(ROOT / "questionnaires" / f"{name}.yaml") for name in NAMES)
        published = dict(versions.publish(database, one, {}, date.today())[0] for one in found)
        waves.open_wave(database, Wave("bench", "Bench", date.today(), versions=published))
        return cls(database, found, create_app(settings).test_client(), Random(1))

    def arrive(self, size: int) -> None:
        for questionnaire in self.questionnaires:
            arrive(self.database, "bench", questionnaire, size // len(self.questionnaires), self.chance)

    def release(self) -> None:
        assert make_release(self.database, date.today()).release

    def look(self) -> None:
        assert self.client.get("/results/").status_code == 200


def ratios(folder: Path, stored: int) -> Iterator[Ratio]:
    """A release of ten more, and a page, at few and at many."""
    folder.mkdir()
    few, many = Place.new(folder / "few"), Place.new(folder / "many")
    few.arrive(FEW)
    many.arrive(stored)
    few.release()
    many.release()
    few.look()
    many.look()
    pages = interleaved(many.look, few.look, 50)
    yield Ratio(f"CPU of /results/ at {stored:,} responses", f"at {FEW:,}", pages, 1.5)
    yield Ratio(
        f"CPU of a release after 10 more, {stored:,} stored", "10 on an empty database", _of_ten(folder, many), 2
    )


def _of_ten(folder: Path, many: Place) -> float:
    """Ten more of one questionnaire; the empty database is a new one each time."""
    times = []
    for number in range(TIMES):
        empty = Place.new(folder / f"empty-{number}")
        for place in (empty, many):
            arrive(place.database, "bench", place.questionnaires[0], 10, place.chance)
        times.append((cpu(many.release), cpu(empty.release)))
    return median(one for one, _ in times) / median(other for _, other in times)
