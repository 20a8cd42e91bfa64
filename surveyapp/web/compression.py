"""Compression on the way: pages, stylesheets, scripts, pictures and data as Brotli or gzip, whatever the browser takes.

A page holds a token beside what a person typed, which compression could betray to somebody who makes a browser send guesses
(BREACH). Other sites cannot post to ours with its cookies (SameSite=Lax), and what stands in an address comes back in no page
that holds a token (`web/way_back.py` keeps only what it knows), so there is nowhere to put a guess.
"""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

COMPRESSED = [
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "application/javascript",
    "application/json",
    "image/svg+xml",
]


def set_up(app: Flask) -> None:
    """Compress what `app` answers with."""
    app.config["COMPRESS_MIMETYPES"] = COMPRESSED
    app.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    app.config["COMPRESS_BR_LEVEL"] = 4
    app.config["COMPRESS_LEVEL"] = 6
    Compress(app)
