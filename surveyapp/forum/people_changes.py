"""Changes to accounts, for safeguarding leads: so that who lets people in does not alone see who was let in."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.domain.roles import Right
from surveyapp.forum.audit_log import MOST_PAGES, Shown
from surveyapp.forum.wording import event_words
from surveyapp.storage import audit
from surveyapp.storage.audit import PEOPLE_CHANGES
from surveyapp.web import staff
from surveyapp.web.current import site


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/people-changes/")(people_changes)


@staff.require(Right.SEE_PEOPLE_CHANGES)
def people_changes() -> ResponseReturnValue:
    """One page of the audit log's lines about accounts."""
    page = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    with site().database.reading() as connection:
        lines, pages = audit.lines(connection, page, only=PEOPLE_CHANGES)
    shown = [Shown(line, event_words(line.event)) for line in lines]
    return render_template("forum/people-changes.html", lines=shown, page=page, pages=pages)
