"""The questionnaire that is answered again and again: three pages, one of them with a box to write in."""

from __future__ import annotations

from datetime import date

from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.storage import schema, versions, waves
from surveyapp.storage.database import Database
from surveyapp.storage.versions import Version
from tests import builders as build

WAVE = "soak"
QUESTIONNAIRE = "small"
WAY = f"/s/{QUESTIONNAIRE}"
RATED, WRITTEN, COUNTED = "safe", "says", "age"
"""A choice that feeds a measure, a text, and a number: a page each."""
OPTIONS = ("yes", "sometimes", "no")


def small_questionnaire() -> Questionnaire:
    """What is asked."""
    return build.questionnaire(
        build.page(build.rated(RATED, "safe")),
        build.page(build.long_text(WRITTEN, theme="safe", optional=True)),
        build.page(build.number(COUNTED, at_least=0, at_most=30, optional=True)),
        id=QUESTIONNAIRE,
        measures=(build.measure("safe"),),
        themes=build.THEMES,
    )


def collect(address: str) -> Version:
    """Make the tables of an empty database, and let it collect."""
    database, today = Database(address), date.today()
    schema.upgrade(database)
    version, _ = versions.publish(database, small_questionnaire(), {}, today)
    waves.open_wave(database, Wave(id=WAVE, title="Soak", opened_on=today, versions=dict([version])))
    database.engine.dispose()
    return version
