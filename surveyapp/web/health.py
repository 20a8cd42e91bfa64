"""Health: whether this process and its database answer."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from surveyapp.storage import schema
from surveyapp.web.current import site

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> ResponseReturnValue:
    """200 where all is well; 503 with the reason where it is not."""
    database = site().database
    if not database.answers():
        return {"ok": False, "database": "away"}, 503
    if not schema.is_current(database):
        return {"ok": False, "database": "behind: run `surveyapp db upgrade`"}, 503
    return {"ok": True, "database": "ready"}
