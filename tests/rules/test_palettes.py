"""Every pair of colours that meets on a page, in every palette, told apart well enough (WCAG 2.2: 1.4.3, 1.4.11)."""

from __future__ import annotations

import re
from functools import cache

import pytest

from surveyapp.config import ROOT
from surveyapp.web.reader import OFFERED

STYLES = ROOT / "surveyapp" / "static" / "css" / "site.css"
PALETTES = OFFERED["palette"]

TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("paper", "card", "panel", "tint", "warm")
ON_EVERY_GROUND = ("ink", "soft")
PAIRS = [
    *((text, ground, TEXT) for text in ON_EVERY_GROUND for ground in GROUNDS),
    *(("primary", ground, TEXT) for ground in ("paper", "card", "panel")),
    *(("wrong", ground, TEXT) for ground in ("paper", "card")),
    *((voice, ground, TEXT) for voice in ("young", "parents") for ground in ("paper", "panel")),
    ("on-primary", "primary", TEXT),
    ("on-primary", "primary-dark", TEXT),
    ("on-help", "help", TEXT),
    ("on-help", "help-dark", TEXT),
    ("reading-ink", "reading", TEXT),
    ("paper", "positive", TEXT),
    ("paper", "negative", TEXT),
    ("ink", "neutral", TEXT),
    *(("line", ground, CONTROL) for ground in ("paper", "card")),
    *(("help-edge", ground, CONTROL) for ground in ("paper", "card")),
    ("primary", "tint", CONTROL),
    ("primary", "panel", CONTROL),
]


@cache
def tokens(palette: str) -> dict[str, str]:
    """The colours of a palette: those of the root, and what it changes."""
    text = STYLES.read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for selector in (r":root", rf'\[data-palette="{palette}"\]'):
        for block in re.findall(selector + r" \{(.*?)\n?\}", text, flags=re.S):
            found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))
    return found


def luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_guidelines_do() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES)
def test_every_pair_of_a_palette_is_told_apart(palette: str) -> None:
    colours = tokens(palette)
    faint = {
        f"{front} on {back}: {contrast(colours[front], colours[back]):.2f} < {least}"
        for front, back, least in PAIRS
        if contrast(colours[front], colours[back]) < least
    }
    # A focus ring is two colours; one of them stands out from whatever lies beside it.
    for ground in GROUNDS:
        if max(contrast(colours[ring], colours[ground]) for ring in ("ink", "focus")) < CONTROL:
            faint.add(f"the focus ring on {ground}")
    assert not faint


def test_every_palette_changes_something() -> None:
    light = tokens(PALETTES[0])
    assert all(tokens(palette) != light for palette in PALETTES[1:])
