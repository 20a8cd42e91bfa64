"""How good the machine reader was when it was measured: the few figures that a page shows. `script/measure-comments` writes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

MEASURED_FILE = Path(__file__).with_name("measured.json")


class _Figures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SoMany(_Figures):
    """So many of so many."""

    count: int
    base: int


class Sentiments(_Figures):
    """On comments that it had never seen: of how many it said how they speak, and how often that was right."""

    said: SoMany
    right: SoMany


class MeasuredReader(_Figures):
    """The figures of one version of the machine reader."""

    version: str
    patients: Sentiments
    families: Sentiments
    details_found: SoMany
    concerns_found: SoMany


@cache
def measured_reader() -> MeasuredReader | None:
    """The figures that came with this copy; None where nobody measured it."""
    try:
        return MeasuredReader.model_validate_json(MEASURED_FILE.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValidationError):
        return None
