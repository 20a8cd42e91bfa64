"""What things cost does not grow with what is stored: SQLite's own steps are counted, so no clock is asked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from bench.crowd import arrive, somebody
from surveyapp.domain.journey import Place
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering
from surveyapp.publishing import make_release
from surveyapp.storage import drafts, responses
from surveyapp.storage.database import Database
from surveyapp.storage.responses import Sending
from surveyapp.storage.versions import Version
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, SECRET, WAVE, MakeApp, collect_in
from tests.integration.person import Person

FEW, MANY = 200, 5_000
MOST_GROWTH = 1.2
SMALLEST_STEP = 10
"""Steps of SQLite's machine between two counts."""


@contextmanager
def steps(database: Database) -> Iterator[list[int]]:
    """How many tens of steps SQLite took inside the block."""
    taken: list[int] = []

    def count(connection: Any, _record: object, _proxy: object) -> None:
        connection.set_progress_handler(lambda: taken.append(SMALLEST_STEP), SMALLEST_STEP)

    event.listen(database.engine, "checkout", count)
    try:
        yield taken
    finally:
        event.remove(database.engine, "checkout", count)
        database.engine.dispose()


@dataclass
class Site:
    """One database with what stands on it."""

    database: Database
    app: Flask
    questionnaire: Questionnaire
    chance: Random = field(default_factory=lambda: Random(7))

    def arrive(self, size: int) -> None:
        arrive(self.database, WAVE, self.questionnaire, size, self.chance)

    def send(self) -> str:
        draft = self.begin()
        responses.send(self.database, draft, Sending(Rendering.STANDARD, "en", SECRET, build.intake(FIRST_DAY)))
        return draft.key.receipt

    def begin(self) -> drafts.Draft:
        answers = somebody(self.questionnaire, Random(8))
        return drafts.begin(self.database, Version(self.questionnaire.id, 1), WAVE, answers, FIRST_DAY)


@pytest.fixture(scope="module")
def grown(
    migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, real_questionnaires: dict[str, Questionnaire]
) -> list[Path]:
    """A database with few responses and one with many, each with a release."""
    story, folder = real_questionnaires["my-story"], tmp_path_factory.mktemp("grown")
    made = []
    for size in (FEW, MANY):
        path = folder / f"{size}.sqlite"
        shutil.copy(migrated_sqlite, path)
        database = Database(f"sqlite:///{path}")
        collect_in(database, story)
        arrive(database, WAVE, story, size, Random(size))
        assert make_release(database, FIRST_DAY, audit=False).counted == size
        database.engine.dispose()
        made.append(path)
    return made


@pytest.fixture
def sites(
    grown: list[Path], tmp_path: Path, make_app: MakeApp, real_questionnaires: dict[str, Questionnaire]
) -> Iterator[list[Site]]:
    """The app on a copy of each of them; what a process reads once was read."""
    made = []
    for path in grown:
        database = Database(f"sqlite:///{shutil.copy(path, tmp_path)}")
        made.append(Site(database, make_app(database), real_questionnaires["my-story"]))
        Person(made[-1].app).open("/results/")
        Person(made[-1].app).open("/s/my-story/")
    yield made
    for site in made:
        site.database.engine.dispose()


def release_after_ten_more(site: Site) -> Callable[[], object]:
    site.arrive(10)
    return lambda: make_release(site.database, FIRST_DAY, audit=False)


def look_at(address: str) -> Callable[[Site], Callable[[], object]]:
    return lambda site: lambda: Person(site.app).open(address)


def begin(site: Site) -> Callable[[], object]:
    return site.begin


def save(site: Site) -> Callable[[], object]:
    draft = site.begin()
    return lambda: drafts.save(site.database, draft, {Place("safe-town"): "safe"}, FIRST_DAY)


def send(site: Site) -> Callable[[], object]:
    return site.send


def withdraw(site: Site) -> Callable[[], object]:
    receipt = site.send()
    site.arrive(9)
    make_release(site.database, FIRST_DAY, audit=False)
    tombstone_file = Path(site.database.engine.url.database or "").with_suffix(".tombstones")
    return lambda: responses.withdraw(site.database, receipt, SECRET, tombstone_file)


@pytest.mark.parametrize(
    "prepare",
    [
        pytest.param(release_after_ten_more, id="a release after ten more"),
        pytest.param(look_at("/results/"), id="the results"),
        pytest.param(look_at("/results/theme/safe/"), id="a theme"),
        pytest.param(look_at("/"), id="the first page"),
        pytest.param(begin, id="beginning"),
        pytest.param(save, id="saving a page"),
        pytest.param(send, id="sending"),
        pytest.param(withdraw, id="withdrawing"),
    ],
)
def test_it_costs_the_same_with_few_and_with_many_responses(
    sites: list[Site], prepare: Callable[[Site], Callable[[], object]]
) -> None:
    taken = []
    for site in sites:
        work = prepare(site)
        with steps(site.database) as counted:
            work()
        taken.append(sum(counted))
    few, many = taken
    assert few > 0
    assert many <= MOST_GROWTH * few


def test_steps_see_a_whole_table_being_read(sites: list[Site]) -> None:
    """The measure itself: what does grow is seen to grow."""
    taken = []
    for site in sites:
        with steps(site.database) as counted, site.database.reading() as connection:
            connection.exec_driver_sql("select count(*) from responses where tallied is 0").scalar_one()
        taken.append(sum(counted))
    assert taken[1] > 10 * taken[0]
