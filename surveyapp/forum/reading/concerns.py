"""Concerns: the safeguarding lead's own list of the comments that a person, the machine or an answer beside them points to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.domain.roles import Right
from surveyapp.forum.reading.queue_page import address_of
from surveyapp.forum.reading.unlocking import key_state
from surveyapp.forum.reading.wording import Clock, clock, questionnaire_titles
from surveyapp.storage import readings, staff
from surveyapp.web.current import site, today
from surveyapp.web.staff import require

SHOWN = 50


@dataclass(frozen=True)
class Line:
    """One comment of the list."""

    address: str
    code: str
    questionnaire: str
    by_person: bool
    clock: Clock | None
    reader: str | None
    read_on: date | None


@dataclass(frozen=True)
class Groups:
    """The comments of one page of the list, by what is known of them."""

    unread: tuple[Line, ...]
    marked: tuple[Line, ...]
    not_marked: tuple[Line, ...]
    """Read, and not marked by whoever read it."""


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/concerns/")(concerns)


@require(Right.SEE_CONCERNS)
def concerns() -> ResponseReturnValue:
    """Those that nobody has read, then those that whoever read them marked, then, folded, the others."""
    with site().database.reading() as connection:
        total = readings.count_concerned(connection)
        pages = max(1, -(-total // SHOWN))
        page = min(max(1, request.args.get("page", 1, int)), pages)
        found = readings.concerned(connection, SHOWN, SHOWN * (page - 1))
        names = {one.id: one.name for one in staff.everyone(connection)}
    titles = questionnaire_titles()
    lines = tuple(
        Line(
            address_of(one.ref),
            one.ref.id.hex()[:6],
            titles.get(one.questionnaire, one.questionnaire),
            one.by_person,
            clock(one.arrived_on, today()) if one.arrived_on else None,
            names.get(one.reader) if one.reader else None,
            one.read_on,
        )
        for one in found
    )
    return render_template(
        "forum/reading/concerns.html", groups=_grouped(lines), page=page, pages=pages, key=key_state()
    )


def _grouped(lines: tuple[Line, ...]) -> Groups:
    read = tuple(line for line in lines if line.read_on)
    return Groups(
        tuple(line for line in lines if not line.read_on),
        tuple(line for line in read if line.by_person),
        tuple(line for line in read if not line.by_person),
    )
