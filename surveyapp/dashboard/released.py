"""Which release a request may see: the published ones, and for who has a pass the one that is held back."""

from __future__ import annotations

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Redirection

from surveyapp.domain.release import Release
from surveyapp.storage import releases
from surveyapp.web import held_back
from surveyapp.web.current import site


def newest_release() -> Release | None:
    """The release that the pages show."""
    return _looked_at() or releases.latest(site().database)


def release_numbered(number: int) -> Release | None:
    """The release with this number, where the request may see it."""
    looked_at = _looked_at()
    return looked_at if looked_at and looked_at.number == number else releases.numbered(site().database, number)


def held_back_number() -> int | None:
    """The number of the release that is looked at before it is published."""
    looked_at = _looked_at()
    return looked_at.number if looked_at else None


def look(given: str) -> Redirection:
    """Take a pass, and go to the results."""
    number = held_back.number_in(site().settings.secret_key, given)
    if number is None or not _is_held(number):
        abort(404)
    response = redirect(url_for("dashboard.overview"))
    response.set_cookie(
        held_back.COOKIE,
        given,
        max_age=held_back.ONE_DAY,
        secure=site().settings.secure_cookies,
        httponly=True,
        samesite="Lax",
        path=url_for("dashboard.overview"),
    )
    return response


def look_no_more() -> Redirection:
    """Give the pass back, and go to the results that everybody sees."""
    response = redirect(url_for("dashboard.overview"))
    path, secure = url_for("dashboard.overview"), site().settings.secure_cookies
    response.delete_cookie(held_back.COOKIE, path=path, httponly=True, samesite="Lax", secure=secure)
    return response


def keep_private(response: Response) -> Response:
    """What is looked at before it is published, or by staff alone, is kept by nobody on the way."""
    if held_back.COOKIE in request.cookies or site().settings.results == "forum":
        response.headers["Cache-Control"] = "private, no-store"
    return response


def _looked_at() -> Release | None:
    given = request.cookies.get(held_back.COOKIE)
    number = held_back.number_in(site().settings.secret_key, given) if given else None
    return releases.made(site().database, number) if number and _is_held(number) else None


def _is_held(number: int) -> bool:
    """Whether the release waits to be published. Afterwards everybody sees what there is by now."""
    database = site().database
    return releases.made(database, number) is not None and releases.numbered(database, number) is None
