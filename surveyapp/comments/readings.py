"""What is read from a comment: by a machine, which may leave every field blank, and then by a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sentiment(StrEnum):
    """How a comment speaks of what it is about. Mixed is neutral."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class LocalOffer(StrEnum):
    """What a comment says of the local offer: what regulation 56 of the SEND Regulations 2014 asks an area to seek, or that it is
    left out there."""

    CONTENT = "content"
    """What is in it, how good that is, and what is missing."""
    ACCESSIBILITY = "accessibility"
    """How easy it is to use."""
    DEVELOPMENT = "development"
    """How it was made, and who was asked."""
    LEFT_OUT = "left-out"
    """About one person's own service, or vexatious."""


class DetailKind(StrEnum):
    """What tells who somebody is, or where they can be found."""

    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    NHS_NUMBER = "nhs-number"
    DATE_OF_BIRTH = "date-of-birth"
    ADDRESS = "address"
    HANDLE = "handle"
    SCHOOL = "school"
    NAME = "name"


@dataclass(frozen=True, order=True)
class Detail:
    """A personal detail, from character `start` up to `end` of the text."""

    start: int
    end: int
    kind: DetailKind


@dataclass(frozen=True)
class MachineReading:
    """What the machine read. `sentiment` is None where it does not know; `why` says why, or which rules spoke, never the
    comment's words."""

    sentiment: Sentiment | None
    confidence: float
    themes: tuple[str, ...]
    details: tuple[Detail, ...]
    concern: bool
    why: str
