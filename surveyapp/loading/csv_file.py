"""The rows of a CSV file of any size, one at a time, each with its line; and what is wrong with the file or a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO, TextIOWrapper
from pathlib import Path
from typing import TextIO, cast

LONGEST_LINE = 1_000_000
"""Of a longer line no more is kept, so that memory stays flat. A cell ends earlier, at `csv.field_size_limit()`."""


class FileRefused(Exception):
    """A file cannot be loaded, or no further; the text is the sentence to print."""


@dataclass(frozen=True)
class Record:
    """One row of the file and the line that it begins on, or what is wrong with it."""

    line: int
    cells: Sequence[str]
    fault: str | None = None


class Lines:
    """The lines of a text file, one at a time, with what stands in them that no text has."""

    _ODD = re.compile("[\x00\ud800-\udfff]")

    def __init__(self, raw: FileIO, text: TextIO) -> None:
        self._raw = raw
        self._text = text
        self._told = 0
        self.number = 0
        self.first = 1
        self.odd = False

    def begin_row(self) -> None:
        self.first = self.number + 1
        self.odd = False

    @property
    def of_row(self) -> int:
        """How many lines the row has so far."""
        return self.number - self.first + 1

    def bytes_read(self) -> int:
        """How many bytes were read since this was asked last."""
        place, told = self._raw.tell(), self._told
        self._told = place
        return place - told

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        part = line
        while len(part) == LONGEST_LINE and not part.endswith(("\n", "\r")):
            part = self._text.readline(LONGEST_LINE)
        self.number += 1
        self.odd = self.odd or self._ODD.search(line) is not None
        return line


@contextmanager
def opened(path: Path) -> Iterator[Lines]:
    """The lines of a UTF-8 file, with or without a byte order mark. Raises FileRefused."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise FileRefused(f"There is no file {path}.") from None
    except OSError as error:
        raise FileRefused(f"{path} cannot be read: {error.strerror}.") from None
    with file:
        _refuse_other_kinds(path.name, file.peek(4))
        text = TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
        yield Lines(cast(FileIO, file.raw), text)


def _refuse_other_kinds(name: str, start: bytes) -> None:
    if not start:
        raise FileRefused(f"{name} is empty.")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileRefused(f"{name} is in UTF-16. Save it as “CSV UTF-8”.")
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileRefused(f"{name} is a spreadsheet or another packed file, not CSV. Save it as “CSV UTF-8”.")


def records(lines: Lines) -> Iterator[Record]:
    """The rows, blank lines left out. Raises FileRefused where nobody can tell where a row ends."""
    reader = csv.reader(lines, strict=True)
    while True:
        lines.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Record(lines.first, [], _fault_of_csv(lines, error))
            continue
        if cells:
            yield Record(lines.first, cells, _fault_of_characters(cells) if lines.odd else None)


def _fault_of_csv(lines: Lines, error: csv.Error) -> str:
    """What is wrong with a row of one line. If it has more, the next rows may be inside of it: nothing is guessed."""
    if lines.of_row > 1:
        raise FileRefused(
            f"The row that begins on line {lines.first} has a quotation mark too many or too few: nobody can tell "
            "where it ends. Mend it and load the file again: rows that are stored already are left alone."
        )
    if "field limit" in str(error):
        return f"a cell is longer than {csv.field_size_limit():,} characters."
    return "it has a quotation mark too many or too few."


def _fault_of_characters(cells: Sequence[str]) -> str:
    return "it holds a NUL byte." if any("\x00" in cell for cell in cells) else "it is not UTF-8."


def header_of(rows: Iterator[Record]) -> list[str]:
    """The names of the columns, taken off the rows. Raises FileRefused."""
    first = next(rows, None)
    if first is None:
        raise FileRefused("The file is empty.")
    if first.fault:
        raise FileRefused(f"The line with the column names cannot be read: {first.fault}")
    header = [name.strip() for name in first.cells]
    other = next((mark for mark in (";", "\t", "|") if mark in header[0]), None)
    if len(header) == 1 and other:
        name = "tabs" if other == "\t" else f"“{other}”"
        raise FileRefused(f"The columns are parted by {name}. Save the file with commas between them.")
    return header
