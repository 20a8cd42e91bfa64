"""The way back: from a page beside the way, such as help or settings, to the page where somebody was."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

ARGUMENT = "back"
LONGEST = 300


def here() -> str:
    """The current page's address on this site, to come back to."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return f"{request.path}?{urlencode(kept)}" if kept and request.method == "GET" else request.path


def way_back() -> str:
    """Where `?back=` leads, if that is a page of ours that can be looked at; else the first page."""
    wanted = request.args.get(ARGUMENT, "")
    return wanted if is_ours(wanted) else url_for("respond.choose")


def is_ours(address: str) -> bool:
    """Whether an address is a path of this site and nothing that a browser could read as another site."""
    if len(address) > LONGEST or not address.startswith("/") or address.startswith("//") or "\\" in address:
        return False
    if not address.isprintable():
        return False
    try:
        parts = urlsplit(address)
        current_app.create_url_adapter(request).match(parts.path, method="GET")  # type: ignore[union-attr]
    except (HTTPException, RequestRedirect, ValueError):
        return False
    return not parts.scheme and not parts.netloc
