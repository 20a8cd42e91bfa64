"""A chart as a page shows it: drawn for both widths, for Plotly, and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from markupsafe import Markup

from surveyapp.dashboard.chart import Chart
from surveyapp.dashboard.charts import plotly_data
from surveyapp.dashboard.drawing import NARROW, WIDE, Drawing, draw
from surveyapp.dashboard.tables import Table, table_of
from surveyapp.web.languages import language

PICTURES = ("SVG", "PNG")


@dataclass(frozen=True)
class Shown:
    """Everything that the template of a chart needs; it computes nothing. `language` is that of its words."""

    chart: Chart
    drawings: tuple[Drawing, ...]
    table: Table
    plotly: Markup
    language: str

    def pictures(self) -> dict[str, str]:
        """Where the chart is as a picture, by the kind of file: beside the page that it is on."""
        return {kind: f"chart/{self.chart.name}.{kind.lower()}?lang={self.language}" for kind in PICTURES}


def show(chart: Chart, direction: str) -> Shown:
    """Draw a chart once, and give that drawing to the page's SVG and to Plotly."""
    drawings = tuple(draw(chart, width, mirrored=direction == "rtl") for width in (NARROW, WIDE))
    plotly = plotly_data({drawing.width.name: drawing for drawing in drawings})
    return Shown(chart, drawings, table_of(chart), plotly, language())


def charts_in(view: object) -> Iterator[Shown]:
    """Every chart that the view of a page holds, however deep, in its order."""
    if isinstance(view, Shown):
        yield view
    elif isinstance(view, tuple):
        for part in view:
            yield from charts_in(part)
    elif is_dataclass(view) and not isinstance(view, type):
        for field in fields(view):
            yield from charts_in(getattr(view, field.name))
