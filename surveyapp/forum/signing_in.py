"""Signing in, first step: the password. And signing out."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from surveyapp.forum import known_devices
from surveyapp.forum.demo_accounts import demo_accounts
from surveyapp.forum.forms import PlainForm, SignInForm, form_problems
from surveyapp.storage import staff as people
from surveyapp.storage import tries
from surveyapp.storage.audit import Event
from surveyapp.storage.staff import Person
from surveyapp.web import accounts, staff
from surveyapp.web.current import now, site


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.add_url_rule("/sign-in", view_func=sign_in, methods=["GET", "POST"])
    blueprint.post("/sign-out")(sign_out)


def sign_in() -> ResponseReturnValue:
    """The e-mail address and the password. Whatever is wrong with them, the answer is the same."""
    if staff.person():
        return redirect(staff.safe_next(request.args.get("next", "")), 303)
    form = SignInForm()
    if form.validate_on_submit():
        found = _who(form)
        if isinstance(found, Person):
            staff.go_half_way(found, staff.safe_next(request.args.get("next", "")))
            return redirect(url_for("forum.second_step" if found.has_second_factor else "forum.set_up"), 303)
        form.email.errors = [paused_words(found) if found else _("The e-mail address or the password is wrong.")]
    problems = form_problems(form)
    page = render_template(
        "forum/sign-in.html", form=form, problems=problems, away="away" in request.args, accounts=demo_accounts()
    )
    return page, 422 if problems else 200


def sign_out() -> ResponseReturnValue:
    """End every session of who is signed in."""
    if not PlainForm().validate_on_submit():
        abort(400)
    staff.sign_out(staff.me())
    return redirect(url_for("forum.sign_in"), 303)


def paused_words(until: datetime) -> str:
    """What is said to who tries while an account is paused for devices that it does not know."""
    minutes = max(1, -(-int((until - now()).total_seconds()) // 60))
    return " ".join(
        [
            _("There were too many wrong tries for this account."),
            ngettext("Wait %(num)s minute, then try again.", "Wait %(num)s minutes, then try again.", minutes),
            _("A device on which you have signed in before still works. Nothing is lost."),
        ]
    )


def _who(form: SignInForm) -> Person | datetime | None:
    """Whose password it is; until when nobody may try, where somebody tried too often; None where it is nobody's."""
    database = site().database
    with database.reading() as connection:
        found = people.by_email(connection, form.tidy_email)
    pool = known_devices.pool_of(form.tidy_email, found)
    with database.writing() as connection:
        paused = tries.take(connection, pool, now())
    if paused:
        return paused
    right = accounts.fits(found, form.password.data or "")
    with database.writing() as connection:
        if right:
            tries.give_back(connection, pool)
        else:
            tries.wrong(connection, pool, Event.WRONG_PASSWORD, now())
    return found if right else None
