"""Pieces: a text cut into what stands out in it and the words around."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from surveyapp.comments.concerns import Concern
from surveyapp.comments.readings import Detail, DetailKind

Span = TypeVar("Span", Detail, Concern)


@dataclass(frozen=True)
class Piece:
    """Some words of a text, all of one sort."""

    words: str
    kind: DetailKind | None = None
    """Where they are a personal detail."""
    ends: bool = False
    """Whether that detail ends with them."""
    worry: bool = False
    """Where they may be a concern."""


def cut(text: str, details: Iterable[Detail], worries: Iterable[Concern] = ()) -> tuple[Piece, ...]:
    """A text with its personal details, and the words that may be a concern, apart."""
    marked, worried = apart(details), apart(worries)
    edges = sorted({0, len(text), *_edges(marked), *_edges(worried)})
    found = []
    for start, end in pairwise(edges):
        detail, worry = _at(marked, start), _at(worried, start)
        kind, ends = (detail.kind, detail.end == end) if detail else (None, False)
        found.append(Piece(text[start:end], kind, ends, worry is not None))
    return tuple(found)


def apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in the order of the text; those that lie over each other are one, of the first one's kind."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = replace(found[-1], end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _edges(spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        yield from (span.start, span.end)


def _at(spans: Sequence[Span], place: int) -> Span | None:
    """The span that covers a place in the text."""
    number = bisect_right(spans, place, key=lambda one: one.start) - 1
    return spans[number] if number >= 0 and spans[number].end > place else None
