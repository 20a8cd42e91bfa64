"""Health, for whoever looks after the site: the database, the sealing, the notices. Readiness, for what sends people here."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint
from flask.typing import ResponseReturnValue

from surveyapp import opening
from surveyapp.domain.roles import Role
from surveyapp.storage import forum_keys, notices, schema, staff, waves
from surveyapp.web.current import site, today

blueprint = Blueprint("health", __name__)


@blueprint.get("/ready")
def ready() -> ResponseReturnValue:
    """Whether this process can serve now: what a proxy asks before it sends anybody here. Says nothing else."""
    database = site().database
    if database.answers() and schema.is_current(database) and not database.moved:
        return {"ready": True}
    return {"ready": False}, 503


@blueprint.get("/health")
def health() -> ResponseReturnValue:
    """200 where all is well; 503 with the reason where it is not.

    Notices that fail, and a lead who is missing, are told with 200: a load balancer that took the process away would only
    make things worse.
    """
    database = site().database
    if not database.answers():
        return {"ok": False, "database": "away"}, 503
    if database.moved:
        return {"ok": False, "database": "moved: set DATABASE_URL to the new one"}, 503
    if not schema.is_current(database):
        return {"ok": False, "database": "behind: run `surveyapp db upgrade`"}, 503
    needs_lead, has_lead = opening.needs_lead(database, today()), staff.has_active(database, Role.SAFEGUARDING_LEAD)
    with database.reading() as connection:
        sealed = forum_keys.all_sealed(connection)
        told = _notices(
            notices.failing_since(connection),
            behind=_is_long_ago(notices.oldest_not_told(connection)) and not waves.is_demo(connection),
            has_lead=has_lead,
        )
        confirmed = notices.lead_has_confirmed(connection)
    lead = {"safeguarding_lead": "ready" if confirmed else "nobody has confirmed"} if needs_lead else {}
    sealing = "sealed" if sealed else "not sealed"
    return {"ok": True, "database": "ready", "comments": sealing, "notices": told, **lead}


def _notices(failing_since: str | None, *, behind: bool, has_lead: bool) -> str:
    if failing_since:
        return f"failing since {failing_since} UTC"
    if not has_lead:
        return "nobody to tell: there is no safeguarding lead who can sign in"
    return "behind: run `surveyapp notices send` every few minutes" if behind else "ready"


def _is_long_ago(day: date | None) -> bool:
    return day is not None and day < today() - timedelta(days=1)
