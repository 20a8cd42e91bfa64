"""A comment with its personal details hidden: each becomes a plain word in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from surveyapp.comments.pieces import cut
from surveyapp.comments.readings import Detail, DetailKind


def N_(words: str) -> str:
    """Marks words that translators get. `web.detail_words` translates them."""
    return words


LABELS: Mapping[DetailKind, str] = MappingProxyType(
    {
        DetailKind.PHONE: N_("phone number"),
        DetailKind.EMAIL: N_("email address"),
        DetailKind.POSTCODE: N_("postcode"),
        DetailKind.NHS_NUMBER: N_("NHS number"),
        DetailKind.DATE_OF_BIRTH: N_("date of birth"),
        DetailKind.ADDRESS: N_("address"),
        DetailKind.HANDLE: N_("online name"),
        DetailKind.SCHOOL: N_("school"),
        DetailKind.NAME: N_("name"),
    }
)


def masked(text: str, details: Iterable[Detail], labels: Mapping[DetailKind, str] = LABELS) -> str:
    """The text with each detail replaced by its label in brackets; overlapping details become one."""
    return "".join(f"[{labels[piece.kind]}]" if piece.kind else piece.words for piece in cut(text, details))
