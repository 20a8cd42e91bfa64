"""Signing in, second step: a code from the app, a recovery code, or a passkey. Nothing leads past it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from surveyapp.domain.codes import read_code
from surveyapp.forum import known_devices, passkeys
from surveyapp.forum.demo_accounts import demo_code
from surveyapp.forum.forms import CodeForm, PasskeyForm, form_problems
from surveyapp.forum.signing_in import paused_words
from surveyapp.storage import audit, second_factors, tries
from surveyapp.storage.audit import Event
from surveyapp.storage.staff import Person
from surveyapp.web import accounts, staff
from surveyapp.web.current import now, site

SIX = 6


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.add_url_rule("/second-step", view_func=second_step, methods=["GET", "POST"])
    blueprint.post("/second-step/passkey")(passkey_step)


def second_step() -> ResponseReturnValue:
    """A code."""
    found = staff.half_way()
    if found is None or not found.has_second_factor:
        return redirect(url_for("forum.sign_in"), 303)
    form = CodeForm()
    if form.validate_on_submit():
        typed = form.code.data or ""
        tried = tried_once(found, lambda: code_is_right(found, typed))
        if tried is True:
            return arrive(found, "code")
        form.code.errors = [
            paused_words(tried) if isinstance(tried, datetime) else _("This code is wrong, or it was used already.")
        ]
    return _page(found, form, PasskeyForm(formdata=None))


def passkey_step() -> ResponseReturnValue:
    """A passkey."""
    found = staff.half_way()
    if found is None or not found.has_second_factor:
        return redirect(url_for("forum.sign_in"), 303)
    form = PasskeyForm()
    if form.validate_on_submit():
        given = form.credential.data or ""
        tried = tried_once(found, lambda: passkeys.signed_by(found, given))
        if tried is True:
            return arrive(found, "passkey")
        form.credential.errors = [
            paused_words(tried) if isinstance(tried, datetime) else _("This passkey did not work.")
        ]
    return _page(found, CodeForm(formdata=None), form)


def tried_once(found: Person, is_right: Callable[[], bool]) -> bool | datetime:
    """Whether a try was right; until when nobody may try, where there were too many wrong ones."""
    database = site().database
    pool = known_devices.pool_of(found.email, found)
    with database.writing() as connection:
        paused = tries.take(connection, pool, now())
    if paused:
        return paused
    right = is_right()
    with database.writing() as connection:
        if right:
            tries.signed_in(connection, pool, now())
        else:
            tries.wrong(connection, pool, Event.WRONG_CODE, now())
    return right


def code_is_right(found: Person, typed: str) -> bool:
    """Whether it is a code of the person's app or a recovery code of theirs. Either works once."""
    plain = "".join(typed.split())
    if len(plain) == SIX and plain.isascii() and plain.isdigit():
        return accounts.code_fits(found, plain)
    code = read_code(typed)
    if code is None:
        return False
    with site().database.writing() as connection:
        return second_factors.use_recovery_code(connection, found.id, code, site().settings.staff_secret_key, now())


def arrive(found: Person, way: str) -> Response:
    """Both factors were right."""
    with site().database.writing() as connection:
        audit.note(connection, now(), found.id, Event.SIGNED_IN, way)
    return known_devices.remember(redirect(staff.sign_in(found, way), 303), found.email)


def _page(found: Person, form: CodeForm, passkey: PasskeyForm) -> ResponseReturnValue:
    problems = form_problems(form) + form_problems(passkey)
    page = render_template(
        "forum/second-step.html",
        form=form,
        passkey=passkey,
        options=passkeys.options_to_sign(found) if found.passkeys else None,
        has_app=found.totp_secret is not None,
        demo_code=demo_code(found.email),
        problems=problems,
    )
    return page, 422 if problems else 200
