"""Unusual days: when so many more answers came than usual that somebody should ask why."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import format_date, format_decimal

from surveyapp.domain.bursts import bursts
from surveyapp.domain.roles import Right
from surveyapp.storage import arrivals, versions, waves
from surveyapp.storage.versions import Version
from surveyapp.web.current import site, today
from surveyapp.web.languages import language
from surveyapp.web.staff import require


@dataclass(frozen=True)
class Unusual:
    """One line of the page. `usual`: empty where too few other days are known."""

    day: str
    questionnaire: str
    wave: str
    count: str
    usual: str


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/unusual-days/")(unusual_days)


@require(Right.SEE_UNUSUAL_DAYS)
def unusual_days() -> ResponseReturnValue:
    """The days before today that stand out."""
    return render_template("forum/unusual-days.html", days=_days())


def _days() -> list[Unusual]:
    database = site().database
    with database.reading() as connection:
        arrived = arrivals.by_day(connection)
    every = {wave.id: wave for wave in waves.every_wave(database)}
    found = [(burst, *key) for key, days in arrived.items() for burst in bursts(days, today())]
    return [
        Unusual(
            format_date(burst.day, "medium"),
            str(_title(questionnaire, every[wave].versions[questionnaire])),
            every[wave].title,
            format_decimal(burst.count),
            "" if burst.usual is None else format_decimal(burst.usual),
        )
        for burst, wave, questionnaire in sorted(found, key=lambda one: one[0].day, reverse=True)
    ]


def _title(questionnaire: str, version: int) -> object:
    published = versions.published(site().database, Version(questionnaire, version))
    return published.shown(language(), published.questionnaire.rendering).title
