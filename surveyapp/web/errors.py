"""Error pages in plain words, each with a way on."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException, SecurityError

from surveyapp.storage.database import DatabaseAway
from surveyapp.web import logs
from surveyapp.web.way_back import here

OTHER_NAME = "This site has another name. If you run it: SURVEYAPP_TRUSTED_HOSTS says which.\n"
SOON = {"Retry-After": "10"}
"""What says to a machine that asks when to come again."""


def set_up(app: Flask) -> None:
    """Show a plain page for everything that goes wrong in `app`."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(DatabaseAway, database_away)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if code < 400:  # a redirect
        return error.get_response()
    if isinstance(error, SecurityError):  # for a name that is not ours no address can be made
        return Response(OTHER_NAME, code, content_type="text/plain; charset=utf-8")
    return _page(code)


def database_away(error: DatabaseAway) -> ResponseReturnValue:
    """Nothing can be read or saved just now."""
    note(error)
    return *_page(503), SOON


def note(error: DatabaseAway) -> None:
    """Log what made the database go away."""
    logs.note_fault(error.__cause__ or error)


def page_about(code: int) -> dict[str, Any]:
    """What the page about a fault says."""
    title, sentences = _words(code)
    return {"code": code, "title": title, "sentences": sentences}


def _page(code: int) -> tuple[str, int]:
    again = here() if code == 503 and request.method == "GET" else None
    return render_template("error.html", again=again, **page_about(code)), code


def _words(code: int) -> tuple[str, list[str]]:
    match code:
        case 404 | 405:
            return _("We cannot find this page"), [
                _("The address may be wrong, or the page may have gone."),
                _("If you were answering questions, your answers are still there."),
            ]
        case 413:
            return _("That is too much for one page"), [
                _("Your text is much longer than a page can take."),
                _("Go back in your browser, make it shorter, and press Next again."),
            ]
        case 503:
            return _("We cannot save anything just now"), [
                _("This is our fault, and it should be over soon."),
                _("Nothing is lost. Wait a moment, then try again."),
            ]
        case code if code < 500:
            return _("We did not understand that"), [
                _("Go back in your browser and try again."),
            ]
    return _("Something went wrong"), [
        _("This is our fault, not yours."),
        _("Go back in your browser: what you wrote is still there. Then try again."),
    ]
