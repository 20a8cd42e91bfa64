"""What a rule is: a kind of concern, what it listens for, and the phrases that speak of it."""

from __future__ import annotations

from dataclasses import dataclass

from surveyapp.comments.concerns.kinds import ConcernKind
from surveyapp.comments.concerns.phrases import Phrase, phrases_of


@dataclass(frozen=True)
class Rule:
    """A visible rule: the phrases are written in the language of `phrases.py`."""

    kind: ConcernKind
    about: str
    phrases: tuple[Phrase, ...]


def rule(kind: ConcernKind, about: str, phrases: str) -> Rule:
    """A rule from its phrases, one a line."""
    return Rule(kind, about, phrases_of(phrases))
