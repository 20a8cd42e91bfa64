"""Setting up the second step, where somebody has none: before it is done, nobody gets further."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask import Blueprint, make_response, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from surveyapp.domain.codes import code_from, grouped
from surveyapp.forum import known_devices, passkeys
from surveyapp.forum.forms import CodeForm, PasskeyForm, form_problems
from surveyapp.forum.qr import qr_code
from surveyapp.storage import audit, second_factors
from surveyapp.storage import staff as people
from surveyapp.storage.audit import Event
from surveyapp.storage.staff import Person
from surveyapp.web import accounts, staff
from surveyapp.web.current import now, site

HOW_MANY_CODES = 10


@dataclass(frozen=True)
class NewApp:
    """The secret that an app shall learn, as a picture and in letters."""

    picture: str
    key: str


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.add_url_rule("/set-up", view_func=set_up, methods=["GET", "POST"])
    blueprint.post("/set-up/passkey")(set_up_passkey)


def set_up() -> ResponseReturnValue:
    """An app that shows codes."""
    found = _without_second_factor()
    if found is None:
        return redirect(url_for("forum.sign_in"), 303)
    form = CodeForm()
    if form.validate_on_submit():
        if app_is_right(found, form.code.data or ""):
            return _arrive(found, "code")
        form.code.errors = [
            _("This is not the code that the app should show now. Look again, and type the newest one.")
        ]
    return _page(found, form, PasskeyForm(formdata=None))


def set_up_passkey() -> ResponseReturnValue:
    """A passkey in place of an app."""
    found = _without_second_factor()
    if found is None:
        return redirect(url_for("forum.sign_in"), 303)
    form = PasskeyForm()
    if form.validate_on_submit():
        key = passkeys.registered(found, form.credential.data or "", form.name.data or "")
        if key and keep_passkey(key):
            return _arrive(found, "passkey")
        form.credential.errors = [_("This passkey did not work.")]
    return _page(found, CodeForm(formdata=None), form)


def new_app(person: Person) -> NewApp:
    """The secret that is being set up. It stays the same until a code of it was right."""
    codes = accounts.codes()
    sealed = session.get("new_app")
    if not isinstance(sealed, str):
        sealed = session["new_app"] = codes.generate_totp_secret()
    return NewApp(qr_code(codes.get_totp_uri(person.email, sealed)), codes.get_totp_pretty_key(sealed))


def app_is_right(person: Person, typed: str) -> bool:
    """Whether a code is of the secret that is being set up. Then it is kept."""
    sealed = session.get("new_app")
    counter = accounts.codes().counter_of(sealed, "".join(typed.split())) if isinstance(sealed, str) else None
    if counter is None:
        return False
    with site().database.writing() as connection:
        second_factors.keep_totp(connection, person.id, str(sealed), counter, now())
    session.pop("new_app", None)
    return True


def keep_passkey(key: second_factors.Passkey) -> bool:
    """Keep a passkey; False where it is registered already."""
    with site().database.writing() as connection:
        return second_factors.add_passkey(connection, key, now())


def new_recovery_codes(person: Person) -> list[str]:
    """Ten codes, to be shown once. Earlier ones stop working."""
    codes = [code_from(secrets.token_bytes(8)) for _number in range(HOW_MANY_CODES)]
    with site().database.writing() as connection:
        second_factors.keep_recovery_codes(connection, person.id, codes, site().settings.staff_secret_key, now())
    return [grouped(code) for code in codes]


def _without_second_factor() -> Person | None:
    found = staff.half_way()
    return found if found and not found.has_second_factor else None


def _arrive(found: Person, way: str) -> ResponseReturnValue:
    codes = new_recovery_codes(found)
    with site().database.writing() as connection:
        audit.note(connection, now(), found.id, Event.SIGNED_IN, way)
        fresh = people.by_id(connection, found.id) or found
    onward = staff.sign_in(fresh, way)
    page = render_template("forum/recovery-codes.html", codes=codes, onward=onward)
    return known_devices.remember(make_response(page), found.email)


def _page(found: Person, form: CodeForm, passkey: PasskeyForm) -> ResponseReturnValue:
    problems = form_problems(form) + form_problems(passkey)
    page = render_template(
        "forum/set-up.html",
        form=form,
        passkey=passkey,
        app=new_app(found),
        options=passkeys.options_to_register(found),
        problems=problems,
    )
    return page, 422 if problems else 200
