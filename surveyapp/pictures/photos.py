"""Photos: their size read from their header, and all that tells of place, time, camera or person taken out of them."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from surveyapp.pictures.problems import Finding
from surveyapp.pictures.symbols import kilobytes

LARGEST_PHOTO = 150_000
"""In bytes, once what tells of its making is out."""
LONGEST_SIDE = 1_600
LARGEST_FILE = 30_000_000
"""In bytes. A larger file is not even read."""
MOST_PARTS = 10_000
"""Cameras and drawing programs write a few thousand at most."""


class Photo(NamedTuple):
    """A photo without what it told, and its longest side in pixels."""

    content: bytes
    side: int


class _Broken(ValueError):
    pass


class _Moves(ValueError):
    pass


def _note_part(kept: list[bytes], part: bytes = b"") -> None:
    """Keep a part, or the place of one that is left out."""
    if len(kept) > MOST_PARTS:
        raise _Broken
    kept.append(part)


def clean_photo(content: bytes, extension: str) -> tuple[bytes, list[Finding]]:
    """The photo without what it tells beside what is seen, or everything that is wrong with it."""
    if not _BEGINNINGS[extension].match(content):
        kind = next((name for name, beginning in _BEGINNINGS.items() if beginning.match(content)), None)
        mend = f"Name it “.{kind}”." if kind else "Save it as PNG, JPG or WebP."
        return b"", [Finding(f"It is named “.{extension}”, and it is none.", mend)]
    if len(content) > LARGEST_FILE:
        return b"", [_too_large(len(content))]
    try:
        photo = _READERS[extension](content)
    except _Moves:
        return b"", [Finding("It moves.", "Use a picture that does not move.")]
    except (_Broken, struct.error, IndexError):
        return b"", [Finding("The file is broken.", "Save it once more from a drawing program.")]
    return photo.content, list(_size_findings(photo))


def _size_findings(photo: Photo) -> Iterator[Finding]:
    if photo.side > LONGEST_SIDE:
        sentence = f"It is {photo.side:,} pixels long, and {LONGEST_SIDE:,} is the most."
        yield Finding(sentence, "Make it smaller: 600 pixels are enough.")
    if len(photo.content) > LARGEST_PHOTO:
        yield _too_large(len(photo.content))


def _too_large(size: int) -> Finding:
    sentence = f"It is too large: {kilobytes(size)} KB, and a photo may have {LARGEST_PHOTO // 1000} KB."
    return Finding(sentence, "Make it smaller, or save it with less quality.")


# PNG. https://www.w3.org/TR/png-3/

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_SEEN = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs")
)
"""What is drawn and in which colours. All else, text and EXIF among it, is left out; so are later pictures of a moving one."""


def _png(content: bytes) -> Photo:
    kept, side, position = [_PNG], 0, len(_PNG)
    kind = b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, position)
        end = position + 12 + length
        if end > len(content):
            raise _Broken
        if kind == b"IHDR":
            side = max(struct.unpack_from(">II", content, position + 8))
        _note_part(kept, content[position:end] if kind in _PNG_SEEN else b"")
        position = end
    if not side:
        raise _Broken
    return Photo(b"".join(kept), side)


# JPEG. https://www.w3.org/Graphics/JPEG/itu-t81.pdf

_START_OF_SCAN, _END_OF_IMAGE, _COMMENT = 0xDA, 0xD9, 0xFE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_APPLICATION = range(0xE0, 0xF0)
_APPLICATION_SEEN = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""How colours are meant; every other application's part is left out."""
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_FILL = re.compile(rb"\xff+")
_UPRIGHT = 1


@dataclass(frozen=True)
class _Segment:
    marker: int
    content: bytes
    """All of it, marker and length included; for a scan, its picture too."""

    @property
    def body(self) -> bytes:
        return self.content[4:]


def _jpeg(content: bytes) -> Photo:
    kept, side = [b"\xff\xd8"], 0
    for segment in _segments(content):
        if segment.marker in _FRAMES:
            side = max(side, *struct.unpack_from(">HH", segment.content, 5))
        if segment.marker == 0xE1 and (turn := _turn(segment.body)) != _UPRIGHT:
            kept.append(_only_turn(turn))
        _note_part(kept, segment.content if _is_seen(segment) else b"")
    if not side:
        raise _Broken
    return Photo(b"".join([*kept, b"\xff\xd9"]), side)


def _segments(content: bytes) -> Iterator[_Segment]:
    """The parts between the first picture's start and its end. What follows, such as a second picture, is left out."""
    position = 2
    while True:
        filled = _FILL.match(content, position)
        if filled is None:
            raise _Broken
        position = filled.end() - 1
        marker = content[position + 1]
        if marker == _END_OF_IMAGE:
            return
        end = position + 2 + int(struct.unpack_from(">H", content, position + 2)[0])
        if marker == _START_OF_SCAN:
            following = _NEXT_MARKER.search(content, end)
            if following is None:
                raise _Broken
            end = following.start()
        if end > len(content):
            raise _Broken
        yield _Segment(marker, content[position:end])
        position = end


def _is_seen(segment: _Segment) -> bool:
    if segment.marker in _APPLICATION:
        beginning = _APPLICATION_SEEN.get(segment.marker)
        return beginning is not None and segment.body.startswith(beginning)
    return segment.marker != _COMMENT


def _turn(body: bytes) -> int:
    """How a camera was held, as EXIF notes it: without that, a photo would lie on its side."""
    if not body.startswith(b"Exif\0\0"):
        return _UPRIGHT
    exif = body[6:]
    order = "<" if exif[:2] == b"II" else ">"
    start = int(struct.unpack_from(f"{order}I", exif, 4)[0])
    for number in range(int(struct.unpack_from(f"{order}H", exif, start)[0])):
        tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * number)
        if tag == 0x0112:
            return int(value) if 1 <= value <= 8 else _UPRIGHT
    return _UPRIGHT


def _only_turn(turn: int) -> bytes:
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, turn, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


# WebP. https://developers.google.com/speed/webp/docs/riff_container

_WEBP_SEEN = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"))
_TELLS = 0x08 | 0x04
"""Flags of the header that promise EXIF and XMP."""


def _webp(content: bytes) -> Photo:
    kept: list[bytes] = []
    side, position = 0, 12
    whole = 8 + int(struct.unpack_from("<I", content, 4)[0])
    if whole > len(content):
        raise _Broken
    while position < whole:
        kind, length = struct.unpack_from("<4sI", content, position)
        body = content[position + 8 : position + 8 + length]
        if len(body) < length:
            raise _Broken
        if kind in (b"ANIM", b"ANMF"):
            raise _Moves
        if kind == b"VP8X":
            body = bytes([body[0] & ~_TELLS]) + body[1:]
        side = max(side, *_webp_size(kind, body))
        part = struct.pack("<4sI", kind, length) + body + b"\0" * (length % 2)
        _note_part(kept, part if kind in _WEBP_SEEN else b"")
        position += 8 + length + length % 2
    if not side:
        raise _Broken
    seen = b"".join(kept)
    return Photo(b"RIFF" + struct.pack("<I", len(seen) + 4) + b"WEBP" + seen, side)


def _webp_size(kind: bytes, body: bytes) -> tuple[int, int]:
    if kind == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int(struct.unpack_from("<I", body, 1)[0])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0


_BEGINNINGS = {
    "png": re.compile(re.escape(_PNG)),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
_READERS: dict[str, Callable[[bytes], Photo]] = {"png": _png, "jpg": _jpeg, "webp": _webp}
