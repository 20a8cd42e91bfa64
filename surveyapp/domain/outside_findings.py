"""Outside figures of a file: each names what is there, and a comparator asks the very same as the questionnaire."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.domain.area import Area, Breakdown
from surveyapp.domain.comparators import difference_of
from surveyapp.domain.findings import Found, did_you_mean, one_of, placed_ids, used_twice
from surveyapp.domain.options import Score
from surveyapp.domain.outline import Outline
from surveyapp.domain.outside import PublishedCount
from surveyapp.domain.yaml_reading import Path


def outside_findings(area: Area) -> Iterator[Found]:
    """What is wrong with an area's outside figures, whatever its questionnaires ask."""
    yield from used_twice(placed_ids(("comparators",), area.comparators))
    for number, comparator in enumerate(area.comparators):
        if comparator.outcome is Score.NONE:
            mend = "Use positive, neutral or negative."
            yield Found(("comparators", number, "outcome"), "A comparator tells of one outcome.", mend)
    seen: set[str] = set()
    for number, count in enumerate(area.populations):
        path = ("populations", number)
        if count.breakdown in seen:
            yield Found(path, f"“{count.breakdown}” is counted twice.", "Keep one of the two counts.")
        seen.add(count.breakdown)
        yield from _count(path, count, area)


def _count(path: Path, count: PublishedCount, area: Area) -> Iterator[Found]:
    if count.url is None:
        yield Found(path, "“url” is missing.", "Add the address where the count can be looked up.")
    breakdown = area.breakdown(count.breakdown)
    if breakdown is None:
        known = {one.id for one in area.breakdowns}
        mend = did_you_mean(count.breakdown, known) or "Declare it under “breakdowns:”."
        yield Found((*path, "breakdown"), f"There is no breakdown “{count.breakdown}”.", mend)
        return
    yield from _groups(path, count, breakdown)


def _groups(path: Path, count: PublishedCount, breakdown: Breakdown) -> Iterator[Found]:
    known = {group.id for group in breakdown.model_copy(update={"more_than_one": None}).every_group()}
    seen: set[str] = set()
    for place, one in enumerate(count.counts):
        at = (*path, "counts", place, "group")
        if one.group not in known:
            mend = did_you_mean(one.group, known) or one_of(known)
            yield Found(at, f"“{breakdown.id}” has no group “{one.group}”.", mend)
        elif one.group in seen:
            yield Found(at, f"“{one.group}” is counted twice.", "Keep one of the two counts.")
        seen.add(one.group)


def comparator_findings(outline: Outline, area: Area) -> Iterator[Found]:
    """Comparators of the area for this questionnaire that do not ask the very same of the same people."""
    measures = {measure.id: number for number, measure in enumerate(outline.questionnaire.measures)}
    for comparator in area.comparators:
        if comparator.questionnaire != outline.questionnaire.id:
            continue
        path: Path = ("measures", measures[comparator.measure]) if comparator.measure in measures else ("id",)
        difference = difference_of(comparator, outline)
        if difference:
            mend = "Take it out of area.yaml: only the same question to the same people can be compared."
            yield Found(path, f"The area's comparator “{comparator.id}” does not fit: {difference}.", mend)
