"""Pinning: every small true count, and how far the attacker can narrow it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

from surveyapp.domain.measures import Population
from surveyapp.domain.thresholds import LARGEST_PROTECTED, ROUNDING, SMALLEST_INTERVAL
from tests.attack.attacker import Attacker, Unknown
from tests.attack.surveys import Published, Survey


class Pinned(NamedTuple):
    """A true count of 1 to 9, and what the attacker knows of it."""

    unknown: Unknown
    truth: int
    low: int
    high: int

    @property
    def values(self) -> int:
        return self.high - self.low + 1

    @property
    def too_narrow(self) -> bool:
        return self.values < SMALLEST_INTERVAL

    @property
    def sound(self) -> bool:
        return self.low <= self.truth <= self.high


def attacked(survey: Survey, published: Published, step: int = ROUNDING) -> Iterator[Pinned]:
    """Every count of 1 to 9 of every release, as an attacker sees it who believes that counts are rounded to `step`."""
    attacker = Attacker(survey.questionnaire, step)
    documents = [as_published(release.model_dump(mode="json")) for release in published.releases]
    attacker.read(documents, published.changes, _acquaintance(survey, published))
    truths = {release.number: truth for release, truth in zip(published.releases, published.truths, strict=True)}
    for unknown in attacker.unknowns():
        truth = truths[unknown.release].get(unknown.cell, 0)
        if 1 <= truth <= LARGEST_PROTECTED:
            yield Pinned(unknown, truth, *attacker.reach(unknown))


def as_published(release: dict[str, Any]) -> dict[str, Any]:
    """A release as release.json gives it (`tests/integration/test_same_number.py` compares the two cell by cell)."""
    return {"release": release["number"], "sets": release["sets"]}


def _acquaintance(survey: Survey, published: Published) -> dict[str, str]:
    """The groups of somebody who was there from the first release to the last: one group of each breakdown."""
    found = {}
    for breakdown in survey.questionnaire.breakdowns:
        everywhere = [
            group.id
            for group in breakdown.every_group()
            if all(_people(truth, breakdown.id, group.id) for truth in published.truths)
        ]
        if everywhere:
            found[breakdown.id] = Random(survey.seed).choice(everywhere)
    return found


def _people(truth: Any, breakdown: str, group: str) -> int:
    return sum(count for cell, count in truth.items() if cell[:5] == (Population.SELF, "people", "", breakdown, group))
