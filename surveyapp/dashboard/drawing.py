"""Drawings: a chart laid out for a narrow and for a wide screen. The SVG of the page and Plotly draw the very same one.

Along the page everything is a part of the chart's width, so that a drawing fits every screen; down the page it is in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from textwrap import wrap

from flask_babel import gettext as _

from surveyapp.dashboard import pieces, statements
from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.dashboard.pieces import Piece, Whisker
from surveyapp.domain.release import Withheld


@dataclass(frozen=True)
class Width:
    """A kind of screen: the fewest pixels that a chart has on it, and the part of them kept for names beside the bars."""

    name: str
    pixels: int
    gutter: float


NARROW = Width("narrow", 272, 0.0)
WIDE = Width("wide", 700, 0.3)
BAR = 32
LANE = 14
LINE = 21
GAP = 12
LEAST = 10
"""Pixels: the height of a bar, of the lane under it for its whiskers, of a line of text, the space after a row, and the
least height of a drawing."""
END = 0.01
"""How far a diverging axis goes on beyond what is drawn, so that the caps of whiskers are whole."""
BESIDE = 8
"""Pixels between the end of a bar and what is written beside it."""
MOST_ROOM = 0.2
"""The most by which an axis is made longer so that a number can stand beside a short bar, as a part of its length."""
ROOM_FOR_TEXT = 1.24
"""How far the axis of a listed chart goes beyond the whole, so that a number can stand beside the longest bar."""


class Style(StrEnum):
    """The styles of text in a drawing."""

    HEADING = "heading"
    NAME = "name"
    NOTE = "note"
    UNDER = "under"
    """Words under a bar, where the centre line runs."""
    ON_DARK = "on-dark"
    ON_LIGHT = "on-light"
    ON_HATCH = "on-hatch"
    """These three have an edge in the colour of their ground around the letters, so that they can be read on a pattern or a line."""


SIZES = {
    Style.HEADING: 18,
    Style.NAME: 16,
    Style.NOTE: 15,
    Style.UNDER: 15,
    Style.ON_DARK: 15,
    Style.ON_LIGHT: 15,
    Style.ON_HATCH: 15,
}
BOLD = {Style.HEADING, Style.NAME, Style.ON_DARK, Style.ON_LIGHT, Style.ON_HATCH}
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
    """A line of text whose middle is at `y`. `anchor` is what of it stands at `x`: "start", "middle" or "end"; `shift` pixels from
    there."""

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
class WhiskerLine:
    """The interval of a bar's end, as a thin line in the lane under the bar: its ends as shares, and where they are."""

    start: float
    end: float
    left: float
    right: float
    y: int
    cap: int = 4

    @property
    def left_percent(self) -> str:
        return f"{self.left:.3%}"

    @property
    def right_percent(self) -> str:
        return f"{self.right:.3%}"


@dataclass(frozen=True)
class Drawing:
    """A chart as laid out. `low` and `high` are the ends of its axis, `starts` where its groups begin."""

    width: Width
    mirrored: bool
    low: float
    high: float
    height: int
    blocks: tuple[Block, ...]
    texts: tuple[Text, ...]
    lines: tuple[CentreLine, ...]
    whiskers: tuple[WhiskerLine, ...]
    starts: tuple[int, ...]

    def parts(self) -> Iterator[Drawing]:
        """The drawing cut between its groups, so that paper can turn a page there."""
        ends = (*self.starts[1:], self.height)
        yield from (self._part(start, end) for start, end in zip((0, *self.starts[1:]), ends, strict=True))

    def _part(self, start: int, end: int) -> Drawing:
        return replace(
            self,
            height=end - start,
            blocks=tuple(replace(one, top=one.top - start) for one in self.blocks if start <= one.top < end),
            texts=tuple(replace(one, y=one.y - start) for one in self.texts if start <= one.y < end),
            lines=tuple(
                replace(one, top=one.top - start, bottom=one.bottom - start)
                for one in self.lines
                if start <= one.bottom < end
            ),
            whiskers=tuple(replace(one, y=one.y - start) for one in self.whiskers if start <= one.y < end),
            starts=(0,),
        )


def draw(chart: Chart, width: Width, *, mirrored: bool) -> Drawing:
    """Lay a chart out. `mirrored`: for languages that run from right to left."""
    pen = _Pen(width, mirrored, *_axis(chart, width))
    for group in chart.groups:
        _draw_group(pen, chart, group)
    return pen.drawing()


def _axis(chart: Chart, width: Width) -> tuple[float, float]:
    """The ends of the axis that all bars of a chart share: as far as any piece or interval, and on for the numbers beside bars."""
    if chart.kind is Kind.LISTED:
        return 0.0, ROOM_FOR_TEXT
    placed = [piece for bar in chart.bars() for piece in pieces.diverging(bar)]
    whiskers = [whisker for bar in chart.bars() for whisker in pieces.diverging_whiskers(bar)]
    low = min([-0.3, *(piece.start for piece in placed), *(whisker.start for whisker in whiskers)])
    high = max([0.3, *(piece.end for piece in placed), *(whisker.end for whisker in whiskers)])
    pixel = (high - low) * (1 + 2 * MOST_ROOM) / width.pixels / (1 - width.gutter)
    room = (high - low) * MOST_ROOM
    for piece in placed:
        beside = _length(piece.texts[-1], Style.NOTE) + BESIDE if piece.texts else 0
        if (piece.end - piece.start) < beside * pixel <= room:
            low = min(low, piece.start - beside * pixel) if piece.tone is Tone.NEGATIVE else low
            high = max(high, piece.end + beside * pixel) if piece.tone is Tone.POSITIVE else high
    return low - END, high + END


def _length(text: str, style: Style) -> float:
    """How many pixels a text takes, as far as can be told without drawing it."""
    return len(text) * SIZES[style] * LETTER


def fits(text: str, style: Style, pixels: float) -> bool:
    """Whether a text has room, as far as can be told without drawing it."""
    return _length(text, style) + 8 <= pixels


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
    whiskers: list[WhiskerLine] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def drawing(self) -> Drawing:
        parts = tuple(self.blocks), tuple(self.texts), tuple(self.lines), tuple(self.whiskers), tuple(self.starts)
        return Drawing(self.width, self.mirrored, self.low, self.high, max(self.y, LEAST), *parts)

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
        if piece.end <= piece.start:
            return
        left, right = sorted((self.at(piece.start), self.at(piece.end)))
        self.blocks.append(
            Block(piece.tone, round(piece.start, 5), round(piece.end, 5), left, round(right - left, 5), self.y)
        )

    def whisker(self, whisker: Whisker) -> None:
        """Draw an interval in the lane under the bar that stands here."""
        left, right = sorted((self.at(whisker.start), self.at(whisker.end)))
        ends = round(whisker.start, 5), round(whisker.end, 5)
        self.whiskers.append(WhiskerLine(*ends, left, right, self.y + BAR + LANE // 2))

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

    def label(self, piece: Piece) -> str:
        """Write the fullest text that fits onto a piece, else the shortest beside its outer end; what was written."""
        room = self.pixels(piece.end - piece.start)
        chosen = next((text for text in piece.texts if fits(text, Style.NOTE, room)), "")
        if chosen:
            middle = round((self.at(piece.start) + self.at(piece.end)) / 2, 5)
            self.texts.append(Text(chosen, _STYLES.get(piece.tone, Style.ON_DARK), middle, self.y + BAR // 2, "middle"))
            return chosen
        if piece.tone not in (Tone.NEGATIVE, Tone.POSITIVE):
            return ""
        return next((text for text in piece.texts[-1:] if self.beside(piece, text)), "")

    def beside(self, piece: Piece, text: str) -> bool:
        """Write a text beside the outer end of a piece, where there is room; whether there was."""
        outwards = piece.tone is not Tone.NEGATIVE
        room = self.high - piece.end if outwards else piece.start - self.low
        if not fits(text, Style.NOTE, self.pixels(room)):
            return False
        shift = BESIDE if outwards is not self.mirrored else -BESIDE
        x, anchor = (self.at(piece.end), "start") if outwards else (self.at(piece.start), "end")
        self.texts.append(Text(text, Style.NOTE, x, self.y + BAR // 2, anchor, shift))
        return True


_STYLES = {Tone.NEUTRAL: Style.ON_LIGHT, Tone.WITHHELD: Style.ON_HATCH, Tone.PLAIN: Style.ON_HATCH}
"""How words stand on a piece that is not dark."""


# Rows


def _draw_group(pen: _Pen, chart: Chart, group: BarGroup) -> None:
    pen.starts.append(pen.y)
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
    placed = pieces.diverging(bar)
    if bar.figure.withheld:
        _draw_withheld(pen, bar.figure.withheld)
    else:
        for piece in placed:
            pen.block(piece)
        written = {piece.tone: (pen.label(piece), piece) for piece in placed}
        _draw_whiskers(pen, pieces.diverging_whiskers(bar))
        _write_missing(pen, bar, written, detailed=detailed)
    if not pen.width.gutter:
        pen.lines.append(CentreLine(pen.at(0), top - 4, top + BAR + 4))
    pen.y = max(pen.y, top + named) + GAP


def _draw_listed(pen: _Pen, bar: Bar) -> None:
    whole = bar.figure.base or 1
    if bar.figure.withheld is not None:
        _draw_withheld(pen, bar.figure.withheld)
        pen.y += GAP
        return
    for segment in bar.segments:
        named = _name(pen, segment.label, bar, plain=True)
        top = pen.y
        placed = pieces.listed(segment, whole)
        for piece in placed:
            pen.block(piece)
        _write_after(pen, placed, statements.share_or_reason(segment))
        whisker = pieces.listed_whisker(segment)
        _draw_whiskers(pen, (whisker,) if whisker else ())
        pen.y = max(pen.y, top + named) + GAP


def _draw_withheld(pen: _Pen, withheld: Withheld) -> None:
    """A hatched stretch in the place of a bar that is withheld as a whole, with the reason on it or, where it has no room, under it."""
    whole = Piece(Tone.WITHHELD, pen.low, pen.high, (statements.not_shown(withheld), statements.reason(withheld)))
    pen.block(whole)
    written = pen.label(whole)
    pen.y += BAR
    if not written:
        pen.y += 4
        pen.y += _write_beside(pen, statements.not_shown(withheld))


def _draw_whiskers(pen: _Pen, whiskers: tuple[Whisker, ...]) -> None:
    for whisker in whiskers:
        pen.whisker(whisker)
    pen.y += BAR + (LANE if whiskers else 0)


def _write_missing(pen: _Pen, bar: Bar, written: dict[Tone, tuple[str, Piece]], *, detailed: bool) -> None:
    """Under a bar, in words: everything where a chart is detailed and the words did not all fit; else the sides that have no number."""
    incomplete = any(piece.texts and text != piece.texts[0] for text, piece in written.values())
    bare = {tone for tone, (text, piece) in written.items() if piece.texts and not text and tone is not Tone.NEUTRAL}
    told = [segment for segment in bar.segments if detailed or segment.tone in bare]
    if incomplete and told:
        pen.y += 4
        pen.y += _write_beside(pen, statements.joined([_said(segment) for segment in told]))


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
    if bar.figure.base is None:
        return bar.label
    # Translators: Who answered and how many: "Young people, about 65"
    return _("%(who)s, %(count)s", who=bar.label, count=statements.about(bar.figure.base))


def _said(segment: Segment) -> str:
    return f"{segment.label} {statements.share_or_reason(segment)}"


def _write_beside(pen: _Pen, text: str) -> int:
    room = (1 - pen.width.gutter) * pen.width.pixels
    return pen.write(text, Style.UNDER, pixels=room, x=pen.names_end())


def _write_after(pen: _Pen, placed: tuple[Piece, ...], text: str) -> None:
    """Write what an answer's bar says after its end, or onto it where it leaves no room."""
    if not pen.beside(Piece(Tone.PLAIN, 0.0, placed[-1].end), text):
        pen.label(Piece(placed[0].tone, 0.0, placed[0].end, (text,)))
