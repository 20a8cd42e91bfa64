"""The audit log, to be read: newest first, by event or by person."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.domain.roles import Right
from surveyapp.forum.wording import event_words
from surveyapp.storage import audit, tries
from surveyapp.storage import staff as people
from surveyapp.storage.audit import Event, Line
from surveyapp.web import staff
from surveyapp.web.current import site

MOST_PAGES = 1_000_000


@dataclass(frozen=True)
class Shown:
    """A line with its event in words."""

    line: Line
    words: str

    @property
    def at(self) -> str:
        return f"{self.line.at:%Y-%m-%d %H:%M:%S}"


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/audit/")(audit_log)


@staff.require(Right.READ_AUDIT)
def audit_log() -> ResponseReturnValue:
    """One page of the log."""
    event = next((one for one in Event if one.value == request.args.get("event")), None)
    page = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    with site().database.reading() as connection:
        person = people.by_code(connection, request.args.get("person", ""))
        lines, pages = audit.lines(connection, page, event, person.id if person else None)
        waiting = sum(one.times for one in tries.being_turned_away(connection))
        everyone = people.everyone(connection)
    return render_template(
        "forum/audit.html",
        lines=[Shown(line, event_words(line.event)) for line in lines],
        page=page,
        pages=pages,
        waiting=waiting,
        events=[(one.value, event_words(one)) for one in Event],
        everyone=everyone,
        event=event.value if event else "",
        person=person.code if person else "",
    )
