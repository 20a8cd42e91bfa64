"""What a reader of a page or a file gets to see of hostile words: just what was given, or it is told what became of it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from tests.hostile.folder import MARK

_PLACEHOLDER = re.compile(r"\\\{[^{}]*\\\}")


_DRAWN = frozenset(("svg", "text", "tspan", "rect", "line", "path", "g", "circle", "use"))
"""Whose attributes say where something stands, amid a text that runs over several lines."""


class _Texts(HTMLParser):
    """Every text and every value of an attribute, as a browser reads them; of data for scripts, what is to be shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        self.texts += [] if tag in _DRAWN else [value or "" for _, value in given]
        self._script = tag == "script"

    def handle_data(self, data: str) -> None:
        shown = _texts_of_charts(json.loads(data)) if self._script and data.strip() else [data]
        self.texts += [html.unescape(text) for text in shown] if self._script else shown

    def handle_endtag(self, tag: str) -> None:
        self._script = False


def _texts_of_charts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (text for name in ("text", "title", "name") if isinstance(text := data.get(name), str))
        data = list(data.values())
    for one in data if isinstance(data, list) else ():
        yield from _texts_of_charts(one)


def strings_in(data: Any) -> Iterator[str]:
    """Every string of plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        yield from strings_in(list(data.items()))
    elif isinstance(data, Iterable):
        for one in data:
            yield from strings_in(one)


def words_of_page(page: str) -> str:
    """Everything that a page says, in its texts, its attributes and its data."""
    read = _Texts()
    read.feed(page)
    read.close()
    return "".join(read.texts)


def changed(words: str, given: Mapping[str, str]) -> list[tuple[str, str]]:
    """Where a mark stands after another text than the one that it was given with: what was given, and what stands there.

    Spaces and capitals do not count: charts break words wherever a line ends, and a text can begin a sentence.
    """
    plain = _tight(words)
    found = ((mark, given[mark[0]]) for mark in MARK.finditer(plain))
    return [
        (text, plain[max(0, mark.end() - 300) : mark.end()]) for mark, text in found if not _stands(text, plain, mark)
    ]


def _stands(text: str, plain: str, mark: re.Match[str]) -> bool:
    tight = _tight(text)
    if plain.endswith(tight, 0, mark.end()):
        return True
    pattern = _PLACEHOLDER.sub(".*?", re.escape(tight)) + r"\Z"
    return "{" in tight and re.search(pattern, plain[max(0, mark.end() - 3_000) : mark.end()], re.DOTALL) is not None


def _tight(text: str) -> str:
    return "".join(text.split()).casefold()
