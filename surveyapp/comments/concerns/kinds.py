"""The kinds of concern, and one concern found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ConcernKind(StrEnum):
    """Why somebody should read this comment first."""

    DANGER_NOW = "danger-now"
    SUICIDE = "suicide"
    SELF_HARM = "self-harm"
    SEXUAL_HARM = "sexual-harm"
    HURT = "hurt"
    ABUSE = "abuse"
    DOMESTIC_ABUSE = "domestic-abuse"
    NEGLECT = "neglect"
    AFRAID = "afraid"
    EXPLOITATION = "exploitation"
    BULLYING = "bullying"
    RESTRAINT = "restraint"
    NOT_EATING = "not-eating"
    RUNNING_AWAY = "running-away"
    BREAKING_POINT = "breaking-point"


@dataclass(frozen=True, order=True)
class Concern:
    """A reason to read a comment first: characters `start` up to `end` of the text, and the kind of rule that spoke."""

    start: int
    end: int
    kind: ConcernKind
