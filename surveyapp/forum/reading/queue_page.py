"""The queue: which comments wait to be read, and by when. No words of them are shown."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.domain.roles import Right
from surveyapp.domain.working_days import days_late, overdue_if_by
from surveyapp.forum.reading.room import room
from surveyapp.forum.reading.unlocking import Key, key_state
from surveyapp.forum.reading.wording import Clock, clock, done_words, language_name, questionnaire_titles
from surveyapp.storage import queue
from surveyapp.storage.comments import Ref
from surveyapp.web.current import site, today
from surveyapp.web.staff import me, require

SHOWN = 50
LOOKED_THROUGH = 500
"""So many of the first that wait are looked through for one that nobody else has open."""


@dataclass(frozen=True)
class Line:
    """One comment that waits."""

    wave: str
    code: str
    questionnaire: str
    language: str | None
    """None for English."""
    first: bool
    left: bool
    """Whether this person left it for later."""
    clock: Clock


@dataclass(frozen=True)
class QueuePage:
    """The queue as it is shown."""

    lines: tuple[Line, ...]
    waiting: int
    late: int
    first: int
    filters: tuple[tuple[str, str, int], ...]
    chosen: str | None
    key: Key
    said_aloud: str


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/comments/")(comments)
    blueprint.get("/comments/next/")(next_comment)


@require(Right.READ_COMMENTS)
def comments() -> ResponseReturnValue:
    """The comments that wait: overdue first, then concerns, then the oldest."""
    return render_template("forum/reading/queue.html", queue=_page(request.args.get("questionnaire")))


@require(Right.READ_COMMENTS)
def next_comment() -> ResponseReturnValue:
    """On to the first comment that waits and that nobody else has open; to the queue where there is none."""
    ref = next_ref()
    return redirect(address_of(ref) if ref else url_for("forum.comments"), 303)


def next_ref() -> Ref | None:
    """Which comment to read next."""
    with site().database.reading() as connection:
        waiting = queue.waiting(connection, LOOKED_THROUGH, overdue_if_by=overdue_if_by(today()))
    return room().desk.free_for(me().id, (one.ref for one in waiting))


def address_of(ref: Ref) -> str:
    """Where a comment is read."""
    return url_for("forum.comment", wave=ref.wave, comment=ref.id.hex())


def _page(wanted: str | None) -> QueuePage:
    titles = questionnaire_titles()
    chosen = wanted if wanted in titles else None
    with site().database.reading() as connection:
        found = queue.waiting(connection, SHOWN, overdue_if_by=overdue_if_by(today()), questionnaire=chosen)
        arrivals, first = queue.arrivals(connection), queue.concerns(connection)
        by_questionnaire = queue.by_questionnaire(connection)
    left, waiting = room().desk.left(me().id), sum(arrivals.values())
    return QueuePage(
        tuple(_line(one, titles, left=one.ref in left) for one in found),
        waiting,
        sum(many for day, many in arrivals.items() if days_late(day, today())),
        first,
        tuple((name, titles.get(name, name), many) for name, many in by_questionnaire.items()),
        chosen,
        key_state(),
        done_words(room().desk.last_done(me().id), waiting),
    )


def _line(one: queue.Waiting, titles: dict[str, str], *, left: bool) -> Line:
    return Line(
        one.ref.wave,
        one.ref.id.hex(),
        titles.get(one.questionnaire, one.questionnaire),
        None if one.language == "en" else language_name(one.language),
        one.first,
        left,
        clock(one.arrived_on, today()),
    )
