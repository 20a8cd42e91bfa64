"""Passages: the sentences of a text in which something was seen, cut into what was seen and what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from surveyapp.comments.pieces import Piece, apart, cut
from surveyapp.comments.readings import Detail

LONGEST_AROUND = 120
"""So many characters are shown between two marks, and half as many at an end: not everybody writes full stops."""
CUT = "…"
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…؟۔।])\s|\n")

Passage = tuple[Piece, ...]


def passages(text: str, details: Iterable[Detail]) -> tuple[Passage, ...]:
    """The sentences of `text` that hold a detail. Those that share a detail are one passage."""
    found = apart(details)
    edges = [0, *(end.end() for end in _SENTENCE_ENDS.finditer(text)), len(text)]
    spans: list[tuple[int, int, list[Detail]]] = []
    for detail in found:
        start, end = edges[bisect_right(edges, detail.start) - 1], edges[bisect_left(edges, detail.end)]
        if spans and start < spans[-1][1]:
            first, last, held = spans[-1]
            spans[-1] = (first, max(last, end), [*held, detail])
        else:
            spans.append((start, end, [detail]))
    return tuple(tuple(_pieces(text, start, end, held)) for start, end, held in spans)


def _pieces(text: str, start: int, end: int, details: list[Detail]) -> Iterator[Piece]:
    last = max(details[-1].end, len(text[:end].rstrip()))
    here = (replace(one, start=one.start - start, end=one.end - start) for one in details)
    found = cut(text[start:last], here)
    for number, piece in enumerate(found):
        if piece.kind:
            yield piece
        else:
            yield Piece(_shortened(piece.words, keep_start=number > 0, keep_end=number < len(found) - 1))


def _shortened(words: str, *, keep_start: bool, keep_end: bool) -> str:
    """`words` with what is far from a mark left out, cut at a blank if there is one."""
    half = LONGEST_AROUND // 2
    if len(words) <= half * (keep_start + keep_end):
        return words
    last, first = words.rfind(" ", 0, half), words.find(" ", len(words) - half)
    head = words[: last if last > 0 else half] + " " if keep_start else ""
    tail = words[first if first > 0 else -half :] if keep_end else ""
    return f"{head}{CUT}{tail}"
