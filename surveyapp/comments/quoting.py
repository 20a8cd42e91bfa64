"""What a quote may hold: the comment's own words, with some left out or hidden, and nothing that tells who somebody is."""

from __future__ import annotations

import re
from enum import StrEnum

from surveyapp.comments import personal_details

_LEFT_OUT = re.compile(r"\[[^\[\]]{0,40}\]|…|\.\.\.")
"""“…” where words are left out, and a plain word in brackets where something is hidden."""
_AROUND = " ,.;:!?-–—'\"‘’“”()"


class QuoteFault(StrEnum):
    """Why words cannot be quoted."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    DETAILS = "details"
    OTHER_WORDS = "other-words"


def faults(quote: str, comment: str, longest: int) -> tuple[QuoteFault, ...]:
    """Everything that is wrong with a quote from a comment."""
    if not any(part.strip(_AROUND) for part in _LEFT_OUT.split(quote)):
        return (QuoteFault.EMPTY,)
    found = []
    if len(quote) > longest:
        found.append(QuoteFault.TOO_LONG)
    if personal_details.find(quote):
        found.append(QuoteFault.DETAILS)
    if other_words(quote, comment):
        found.append(QuoteFault.OTHER_WORDS)
    return tuple(found)


def other_words(quote: str, comment: str) -> str | None:
    """The first words of a quote that do not stand so in the comment; None where all do."""
    said = _plain(comment)
    parts = (_plain(part).strip(_AROUND) for part in _LEFT_OUT.split(quote))
    return next((part for part in parts if part and part not in said), None)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
