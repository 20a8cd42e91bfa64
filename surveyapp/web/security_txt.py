"""security.txt: whom to tell of a weakness, where those who find one look for it (RFC 9116)."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response, abort

from surveyapp.web.current import site, today

blueprint = Blueprint("well_known", __name__)

HOLDS_FOR = timedelta(days=90)
"""RFC 9116 wants less than a year. The contact is the area's own, which is read at each start."""


@blueprint.get("/.well-known/security.txt")
def contact() -> Response:
    """The contact of the area, for a while; 404 where it has none that a finder can write to."""
    known = site().area.contact
    if known is None or not (known.email or known.url):
        abort(404)
    lines = [
        f"Contact: mailto:{known.email}" if known.email else f"Contact: {known.url}",
        f"Expires: {today() + HOLDS_FOR}T00:00:00Z",
        "Preferred-Languages: en",
    ]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
