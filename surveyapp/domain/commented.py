"""What respondents said in comments, counted apart from what they answered: by theme, and by who read it.

A respondent counts once for each theme, however many comments they wrote. What a person read replaces what the machine did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from surveyapp.domain.measures import Cell, Population

EVERY_THEME = ""
"""Stands for all themes together, comments without one among them."""

SAID, READ = "comments-said", "comments-read"
"""The subjects of the cells: how respondents speak of a theme, and who has read what they wrote."""


class Said(StrEnum):
    """How a respondent's comments speak of a theme."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    NOT_KNOWN = "not-known"
    """Nobody has read them, and the machine does not know."""


class ReadBy(StrEnum):
    """Who has read a respondent's comments on a theme."""

    PERSON = "person"
    MACHINE = "machine"
    """Not all of them were read by a person; the machine has something to say of the rest."""
    NOBODY = "nobody"


class CommentRead(NamedTuple):
    """One comment of a respondent, as it was last read."""

    themes: tuple[str, ...]
    sentiment: str | None
    by_person: bool


def comment_cells(population: Population, comments: Sequence[CommentRead]) -> set[Cell]:
    """The cells that one respondent falls into."""
    if not comments:
        return set()
    themes = dict.fromkeys([EVERY_THEME, *(theme for comment in comments for theme in comment.themes)])
    cells = set()
    for theme in themes:
        about = [comment for comment in comments if theme in (EVERY_THEME, *comment.themes)]
        cells.add(Cell(population, SAID, theme, "", "", said(about)))
        cells.add(Cell(population, READ, theme, "", "", read_by(about)))
    return cells


def said(comments: Iterable[CommentRead]) -> Said:
    """The balance of several comments, as of several answers (`numbers.md`): the sign of the sum."""
    known = [comment.sentiment for comment in comments if comment.sentiment]
    if not known:
        return Said.NOT_KNOWN
    balance = known.count(Said.POSITIVE) - known.count(Said.NEGATIVE)
    return Said.POSITIVE if balance > 0 else Said.NEGATIVE if balance < 0 else Said.NEUTRAL


def read_by(comments: Iterable[CommentRead]) -> ReadBy:
    """Who has read all of several comments."""
    unread = [comment for comment in comments if not comment.by_person]
    if not unread:
        return ReadBy.PERSON
    return ReadBy.MACHINE if any(comment.sentiment for comment in unread) else ReadBy.NOBODY


def difference(before: Iterable[Cell], after: Iterable[Cell]) -> Counter[Cell]:
    """By how much each cell changes when a respondent falls into `after` instead of `before`."""
    changed = Counter(after)
    changed.subtract(before)
    return Counter({cell: by for cell, by in changed.items() if by})
