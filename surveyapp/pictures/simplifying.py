"""Simplifying an SVG: what is not seen is dropped, numbers are rounded, and the picture stays the same."""

from __future__ import annotations

import html
import math
import re

from surveyapp.pictures.path_data import NotAPath, round_path, short
from surveyapp.pictures.svg_checks import NOT_DRAWN, frame_of, is_unseen
from surveyapp.pictures.xml_reading import SVG, XLINK, Element

PLACES = 2
FINEST = 5_000
"""Numbers keep so many places that a step is at most this part of the picture's side."""

_COORDINATES = frozenset(
    ["x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "stroke-width"]
)
_LISTS = frozenset(("points", "viewBox"))
_FINER = frozenset(["clipPath", "mask", "pattern", "symbol"])
"""Their parts may be measured in parts of something else."""
_UNROUNDED = frozenset(["linearGradient", "radialGradient", "pattern", "clipPath", "mask"])
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_REFERENCE = re.compile(r"#([^\s\"'()<>{},;]+)")


def simplify(root: Element) -> str:
    """A checked picture's text, as short as it can be while it draws the same."""
    return _Simplifier(root).text()


class _Simplifier:
    def __init__(self, root: Element) -> None:
        self._root = root
        self._styled = any(element.name == "style" for element in root.every())
        self._used = {
            found
            for element in root.every()
            for text in (element.text if element.name == "style" else "", *element.attributes.values())
            for found in _REFERENCE.findall(text)
        }
        self._places = _places(root)

    def text(self) -> str:
        frame = self._root.attributes.get("viewBox") or frame_of(self._root) or ""
        self._root.attributes["viewBox"] = frame
        return self._element(self._root, self._places) + "\n"

    def _element(self, element: Element, places: int, parent: str = "") -> str:
        if element.is_foreign or element.name in NOT_DRAWN:
            return ""
        attributes = self._attributes(element, places)
        finer = 2 if element.name in _FINER or "transform" in element.attributes else 0
        inside = "".join(self._element(child, places + finer, element.name) for child in element.children)
        if element.name == "style":
            inside = html.escape(" ".join(element.text.split()), quote=False)
        if element.name in ("g", "defs") and not self._styled and not inside:
            return ""
        if element.name == "g" and not (self._styled or attributes or parent == "clipPath"):
            return inside
        opening = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items())
        namespace = f' xmlns="{SVG}"' if element is self._root else ""
        return f"<{element.name}{namespace}{opening}" + (f">{inside}</{element.name}>" if inside else "/>")

    def _attributes(self, element: Element, places: int) -> dict[str, str]:
        kept: dict[str, str] = {}
        if "transform" in element.attributes:
            places += 2
        for name, value in element.attributes.items():
            if name == f"{XLINK} href":
                kept.setdefault("href", value.strip())
            elif self._is_seen(name, value):
                plain = " ".join(value.split())
                kept[name] = plain if element.name in _UNROUNDED else _rounded(name, plain, places)
        return kept

    def _is_seen(self, name: str, value: str) -> bool:
        if is_unseen(name):
            return False
        if name == "id":
            return value in self._used
        return name != "class" or self._styled


def _places(root: Element) -> int:
    sides = [float(side) for side in _NUMBER.findall(root.attributes.get("viewBox") or frame_of(root) or "")[2:4]]
    longest = max([side for side in sides if side > 0], default=1.0)
    return max(PLACES, math.ceil(math.log10(FINEST / longest)))


def _rounded(name: str, value: str, places: int) -> str:
    if name == "d":
        try:
            return round_path(value, places)
        except NotAPath:
            return value
    if name in _LISTS:
        return " ".join(short(float(number), places) for number in _NUMBER.findall(value))
    if name in _COORDINATES and _NUMBER.fullmatch(value):
        return short(float(value), places)
    return value
