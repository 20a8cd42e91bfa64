"""The release as a spreadsheet: what it is, the figures as numbers, and the codebook. No cell is ever a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from surveyapp.dashboard.exports.codebook import HEADS, codebook
from surveyapp.dashboard.exports.columns import COLUMNS, Column, Kind
from surveyapp.dashboard.exports.comments import COMMENT_COLUMNS, comment_rows, has_comments
from surveyapp.dashboard.exports.described import DescribedRelease
from surveyapp.dashboard.exports.explained import DEMO_MARK, explained, title
from surveyapp.dashboard.exports.rows import Cell, rows
from surveyapp.domain.thresholds import ROUNDING

READ_ME, FIGURES, COMMENTS, CODEBOOK = "Read me first", "Figures", "Comments", "Codebook"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LONGEST_TITLE = 200
NOUGHT = f'"fewer than {ROUNDING}"'
"""How a nought looks: the cell holds 0, and nobody may read from it that nobody said so."""
_WIDTHS = {
    "title": 44,
    "label": 28,
    "breakdown_title": 24,
    "group_title": 28,
    "people": 24,
    "withheld_reason": 28,
    "theme_title": 28,
}
_CODEBOOK_WIDTHS = (14, 20, 9, 28, 22, 48, 70)


def release_xlsx(described: DescribedRelease) -> bytes:
    """The spreadsheet of a release. The same release always makes the same bytes."""
    file = io.BytesIO()
    with Workbook(file, OPTIONS) as book:
        made = datetime.combine(described.release.made_on, datetime.min.time())
        about = title(described)[:LONGEST_TITLE]
        comments = DEMO_MARK if described.release.demo else ""
        book.set_properties({"title": about, "comments": comments, "created": made})
        looks = _Looks.of(book)
        _write_read_me(book.add_worksheet(READ_ME), looks, described)
        _write_figures(book.add_worksheet(FIGURES), looks, COLUMNS, (row.cells() for row in rows(described)))
        if has_comments(described):
            _write_figures(book.add_worksheet(COMMENTS), looks, COMMENT_COLUMNS, comment_rows(described))
        _write_codebook(book.add_worksheet(CODEBOOK), looks, described)
    return file.getvalue()


@dataclass(frozen=True)
class _Looks:
    """How cells look."""

    title: Format
    heading: Format
    text: Format
    head: Format
    demo: Format
    date: Format
    share: Format
    percent: Format
    whole: Format
    count: Format

    @classmethod
    def of(cls, book: Workbook) -> _Looks:
        wrapped = {"text_wrap": True, "valign": "top"}
        return cls(
            title=book.add_format({"bold": True, "font_size": 16, **wrapped}),
            heading=book.add_format({"bold": True, "font_size": 13, **wrapped}),
            text=book.add_format(wrapped),
            head=book.add_format({"bold": True, "bottom": 2, **wrapped}),
            demo=book.add_format({"bold": True, "font_color": "#6b2150", "font_size": 13, **wrapped}),
            date=book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            percent=book.add_format({"num_format": "0%"}),
            share=book.add_format({"num_format": f"[=0]{NOUGHT};0%"}),
            whole=book.add_format({"num_format": "#,##0"}),
            count=book.add_format({"num_format": f"[=0]{NOUGHT};#,##0"}),
        )


def _write_read_me(sheet: Worksheet, looks: _Looks, described: DescribedRelease) -> None:
    sheet.set_column(0, 0, 100)
    line = 0
    for number, section in enumerate(explained(described)):
        sheet.write_string(line, 0, section.title, looks.heading if number else looks.title)
        for below, sentence in enumerate(section.sentences, 1):
            sheet.write_string(line + below, 0, sentence, looks.demo if sentence == DEMO_MARK else looks.text)
        line += len(section.sentences) + 2


def _write_figures(sheet: Worksheet, looks: _Looks, columns: Sequence[Column], lines: Iterable[Sequence[Cell]]) -> None:
    last = _write_table(sheet, looks, [column.title for column in columns], lines)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, _WIDTHS.get(column.name, 14), _format_of(column, looks))
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _format_of(column: Column, looks: _Looks) -> Format | None:
    if column.name in ("count", "share"):
        return looks.count if column.name == "count" else looks.share
    return {Kind.SHARE: looks.percent, Kind.WHOLE: looks.whole, Kind.DATE: looks.date}.get(column.kind)


def _write_codebook(sheet: Worksheet, looks: _Looks, described: DescribedRelease) -> None:
    heads = [head.capitalize() for head in HEADS]
    last = _write_table(sheet, looks, heads, (line.cells() for line in codebook(described)))
    for number, width in enumerate(_CODEBOOK_WIDTHS):
        sheet.set_column(number, number, width, looks.text)
    sheet.autofilter(0, 0, last, len(HEADS) - 1)


def _write_table(sheet: Worksheet, looks: _Looks, heads: Sequence[str], lines: Iterable[Sequence[Cell]]) -> int:
    """Write a table under a head that stays in sight; the number of its last line."""
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, looks.head)
    last = 0
    for last, cells in enumerate(lines, 1):
        for place, cell in enumerate(cells):
            _write_cell(sheet, last, place, cell)
    sheet.freeze_panes(1, 0)
    return last


def _write_cell(sheet: Worksheet, line: int, place: int, cell: Cell) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(line, place, datetime.combine(cell, datetime.min.time()))
    elif isinstance(cell, str):
        if cell:
            sheet.write_string(line, place, cell)
    elif cell is not None:
        sheet.write_number(line, place, cell)
