"""Security: headers that every answer carries, and limits on what may come in."""

from __future__ import annotations

from flask import Flask, Response, abort, current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

LARGEST_BODY = 256 * 1024
"""Twelve bytes for each of 20,000 characters: more than any page of ours can send."""
MOST_FIELDS = 500
LONGEST_KIND = 300
"""Of a body. What parts its fields stands in it, and finding a long one takes long."""
_CHANGES = frozenset(("POST", "PUT", "PATCH", "DELETE"))

HTTPS_ALONE = "max-age=31536000; includeSubDomains"
"""A year. Without HTTPS (SURVEYAPP_SECURE_COOKIES=false, on one's own machine) it is not said."""

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def set_up(app: Flask, *, secure_cookies: bool) -> None:
    """Put headers on every answer of `app`, and caps on every request."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_BODY
    app.config["MAX_FORM_PARTS"] = MOST_FIELDS
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a page may stay open for as long as a tired parent needs
    app.config["SESSION_COOKIE_SECURE"] = secure_cookies
    app.config["SESSION_COOKIE_HTTPONLY"] = True
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    app.before_request(_refuse_unreadable_address)
    app.before_request(_refuse_too_much)
    app.after_request(_add_headers)


def is_from_our_page() -> bool:
    """Whether the browser says itself that a page of ours sent this. No other site can make it say so.

    The header `Origin` says nothing here: our pages tell nobody where they are (Referrer-Policy), and it is "null" then.
    """
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def is_from_another_site() -> bool:
    """Whether the browser says that another site led here. An old browser says nothing."""
    return request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site")


def _refuse_unreadable_address() -> None:
    """No address of ours holds a NUL, and PostgreSQL cannot even look for one."""
    if "\0" in request.path:
        abort(404)


def _refuse_too_much() -> None:
    """Read no more than the cap, and count fields before they are parsed.

    Werkzeug cuts a body that does not say how long it is off at the cap, without a word, and counts the fields of multipart
    bodies only.
    """
    if request.method not in _CHANGES:
        return
    if len(request.content_type or "") > LONGEST_KIND:
        abort(400)
    body = request.get_data(cache=True, parse_form_data=False)
    cut_off = request.content_length is None and len(body) >= LARGEST_BODY
    urlencoded = request.mimetype == "application/x-www-form-urlencoded"
    if cut_off or (urlencoded and body.count(b"&") >= MOST_FIELDS):
        raise RequestEntityTooLarge


def _add_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["SESSION_COOKIE_SECURE"]:  # the site is reached by HTTPS, and by nothing else from now on
        response.headers.setdefault("Strict-Transport-Security", HTTPS_ALONE)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
