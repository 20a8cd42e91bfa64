"""The way back: from a page beside the way, such as help or settings, to the page where somebody was."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

ARGUMENT = "back"
LONGEST = 300
KEPT = frozenset({"from"})
"""What an address may ask beside its path. Nothing else that somebody puts into an address comes back in a page."""
NOT_LED_TO = frozenset({"static", "respond.leave"})


def here() -> str:
    """The current page's address on this site, to come back to. From a page beside the way, that is its own way back.

    From an address that is no page, it is the first page: "//evil.example/" would lead to another site.
    """
    if request.url_rule is None:
        return url_for("respond.choose")
    if ARGUMENT in request.args:
        return way_back()
    path = request.path
    if request.method == "POST" and not is_ours(path):  # shown again where a form was sent to
        path = path.rpartition("/")[0] + "/"
    kept = [(name, value) for name, value in request.args.items(multi=True) if name in KEPT]
    return f"{path}?{urlencode(kept)}" if kept else path


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
        endpoint, _parts = current_app.create_url_adapter(request).match(parts.path, method="GET")  # type: ignore[union-attr]
    except (HTTPException, RequestRedirect, ValueError):
        return False
    asked = {name for name, _value in parse_qsl(parts.query, keep_blank_values=True)}
    return not (parts.scheme or parts.netloc or parts.fragment or endpoint in NOT_LED_TO or asked - KEPT)
