"""The CPU and the bytes of the dashboard, with few and with many responses stored, and the bytes of a first look at it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.place import Place
from bench.ratio import Ratio, interleaved
from surveyapp.config import ROOT
from surveyapp.questionnaire_files import read_questionnaire

NAMES = ("my-story", "our-story")
PAGES = ("/results/", "/results/theme/safe/")
FEW = 1_000
ROUNDS = 50
FLAT = 1.2


def ratios(folder: Path, shown: int) -> Iterator[Ratio]:
    """The overview and a theme's page, at few and at many."""
    asked = [read_questionnaire(ROOT / "questionnaires" / f"{name}.yaml") for name in NAMES]
    few, many = (Place.filled(folder / str(size), asked, size) for size in (FEW, shown))
    for page in PAGES:
        many.look(page)
        few.look(page)
        took = interleaved(partial(many.look, page), partial(few.look, page), ROUNDS)
        yield Ratio(f"CPU of {page} at {shown:,} responses", f"at {FEW:,}", took, FLAT)
        weights = many.weight(page) / few.weight(page)
        yield Ratio(f"bytes of {page} at {shown:,} responses, compressed", f"at {FEW:,}", weights, FLAT)
