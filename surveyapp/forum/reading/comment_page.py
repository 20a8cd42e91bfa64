"""One comment, open: its text, what the machine made of it, and the form for what a person says. Every opening is noted."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from surveyapp.domain.roles import Right
from surveyapp.forum.forms import PlainForm, form_problems
from surveyapp.forum.reading.forms import ReadingForm, UnlockForm, filled_in
from surveyapp.forum.reading.opened import Asked, Opened, Piece, Shut, asked, find, note, open_text, pieces
from surveyapp.forum.reading.queue_page import address_of, next_ref
from surveyapp.forum.reading.room import room
from surveyapp.forum.reading.wording import (
    Clock,
    clock,
    detail_words,
    language_name,
    local_offer_words,
    sentiment_words,
    sentiments,
    theme_titles,
    themes,
)
from surveyapp.storage import queue, readings, staff
from surveyapp.storage.audit import Event
from surveyapp.storage.comments import Ref
from surveyapp.storage.readings import HumanReading, ReadMeanwhile
from surveyapp.web.current import now, site, today
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
    held_by: str | None
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
    return _page(shown, filled_in(opened, names_somebody=names_somebody))


@require(Right.READ_COMMENTS)
def read(wave: str, comment: str) -> ResponseReturnValue:
    """Keep what a person says of a comment, or leave it for later; and on to the next."""
    opened = find(wave, comment)
    if opened is None:
        return gone(404)
    if request.form.get("action") == "later" and PlainForm().validate():
        room().desk.put_aside(me().id, opened.ref)
        return _onward()
    form = ReadingForm()
    return _keep(opened, form) if form.validate() else (_page(_shown(opened), form), 422)


def gone(status: int) -> ResponseReturnValue:
    """There is no such comment: it never was, or the person who wrote it took it back."""
    note(Event.COMMENT_NOT_OPENED, NO_SUCH)
    return render_template("forum/reading/gone.html"), status


def _onward() -> ResponseReturnValue:
    ref = next_ref()
    return redirect(address_of(ref) if ref else url_for("forum.comments"), 303)


def _keep(opened: Opened, form: ReadingForm) -> ResponseReturnValue:
    """Keep what was said, unless somebody else said something that this person did not see."""
    seen = (form.seen.data or "")[:64]
    try:
        kept = readings.keep_human(site().database, opened.ref, form.reading(me().id), at=now(), seen=seen)
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
        held_by.name if held_by else None,
        room().desk.before(me().id, opened.ref),
        waiting,
    )


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


def _page(shown: Shown, form: ReadingForm, *, meanwhile: bool = False) -> str:
    ref = shown.opened.ref
    return render_template(
        "forum/reading/comment.html",
        shown=shown,
        form=form,
        problems=form_problems(form),
        meanwhile=meanwhile,
        unlock_form=UnlockForm(formdata=None, wave=ref.wave, comment=ref.id.hex()),
        sentiments=sentiments(),
        themes=themes(),
        detail_words=detail_words(),
        local_offer=local_offer_words(),
        address=address_of(ref),
        back=address_of(shown.before) if shown.before else None,
    )
