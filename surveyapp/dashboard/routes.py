"""The dashboard's pages: guard, load, view, render."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.dashboard import exports
from surveyapp.dashboard.overview import overview_of
from surveyapp.dashboard.rules import rules_in_words
from surveyapp.dashboard.tables import tone_words
from surveyapp.dashboard.theme import split_page, theme_page
from surveyapp.dashboard.who import who_page
from surveyapp.dashboard.worded import newest
from surveyapp.storage import releases
from surveyapp.web.current import site

blueprint = Blueprint("dashboard", __name__, url_prefix="/results", template_folder="templates")
blueprint.add_app_template_global(tone_words)


@blueprint.get("/")
def overview() -> ResponseReturnValue:
    """The headlines and all themes."""
    worded = newest()
    if worded is None:
        return render_template("dashboard/nothing_yet.html")
    return render_template("dashboard/overview.html", view=overview_of(worded))


@blueprint.get("/theme/<theme>/")
def theme(theme: str) -> ResponseReturnValue:
    """One theme with its measures and questions."""
    worded = newest()
    found = worded.theme(theme) if worded else None
    if worded is None or found is None:
        abort(404)
    return render_template("dashboard/theme.html", view=theme_page(worded, found))


@blueprint.get("/theme/<theme>/by/<breakdown>/")
def split(theme: str, breakdown: str) -> ResponseReturnValue:
    """One theme split by one breakdown."""
    worded = newest()
    found = worded.theme(theme) if worded else None
    declared = worded.split(breakdown) if worded else None
    view = split_page(worded, found, declared) if worded and found and declared else None
    if view is None:
        abort(404)
    return render_template("dashboard/split.html", view=view)


@blueprint.get("/who/")
def who() -> ResponseReturnValue:
    """Who answered."""
    worded = newest()
    if worded is None:
        return render_template("dashboard/nothing_yet.html")
    return render_template("dashboard/who.html", view=who_page(worded))


@blueprint.get("/protection/")
def protection() -> ResponseReturnValue:
    """What is withheld, and why."""
    return render_template("dashboard/protection.html", rules=rules_in_words())


@blueprint.get("/release.json")
def release_json() -> ResponseReturnValue:
    """The newest release as JSON."""
    number = _newest_number()
    return _file(exports.as_json(site().database, number), number, "json", "application/json")


@blueprint.get("/release.csv")
def release_csv() -> ResponseReturnValue:
    """The newest release as a table."""
    number = _newest_number()
    return _file(exports.as_csv(site().database, number), number, "csv", "text/csv; charset=utf-8")


def _newest_number() -> int:
    release = releases.latest(site().database)
    if release is None:
        abort(404)
    return release.number


def _file(content: str, number: int, kind: str, content_type: str) -> Response:
    """A file that a browser keeps, and asks again whether a newer release was made."""
    response = Response(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="surveyapp-release-{number}.{kind}"'
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(f"release-{number}-{kind}")
    response.make_conditional(request)
    return response
