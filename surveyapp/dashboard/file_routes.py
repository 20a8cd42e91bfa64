"""Figures as files: the newest release's, every published release's by its number, and the pages that lead to them."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.http import quote_header_value

from surveyapp.dashboard.exports.document import SCHEMA_FILE, release_schema
from surveyapp.dashboard.exports.formats import FileName, is_offered, made
from surveyapp.dashboard.files import files_page, releases_page
from surveyapp.dashboard.released import newest_release, release_numbered
from surveyapp.storage import releases
from surveyapp.web.current import site

_FILE = "<any({}):file>".format(", ".join(f'"{name}"' for name in FileName))
_NUMBER = "<int(min=1, max=1000000):number>"
"""What a database can look for as a number."""


def add_routes(blueprint: Blueprint) -> None:
    """Put the files and their pages on the slice's blueprint."""
    blueprint.add_url_rule("/files/", view_func=files)
    blueprint.add_url_rule("/releases/", view_func=every_release)
    blueprint.add_url_rule(f"/releases/{_NUMBER}/", view_func=one_release)
    blueprint.add_url_rule(f"/{_FILE}", view_func=newest_file)
    blueprint.add_url_rule(f"/releases/{_NUMBER}/{_FILE}", view_func=numbered_file)
    blueprint.add_url_rule(f"/{SCHEMA_FILE}", view_func=schema)


def files() -> ResponseReturnValue:
    """The files of the newest release, and what each is good for."""
    release = newest_release()
    if release is None:
        return render_template("dashboard/nothing_yet.html")
    return render_template("dashboard/files.html", view=files_page(release, newest=True))


def every_release() -> ResponseReturnValue:
    """Every release that was published."""
    listed = releases.every_release(site().database)
    if not listed:
        return render_template("dashboard/nothing_yet.html")
    return render_template("dashboard/releases.html", view=releases_page(listed))


def one_release(number: int) -> ResponseReturnValue:
    """The files of one release."""
    release = release_numbered(number)
    if release is None:
        abort(404)
    return render_template("dashboard/files.html", view=files_page(release, newest=False))


def newest_file(file: str) -> ResponseReturnValue:
    """A file of the newest release. A browser that keeps it asks again whether a newer release was made."""
    release = newest_release()
    if release is None:
        abort(404)
    return _file(release.number, FileName(file))


def numbered_file(number: int, file: str) -> ResponseReturnValue:
    """A file of one release."""
    if release_numbered(number) is None:
        abort(404)
    return _file(number, FileName(file))


def schema() -> ResponseReturnValue:
    """The JSON Schema of `release.json`."""
    response = Response(release_schema(), content_type="application/schema+json")
    response.add_etag()
    return _revalidated(response)


def _file(number: int, file: FileName) -> Response:
    if not is_offered(file):
        abort(404)
    found = made(site(), number, file)
    response = Response(found.content, content_type=found.content_type)
    response.headers["Content-Disposition"] = f"attachment; filename={quote_header_value(found.name)}"
    described_by = _described_by(file)
    if described_by:
        response.headers["Link"] = f'<{described_by}>; rel="describedby"'
    response.set_etag(found.fingerprint)
    return _revalidated(response)


def _described_by(file: FileName) -> str | None:
    """Where the description of a file is: of a table beside it, of the JSON document in one place for all releases."""
    match file:
        case FileName.CSV:
            return FileName.WEB_TABLE
        case FileName.JSON:
            return url_for("dashboard.schema")
    return None


def _revalidated(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-cache"
    response.make_conditional(request)
    return response
