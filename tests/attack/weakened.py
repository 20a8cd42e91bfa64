"""The product with one of its rules taken out, to show that the attack finds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def without_rounding() -> Iterator[None]:
    """Counts are shown as they are."""
    where = "surveyapp.domain.disclosure"
    with patch(f"{where}.round_together", _exactly), patch(f"{where}.rounded", lambda count, _start: count):
        yield


@contextmanager
def without_frozen_releases() -> Iterator[None]:
    """Figures move by a single respondent."""
    where = "surveyapp.domain.disclosure"
    with patch(f"{where}.SMALLEST_CHANGE", 1), patch(f"{where}.SMALLEST_CHANGE_FOR_GROUPS", 1):
        yield


def _exactly(counts: Sequence[int], _start: int) -> tuple[int, ...]:
    return tuple(counts)
