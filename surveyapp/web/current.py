"""The current request's surroundings: the settings, the database and the area that this deployment serves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import cast

from flask import Flask, current_app

from surveyapp.comments.reader import CommentReader
from surveyapp.config import Settings
from surveyapp.domain.area import Area, Theme
from surveyapp.domain.glossary import HardWord
from surveyapp.storage.comments import Intake
from surveyapp.storage.database import Database

_NAME = "surveyapp"


@dataclass(frozen=True, eq=False)
class Site:
    """One deployment. It serves one area."""

    settings: Settings
    database: Database
    area: Area
    themes: tuple[Theme, ...]
    glossary: tuple[HardWord, ...] = ()

    @cached_property
    def reader(self) -> CommentReader:
        """What reads comments by machine."""
        return CommentReader(self.themes)


def place_in(app: Flask, site: Site) -> None:
    """Make `site` the one that requests of `app` see."""
    app.extensions[_NAME] = site


def site() -> Site:
    """The site of the current request."""
    return cast(Site, current_app.extensions[_NAME])


def intake() -> Intake:
    """What comments are taken in with."""
    return Intake(site().reader.read, today())


def today() -> date:
    """The date. Times of day are never noted beside answers."""
    return date.today()


def now() -> datetime:
    """The time in UTC, in whole seconds: for what staff do, never for what respondents do."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
