"""PNG: an SVG of ours as dots. The only module that knows resvg."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import resvg_py

SHARPNESS = 2.0
"""Dots for each pixel."""
TYPEFACES = ("charts-400.ttf", "charts-700.ttf")
"""The letters of all our languages in one typeface (script/assets): resvg does not join letters of several."""


@lru_cache(maxsize=64)
def to_png(svg: str, folder: Path) -> bytes:
    """An SVG as PNG, with our typefaces from a folder; where set-up did not bring them, with those of the machine."""
    found = [str(folder / name) for name in TYPEFACES if (folder / name).is_file()]
    return resvg_py.svg_to_bytes(svg_string=svg, zoom=SHARPNESS, skip_system_fonts=bool(found), font_files=found)
