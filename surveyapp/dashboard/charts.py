"""Charts: drawings as Plotly figures. The only module that knows Plotly."""

from __future__ import annotations

from html import escape
from typing import Any

import plotly.graph_objects as go
from flask import json
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from surveyapp.dashboard.bars import Tone
from surveyapp.dashboard.drawing import SIZES, Block, Drawing, Style, Text

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
    Tone.POSITIVE: {"shape": "/", "fgcolor": "rgba(0,0,0,0.22)", "size": 10, "solidity": 0.2},
    Tone.NEUTRAL: {"shape": ".", "fgcolor": "rgba(29,42,58,0.4)", "size": 8, "solidity": 0.14},
    Tone.NEGATIVE: {"shape": "x", "fgcolor": "rgba(0,0,0,0.22)", "size": 12, "solidity": 0.16},
    Tone.PLAIN: {"shape": ""},
    Tone.WITHHELD: {"shape": "\\", "fgcolor": "rgba(29,42,58,0.35)", "size": 8, "solidity": 0.12},
}
_INKS = {Style.ON_DARK: "var(--paper)"}
_BOLD = {Style.HEADING, Style.NAME, Style.ON_DARK, Style.ON_LIGHT}
_FAMILY = "var(--typeface)"


def plotly_data(drawings: dict[str, Drawing]) -> Markup:
    """Drawings by the name of their width, with the configuration, as JSON that is safe inside a page."""
    figures = {name: figure_of(drawing).to_plotly_json() for name, drawing in drawings.items()}
    return htmlsafe_json_dumps({**figures, "config": CONFIG}, dumps=json.dumps)


def figure_of(drawing: Drawing) -> go.Figure:
    """A drawing as a Plotly figure: bars with their real shares on a real axis, texts and lines where the drawing has them."""
    tones = [tone for tone in Tone if any(block.tone is tone for block in drawing.blocks)]
    return go.Figure(
        data=[_bars(tone, [block for block in drawing.blocks if block.tone is tone]) for tone in tones],
        layout=_layout(drawing),
    )


def _bars(tone: Tone, blocks: list[Block]) -> go.Bar:
    return go.Bar(
        name=tone.value,
        orientation="h",
        base=[block.start for block in blocks],
        x=[round(block.end - block.start, 5) for block in blocks],
        y=[block.top + block.height / 2 for block in blocks],
        width=[block.height for block in blocks],
        marker={
            "color": _FILLS[tone],
            "line": {"color": "var(--ink)", "width": 1},
            "pattern": {"fillmode": "overlay", **_PATTERNS[tone]},
        },
        hoverinfo="skip",
    )


def _layout(drawing: Drawing) -> dict[str, Any]:
    gutter = drawing.width.gutter
    domain, ends = [gutter, 1.0], [drawing.low, drawing.high]
    if drawing.mirrored:
        domain, ends = [0.0, 1.0 - gutter], [drawing.high, drawing.low]
    fixed = {"visible": False, "fixedrange": True, "zeroline": False, "showgrid": False}
    return {
        "template": {},
        "height": drawing.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "barmode": "overlay",
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {**fixed, "range": ends, "domain": domain},
        "yaxis": {**fixed, "range": [drawing.height, 0], "domain": [0, 1]},
        "annotations": [_annotation(text, drawing) for text in drawing.texts],
        "shapes": [_centre_line(line.top, line.bottom) for line in drawing.lines],
    }


def _centre_line(top: int, bottom: int) -> dict[str, Any]:
    line = {"color": "var(--ink)", "width": 2}
    return {"type": "line", "x0": 0, "x1": 0, "y0": top, "y1": bottom, "line": line, "layer": "above"}


def _annotation(text: Text, drawing: Drawing) -> dict[str, Any]:
    start = "right" if drawing.mirrored else "left"
    return {
        "text": _safe(text.words, isolated=drawing.mirrored),
        "xref": "paper",
        "x": text.x,
        "xanchor": "center" if text.anchor == "middle" else start,
        "xshift": text.shift,
        "yref": "y",
        "y": text.y,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
        "font": {
            "family": _FAMILY,
            "size": SIZES[text.style],
            "weight": 700 if text.style in _BOLD else 400,
            "color": f"var(--{text.voice})" if text.voice else _INKS.get(text.style, "var(--ink)"),
        },
    }


def _safe(words: str, *, isolated: bool) -> str:
    """Words that Plotly shows as they are: it reads tags in every text. Right-to-left words keep their own direction in its
    left-to-right boxes (U+2067 and U+2069 isolate them)."""
    shown = escape(words, quote=False)
    return f"\u2067{shown}\u2069" if isolated else shown
