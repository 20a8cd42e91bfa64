"""The CPU and the bytes of the dashboard, with few and with many responses stored, and over building its charts anew."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from bench.place import Place
from bench.ratio import Ratio, interleaved
from surveyapp.config import ROOT
from surveyapp.questionnaire_files import read_questionnaire

NAMES = ("my-story", "our-story")
PAGES = ("/results/", "/results/theme/safe/")
FEW = 10_000
ROUNDS = 50
FLAT = 1.5
HALF = 0.5
_FIGURES = re.compile(r'<script type="application/json">(?P<figures>.*?)</script>', re.DOTALL)


def ratios(folder: Path, shown: int) -> Iterator[Ratio]:
    """The overview and a theme's page, at few and at many."""
    asked = [read_questionnaire(ROOT / "questionnaires" / f"{name}.yaml") for name in NAMES]
    few, many = (Place.filled(folder / str(size), asked, size) for size in (FEW, shown))
    for page in PAGES:
        many.look(page)
        few.look(page)
        took = interleaved(partial(many.look, page), partial(few.look, page), ROUNDS)
        yield Ratio(f"CPU of {page} at {shown:,} responses", f"at {FEW:,}", took, FLAT)
        weights = many.weight(page) / few.weight(page)
        yield Ratio(f"bytes of {page} at {shown:,} responses, compressed", f"at {FEW:,}", weights, FLAT)
        charts = charts_on(many.client.get(page).text)
        built = interleaved(partial(many.look, page), partial(build, charts), ROUNDS)
        what = f"building its {sum(map(len, charts))} figures anew with go.Figure (of each chart, two widths)"
        yield Ratio(f"CPU of {page} at {shown:,} responses", what, built, HALF)


def charts_on(page: str) -> list[list[dict[str, Any]]]:
    """The figures of every chart on a page: of each, one for every width."""
    return [list(json.loads(found["figures"]).values()) for found in _FIGURES.finditer(page)]


def build(charts: list[list[dict[str, Any]]]) -> None:
    """Each of the figures made by Plotly, as a page would that keeps none."""
    for chart in charts:
        for figure in chart:
            go.Figure(figure)
