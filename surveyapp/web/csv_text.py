"""Tables as CSV: comma-separated, UTF-8, and with no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

CsvCell = str | int | float | date | None
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula. https://owasp.org/www-community/attacks/CSV_Injection"""


def csv_text(heads: Iterable[str], lines: Iterable[Sequence[CsvCell]]) -> bytes:
    """A table under its heads."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_harmless(cell) for cell in line] for line in lines)
    return file.getvalue().encode()


def _harmless(cell: CsvCell) -> CsvCell:
    """A cell that no spreadsheet takes for a formula: it begins with an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
