"""A chart as a page means it: bars in groups with one reading, not yet drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from surveyapp.dashboard.bars import Bar, Segment


class Kind(StrEnum):
    """How the bars of a chart stand."""

    DIVERGING = "diverging"
    """One row a bar: its segments on both sides of a centre line."""
    LISTED = "listed"
    """One row a segment, each from the same edge."""


@dataclass(frozen=True)
class BarGroup:
    """Bars under one heading (which may be empty)."""

    heading: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """What one figure of a page shows.

    `name` is its id on the page, `reading` its sentences, `caption` the caption of its table, `subject` the head of the table's first
    column. `detailed`: a line under each bar says in words what does not fit into it. `counted`: the head of the column of how many
    there are, where they did not answer.
    """

    name: str
    kind: Kind
    reading: tuple[str, ...]
    caption: str
    subject: str
    groups: tuple[BarGroup, ...]
    detailed: bool = False
    counted: str = ""

    def bars(self) -> Iterator[Bar]:
        for group in self.groups:
            yield from group.bars

    def segments(self) -> Iterator[Segment]:
        for bar in self.bars():
            yield from bar.segments
