"""Tables: every number of a chart, and every reason where there is none, as rows and columns of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from surveyapp.dashboard import statements
from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.domain.release import Amount, Withheld
from surveyapp.domain.thresholds import ALMOST_ALL_SHARE


@dataclass(frozen=True)
class Cell:
    """A cell: its text, small print under it, and the number that rows are sorted by; without one it comes last."""

    text: str
    small: str = ""
    sort: float | None = None


@dataclass(frozen=True)
class Row:
    """A row: the names at its head, then its cells."""

    heads: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table with its caption and the heads of its columns."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def table_of(chart: Chart) -> Table:
    """The table that says all that a chart shows, and the answers that are counted apart."""
    return _of_segments(chart) if chart.kind is Kind.LISTED else _of_bars(chart)


# One row an answer


def _of_segments(chart: Chart) -> Table:
    shares = any(segment.amount.share is not None or segment.amount.low is not None for segment in chart.segments())
    heads = (chart.subject, _("People"), _("Share"), _("95% interval")) if shares else (chart.subject, _("People"))
    rows = tuple(
        Row((segment.label,), _segment_cells(segment, shares=shares))
        for bar in chart.bars()
        for segment in (*bar.segments, *bar.apart)
    )
    return Table(chart.caption, heads, rows)


def _segment_cells(segment: Segment, *, shares: bool) -> tuple[Cell, ...]:
    count = _count_cell(segment)
    if not shares:
        return (count,)
    amount = segment.amount
    share = Cell(statements.share_or_reason(segment), sort=_share_to_sort(amount))
    return count, share, Cell(interval_of(amount), sort=amount.low)


def _count_cell(segment: Segment) -> Cell:
    return Cell(statements.count_or_reason(segment), sort=segment.amount.count)


def _share_to_sort(amount: Amount) -> float | None:
    return ALMOST_ALL_SHARE if amount.withheld is Withheld.ALMOST_ALL else amount.share


# One row a bar


def _of_bars(chart: Chart) -> Table:
    bars = list(chart.bars())
    tones = [tone for tone in _COLUMNS if any(_with_tone(bar, tone) for bar in bars)]
    apart = list(dict.fromkeys(segment.label for bar in bars for segment in bar.apart))
    grouped = any(group.heading for group in chart.groups)
    noted = any(bar.note for bar in bars)
    names = (chart.subject, _("Who")) if grouped else (chart.subject,)
    counted = chart.counted or _("Answered")
    heads = (*names, *((_("What"),) if noted else ()), counted, *(_column(bars, tone) for tone in tones), *apart)
    rows = tuple(
        Row(_names(group, bar, grouped=grouped, noted=noted), tuple(_bar_cells(bar, tones, apart)))
        for group in chart.groups
        for bar in group.bars
    )
    return Table(chart.caption, heads, rows)


_COLUMNS = (Tone.NEGATIVE, Tone.NEUTRAL, Tone.POSITIVE)


def _column(bars: list[Bar], tone: Tone) -> str:
    """The head of a column: the measure's own word where all bars share it."""
    labels = {segment.label for bar in bars if (segment := _with_tone(bar, tone))}
    return labels.pop() if len(labels) == 1 else tone_words()[tone]


def tone_words() -> dict[Tone, str]:
    """What the colours and patterns of charts stand for."""
    return {
        Tone.NEGATIVE: _("Not going well"),
        Tone.NEUTRAL: _("In between"),
        Tone.POSITIVE: _("Going well"),
        Tone.WITHHELD: _("Not shown, to protect people"),
    }


def whisker_words() -> str:
    """What the thin line under a bar stands for."""
    return _("The thin line under a bar: by chance, the bar could end anywhere along it (95% interval)")


def _names(group: BarGroup, bar: Bar, *, grouped: bool, noted: bool) -> tuple[str, ...]:
    names = (group.heading, bar.label) if grouped else (bar.label,)
    return (*names, bar.note) if noted else names


def _bar_cells(bar: Bar, tones: list[Tone], apart: list[str]) -> Iterator[Cell]:
    if bar.figure.base is None:
        yield Cell(statements.reason(bar.figure.withheld) if bar.figure.withheld else "")
        yield from (Cell(_("not shown")) for _column in (*tones, *apart))
        return
    yield Cell(statements.about(bar.figure.base), sort=bar.figure.base)
    for tone in tones:
        segment = _with_tone(bar, tone)
        yield _share_cell(segment) if segment else Cell("–")
    counted = {segment.label: segment for segment in bar.apart}
    for label in apart:
        yield _count_cell(counted[label]) if label in counted else Cell("–")


def _share_cell(segment: Segment) -> Cell:
    amount = segment.amount
    return Cell(statements.share_or_reason(segment), interval_of(amount), _share_to_sort(amount))


def _with_tone(bar: Bar, tone: Tone) -> Segment | None:
    return next((segment for segment in bar.segments if segment.tone is tone), None)


def interval_of(amount: Amount) -> str:
    """A 95% interval in percent; empty where it is not given."""
    if amount.low is None or amount.high is None:
        return ""
    return _("%(low)s to %(high)s", low=statements.percent(amount.low), high=statements.percent(amount.high))
