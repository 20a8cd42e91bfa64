"""The one verb that makes a release: count what is new, protect, freeze."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from surveyapp.domain.auditing.auditor import Interval, attack
from surveyapp.domain.auditing.commented import attack_comments
from surveyapp.domain.disclosure import Making, Protected, TallySet, protect
from surveyapp.domain.moments import moments_of
from surveyapp.domain.release import Release, ReleasedWave
from surveyapp.domain.thresholds import SMALLEST_CHANGE
from surveyapp.storage import quotes, releases, responses, sites, tallies, versions, waves
from surveyapp.storage.database import Database
from surveyapp.storage.tallies import Standing
from surveyapp.storage.versions import Version

BATCH = 500
"""Responses counted in one transaction, so that people who answer meanwhile never wait long."""


@dataclass(frozen=True)
class Made:
    """What came of it: the release, or None where too few respondents came or went for any figure to move."""

    release: Release | None
    counted: int


def make_release(database: Database, today: date, *, held: bool = False, audit: bool = True) -> Made:
    """Count the new responses and freeze the next release. Its cost grows with what is new, not with what is stored.

    `held`: it is made but not published yet. `audit`: False only where the audit's cost is measured.
    """
    with database.reading() as connection:
        standing = tallies.standing(connection)
    counted = sum(count_new(database, one.wave, Version(one.questionnaire, one.version)) for one in standing)
    return Made(_freeze(database, today, held=held, audit=audit), counted)


def count_new(database: Database, wave: str, version: Version) -> int:
    """Add the responses that no tally counts yet to the tallies; how many they were."""
    questionnaire = versions.published(database, version).questionnaire
    counted = 0
    while True:
        with database.writing() as connection:
            ids = responses.take_untallied(connection, wave, version.questionnaire, BATCH)
            if not ids:
                return counted
            cells = responses.cells_of(connection, questionnaire, wave, ids)
            tallies.add(connection, wave, version.questionnaire, cells, len(ids))
        counted += len(ids)


def _freeze(database: Database, today: date, *, held: bool, audit: bool) -> Release | None:
    """Protect what was counted, then store it. Nobody's answers wait for the audit: it holds no transaction open."""
    key = sites.rounding_key(database)
    with database.reading() as connection:
        standing = tallies.standing(connection)
        if not any(one.changes.net >= SMALLEST_CHANGE for one in standing):
            return None
        making = Making(on=today, key=key, demo=waves.is_demo(connection), audit=audit)
        earlier = releases.all_of(connection)
        sets = [
            TallySet(
                wave=one.wave,
                questionnaire=versions.published(database, Version(one.questionnaire, one.version)).questionnaire,
                version=one.version,
                counts=tallies.read(connection, one.wave, one.questionnaire)
                if one.changes.net >= SMALLEST_CHANGE
                else {},
                changes=one.changes,
                group_changes=one.group_changes,
                moments=tuple(
                    moments_of(
                        earlier, one.wave, one.questionnaire, tallies.moved(connection, one.wave, one.questionnaire)
                    )
                ),
            )
            for one in standing
        ]
    named = [
        ReleasedWave(id=wave.id, title=wave.title, opened_on=wave.opened_on) for wave in waves.every_wave(database)
    ]
    protected = protect(sets, named, earlier[-1] if earlier else None, making)
    return _store(database, protected, standing, None if held else today)


def _store(
    database: Database, protected: Protected, taken: Sequence[Standing], published_on: date | None
) -> Release | None:
    """Freeze a release, unless another with its number was made meanwhile."""
    moved = {(one.wave, one.questionnaire): one for one in protected.moved}
    with database.writing() as connection:
        tallies.standing(connection, hold=True)  # who makes another one at the same time waits here, and sees this one
        if releases.newest_number(connection) != protected.release.number - 1:
            return None
        releases.keep(connection, protected.release, published_on)
        quotes.show_from(connection, protected.release.number)
        for one in taken:
            found = moved.get((one.wave, one.questionnaire))
            if found:
                tallies.figures_moved(connection, protected.release.number, one, groups=found.groups)
    return protected.release


@dataclass(frozen=True)
class Audited:
    """What the attack on a questionnaire's figures in a wave, over all releases, found."""

    wave: str
    questionnaire: str
    narrowest: Interval | None
    """The narrowest that a count of 1 to 9 could be pinned to; None where none can be bounded to those."""
    too_narrow: int


def audit_releases(database: Database) -> Iterator[Audited]:
    """The attack on everything that is published or held back, from what the releases say alone."""
    with database.reading() as connection:
        standing, made = tallies.standing(connection), releases.all_of(connection)
        changes = {one: tallies.moved(connection, one.wave, one.questionnaire) for one in standing}
    for one in standing:
        moments = tuple(moments_of(made, one.wave, one.questionnaire, changes[one]))
        if moments:
            questionnaire = versions.published(database, Version(one.questionnaire, one.version)).questionnaire
            yield _audited(one, chain(attack(questionnaire, moments), attack_comments(questionnaire, moments)))


def _audited(standing: Standing, intervals: Iterable[Interval]) -> Audited:
    at_stake = [one for one in intervals if one.at_stake]
    narrowest = min(at_stake, key=lambda one: one.values, default=None)
    too_narrow = sum(one.too_narrow for one in at_stake)
    return Audited(standing.wave, standing.questionnaire, narrowest, too_narrow)
