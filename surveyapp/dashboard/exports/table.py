"""Tables as CSV: comma-separated, UTF-8, and with no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from surveyapp.dashboard.exports.codebook import HEADS, codebook
from surveyapp.dashboard.exports.columns import COLUMNS
from surveyapp.dashboard.exports.described import DescribedRelease
from surveyapp.dashboard.exports.rows import Cell, rows

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula. https://owasp.org/www-community/attacks/CSV_Injection"""


def figures_csv(described: DescribedRelease) -> bytes:
    """The figures of a release."""
    return _csv((column.name for column in COLUMNS), (row.cells() for row in rows(described)))


def codebook_csv(described: DescribedRelease) -> bytes:
    """What everything in a release means."""
    return _csv(HEADS, (line.cells() for line in codebook(described)))


def _csv(heads: Iterable[str], lines: Iterable[Sequence[Cell]]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_harmless(cell) for cell in line] for line in lines)
    return file.getvalue().encode()


def _harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: it begins with an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
