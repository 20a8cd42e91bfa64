"""One comment, open: its text, what the machine made of it, and the form for what a person says. Every opening is noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from surveyapp.comments.pieces import Piece
from surveyapp.domain.roles import Right
from surveyapp.forum.forms import PlainForm, form_problems
from surveyapp.forum.reading.forms import ReadingForm, UnlockForm, filled_in
from surveyapp.forum.reading.marking import Reason, pieces, reasons
from surveyapp.forum.reading.opened import Asked, Opened, Shut, asked, find, note, open_text
from surveyapp.forum.reading.queue_page import address_of, next_ref
from surveyapp.forum.reading.room import room
from surveyapp.forum.reading.wording import (
    Clock,
    clock,
    done_words,
    language_name,
    local_offer_words,
    sentiment_words,
    sentiments,
    theme_titles,
    themes,
)
from surveyapp.storage import audit, queue, readings, staff
from surveyapp.storage.audit import Event
from surveyapp.storage.comments import Ref
from surveyapp.storage.readings import HumanReading, ReadMeanwhile
from surveyapp.web.current import now, site, today
from surveyapp.web.detail_words import detail_words
from surveyapp.web.staff import me, require

NO_SUCH = "no such comment"


@dataclass(frozen=True)
class Said:
    """A reading in words, by a person or by the machine."""

    sentiment: str
    themes: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """Everything that the page shows of a comment."""

    opened: Opened
    asked: Asked
    pieces: tuple[Piece, ...]
    shut: Shut | None
    clock: Clock | None
    language: str | None
    machine: Said | None
    human: Said | None
    reasons: tuple[Reason, ...]
    """Why its own words say that it should be read first."""
    because: tuple[str, ...]
    """Why else."""
    held_by: str | None
    left: bool
    """Whether this person left it for later."""
    before: Ref | None
    waiting: int


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/comments/<wave>/<comment>/")(comment)
    blueprint.post("/comments/<wave>/<comment>/")(read)


@require(Right.READ_COMMENTS)
def comment(wave: str, comment: str) -> ResponseReturnValue:
    """Open a comment."""
    opened = find(wave, comment)
    if opened is None:
        return gone(404)
    shown = _shown(opened)
    names_somebody = any(piece.kind for piece in shown.pieces)
    desk = room().desk
    form = filled_in(opened, desk.left(me().id).get(opened.ref), names_somebody=names_somebody)
    return _page(shown, form, said=done_words(desk.last_done(me().id), shown.waiting))


@require(Right.READ_COMMENTS)
def read(wave: str, comment: str) -> ResponseReturnValue:
    """Keep what a person says of a comment, or leave it for later; and on to the next."""
    opened = find(wave, comment)
    if opened is None:
        return gone(404)
    if request.form.get("action") == "later" and PlainForm().validate():
        return _leave(opened)
    form = ReadingForm()
    return _keep(opened, form) if form.validate() else (_page(_shown(opened), form), 422)


def gone(status: int) -> ResponseReturnValue:
    """There is no such comment: it never was, or the person who wrote it took it back."""
    note(Event.COMMENT_NOT_OPENED, NO_SUCH)
    return render_template("forum/reading/gone.html"), status


def _onward() -> ResponseReturnValue:
    ref = next_ref()
    return redirect(address_of(ref) if ref else url_for("forum.comments"), 303)


def _leave(opened: Opened) -> ResponseReturnValue:
    """Leave a comment for later: what was chosen is kept, and a concern that was ticked brings it before others at once."""
    desk, who = room().desk, me().id
    chosen = ReadingForm().chosen() if "seen" in request.form else desk.left(who).get(opened.ref)
    if chosen and chosen.concern:
        with site().database.writing() as connection:
            queue.put_first(connection, opened.ref)
    desk.leave(who, opened.ref, chosen)
    return _onward()


def _keep(opened: Opened, form: ReadingForm) -> ResponseReturnValue:
    """Keep what was said, unless something was said meanwhile that this page did not show."""
    with site().database.reading() as connection:
        viewed = audit.has_viewed(connection, me().id, opened.ref.id)
    if not viewed:  # nobody can have read what was never opened: it is shown first, and what was chosen stays
        return _page(_shown(opened), form), 409
    reading, seen = form.reading(me().id), form.shown_to_them
    try:
        kept = readings.keep_human(site().database, opened.ref, reading, at=now(), seen=seen)
    except ReadMeanwhile as meanwhile:
        return _read_meanwhile(opened, form, meanwhile.standing)
    if not kept:
        return gone(410)
    room().desk.done(me().id, opened.ref)
    return _onward()


def _read_meanwhile(opened: Opened, form: ReadingForm, standing: HumanReading) -> ResponseReturnValue:
    """Say who was quicker and what they said. What was chosen stays, and replaces theirs if it is sent once more."""
    form.seen.data = standing.mark
    found = find(opened.ref.wave, opened.code)
    if found is None:
        return gone(410)
    return _page(_shown(found), form, meanwhile=True), 409


def _shown(opened: Opened) -> Shown:
    text = open_text(opened)
    with site().database.reading() as connection:
        waiting = sum(queue.arrivals(connection).values())
        other = room().desk.open(me().id, opened.ref)
        held_by = staff.by_id(connection, other) if other else None
    english = opened.origin.language == "en"
    return Shown(
        opened,
        asked(opened),
        () if isinstance(text, Shut) else pieces(text),
        text if isinstance(text, Shut) else None,
        clock(opened.arrived_on, today()) if opened.arrived_on else None,
        None if english else language_name(opened.origin.language),
        _by_machine(opened),
        _by_person(opened.human),
        () if isinstance(text, Shut) else reasons(text),
        tuple(_because(opened)),
        held_by.name if held_by else None,
        opened.ref in room().desk.left(me().id),
        room().desk.before(me().id, opened.ref),
        waiting,
    )


def _because(opened: Opened) -> Iterator[str]:
    """Why a comment should be read first, beside what its words say."""
    by_machine = bool(opened.machine and opened.machine.concern)
    if by_machine:
        yield _("The machine pointed to it when it came.")
    if opened.worried:
        yield _("An answer beside this comment is a worry.")
    if opened.first and not opened.worried and not by_machine:
        yield _("Somebody left it for later and ticked Concern.")


def _by_machine(opened: Opened) -> Said | None:
    found = opened.machine
    if found is None:
        return None
    marks = [_("Read this first: it may be a concern")] if found.concern else []
    marks += [_("Personal details")] if found.details else []
    said = sentiment_words(found.sentiment) if found.sentiment else _("The machine leaves this to you")
    return Said(said, _titles(found.themes), tuple(marks))


def _by_person(found: HumanReading | None) -> Said | None:
    if found is None:
        return None
    marks = [_("Concern")] if found.concern else []
    marks += [_("Personal details")] if found.details else []
    marks += [_("Worth quoting")] if found.worth_quoting else []
    marks += [_("Local offer: %(about)s", about=local_offer_words()[found.local_offer])] if found.local_offer else []
    return Said(sentiment_words(found.sentiment), _titles(found.themes), tuple(marks))


def _titles(ids: tuple[str, ...]) -> tuple[str, ...]:
    titles = theme_titles()
    return tuple(titles.get(name, name) for name in ids)


def _page(shown: Shown, form: ReadingForm, *, meanwhile: bool = False, said: str = "") -> str:
    ref = shown.opened.ref
    return render_template(
        "forum/reading/comment.html",
        shown=shown,
        form=form,
        problems=form_problems(form),
        meanwhile=meanwhile,
        by_me=meanwhile and shown.opened.human is not None and shown.opened.human.reader == me().id,
        said_words=said,
        unlock_form=UnlockForm(formdata=None, wave=ref.wave, comment=ref.id.hex()),
        sentiments=sentiments(),
        themes=themes(),
        detail_words=detail_words(),
        local_offer=local_offer_words(),
        address=address_of(ref),
        back=address_of(shown.before) if shown.before else None,
    )
