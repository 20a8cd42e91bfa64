"""Path data with rounded numbers. What rounding takes from one step is given to the next, so that nothing drifts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBERS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"[\s,]*([a-zA-Z])")
_BLANK = re.compile(r"[\s,]*")
_ARC_X, _ARC_FLAGS = 5, (3, 4)
_FINER_RADII = 1
"""A hundredth more or less in the radius of a flat arc moves its middle by much more, so radii keep one place more."""


class NotAPath(ValueError):
    """Path data that cannot be read."""


@dataclass(frozen=True)
class Segment:
    """One command with its numbers. A small letter counts from where the last one ended."""

    command: str
    numbers: tuple[float, ...]


def round_path(data: str, places: int) -> str:
    """The same path with numbers of so many places. Raises NotAPath."""
    return _written(_rounded(read_path(data), places), places)


def read_path(data: str) -> list[Segment]:
    """The segments of path data. Raises NotAPath."""
    segments: list[Segment] = []
    position = _BLANK.match(data).end()  # type: ignore[union-attr]  # matches anything
    while position < len(data):
        match = _COMMAND.match(data, position)
        if match:
            command, position = match[1], match.end()
        elif segments and segments[-1].command not in "zZ":
            command = {"m": "l", "M": "L"}.get(segments[-1].command, segments[-1].command)
        else:
            raise NotAPath(data[position : position + 20])
        numbers, position = _numbers(data, position, command)
        segments.append(Segment(command, numbers))
        position = _BLANK.match(data, position).end()  # type: ignore[union-attr]
    return segments


def _numbers(data: str, position: int, command: str) -> tuple[tuple[float, ...], int]:
    numbers: list[float] = []
    for index in range(_NUMBERS.get(command.lower(), -1)):
        pattern = _FLAG if command in "aA" and index in _ARC_FLAGS else _NUMBER
        match = pattern.match(data, position)
        if match is None:
            raise NotAPath(data[position : position + 20])
        numbers.append(float(match[1]))
        position = match.end()
    if command.lower() not in _NUMBERS:
        raise NotAPath(command)
    return tuple(numbers), position


@dataclass
class _Pen:
    """Where a coordinate stands: exactly, and as it was written."""

    exact: float = 0.0
    written: float = 0.0
    start_exact: float = 0.0
    start_written: float = 0.0

    def move(self, number: float, relative: bool, places: int) -> float:
        """The number to write for `number`, which becomes the pen's place."""
        target = number + (self.exact if relative else 0)
        shown = self.shown(number, relative, places)
        self.exact, self.written = target, shown + (self.written if relative else 0)
        return shown

    def shown(self, number: float, relative: bool, places: int) -> float:
        """The number to write for a point on the way."""
        return round(number + (self.exact - self.written), places) if relative else round(number, places)

    def begin(self) -> None:
        self.start_exact, self.start_written = self.exact, self.written

    def close(self) -> None:
        self.exact, self.written = self.start_exact, self.start_written


def _rounded(segments: list[Segment], places: int) -> Iterator[Segment]:
    pens = (_Pen(), _Pen())
    for segment in segments:
        kind = segment.command.lower()
        yield Segment(segment.command, tuple(_rounded_numbers(segment, pens, places)))
        if kind == "m":
            for pen in pens:
                pen.begin()
        if kind == "z":
            for pen in pens:
                pen.close()


def _rounded_numbers(segment: Segment, pens: tuple[_Pen, _Pen], places: int) -> Iterator[float]:
    kind, relative = segment.command.lower(), segment.command.islower()
    last = len(segment.numbers)
    for index, number in enumerate(segment.numbers):
        if kind == "a" and index < _ARC_X:
            yield round(number, places + _FINER_RADII)
            continue
        pen = pens[1] if kind == "v" or (kind != "h" and (index - (kind == "a")) % 2) else pens[0]
        is_end = index >= last - (1 if kind in "hv" else 2)
        yield pen.move(number, relative, places) if is_end else pen.shown(number, relative, places)


def short(number: float, places: int) -> str:
    """A number with at most so many places, in as few characters as can be."""
    text = f"{number:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if text in ("-0", "0"):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _written(segments: Iterator[Segment], places: int) -> str:
    text, last = "", ""
    for segment in segments:
        repeats = segment.command == last and segment.command not in "mMzZ"
        if not repeats and (last, segment.command) not in (("m", "l"), ("M", "L")):
            text += segment.command
        for index, number in enumerate(segment.numbers):
            is_radius = segment.command in "aA" and index < _ARC_X
            written = short(number, places + (_FINER_RADII if is_radius else 0))
            text += written if written.startswith("-") or text[-1:].isalpha() else f" {written}"
        last = segment.command
    return text
