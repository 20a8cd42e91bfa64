"""A comment with its personal details hidden: each becomes a plain word in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from surveyapp.comments.readings import Detail, DetailKind

LABELS: Mapping[DetailKind, str] = MappingProxyType(
    {
        DetailKind.PHONE: "phone number",
        DetailKind.EMAIL: "email address",
        DetailKind.POSTCODE: "postcode",
        DetailKind.NHS_NUMBER: "NHS number",
        DetailKind.DATE_OF_BIRTH: "date of birth",
        DetailKind.ADDRESS: "address",
        DetailKind.HANDLE: "online name",
        DetailKind.SCHOOL: "school",
        DetailKind.NAME: "name",
    }
)


def masked(text: str, details: Iterable[Detail], labels: Mapping[DetailKind, str] = LABELS) -> str:
    """The text with each detail replaced by its label in brackets; overlapping details become one."""
    parts: list[str] = []
    at = 0
    for detail in sorted(details):
        if detail.start >= at:
            parts += [text[at : detail.start], f"[{labels[detail.kind]}]"]
        at = max(at, detail.end)
    parts.append(text[at:])
    return "".join(parts)
