"""Health: whether this process and its database answer, whether comments are sealed, and whether notices reach people."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint
from flask.typing import ResponseReturnValue

from surveyapp.storage import forum_keys, notices, schema, waves
from surveyapp.web.current import site, today

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> ResponseReturnValue:
    """200 where all is well; 503 with the reason where it is not.

    Notices that fail are told with 200: a load balancer that took the process away would only make things worse.
    """
    database = site().database
    if not database.answers():
        return {"ok": False, "database": "away"}, 503
    if not schema.is_current(database):
        return {"ok": False, "database": "behind: run `surveyapp db upgrade`"}, 503
    with database.reading() as connection:
        sealed = forum_keys.newest(connection) is not None
        told = _notices(
            notices.failing_since(connection),
            behind=_is_long_ago(notices.oldest_not_told(connection)) and not waves.is_demo(connection),
        )
    return {"ok": True, "database": "ready", "comments": "sealed" if sealed else "not sealed", "notices": told}


def _notices(failing_since: str | None, *, behind: bool) -> str:
    if failing_since:
        return f"failing since {failing_since} UTC"
    return "behind: run `surveyapp notices send` every few minutes" if behind else "ready"


def _is_long_ago(day: date | None) -> bool:
    return day is not None and day < today() - timedelta(days=1)
