"""What tests of printed things share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def counting(printed: list[str]) -> Callable[[str, Path], bytes]:
    """In place of the slow work of printing: the page itself, noted."""

    def to_pdf(page: str, static: Path) -> bytes:
        printed.append(page)
        return page.encode()

    return to_pdf
