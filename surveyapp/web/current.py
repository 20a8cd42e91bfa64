"""The current request's surroundings: the settings, the database and the area that this deployment serves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import Flask, current_app

from surveyapp.config import Settings
from surveyapp.domain.area import Area, Theme
from surveyapp.domain.glossary import HardWord
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


def place_in(app: Flask, site: Site) -> None:
    """Make `site` the one that requests of `app` see."""
    app.extensions[_NAME] = site


def site() -> Site:
    """The site of the current request."""
    return cast(Site, current_app.extensions[_NAME])


def today() -> date:
    """The date. Times of day are never noted beside answers."""
    return date.today()
