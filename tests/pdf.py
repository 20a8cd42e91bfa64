"""Reads a tagged PDF back: its structure, its typefaces, and its tables cell by cell, as a screen reader finds them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_PAIR = re.compile(rb"<([0-9a-f]+)> <([0-9a-f]+)>", re.I)


def read(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def elements(node: Any) -> Iterator[Any]:
    """Every element of the structure, in reading order. Start at `pdf.Root.StructTreeRoot.K`."""
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from elements(part)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K", pikepdf.Array()))


def every_element(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return elements(pdf.Root.StructTreeRoot.K)


def tags(pdf: pikepdf.Pdf) -> set[str]:
    return {str(element.get("/S")) for element in every_element(pdf)}


def typefaces(pdf: pikepdf.Pdf) -> set[str]:
    fonts = (
        one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
    )
    return {str(font.FontName).partition("+")[2] for font in fonts}


# Words


class Words:
    """The words of a PDF by the element that they belong to."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self._pages = {page.obj.objgen: _marked(page) for page in pdf.pages}

    def of(self, element: Any, *, without: tuple[str, ...] = ("/Figure",)) -> str:
        """The words of an element and of those in it, as one line."""
        return " ".join(" ".join(self._parts(element, without)).split())

    def _parts(self, element: Any, without: tuple[str, ...]) -> Iterator[str]:
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                yield self._pages[element.Pg.objgen].get(kid, "")
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid and str(kid.S) not in without:
                yield from self._parts(kid, without)

    def of_page(self, number: int) -> str:
        """All words of a page that belong to the document's structure or stand at the page's foot, in the order of drawing."""
        page = self.pdf.pages[number]
        return " ".join(" ".join(_texts(page)).split())


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The text under each mark of a page."""
    found: dict[int, str] = {}
    for mark, text in _shown(page):
        if mark is not None:
            found[mark] = found.get(mark, "") + text
    return found


def _texts(page: pikepdf.Page) -> Iterator[str]:
    last: int | None = None
    line = ""
    for mark, text in _shown(page):
        if mark != last:
            yield line
            line = ""
        line, last = line + text, mark
    yield line


def _shown(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """Each text that a page shows, with its mark."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    marks: list[int | None] = []
    letters: dict[str, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands, operator = list(step.operands), str(step.operator)
        match operator:
            case "BDC" | "BMC":
                given: Any = operands[1] if len(operands) > 1 else {}
                marks.append(int(given["/MCID"]) if "/MCID" in given else (marks[-1] if marks else None))
            case "EMC":
                marks.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" | "TJ":
                parts = operands[0] if operator == "TJ" else [operands[0]]
                codes = "".join(bytes(part).hex() for part in parts if isinstance(part, pikepdf.String))
                text = "".join(letters.get(codes[at : at + 4], "") for at in range(0, len(codes), 4))
                yield (marks[-1] if marks else None), text


def _letters(font: Any) -> dict[str, str]:
    """The letters of a font by their codes, as the PDF itself tells them to whoever copies its text."""
    pairs = _PAIR.findall(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else []
    return {code.decode().lower(): bytes.fromhex(letters.decode()).decode("utf-16-be") for code, letters in pairs}


# Tables


@dataclass
class PrintedTable:
    """A table: the lines of its caption, the heads of its columns, and its rows. A head of several rows stands in each."""

    caption: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def tables(content: bytes) -> list[PrintedTable]:
    """Every table in reading order. One that goes on over the next page is one."""
    pdf = read(content)
    words = Words(pdf)
    found: list[PrintedTable] = []
    for element in every_element(pdf):
        if str(element.S) == "/Table":
            lines = [words.of(line) for part in _kids(element) if str(part.S) == "/Caption" for line in _kids(part)]
            if not found or (lines and found[-1].heads):
                found.append(PrintedTable())
            found[-1].caption += lines
            _add_rows(found[-1], element, words)
    return found


def _add_rows(table: PrintedTable, element: Any, words: Words) -> None:
    spanning: list[tuple[int, str]] = []
    for row in (one for one in elements(element) if str(one.S) == "/TR"):
        cells = [words.of(cell) for cell in _kids(row)]
        if all(str(cell.S) == "/TH" for cell in _kids(row)):
            table.heads = cells
            continue
        spanning = [(left - 1, text) for left, text in spanning if left > 1]
        table.rows.append([text for _left, text in spanning] + cells)
        first = next(_kids(row))
        rows = int(first.A.get("/RowSpan", 1)) if "/A" in first else 1
        spanning += [(rows, cells[0])] if rows > 1 else []


def _kids(element: Any) -> Iterator[Any]:
    """The elements right inside another one."""
    for kid in element.get("/K", pikepdf.Array()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
