"""Builders of pictures: symbols, photos byte by byte, a small picture set, and an area's folder."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

PLACE = b"52.6705 N 0.7333 W"
"""What a photo's file may tell of where a child was."""


def svg(inside: str = '<path d="M1 1h70v70z"/>', root: str = 'viewBox="0 0 72 72"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{inside}</svg>'.encode()


# Photos


def png(width: int = 8, height: int = 8, *chunks: tuple[bytes, bytes]) -> bytes:
    """A black PNG, with more chunks before its picture."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" * (1 + -(-width // 8))) * height)
    parts = [(b"IHDR", header), *chunks, (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_png_chunk(*part) for part in parts)


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def exif(turn: int | None = None, order: str = ">") -> bytes:
    """The body of an EXIF segment: how the camera was held, and the place."""
    entries = [(0x0112, 3, 1, struct.pack(f"{order}HH", turn, 0))] if turn else []
    entries.append((0x8825, 4, 1, struct.pack(f"{order}I", 64)))
    start = (b"MM\0*" if order == ">" else b"II*\0") + struct.pack(f"{order}I", 8)
    table = struct.pack(f"{order}H", len(entries))
    table += b"".join(struct.pack(f"{order}HHI", *entry[:3]) + entry[3] for entry in entries)
    return b"Exif\0\0" + start + table + b"\0\0\0\0" + PLACE


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(width: int = 8, height: int = 8, *segments: bytes) -> bytes:
    """What a JPEG's parts are. Its picture is only bytes that look like one."""
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0")
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0") + b"".join(segments) + frame + scan + b"\xff\xd9"


def webp(width: int = 8, height: int = 8, *chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP whose header promises EXIF and XMP."""
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    bits = (width - 1) | (height - 1) << 14
    parts = [(b"VP8X", b"\x0c\0\0\0" + sides), (b"VP8L", b"\x2f" + struct.pack("<I", bits)), *chunks]
    body = b"".join(struct.pack("<4sI", kind, len(one)) + one + b"\0" * (len(one) % 2) for kind, one in parts)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


# Folders


def picture_set(folder: Path, **bodies: str) -> Path:
    """A picture set of these pictures (`red_heart` for red-heart)."""
    icons = {name.replace("_", "-"): {"body": body} for name, body in bodies.items()}
    info = {
        "name": "Drawn",
        "author": {"name": "Ada", "url": "https://example.org/ada"},
        "license": {"title": "CC0", "url": "https://example.org/cc0"},
    }
    folder.mkdir(parents=True)
    drawn = {"icons": icons, "aliases": {"other-name": {"parent": next(iter(icons))}}, "width": 72, "height": 72}
    (folder / "icons.json").write_text(json.dumps(drawn), "utf-8")
    (folder / "info.json").write_text(json.dumps(info), "utf-8")
    return folder


def own(questionnaires: Path, ledger: str | None = None, **files: bytes) -> Path:
    """An area's own pictures (`our_bus__jpg` for our-bus.jpg). Without a ledger, a line for each file."""
    folder = questionnaires / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    names = {key.replace("__", ".").replace("_", "-"): content for key, content in files.items()}
    for name, content in names.items():
        (folder / name).write_bytes(content)
    lines = [f"  - {{name: {Path(name).stem}, author: Ada, licence: ours}}" for name in names]
    text = "\n".join(["pictures:", *lines]) if ledger is None else ledger
    (folder / "ledger.yaml").write_text(text, "utf-8")
    return folder
