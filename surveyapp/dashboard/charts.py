"""Charts: drawings as Plotly figures. The only module that knows Plotly."""

from __future__ import annotations

from html import escape
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio
from flask import json
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from surveyapp.dashboard.bars import Tone
from surveyapp.dashboard.drawing import BOLD, SIZES, Block, Drawing, Style, Text, WhiskerLine

CONFIG = {
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "displayModeBar": False,
    "responsive": True,
    "staticPlot": True,
}
"""Nothing is ever sent anywhere, and nothing is said only to a pointer."""

# Colours are names: static/js/results.js puts the page's own in their place, so that they stand in one file, site.css.
_FILLS = {
    Tone.POSITIVE: "var(--positive)",
    Tone.NEUTRAL: "var(--neutral)",
    Tone.NEGATIVE: "var(--negative)",
    Tone.PLAIN: "var(--line)",
    Tone.WITHHELD: "var(--paper)",
}
_PATTERNS: dict[Tone, dict[str, Any]] = {
    Tone.POSITIVE: {"shape": "/", "fgcolor": "#000", "fgopacity": 0.22, "size": 10, "solidity": 0.2},
    Tone.NEUTRAL: {"shape": ".", "fgcolor": "var(--ink)", "fgopacity": 0.4, "size": 8, "solidity": 0.14},
    Tone.NEGATIVE: {"shape": "x", "fgcolor": "#000", "fgopacity": 0.22, "size": 12, "solidity": 0.16},
    Tone.PLAIN: {"shape": ""},
    Tone.WITHHELD: {"shape": "\\", "fgcolor": "var(--ink)", "fgopacity": 0.35, "size": 8, "solidity": 0.12},
}
_INKS = {Style.ON_DARK: "var(--paper)"}
_GROUNDS = {Style.ON_LIGHT: "var(--neutral)", Style.ON_HATCH: "var(--paper)", Style.UNDER: "var(--paper)"}
_CLEAR = "rgba(0,0,0,0)"
_FIXED = {"visible": False, "fixedrange": True, "zeroline": False, "showgrid": False}

TEMPLATE_NAME = "surveyapp"
TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": "var(--typeface)", "color": "var(--ink)", "size": SIZES[Style.NOTE]},
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "barmode": "overlay",
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "xaxis": _FIXED,
        "yaxis": {**_FIXED, "domain": [0, 1]},
        "annotationdefaults": {"xref": "paper", "yref": "y", "yanchor": "middle", "showarrow": False, "borderpad": 0},
        "shapedefaults": {"line": {"color": "var(--ink)", "width": 2}, "layer": "above"},
    },
    data={
        "bar": [go.Bar(orientation="h", hoverinfo="skip", marker={"line": {"color": "var(--ink)", "width": 1}})],
        "scatter": [
            go.Scatter(mode="lines", hoverinfo="skip", line={"color": "var(--ink)", "width": 1.5}, cliponaxis=False)
        ],
    },
)
"""What all charts look like. It stands once in a page, and every figure names it."""
pio.templates[TEMPLATE_NAME] = TEMPLATE


def plotly_data(drawings: dict[str, Drawing]) -> Markup:
    """Drawings by the name of their width as JSON that is safe inside a page. The page's template and configuration stand beside."""
    figures = {name: figure_of(drawing).to_plotly_json() for name, drawing in drawings.items()}
    for figure in figures.values():
        figure["layout"].pop("template")
    return htmlsafe_json_dumps(figures, dumps=json.dumps)


def plotly_frame() -> Markup:
    """The template and the configuration of every chart of a page, as JSON."""
    return htmlsafe_json_dumps({"template": TEMPLATE.to_plotly_json(), "config": CONFIG}, dumps=json.dumps)


def figure_of(drawing: Drawing) -> go.Figure:
    """A drawing as a Plotly figure: bars with their real shares on a real axis, texts and lines where the drawing has them."""
    tones = [tone for tone in Tone if any(block.tone is tone for block in drawing.blocks)]
    bars = [_bars(tone, [block for block in drawing.blocks if block.tone is tone]) for tone in tones]
    whiskers = [_whiskers(drawing.whiskers)] if drawing.whiskers else []
    return go.Figure(data=[*bars, *whiskers], layout=_layout(drawing))


def _bars(tone: Tone, blocks: list[Block]) -> go.Bar:
    return go.Bar(
        name=tone.value,
        orientation="h",
        base=[block.start for block in blocks],
        x=[round(block.end - block.start, 5) for block in blocks],
        y=[block.top + block.height / 2 for block in blocks],
        width=[block.height for block in blocks],
        marker={"color": _FILLS[tone], "pattern": {"fillmode": "overlay", **_PATTERNS[tone]}},
    )


def _whiskers(lines: tuple[WhiskerLine, ...]) -> go.Scatter:
    """All intervals as one line with gaps: along each, with a cap at both ends."""
    x: list[float | None] = []
    y: list[float | None] = []
    for line in lines:
        up, down = line.y - line.cap, line.y + line.cap
        x += [line.start, line.start, None, line.start, line.end, None, line.end, line.end, None]
        y += [up, down, None, line.y, line.y, None, up, down, None]
    return go.Scatter(name="interval", x=x, y=y)


def _layout(drawing: Drawing) -> dict[str, Any]:
    gutter = drawing.width.gutter
    domain, ends = [gutter, 1.0], [drawing.low, drawing.high]
    if drawing.mirrored:
        domain, ends = [0.0, 1.0 - gutter], [drawing.high, drawing.low]
    return {
        "template": TEMPLATE_NAME,
        "height": drawing.height,
        "xaxis": {"range": ends, "domain": domain},
        "yaxis": {"range": [drawing.height, 0]},
        "annotations": [_annotation(text, drawing) for text in drawing.texts],
        "shapes": [_centre_line(line.top, line.bottom) for line in drawing.lines],
    }


def _centre_line(top: int, bottom: int) -> dict[str, Any]:
    return {"type": "line", "x0": 0, "x1": 0, "y0": top, "y1": bottom}


def _annotation(text: Text, drawing: Drawing) -> dict[str, Any]:
    sides = {"middle": "center", "start": "left", "end": "right"}
    if drawing.mirrored:
        sides |= {"start": "right", "end": "left"}
    shown = {
        "text": _safe(text.words, isolated=drawing.mirrored),
        "x": text.x,
        "xanchor": sides[text.anchor],
        "xshift": text.shift,
        "y": text.y,
        "font": {
            "size": SIZES[text.style],
            "weight": 700 if text.style in BOLD else 400,
            "color": f"var(--{text.voice})" if text.voice else _INKS.get(text.style, "var(--ink)"),
        },
    }
    ground = _GROUNDS.get(text.style)
    return {**shown, "bgcolor": ground} if ground else shown


def _safe(words: str, *, isolated: bool) -> str:
    """Words that Plotly shows as they are: it reads tags in every text. Right-to-left words keep their own direction in its
    left-to-right boxes (U+2067 and U+2069 isolate them)."""
    shown = escape(words, quote=False)
    return f"\u2067{shown}\u2069" if isolated else shown
