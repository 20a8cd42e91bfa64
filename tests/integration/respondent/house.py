"""The real app on a real database, its calendar in the machine's hand, and a gap before a request writes, for others to come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

from flask import Flask
from limits import RateLimitItemPerMinute
from sqlalchemy import Connection

from surveyapp import create_app, keeping
from surveyapp.config import load_settings
from surveyapp.domain.waves import Wave
from surveyapp.storage import secrets, versions, waves
from surveyapp.storage.database import Database
from surveyapp.storage.tables import metadata
from surveyapp.storage.versions import Version
from surveyapp.web import current, limits
from tests.integration.respondent import asked

SECRET = "a secret of thirty-two characters, for tests only"
ENDLESS = RateLimitItemPerMinute(1_000_000_000)
STAYS = ("versions", "site", "audit")
"""Tables that are the same in every run."""


class Overtaken(Database):
    """A database at which something else can come first, after a request has read and before it writes."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.first: Callable[[], object] | None = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        self.let_it_pass()
        with super().writing() as connection:
            yield connection

    def let_it_pass(self) -> None:
        """Do what is to come first, in a thread of its own as another request would be."""
        waiting, self.first = self.first, None
        if waiting:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(waiting).result()


@dataclass
class House:
    """One installation, used for many runs, and how often what came of them."""

    app: Flask
    database: Overtaken
    version: Version
    tombstones: Path
    today: date = date(2026, 1, 1)
    taken: Counter[str] = field(default_factory=Counter)
    """How often each rule of the machine was taken."""
    done: Counter[str] = field(default_factory=Counter)

    def empty(self) -> None:
        """As it was before anybody came."""
        self.database.first = None
        with self.database.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                if table.name not in STAYS:
                    connection.execute(table.delete())
        self.tombstones.unlink(missing_ok=True)

    def open_wave(self, name: str) -> None:
        wave = Wave(id=name, title=name, opened_on=self.today, versions={asked.STORY: self.version.number})
        waves.open_wave(self.database, wave)


@contextmanager
def house(database_url: str, folder: Path) -> Iterator[House]:
    """An installation on a migrated database. Its day is `house.today`; codes are hashed quickly, tables not rewritten."""
    app = create_app(load_settings(instance=folder, secret_key=SECRET, database_url=database_url))
    app.config["TESTING"] = True
    with app.app_context():
        site = current.site()
    site.database.engine.dispose()
    database = Overtaken(database_url)
    current.place_in(app, current.Site(site.settings, database, site.area, site.themes, site.glossary))
    version, _ = versions.publish(database, asked.questionnaire(), {}, date(2026, 1, 1))
    made = House(app, database, version, site.settings.tombstone_file)

    class Today(date):
        @classmethod
        def today(cls) -> Any:
            return made.today

    with (
        mock.patch.object(current, "date", Today),
        mock.patch.object(secrets, "SCRYPT_COST", 2),
        mock.patch.object(keeping, "rewrite", return_value=True),
        # The machine is one browser with many wrong codes. What is counted of them has tests of its own.
        mock.patch.object(limits, "UNSUSPICIOUS", ENDLESS.amount),
        mock.patch.object(limits, "WRONG_CODES_OF_BROWSER", ENDLESS),
        mock.patch.object(limits, "CODES_GIVEN", ENDLESS),
    ):
        yield made
    database.engine.dispose()
