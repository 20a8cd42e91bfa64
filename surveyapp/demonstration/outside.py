"""The demo's outside figures: counts of who lives here, made up, and saying so wherever they are shown."""

from __future__ import annotations

from datetime import date

from surveyapp.domain.area import Area
from surveyapp.domain.outside import GroupCount, PublishedCount
from surveyapp.domain.words import Words

COUNTS = {
    "age": {"age-8-to-10": 180, "age-11-to-13": 220, "age-14-to-17": 240, "age-18-to-25": 310},
    "sen-status": {"sen-support": 700, "ehc-plan": 340},
    "area": {"oakham": 400, "uppingham": 190, "elsewhere-in-rutland": 360},
}
"""How many children and young people with SEND are in each group. None of it was counted by anybody."""


def with_made_up_counts(area: Area) -> Area:
    """The area with the demo's counts, where its own file gives none and its breakdowns have these groups."""
    known = {breakdown.id: {option.id for option in breakdown.options} for breakdown in area.breakdowns}
    fitting = {name: groups for name, groups in COUNTS.items() if groups.keys() <= known.get(name, set())}
    if area.populations:
        return area
    return area.model_copy(update={"populations": tuple(_count(name, groups) for name, groups in fitting.items())})


def _count(breakdown: str, groups: dict[str, int]) -> PublishedCount:
    return PublishedCount(
        breakdown=breakdown,
        of=Words(standard="children and young people with SEND"),
        counts=tuple(GroupCount(group=name, people=people) for name, people in groups.items()),
        source=Words(standard="made up for this demo, not a real count"),
        published_on=date(2026, 1, 15),
    )
