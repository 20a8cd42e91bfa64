"""Unsaved: what somebody sees whose answers cannot be saved or sent just now. What they wrote stands in the page."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.respond import answering, sending, sentences
from surveyapp.respond.forms import PlainForm, Problem
from surveyapp.storage.database import DatabaseAway
from surveyapp.web import errors

_TOKEN = "csrf_token"  # noqa: S105 - the name of a field


def add_routes(blueprint: Blueprint) -> None:
    """Put this part on the slice's blueprint. It has no address of its own."""
    blueprint.register_error_handler(DatabaseAway, _database_away)


def _database_away(error: DatabaseAway) -> ResponseReturnValue:
    if request.method != "POST":
        return errors.database_away(error)
    errors.note(error)
    if request.form.get("action") == answering.HELP and request.endpoint == "respond.save":  # help never waits
        return redirect(answering.address_of_help(**request.view_args or {}), 303)
    try:
        page = _same_page()
    except DatabaseAway:
        page = None
    return page or _page_to_send_again(), 503, errors.SOON


def _same_page() -> str | None:
    """The page that was sent; None where it is not known without the database."""
    problem, about = Problem(sentences.of_nothing_saved(), "form"), request.view_args or {}
    match request.endpoint:
        case "respond.save":
            return answering.page_again(problem, **about)
        case "respond.send":
            return sending.check_again(problem, **about)
    return None


def _page_to_send_again() -> str:
    """A button that sends the same once more. What no page of ours has sent is not carried."""
    sound = PlainForm().validate()
    given = request.form.items(multi=True) if sound else ()
    carried = [(name, text.replace("\r\n", "\n")) for name, text in given if name != _TOKEN]
    return render_template("respond/unsaved.html", form=PlainForm(), carried=carried, **errors.page_about(503))
