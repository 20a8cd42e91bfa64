"""A symbol, ready to be shown: an SVG that was read, checked and simplified."""

from __future__ import annotations

from surveyapp.pictures.problems import Finding
from surveyapp.pictures.simplifying import simplify
from surveyapp.pictures.svg_checks import check_svg
from surveyapp.pictures.xml_reading import read_svg

LARGEST_SYMBOL = 30_000
"""In bytes, once simplified."""
LARGEST_FILE = 1_000_000
"""In bytes. A larger file is not even read."""


def clean_symbol(content: bytes) -> tuple[bytes, list[Finding]]:
    """The simplified SVG, or everything that is wrong with it."""
    if len(content) > LARGEST_FILE:
        return b"", [_too_large(len(content))]
    root = read_svg(content)
    if isinstance(root, Finding):
        return b"", [root]
    if findings := list(check_svg(root)):
        return b"", findings
    simplified = simplify(root).encode()
    return simplified, [_too_large(len(simplified))] if len(simplified) > LARGEST_SYMBOL else []


def _too_large(size: int) -> Finding:
    return Finding(
        f"It is too large: {kilobytes(size)} KB, and a symbol may have {LARGEST_SYMBOL // 1000} KB.",
        "Use a simpler drawing.",
    )


def kilobytes(size: int) -> int:
    """Bytes as whole kilobytes, never fewer than there are."""
    return -(-size // 1000)
