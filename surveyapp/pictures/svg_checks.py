"""What a picture may not hold: scripts, handlers, references to outside, motion, and whatever is not drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveyapp.pictures.problems import Finding, quoted
from surveyapp.pictures.xml_reading import XLINK, Element

DRAWN = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "defs",
        "use",
        "symbol",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
        "style",
    ]
)
NOT_DRAWN = frozenset(("metadata", "title", "desc"))
"""Dropped without a word: they change nothing that is seen."""

_OUT, _STILL = "Take it out, or draw the picture anew.", "Use a picture that does not move."
_REFUSED = {
    "script": ("It holds a script.", _OUT),
    "foreignObject": ("It holds a foreign object.", _OUT),
    "image": ("It holds another picture (“image”).", "Draw it with shapes, or save the whole as PNG."),
    "a": ("It holds a link.", "Take the link out and keep what it holds."),
    "text": ("It holds text, which looks different on every device.", "Turn the text into paths, and save it again."),
    **dict.fromkeys(("animate", "animateMotion", "animateTransform", "set", "discard"), ("It moves.", _STILL)),
}
_FUNCTION = re.compile(r"([\w-]{0,40})\s{0,20}\(")
"""The end of a longer name is no function of ours either. Without a limit, a long word would be read from each of its letters."""
_URL = re.compile(r"""url\(\s*["']?\s*([^)"'\s]*)""", re.IGNORECASE)
_FUNCTIONS = frozenset(
    ["url", "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewx", "skewy", "calc", "var"]
)
_NAMES = ("id", "class")
_UNSEEN = frozenset(["version", "baseProfile", "enable-background", "role", "tabindex", "focusable", "lang"])
_UNSEEN_BEGINNINGS = ("data-", "aria-")
_HREFS = ("href", f"{XLINK} href", "src")


def check_svg(root: Element) -> Iterator[Finding]:
    """Everything in a picture that may not be there."""
    for element in root.every():
        if element.is_foreign or element.name in NOT_DRAWN:
            yield from _check_dropped(element)
            continue
        if element.name not in DRAWN:
            unknown = (f"“{quoted(element.name)}” is nothing that we draw.", "Save it as plain SVG, made of shapes.")
            yield Finding(*_REFUSED.get(element.name, unknown), line=element.line)
        yield from _check_attributes(element)
        if element.name == "style":
            yield from _check_style(element.text, element.line)
    yield from _check_nested_uses(root)
    yield from _check_frame(root)


def _check_dropped(element: Element) -> Iterator[Finding]:
    """An editor's part is dropped; where it hides a script, the picture is not to be trusted at all."""
    if element.name.rpartition(" ")[2].lower() == "script":
        yield Finding(*_REFUSED["script"], line=element.line)


def is_unseen(attribute: str) -> bool:
    """Whether an attribute changes nothing that is seen: an editor's, or one for other readers than eyes."""
    return " " in attribute or attribute in _UNSEEN or attribute.startswith(_UNSEEN_BEGINNINGS)


def _check_attributes(element: Element) -> Iterator[Finding]:
    for name, value in element.attributes.items():
        if name.lower().startswith("on"):
            yield Finding(f"It reacts to what people do (“{quoted(name)}”).", "Take that attribute out.", element.line)
        elif name in _HREFS:
            if not value.strip().startswith("#"):
                yield _points_outside(value, element.line)
        elif not is_unseen(name) and name not in _NAMES:
            yield from _check_style(value, element.line)


def _check_style(text: str, line: int) -> Iterator[Finding]:
    """Styles, and any attribute, may call just a few functions and refer to parts of the same picture."""
    if "\\" in text or "@" in text:
        yield Finding("A style imports, moves or hides something (“@” or “\\”).", "Use plain fills and strokes.", line)
    for function in _FUNCTION.findall(text):
        if function.lower() not in _FUNCTIONS:
            yield Finding(f"A style uses “{quoted(function)}()”.", "Use plain fills and strokes.", line)
    for target in _URL.findall(text):
        if not target.startswith("#"):
            yield _points_outside(target, line)


def _points_outside(target: str, line: int) -> Finding:
    return Finding(f"It points to something outside: “{quoted(target)}”.", "Take that out, or draw it here.", line)


def _check_nested_uses(root: Element) -> Iterator[Finding]:
    """A few copies of copies of copies can keep a browser busy for ever."""
    parts = {element.attributes.get("id"): element for element in root.every()}
    for use in (element for element in root.every() if element.name == "use"):
        target = parts.get(reference(use))
        if target and any(element.name == "use" for element in target.every()):
            yield Finding("It copies a part that holds a copy itself (“use”).", "Draw that part out.", use.line)


def reference(element: Element) -> str:
    """The id of the part that an element refers to; empty where it refers to none."""
    return next((element.attributes[name].strip().lstrip("#") for name in _HREFS if name in element.attributes), "")


def _check_frame(root: Element) -> Iterator[Finding]:
    if "viewBox" not in root.attributes and not frame_of(root):
        yield Finding("It does not say how large it is.", "Give the svg element a “viewBox”.", root.line)


def frame_of(root: Element) -> str | None:
    """The viewBox that the width and height of a picture stand for."""
    sides = [root.attributes.get(side, "").strip().removesuffix("px") for side in ("width", "height")]
    return f"0 0 {sides[0]} {sides[1]}" if all(re.fullmatch(r"\d+(\.\d+)?", side) for side in sides) else None
