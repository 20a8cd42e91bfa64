"""Findings: what a check sees wrong in a file whose shape is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple, Protocol

from surveyapp.domain.yaml_reading import Path


class Found(NamedTuple):
    """Where in the file, what is wrong, how to mend it."""

    path: Path
    sentence: str
    mend: str


class Named(Protocol):
    """A part that has an id."""

    @property
    def id(self) -> str: ...


def used_twice(placed: Iterable[tuple[Path, str]]) -> Iterator[Found]:
    """A finding for every id that stood before."""
    seen: set[str] = set()
    for path, given in placed:
        if given in seen:
            yield Found(path, f"The id “{given}” is used twice.", "Ids are for ever: give this one another.")
        seen.add(given)


def placed_ids(path: Path, parts: Sequence[Named]) -> list[tuple[Path, str]]:
    """The ids of a list's parts, each with its place."""
    return [((*path, number, "id"), part.id) for number, part in enumerate(parts)]


def did_you_mean(given: str, known: Iterable[str]) -> str | None:
    """A question about the known name that is nearest to `given`; None where none is near."""
    close = get_close_matches(given[:60], list(known), n=1)
    return f"Did you mean “{close[0]}”?" if close else None


def one_of(known: Iterable[str]) -> str:
    """The choice that an author has."""
    return f"Use one of {', '.join(sorted(known))}."
