"""A page of results as somebody sees it: each chart with its sentences, its drawing and its table, read by a plain HTML parser."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any


@dataclass
class SeenCell:
    """A cell: its text, and the small print in it."""

    text: str = ""
    small: str = ""


@dataclass
class SeenChart:
    """A chart of a page."""

    id: str
    sentences: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    rows: list[list[SeenCell]] = field(default_factory=list)
    plotly: dict[str, Any] = field(default_factory=dict)

    def bars(self) -> list[list[tuple[str, float]]]:
        """(tone, length) of each piece of each bar of the wide drawing, from the top down and from left to right."""
        pieces: dict[float, list[tuple[float, str, float]]] = {}
        for trace in (one for one in self.plotly["wide"]["data"] if one["type"] == "bar"):
            for base, length, height in zip(trace["base"], trace["x"], trace["y"], strict=True):
                pieces.setdefault(height, []).append((base, trace["name"], length))
        return [[(tone, length) for _base, tone, length in sorted(pieces[height])] for height in sorted(pieces)]

    def whiskers(self) -> list[tuple[float, float]]:
        """The ends of each interval of the wide drawing, from the top down: a line of nine points each, its ends fourth and fifth."""
        lines = [(trace["x"], trace["y"]) for trace in self._traces("scatter") if trace.get("name") == "interval"]
        ends = [(x[at + 3], x[at + 4], y[at + 3]) for x, y in lines for at in range(0, len(x), 9)]
        return [(start, end) for start, end, _height in sorted(ends, key=lambda one: (one[2], one[0]))]

    def _traces(self, kind: str) -> list[dict[str, Any]]:
        return [trace for trace in self.plotly["wide"]["data"] if trace["type"] == kind]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.charts: list[SeenChart] = []
        self._open: list[str] = []
        self._script = ""

    @property
    def _chart(self) -> SeenChart | None:
        return self.charts[-1] if "figure" in self._open else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "figure":
            self.charts.append(SeenChart(given.get("id") or ""))
        if tag not in ("img", "br", "rect", "line", "use", "path", "circle", "input", "link", "meta"):
            self._open.append(tag)
        if self._chart:
            self._begin(self._chart, tag)

    def _begin(self, chart: SeenChart, tag: str) -> None:
        if tag == "p" and "figcaption" in self._open:
            chart.sentences.append("")
        elif tag == "tr" and "tbody" in self._open:
            chart.rows.append([])
        elif tag in ("th", "td") and "tbody" in self._open:
            chart.rows[-1].append(SeenCell())
        elif tag == "th":
            chart.heads.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._chart and self._script:
            self._chart.plotly, self._script = json.loads(self._script), ""
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        chart, tag = self._chart, self._open[-1] if self._open else ""
        if chart is None:
            return
        if tag == "script":
            self._script += data
        elif "figcaption" in self._open and chart.sentences:
            chart.sentences[-1] += data
        elif "tbody" in self._open and chart.rows and chart.rows[-1]:
            cell = chart.rows[-1][-1]
            cell.small += data if tag == "small" else ""
            cell.text += "" if tag == "small" else data
        elif "thead" in self._open and chart.heads:
            chart.heads[-1] += data


def charts_of(page: str) -> dict[str, SeenChart]:
    """The charts of a page by their ids."""
    reader = _Reader()
    reader.feed(page)
    for chart in reader.charts:
        chart.heads = [head.strip() for head in chart.heads]
        chart.sentences = [sentence.strip() for sentence in chart.sentences]
        for cell in (cell for row in chart.rows for cell in row):
            cell.text, cell.small = cell.text.strip(), cell.small.strip()
    assert len({chart.id for chart in reader.charts}) == len(reader.charts)
    return {chart.id: chart for chart in reader.charts}
