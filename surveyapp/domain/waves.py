"""Waves: when an area's questionnaires collect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

GRACE = timedelta(days=14)
"""Begun answers may still be finished and sent so long after a wave's close."""
DRAFT_LIFE = timedelta(days=14)
"""A draft is kept so long after it was last saved."""


@dataclass(frozen=True)
class Wave:
    """A period in which questionnaires collect, each in one published version for the whole of it."""

    id: str
    title: str
    opened_on: date
    closed_on: date | None = None
    demo: bool = False
    versions: Mapping[str, int] = field(default_factory=dict)
    by_invitation: frozenset[str] = frozenset()
    """The questionnaires that only those who are invited can begin."""

    @property
    def open(self) -> bool:
        """Whether new answers may begin."""
        return self.closed_on is None

    def takes(self, today: date) -> bool:
        """Whether answers that were begun may still be saved and sent."""
        return self.closed_on is None or today <= self.closed_on + GRACE
