"""Pictures of charts: each chart of a page as SVG and as PNG, under the address of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from surveyapp.dashboard import worded as words
from surveyapp.dashboard.about import about_release
from surveyapp.dashboard.ordering import Order
from surveyapp.dashboard.overview import overview_of
from surveyapp.dashboard.picture import About, as_svg, picture_of
from surveyapp.dashboard.png import to_png
from surveyapp.dashboard.shown import charts_in
from surveyapp.dashboard.theme import split_page, theme_page
from surveyapp.dashboard.who import who_page
from surveyapp.dashboard.worded import WordedRelease
from surveyapp.dashboard.written import written_page
from surveyapp.web.current import site
from surveyapp.web.languages import language

TYPES = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}


@dataclass(frozen=True)
class Page:
    """A page that charts are on: its title as a picture names it, and its view."""

    title: str
    view: object


Open = Callable[..., Page | None]


def add_routes(blueprint: Blueprint) -> None:
    """Put the pictures on the slice's blueprint."""
    for name, (address, page) in _PAGES.items():
        rule = f"{address}chart/<chart>.<any({', '.join(TYPES)}):kind>"
        blueprint.add_url_rule(rule, f"picture_of_{name}", partial(picture, page=page))


def picture(chart: str, kind: str, *, page: Open, **parts: str) -> ResponseReturnValue:
    """One chart. A browser that keeps it asks again whether a newer release was made."""
    worded = words.newest()
    svg = _svg(worded, page, tuple(parts.items()), chart, language()) if worded else None
    if svg is None:
        abort(404)
    typefaces = Path(current_app.static_folder or "") / "vendor"
    response = Response(svg if kind == "svg" else to_png(svg, typefaces), content_type=TYPES[kind])
    response.headers["Content-Disposition"] = f'inline; filename="{chart}-{language()}.{kind}"'
    response.headers["Cache-Control"] = "no-cache"
    response.content_language = language()
    response.set_etag(sha256(f"{kind}\n{svg}".encode()).hexdigest()[:32])
    return response.make_conditional(request)


@lru_cache(maxsize=256)
def _svg(
    worded: WordedRelease, page: Open, parts: tuple[tuple[str, str], ...], chart: str, language: str
) -> str | None:
    """A chart as SVG, made once; None where the page or the chart is not there."""
    opened = page(worded, **dict(parts))
    shown = next((one for one in charts_in(opened.view) if one.chart.name == chart), None) if opened else None
    if opened is None or shown is None:
        return None
    caution = _("These are the answers of people who chose to take part. Other people may think differently.")
    made_by = f"{worded.area.forum} · {worded.area.name}"
    demo = _("Demo data. Nobody real said this.") if worded.release.demo or site().settings.demo else ""
    about = About(opened.title, (*about_release(worded), caution, made_by), demo, language)
    return as_svg(picture_of(shown, about))


# The pages


def _overview(worded: WordedRelease, *, order: Order = Order.DECLARED) -> Page:
    return Page(_("What we heard"), overview_of(worded, order))


def _theme(worded: WordedRelease, theme: str) -> Page | None:
    found = worded.theme(theme)
    return Page(str(found.title), theme_page(worded, found)) if found else None


def _split(worded: WordedRelease, theme: str, breakdown: str) -> Page | None:
    found, declared = worded.theme(theme), worded.split(breakdown)
    view = split_page(worded, found, declared) if found and declared else None
    if found is None or declared is None or view is None:
        return None
    title = _("%(theme)s by: %(breakdown)s", theme=str(found.title), breakdown=str(declared.title))
    return Page(title, view)


def _who(worded: WordedRelease) -> Page:
    return Page(_("Who answered"), who_page(worded))


def _written(worded: WordedRelease) -> Page | None:
    view = written_page(worded)
    return Page(_("What people wrote"), view) if view else None


_PAGES: dict[str, tuple[str, Open]] = {
    "overview": ("/", _overview),
    "worst_first": ("/worst-first/", partial(_overview, order=Order.WORST_FIRST)),
    "theme": ("/theme/<theme>/", _theme),
    "split": ("/theme/<theme>/by/<breakdown>/", _split),
    "who": ("/who/", _who),
    "written": ("/comments/", _written),
}
