"""A chart on paper: its table, with the bar of each row drawn into it.

WeasyPrint does not join the letters of a drawing to words, so every word and number stands beside the bar, in the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from surveyapp.dashboard import pieces
from surveyapp.dashboard.bars import Bar, Tone
from surveyapp.dashboard.chart import Chart, Kind
from surveyapp.dashboard.pieces import Piece, Whisker
from surveyapp.dashboard.shown import Shown
from surveyapp.dashboard.tables import Cell, Row
from surveyapp.domain.measures import Population

LENGTH = 300
"""How long the axis of a strip is, in its own units."""
ENDS = 0.3
"""How far a diverging axis reaches to each side at least, so that a small bar looks small."""


@dataclass(frozen=True)
class Stretch:
    """A coloured part of a strip."""

    tone: Tone
    left: float
    length: float


@dataclass(frozen=True)
class Span:
    """A thin line from one place to another: the interval of a share."""

    left: float
    right: float


@dataclass(frozen=True)
class Strip:
    """The bar of one row, with its intervals. `centre` is where zero is on a diverging axis."""

    stretches: tuple[Stretch, ...]
    spans: tuple[Span, ...]
    centre: float | None


@dataclass(frozen=True)
class PrintedRow:
    """A row of the chart's table, with its strip. `name` tells whose it is, and in small print what was measured."""

    name: Cell
    strip: Strip | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading (which may be empty)."""

    heading: str
    rows: tuple[PrintedRow, ...]


@dataclass(frozen=True)
class PrintedChart:
    """A chart on paper. `heads` are those of names, `columns` those of cells."""

    kind: Kind
    reading: tuple[str, ...]
    caption: str
    heads: tuple[str, ...]
    columns: tuple[str, ...]
    groups: tuple[RowGroup, ...]


def printed(shown: Shown) -> PrintedChart:
    """What is printed of a chart: the cells of its table. Answers that are counted apart from a bar stand in a sentence
    beside the chart. What is not shown of those answered for stands with all else that is not shown."""
    chart, table = shown.chart, shown.table
    grouped = any(group.heading for group in chart.groups)
    names = len(table.rows[0].heads) if table.rows else 1
    end = len(table.heads) - _counted_apart(chart)
    rows = [_row(row, strip, end - names, grouped=grouped) for row, strip in _drawn_rows(shown)]
    by_heading = groupby(rows, key=lambda found: found[0])
    return PrintedChart(
        kind=chart.kind,
        reading=chart.reading,
        caption=table.caption,
        heads=table.heads[: 2 if grouped else 1],
        columns=table.heads[names:end],
        groups=tuple(RowGroup(heading, tuple(row for _heading, row in group)) for heading, group in by_heading),
    )


def _counted_apart(chart: Chart) -> int:
    """How many of the last columns are of answers counted apart."""
    if chart.kind is Kind.LISTED:
        return 0
    return len({segment.label for bar in chart.bars() for segment in bar.apart})


def _drawn_rows(shown: Shown) -> Iterator[tuple[Row, Strip | None]]:
    """The rows of the table with their strips. A chart that is not made of bars alone has none: its table says it all."""
    rows, strips, bars = shown.table.rows, list(_strips(shown)), list(shown.chart.bars())
    if len(strips) != len(rows):
        yield from ((row, None) for row in rows)
    elif shown.chart.kind is Kind.LISTED:
        yield from zip(rows, strips, strict=True)
    else:
        yield from ((row, strip) for row, strip, bar in zip(rows, strips, bars, strict=True) if is_printed(bar))


def is_printed(bar: Bar) -> bool:
    """Whether a bar has a row: all but those of people answered for, where nothing of them is shown."""
    return not (bar.figure.withheld and bar.figure.population is Population.ANSWERED_FOR)


def _row(row: Row, strip: Strip | None, cells: int, *, grouped: bool) -> tuple[str, PrintedRow]:
    """A row that is printed, with the heading that it stands under."""
    heading, names = (row.heads[0], row.heads[1:]) if grouped else ("", row.heads)
    return heading, PrintedRow(Cell(names[0], " ".join(names[1:])), strip, row.cells[:cells])


# Strips


@dataclass(frozen=True)
class _Axis:
    """From the lowest share of a chart to the highest; mirrored where reading runs from right to left."""

    low: float
    high: float
    mirrored: bool

    def at(self, share: float) -> float:
        along = (share - self.low) / (self.high - self.low) * LENGTH
        return round(LENGTH - along if self.mirrored else along, 2)

    def ends(self, part: Piece | Whisker) -> tuple[float, float]:
        one, other = self.at(part.start), self.at(part.end)
        return min(one, other), max(one, other)

    def strip(self, placed: tuple[Piece, ...], whiskers: tuple[Whisker, ...], centre: float | None = None) -> Strip:
        ends = ((piece.tone, *self.ends(piece)) for piece in placed if piece.end > piece.start)
        stretches = tuple(Stretch(tone, left, round(right - left, 2)) for tone, left, right in ends)
        return Strip(stretches, tuple(Span(*self.ends(whisker)) for whisker in whiskers), centre)


def _strips(shown: Shown) -> Iterator[Strip]:
    """A strip for each row of the table, in its order."""
    mirrored = any(drawing.mirrored for drawing in shown.drawings)
    return _diverging(shown.chart, mirrored) if shown.chart.kind is Kind.DIVERGING else _listed(shown.chart, mirrored)


def _diverging(chart: Chart, mirrored: bool) -> Iterator[Strip]:
    bars = [(pieces.diverging(bar), pieces.diverging_whiskers(bar)) for bar in chart.bars()]
    parts: list[Piece | Whisker] = [part for placed, _whiskers in bars for part in placed]
    parts += [part for _placed, whiskers in bars for part in whiskers]
    low, high = min([-ENDS, *(part.start for part in parts)]), max([ENDS, *(part.end for part in parts)])
    axis, whole = _Axis(low, high, mirrored), (Piece(Tone.WITHHELD, low, high),)
    for placed, whiskers in bars:
        yield axis.strip(placed or whole, whiskers, axis.at(0.0))


def _listed(chart: Chart, mirrored: bool) -> Iterator[Strip]:
    axis = _Axis(0.0, 1.0, mirrored)
    for bar in chart.bars():
        for segment in (*bar.segments, *bar.apart):
            whisker = pieces.listed_whisker(segment)
            yield axis.strip(pieces.listed(segment, bar.figure.base or 1), (whisker,) if whisker else ())
