"""Drawings: a chart laid out for a narrow and for a wide screen. The SVG of the page and Plotly draw the very same one.

Along the page everything is a part of the chart's width, so that a drawing fits every screen; down the page it is in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from textwrap import wrap

from surveyapp.dashboard import pieces, statements
from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.dashboard.pieces import Piece


@dataclass(frozen=True)
class Width:
    """A kind of screen: the fewest pixels that a chart has on it, and the part of them kept for names beside the bars."""

    name: str
    pixels: int
    gutter: float


NARROW = Width("narrow", 272, 0.0)
WIDE = Width("wide", 700, 0.3)
BAR = 32
LINE = 21
GAP = 12
"""Pixels: the height of a bar, of a line of text, and the space after a row."""
ROOM_FOR_TEXT = 1.24
"""How far the axis of a listed chart goes beyond the whole, so that a number can stand beside the longest bar."""


class Style(StrEnum):
    """The styles of text in a drawing."""

    HEADING = "heading"
    NAME = "name"
    NOTE = "note"
    ON_DARK = "on-dark"
    ON_LIGHT = "on-light"


SIZES = {Style.HEADING: 18, Style.NAME: 16, Style.NOTE: 15, Style.ON_DARK: 15, Style.ON_LIGHT: 15}
LETTER = 0.54
"""The mean width of a letter of the typeface as a part of its size, a little more than measured."""


@dataclass(frozen=True)
class Block:
    """A coloured stretch: from share to share for a chart library, and where that is, from 0 to 1 of the drawing's width."""

    tone: Tone
    start: float
    end: float
    left: float
    width: float
    top: int
    height: int = BAR

    @property
    def left_percent(self) -> str:
        return f"{self.left:.3%}"

    @property
    def width_percent(self) -> str:
        return f"{self.width:.3%}"


@dataclass(frozen=True)
class Text:
    """A line of text whose middle is at `y`. `anchor` is which end of it stands at `x`: "start", "middle"; `shift` pixels from there."""

    words: str
    style: Style
    x: float
    y: int
    anchor: str = "start"
    shift: int = 0
    voice: str = ""

    @property
    def x_percent(self) -> str:
        return f"{self.x:.3%}"


@dataclass(frozen=True)
class CentreLine:
    """The line at zero beside some bars."""

    x: float
    top: int
    bottom: int

    @property
    def x_percent(self) -> str:
        return f"{self.x:.3%}"


@dataclass(frozen=True)
class Drawing:
    """A chart as laid out. `low` and `high` are the ends of its axis."""

    width: Width
    mirrored: bool
    low: float
    high: float
    height: int
    blocks: tuple[Block, ...]
    texts: tuple[Text, ...]
    lines: tuple[CentreLine, ...]


def draw(chart: Chart, width: Width, *, mirrored: bool) -> Drawing:
    """Lay a chart out. `mirrored`: for languages that run from right to left."""
    pen = _Pen(width, mirrored, *_axis(chart))
    for group in chart.groups:
        _draw_group(pen, chart, group)
    return pen.drawing()


def _axis(chart: Chart) -> tuple[float, float]:
    """The ends of the axis that all bars of a chart share."""
    if chart.kind is Kind.LISTED:
        return 0.0, ROOM_FOR_TEXT
    placed = [piece for bar in chart.bars() for piece in pieces.diverging(bar)]
    return min([-0.3, *(piece.start for piece in placed)]), max([0.3, *(piece.end for piece in placed)])


def fits(text: str, style: Style, pixels: float) -> bool:
    """Whether a text has room, as far as can be told without drawing it."""
    return len(text) * SIZES[style] * LETTER + 8 <= pixels


@dataclass
class _Pen:
    """Draws downwards."""

    width: Width
    mirrored: bool
    low: float
    high: float
    y: int = 4
    blocks: list[Block] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    lines: list[CentreLine] = field(default_factory=list)

    def drawing(self) -> Drawing:
        parts = tuple(self.blocks), tuple(self.texts), tuple(self.lines)
        return Drawing(self.width, self.mirrored, self.low, self.high, self.y, *parts)

    def pixels(self, share: float) -> float:
        """How long a share is on the smallest screen of this kind."""
        return share / (self.high - self.low) * (1 - self.width.gutter) * self.width.pixels

    def at(self, share: float) -> float:
        """Where a share stands, from 0 to 1 of the drawing's width."""
        return self._mirrored(self.width.gutter + (share - self.low) / (self.high - self.low) * (1 - self.width.gutter))

    def names_end(self) -> float:
        """Where bars begin."""
        return self._mirrored(self.width.gutter)

    def edge(self) -> float:
        """Where reading begins."""
        return self._mirrored(0.0)

    def _mirrored(self, x: float) -> float:
        return round(1 - x if self.mirrored else x, 5)

    def block(self, piece: Piece) -> None:
        left, right = sorted((self.at(piece.start), self.at(piece.end)))
        self.blocks.append(
            Block(piece.tone, round(piece.start, 5), round(piece.end, 5), left, round(right - left, 5), self.y)
        )

    def write(
        self, text: str, style: Style, *, voice: str = "", pixels: float | None = None, x: float | None = None
    ) -> int:
        """Write from the edge where reading begins, on as many lines as it takes; how many pixels they take."""
        letters = int((pixels or self.width.pixels) / (SIZES[style] * LETTER))
        rows = wrap(text, letters)
        for row, words in enumerate(rows):
            y = self.y + row * LINE + LINE // 2
            self.texts.append(Text(words, style, self.edge() if x is None else x, y, voice=voice))
        return len(rows) * LINE

    def label(self, piece: Piece) -> bool:
        """Write the fullest text that fits onto a piece; whether it is the fullest there is."""
        style = Style.ON_LIGHT if piece.tone in (Tone.NEUTRAL, Tone.WITHHELD) else Style.ON_DARK
        room = self.pixels(piece.end - piece.start)
        chosen = next((text for text in piece.texts if fits(text, style, room)), None)
        if chosen is not None:
            middle = round((self.at(piece.start) + self.at(piece.end)) / 2, 5)
            self.texts.append(Text(chosen, style, middle, self.y + BAR // 2, "middle"))
        return not piece.texts or chosen == piece.texts[0]


# Rows


def _draw_group(pen: _Pen, chart: Chart, group: BarGroup) -> None:
    if group.heading:
        pen.y += pen.write(group.heading, Style.HEADING) + 4
    top = pen.y
    for bar in group.bars:
        if chart.kind is Kind.DIVERGING:
            _draw_diverging(pen, bar, detailed=chart.detailed)
        else:
            _draw_listed(pen, bar)
    if chart.kind is Kind.DIVERGING and pen.width.gutter:
        pen.lines.append(CentreLine(pen.at(0), top - 4, pen.y - GAP + 4))
    pen.y += GAP


def _draw_diverging(pen: _Pen, bar: Bar, *, detailed: bool) -> None:
    named = _name(pen, _name_of(bar), bar)
    top = pen.y
    placed = pieces.diverging(bar) or (_whole(pen, bar),)
    for piece in placed:
        pen.block(piece)
    labelled = [pen.label(piece) for piece in placed]
    complete = all(labelled)
    if not pen.width.gutter:
        pen.lines.append(CentreLine(pen.at(0), top - 4, top + BAR + 4))
    pen.y += BAR
    if detailed and not complete:
        pen.y += 4
        pen.y += _write_beside(pen, _in_words(bar))
    pen.y = max(pen.y, top + named) + GAP


def _draw_listed(pen: _Pen, bar: Bar) -> None:
    whole = bar.figure.base or 1
    for segment in bar.segments if bar.figure.withheld is None else ():
        named = _name(pen, segment.label, bar, plain=True)
        top = pen.y
        placed = pieces.listed(segment, whole)
        for piece in placed:
            pen.block(piece)
        _write_after(pen, placed[-1], statements.share_or_reason(segment))
        pen.y = max(top + BAR, top + named) + GAP
    if bar.figure.withheld is not None:
        pen.block(_whole(pen, bar))
        pen.label(_whole(pen, bar))
        pen.y += BAR + GAP


def _name(pen: _Pen, name: str, bar: Bar, *, plain: bool = False) -> int:
    """Write the name of a row: above its bar on a narrow screen, in the gutter on a wide one; the pixels it takes beside the bar."""
    style, voice = (Style.NOTE, "") if plain else (Style.NAME, bar.voice)
    gutter = pen.width.gutter * pen.width.pixels - 12
    room = gutter if pen.width.gutter else None
    start, before = pen.y, pen.y
    if pen.width.gutter:
        pen.y += (BAR - LINE) // 2
    pen.y += pen.write(name, style, voice=voice, pixels=room)
    if bar.note and not plain:
        pen.y += pen.write(bar.note, Style.NOTE, pixels=room)
    taken = pen.y - before
    pen.y = start if pen.width.gutter else pen.y + 2
    return taken if pen.width.gutter else 0


def _name_of(bar: Bar) -> str:
    """The name of a row with its base."""
    return f"{bar.label}, {statements.about(bar.figure.base)}" if bar.figure.base is not None else bar.label


def _in_words(bar: Bar) -> str:
    return " · ".join(_said(segment) for segment in bar.segments)


def _said(segment: Segment) -> str:
    return f"{segment.label} {statements.share_or_reason(segment)}"


def _write_beside(pen: _Pen, text: str) -> int:
    room = (1 - pen.width.gutter) * pen.width.pixels
    return pen.write(text, Style.NOTE, pixels=room, x=pen.names_end())


def _write_after(pen: _Pen, piece: Piece, text: str) -> None:
    shift = -8 if pen.mirrored else 8
    pen.texts.append(Text(text, Style.NOTE, pen.at(piece.end), pen.y + BAR // 2, shift=shift))


def _whole(pen: _Pen, bar: Bar) -> Piece:
    """A hatched stretch in the place of a bar that is withheld as a whole."""
    withheld = bar.figure.withheld
    return Piece(Tone.WITHHELD, pen.low, pen.high, (statements.not_shown(withheld),) if withheld else ())
