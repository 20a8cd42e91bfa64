"""Compression on the way: pages, stylesheets, scripts, pictures and data as Brotli or gzip, whatever the browser takes.

A page holds a token beside what a person typed, which compression could betray to somebody who makes a browser send guesses
(BREACH). Other sites cannot post to ours with its cookies (SameSite=Lax), and what stands in an address comes back in no page
that holds a token (`web/way_back.py` keeps only what it knows), so there is nowhere to put a guess.
"""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import Path

from flask import Flask, request
from flask_compress import Compress
from werkzeug.wrappers import Response

COMPRESSED = [
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/csvm+json",
    "application/schema+json",
    "application/xml",
    "image/svg+xml",
]


def set_up(app: Flask) -> None:
    """Compress what `app` answers with."""
    app.config["COMPRESS_MIMETYPES"] = COMPRESSED
    app.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    app.config["COMPRESS_BR_LEVEL"] = 4
    app.config["COMPRESS_LEVEL"] = 6
    Compress(app)
    _send_packed(app)


def _send_packed(app: Flask) -> None:
    """Large static files that set-up packed tightly (script/assets) are sent as they are packed, to browsers that can open them."""
    folder = Path(app.static_folder or "")
    packed = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.br")}

    def send(filename: str) -> Response:
        if filename not in packed or request.accept_encodings.quality("br") <= 0:
            return app.send_static_file(filename)
        response = app.send_static_file(f"{filename}.br")
        response.content_type = guess_type(filename)[0] or "application/octet-stream"
        response.headers["Content-Encoding"] = "br"
        response.headers.pop("Content-Disposition", None)
        response.vary.add("Accept-Encoding")
        return response

    app.view_functions["static"] = send
