"""The one verb that makes a release: count what is new, protect, freeze."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from surveyapp.domain.disclosure import SMALLEST_CHANGE, TallySet, protect
from surveyapp.domain.measures import tally
from surveyapp.domain.release import Release, ReleasedWave
from surveyapp.storage import releases, responses, tallies, versions, waves
from surveyapp.storage.database import Database
from surveyapp.storage.versions import Version

BATCH = 500
"""Responses counted in one transaction, so that people who answer meanwhile never wait long."""


@dataclass(frozen=True)
class Made:
    """What came of it: the release, or None where too few respondents came or went for any figure to move."""

    release: Release | None
    counted: int


def make_release(database: Database, today: date) -> Made:
    """Count the new responses and freeze the next release. Its cost grows with what is new, not with what is stored."""
    with database.reading() as connection:
        standing = tallies.changes(connection)
    counted = sum(_count_new(database, wave, Version(name, number)) for wave, name, number, _ in standing)
    return Made(_freeze(database, today), counted)


def _count_new(database: Database, wave: str, version: Version) -> int:
    questionnaire = versions.published(database, version).questionnaire
    counted = 0
    while True:
        with database.writing() as connection:
            ids = responses.take_untallied(connection, wave, version.questionnaire, BATCH)
            if not ids:
                return counted
            cells = tally(questionnaire, responses.read_answers(connection, wave, ids))
            tallies.add(connection, wave, version.questionnaire, cells, len(ids))
        counted += len(ids)


def _freeze(database: Database, today: date) -> Release | None:
    known = waves.every_wave(database)
    with database.writing() as connection:
        changes = tallies.changes(connection, hold=True)
        sets = [
            TallySet(
                wave=change.wave,
                questionnaire=versions.published(database, Version(change.questionnaire, change.version)).questionnaire,
                version=change.version,
                counts=tallies.read(connection, change.wave, change.questionnaire)
                if change.changed >= SMALLEST_CHANGE
                else {},
                changed=change.changed,
            )
            for change in changes
        ]
        named = [ReleasedWave(id=wave.id, title=wave.title, opened_on=wave.opened_on) for wave in known]
        protected = protect(sets, named, releases.newest(connection), today, demo=waves.is_demo(connection))
        if not protected.moved:
            return None
        releases.keep(connection, protected.release)
        for change in changes:
            if (change.wave, change.questionnaire) in protected.moved:
                tallies.figures_moved(connection, change)
        return protected.release
