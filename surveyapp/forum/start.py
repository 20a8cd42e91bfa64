"""The start page of the forum: what who is signed in may do."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from surveyapp import opening
from surveyapp.domain.roles import Right
from surveyapp.forum.ways import ways_of
from surveyapp.forum.wording import role_words
from surveyapp.web import staff
from surveyapp.web.current import site, today


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/")(start)


def start() -> ResponseReturnValue:
    """What there is to do."""
    found = staff.me()
    roles = [role_words(role) for role in sorted(found.roles)]
    warned = found.rights & {Right.MANAGE_PEOPLE, Right.CONFIRM_NOTICES}
    return render_template(
        "forum/start.html",
        person=found,
        roles=roles,
        open_ways=ways_of(found.rights),
        nobody_hears=bool(warned) and opening.nobody_hears(site().database, today()),
    )
