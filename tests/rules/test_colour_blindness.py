"""The colours of charts, told apart by readers who do not see all colours, in every palette.

Readers are simulated as in G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of
Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), 1291 to 1298, with the matrices for
a severity of 1.0, in linear RGB. Distances are CIEDE2000: G. Sharma, W. Wu, E. N. Dalal, Color Research and Application 30 (2005),
21 to 30. Beside its colour every outcome has a pattern and a word, and every voice a word.
"""

from __future__ import annotations

import re
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest

from surveyapp.config import ROOT
from surveyapp.dashboard.bars import Tone
from tests.rules.test_palettes import PALETTES, tokens

OUTCOMES_APART = 20.0
"""How far the colours of bars are from each other: patches that touch are told apart at about 2, and at a glance at 10."""
VOICES_APART = 12.0
"""How far the colours of two names are from each other, which also say who it is."""

Triple = tuple[float, float, float]

SEEN_BY: dict[str, tuple[Triple, Triple, Triple]] = {
    "everyone else": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> Triple:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return _linear(red), _linear(green), _linear(blue)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def seen(colour: str, eyes: str) -> Triple:
    """A colour as somebody sees it, in CIELAB."""
    rgb = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(part * share for part, share in zip(row, rgb, strict=True)))) for row in SEEN_BY[eyes]
    )
    return lab((red, green, blue))


def lab(rgb: Triple) -> Triple:
    """Linear sRGB in CIELAB, under daylight (D65)."""
    red, green, blue = rgb
    x = _root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    y = _root(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    z = _root((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def apart(one: Triple, other: Triple) -> float:
    """How different two colours look: CIEDE2000."""
    mean = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + 25**7))
    chromas = [hypot(stretch * colour[1], colour[2]) for colour in (one, other)]
    hues = [degrees(atan2(colour[2], stretch * colour[1])) % 360 for colour in (one, other)]
    turn = (hues[1] - hues[0] + 180) % 360 - 180 if min(chromas) else 0.0
    hue = (hues[0] + turn / 2) % 360 if min(chromas) else sum(hues)
    light, chroma = (one[0] + other[0]) / 2, sum(chromas) / 2
    wave = _wave(hue)
    by_light = (other[0] - one[0]) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    by_chroma = (chromas[1] - chromas[0]) / (1 + 0.045 * chroma)
    by_hue = 2 * sqrt(chromas[0] * chromas[1]) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * wave)
    blue = sin(radians(60 * exp(-(((hue - 275) / 25) ** 2)))) * 2 * sqrt(chroma**7 / (chroma**7 + 25**7))
    return sqrt(by_light**2 + by_chroma**2 + by_hue**2 - blue * by_chroma * by_hue)


def _wave(hue: float) -> float:
    parts = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return 1 + sum(size * cos(radians(times * hue + shift)) for size, times, shift in parts)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [  # of the table of Sharma, Wu and Dalal
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((90.8027, -2.0831, 1.441), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_distances_are_those_of_the_standard(one: Triple, other: Triple, distance: float) -> None:
    assert apart(one, other) == pytest.approx(distance, abs=1e-4)


def test_simulated_eyes_confuse_what_those_eyes_confuse() -> None:
    red, green = "#a05a2c", "#5f7a2c"
    distances = {eyes: apart(seen(red, eyes), seen(green, eyes)) for eyes in SEEN_BY}
    assert distances["deuteranopia"] < distances["everyone else"] / 2
    assert distances["tritanopia"] > distances["deuteranopia"]


@pytest.mark.parametrize("eyes", SEEN_BY)
@pytest.mark.parametrize("palette", PALETTES)
def test_the_colours_of_charts_stay_apart(palette: str, eyes: str) -> None:
    colours = {name: seen(colour, eyes) for name, colour in tokens(palette).items()}
    outcomes = combinations(("positive", "neutral", "negative"), 2)
    pairs = [(*pair, OUTCOMES_APART) for pair in outcomes] + [("young", "parents", VOICES_APART)]
    confused = {
        f"{one} and {other}: {distance:.1f}"
        for one, other, least in pairs
        if (distance := apart(colours[one], colours[other])) < least
    }
    assert not confused


def test_every_outcome_has_a_pattern_of_its_own() -> None:
    """In the page's drawings and in those taken away from it."""
    for name in ("bar.svg.html", "picture.svg"):
        source = (ROOT / "surveyapp/dashboard/templates/dashboard" / name).read_text(encoding="utf-8")
        patterns = dict(re.findall(r'<pattern id="(?:pattern-)?([a-z]+)".*?/>(.*?)</pattern>', source, flags=re.S))
        marks = [re.sub(r'(class|fill|stroke)[a-z-]*="[^"]*"', "", patterns[tone]) for tone in Tone]
        assert len({" ".join(mark.split()) for mark in marks}) == len(Tone), name
