"""A chart as a page shows it: drawn for both widths, for Plotly, and as a table."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from surveyapp.dashboard.chart import Chart
from surveyapp.dashboard.charts import plotly_data
from surveyapp.dashboard.drawing import NARROW, WIDE, Drawing, draw
from surveyapp.dashboard.tables import Table, table_of


@dataclass(frozen=True)
class Shown:
    """Everything that the template of a chart needs; it computes nothing."""

    chart: Chart
    drawings: tuple[Drawing, ...]
    table: Table
    plotly: Markup


def show(chart: Chart, direction: str) -> Shown:
    """Draw a chart once, and give that drawing to the page's SVG and to Plotly."""
    drawings = tuple(draw(chart, width, mirrored=direction == "rtl") for width in (NARROW, WIDE))
    return Shown(chart, drawings, table_of(chart), plotly_data({drawing.width.name: drawing for drawing in drawings}))
