"""Pictures: a chart that stands alone, as an SVG with its title, its reading, its legend and the release that it is from.

It is the very drawing of the page. Colours are written out, letters' faces are named with others to fall back on. Everything is
placed in pixels from left to right, and right-to-left words are isolated (U+2067, U+2069), because few programs that show an SVG
know the direction of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from textwrap import wrap

from flask import render_template

from surveyapp.dashboard.bars import Tone
from surveyapp.dashboard.chart import Chart, Kind
from surveyapp.dashboard.drawing import BOLD, LETTER, SIZES, WIDE, Block, Drawing, Style, Text
from surveyapp.dashboard.palette import light_palette
from surveyapp.dashboard.shown import Shown
from surveyapp.dashboard.tables import tone_words, whisker_words

MARGIN = 32
WIDTH = WIDE.pixels + 2 * MARGIN
LEADING = 1.4
"""The height of a line as a part of the size of its letters."""
BASELINE = 0.35
"""How far below the middle of a line its letters stand, as a part of their size: not every program centres letters itself."""
SWATCH, SWATCH_HEIGHT = 24, 16
FACES = "Atkinson Hyperlegible, Noto Sans, Noto Sans Arabic, Noto Sans Devanagari, Arial, sans-serif"

_DARK = {Style.ON_DARK: "paper"}
_EDGES = {Style.ON_LIGHT: "neutral", Style.ON_HATCH: "paper", Style.UNDER: "paper"}
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DEVANAGARI = re.compile("[\u0900-\u097f]")
_LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9'’.-]*(?: [A-Za-z][A-Za-z0-9'’.-]*)*")


@dataclass(frozen=True)
class About:
    """What a picture says beside its chart: the page that it is from, and the small print under it."""

    page: str
    notes: tuple[str, ...]
    demo: str
    """What is said of demo data; empty for real answers."""
    language: str


@dataclass(frozen=True)
class Pen:
    """How a line of text is written. `edge` is the colour around its letters, empty for none."""

    size: int
    colour: str
    anchor: str
    bold: bool
    edge: str = ""


@dataclass(frozen=True)
class Words:
    """A line of text; `y` is where its letters stand."""

    text: str
    x: float
    y: float
    pen: Pen


@dataclass(frozen=True)
class Box:
    """A patterned box."""

    tone: Tone
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass
class Picture:
    """Everything of a picture, placed. It is written downwards."""

    title: str
    description: str
    language: str
    mirrored: bool
    palette: Mapping[str, str]
    y: float = MARGIN
    words: list[Words] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def height(self) -> int:
        return round(self.y + MARGIN)

    @property
    def faces(self) -> str:
        return FACES

    def write(self, text: str, size: int, *, colour: str = "ink", bold: bool = False, indent: float = 0.0) -> None:
        """Write from the edge where reading begins, on as many lines as it takes."""
        letters = int((WIDE.pixels - indent) / (size * LETTER))
        for line in wrap(text, letters):
            middle = self.y + size * LEADING / 2
            pen = Pen(size, self.palette[colour], "start", bold)
            self.words.append(self._line(line, self._from_edge(indent), middle, pen))
            self.y += size * LEADING

    def draw(self, drawing: Drawing) -> None:
        """Put a drawing here."""
        self.boxes += [self._box(block) for block in drawing.blocks]
        for line in drawing.lines:
            x = self._at(line.x)
            self.strokes.append(Stroke(x, self.y + line.top, x, self.y + line.bottom, 2))
        for whisker in drawing.whiskers:
            left, right, y = self._at(whisker.left), self._at(whisker.right), self.y + whisker.y
            self.strokes.append(Stroke(left, y, right, y, 1.5))
            self.strokes += [Stroke(x, y - whisker.cap, x, y + whisker.cap, 1.5) for x in (left, right)]
        self.words += [self._text(text) for text in drawing.texts]
        self.y += drawing.height

    def legend(self, tones: Iterable[Tone], *, whiskers: bool) -> None:
        """What the looks of the drawing stand for, a line each."""
        for tone in tones:
            left = self._from_edge(SWATCH) if self.mirrored else self._from_edge(0)
            self.boxes.append(Box(tone, left, self.y + 3, SWATCH, SWATCH_HEIGHT))
            self.write(tone_words()[tone], SIZES[Style.NOTE], indent=SWATCH + 8)
        if whiskers:
            ends, y = sorted((self._from_edge(1), self._from_edge(SWATCH - 1))), self.y + 11
            self.strokes.append(Stroke(ends[0], y, ends[1], y, 1.5))
            self.strokes += [Stroke(x, y - 4, x, y + 4, 1.5) for x in ends]
            self.write(whisker_words(), SIZES[Style.NOTE], indent=SWATCH + 8)

    def _at(self, part: float) -> float:
        return round(MARGIN + part * WIDE.pixels, 2)

    def _from_edge(self, pixels: float) -> float:
        return WIDTH - MARGIN - pixels if self.mirrored else MARGIN + pixels

    def _box(self, block: Block) -> Box:
        left = self._at(block.left)
        return Box(block.tone, left, self.y + block.top, round(block.width * WIDE.pixels, 2), block.height)

    def _text(self, text: Text) -> Words:
        colour = self.palette[text.voice or _DARK.get(text.style, "ink")]
        edge = self.palette.get(_EDGES.get(text.style, ""), "")
        pen = Pen(SIZES[text.style], colour, text.anchor, text.style in BOLD, edge)
        return self._line(text.words, self._at(text.x) + text.shift, self.y + text.y, pen)

    def _line(self, text: str, x: float, middle: float, pen: Pen) -> Words:
        if self.mirrored:
            pen = replace(pen, anchor={"start": "end", "end": "start"}.get(pen.anchor, pen.anchor))
        baseline = round(middle + pen.size * BASELINE, 2)
        return Words(_placed(text, mirrored=self.mirrored), round(x, 2), baseline, pen)


def picture_of(shown: Shown, about: About) -> Picture:
    """A chart of a page as a picture."""
    chart = shown.chart
    drawing = next(drawing for drawing in shown.drawings if drawing.width is WIDE)
    title, reading = _clean(chart.caption), [_clean(sentence) for sentence in chart.reading]
    picture = Picture(title, " ".join(reading), about.language, drawing.mirrored, light_palette())
    if about.demo:
        picture.write(about.demo, 16, colour="wrong", bold=True)
        picture.y += 8
    picture.write(about.page, 16, colour="soft")
    picture.write(title, 26, bold=True)
    picture.y += 8
    for sentence in reading:
        picture.write(sentence, 18)
    picture.y += 16
    picture.draw(drawing)
    picture.legend(_looks(chart, drawing), whiskers=bool(drawing.whiskers))
    picture.y += 12
    for note in about.notes:
        picture.write(note, 14, colour="soft")
    return picture


def as_svg(picture: Picture) -> str:
    """The picture as a file."""
    return render_template("dashboard/picture.svg", picture=picture)


def _looks(chart: Chart, drawing: Drawing) -> Iterator[Tone]:
    """The looks that the picture has to explain: rows of a list have their own words, so only what is hatched."""
    used = {block.tone for block in drawing.blocks}
    explained = tone_words() if chart.kind is Kind.DIVERGING else (Tone.WITHHELD,)
    yield from (tone for tone in explained if tone in used)


def _placed(text: str, *, mirrored: bool) -> str:
    """A text with the marks that keep its order wherever it is shown.

    Programs choose how to join letters by the first of a run; so Latin words among Devanagari are isolated (U+2066, U+2069).
    """
    text = _clean(text)
    if _DEVANAGARI.search(text):
        text = _LATIN_WORDS.sub(lambda found: f"\u2066{found[0]}\u2069", text)
    return f"\u2067{text}\u2069" if mirrored else text


def _clean(text: str) -> str:
    """A text without what XML cannot hold."""
    return _NOT_IN_XML.sub("", text)
