"""A file of the rows that were not taken, with their lines and reasons, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""As in web/csv_text.py."""


@dataclass(frozen=True)
class Rejected:
    """A row that was not taken: its line in the file, and why."""

    line: int
    reason: str
    header: Sequence[str]
    cells: Sequence[str]


def open_rejects(path: Path) -> TextIO:
    """A new file for `RejectsFile`. Bytes that are no text are written as escapes."""
    return path.open("w", encoding="utf-8", errors="backslashreplace", newline="")


class RejectsFile:
    """Writes rejected rows as they come."""

    def __init__(self, file: TextIO) -> None:
        self._writer = csv.writer(file)
        self._begun = False

    def add(self, rejected: Rejected) -> None:
        """Write a row below the column names; a row with more cells than columns keeps the rest behind its reason."""
        columns = len(rejected.header)
        if not self._begun:
            self._writer.writerow([*_safe(rejected.header), "line", "reason"])
            self._begun = True
        cells = _safe(rejected.cells)
        padding = [""] * (columns - len(cells))
        self._writer.writerow([*cells[:columns], *padding, rejected.line, rejected.reason, *cells[columns:]])


def _safe(cells: Sequence[str]) -> list[str]:
    """Cells that no spreadsheet takes for formulas. https://owasp.org/www-community/attacks/CSV_Injection"""
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
