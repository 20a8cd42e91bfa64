"""QR codes: what an app reads to learn its secret."""

from __future__ import annotations

import segno


def qr_code(text: str) -> str:
    """A QR code as the address of an image (`data:`), dark on light whatever the reader's colours are."""
    return str(segno.make(text, error="m").svg_data_uri(scale=5, border=4, dark="#000", light="#fff"))
