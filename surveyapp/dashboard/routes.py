"""The dashboard's pages: guard, load, view, render."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from surveyapp.dashboard import file_routes, picture_routes, report
from surveyapp.dashboard.charts import plotly_frame
from surveyapp.dashboard.ordering import Order
from surveyapp.dashboard.overview import overview_of
from surveyapp.dashboard.quoted import every_quote, quoted_about
from surveyapp.dashboard.reading_accuracy import reading_in_words
from surveyapp.dashboard.released import held_back_number, keep_private, look, look_no_more
from surveyapp.dashboard.rules import rules_in_words
from surveyapp.dashboard.tables import tone_words, whisker_words
from surveyapp.dashboard.theme import split_page, theme_page
from surveyapp.dashboard.who import who_page
from surveyapp.dashboard.worded import newest
from surveyapp.dashboard.written import written_page
from surveyapp.web.staff import results_for_staff

blueprint = Blueprint("dashboard", __name__, url_prefix="/results", template_folder="templates")
for words in (tone_words, whisker_words, plotly_frame, held_back_number):
    blueprint.add_app_template_global(words)
blueprint.before_request(results_for_staff)
blueprint.after_request(keep_private)
report.add_routes(blueprint)
file_routes.add_routes(blueprint)
picture_routes.add_routes(blueprint)
blueprint.add_url_rule("/look/<given>", view_func=look)
blueprint.add_url_rule("/look-no-more/", view_func=look_no_more)


@blueprint.get("/")
def overview() -> ResponseReturnValue:
    """The headlines and all themes."""
    worded = newest()
    if worded is None:
        return render_template("dashboard/nothing_yet.html")
    return render_template("dashboard/overview.html", view=overview_of(worded))


@blueprint.get("/worst-first/")
def worst_first() -> ResponseReturnValue:
    """The headlines and all themes, those first where things go worst."""
    worded = newest()
    if worded is None:
        return render_template("dashboard/nothing_yet.html")
    return render_template("dashboard/overview.html", view=overview_of(worded, Order.WORST_FIRST))


@blueprint.get("/theme/<theme>/")
def theme(theme: str) -> ResponseReturnValue:
    """One theme with its measures and questions."""
    worded = newest()
    found = worded.theme(theme) if worded else None
    if worded is None or found is None:
        abort(404)
    return render_template("dashboard/theme.html", view=theme_page(worded, found), quotes=quoted_about(worded, found))


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


@blueprint.get("/comments/")
def written() -> ResponseReturnValue:
    """What people wrote, theme by theme."""
    worded = newest()
    view = written_page(worded) if worded else None
    if worded is None or view is None:
        return render_template("dashboard/nothing_yet.html")
    return render_template("dashboard/written.html", view=view, quotes=every_quote(worded))


@blueprint.get("/how-comments-are-read/")
def how_comments_are_read() -> ResponseReturnValue:
    """How comments are read, and how good the machine is at it."""
    return render_template("dashboard/how_comments_are_read.html", view=reading_in_words())


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
