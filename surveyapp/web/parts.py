"""Parts: one process can serve everything, or the public's pages and the staff's pages can be served apart.

The public part has no staff pages and never opens the folder of keys. The staff part has no questionnaires: its links to
them lead to the public address.
"""

from __future__ import annotations

from flask import Flask, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.config import Part
from surveyapp.web.current import site

FOR_THE_PUBLIC_ALONE = ("respond", "paper")


def set_up(app: Flask, part: Part) -> None:
    """Let `app` serve its part."""
    app.add_template_global(results_are_here)
    app.add_template_global(results_are_for_everybody)
    if part == "staff":
        app.before_request(_lead_elsewhere)


def results_are_here() -> bool:
    """Whether this part shows the results to anybody. Nobody can sign in to the public part."""
    settings = site().settings
    return settings.part != "public" or settings.results == "public"


def results_are_for_everybody() -> bool:
    """Whether nobody has to sign in to see the results, here or in the public part."""
    return site().settings.results == "public"


def _lead_elsewhere() -> ResponseReturnValue | None:
    """What the staff part answers for a page of the public part."""
    if request.blueprint not in FOR_THE_PUBLIC_ALONE:
        return None
    if request.method != "GET":
        abort(404)
    if request.path == "/":
        return redirect(url_for("forum.start"))
    public = site().settings.public_address
    return redirect(f"{public.rstrip('/')}{request.full_path.rstrip('?')}") if public else abort(404)
