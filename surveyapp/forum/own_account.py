"""One's own account: password, app, passkeys and recovery codes. Each change asks for the password again."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from surveyapp.forum import known_devices, passkeys, passwords, setting_up
from surveyapp.forum.forms import NewAppForm, NewPasskeyForm, NewPasswordForm, PasswordForm, form_problems
from surveyapp.forum.signing_in import paused_words
from surveyapp.forum.wording import role_words
from surveyapp.storage import second_factors, tries
from surveyapp.storage import staff as people
from surveyapp.storage.audit import Event
from surveyapp.web import accounts, staff
from surveyapp.web.current import now, site


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/account/")(account)
    blueprint.add_url_rule("/account/password", view_func=password, methods=["GET", "POST"])
    blueprint.add_url_rule("/account/app", view_func=app, methods=["GET", "POST"])
    blueprint.add_url_rule("/account/passkeys", view_func=passkey, methods=["GET", "POST"])
    blueprint.add_url_rule("/account/passkeys/<passkey>/remove", view_func=remove_passkey, methods=["GET", "POST"])
    blueprint.add_url_rule("/account/recovery-codes", view_func=recovery_codes, methods=["GET", "POST"])


def account() -> ResponseReturnValue:
    """What the account has."""
    me = staff.me()
    with site().database.reading() as connection:
        keys = second_factors.passkeys_of(connection, me.id)
    roles = [role_words(role) for role in sorted(me.roles)]
    last = len(keys) == 1 and not me.totp_secret
    return render_template("forum/account.html", person=me, keys=keys, only_passkey=last, roles=roles)


def password() -> ResponseReturnValue:
    """Another password. It ends every other session."""
    form, me = NewPasswordForm(), staff.me()
    if form.validate_on_submit() and _is_mine(form):
        chosen = form.new_password.data or ""
        form.new_password.errors = passwords.problems_of(chosen, me.name, me.email)
        if not form.new_password.errors:
            hashed = accounts.hashed(chosen)
            with site().database.writing() as connection:
                people.set_password(connection, me.id, hashed, now())
                fresh = people.by_id(connection, me.id)
            staff.go_on_as(fresh.uniquifier if fresh else "")
            return redirect(url_for("forum.account"), 303)
    return _page("forum/new-password.html", form)


def app() -> ResponseReturnValue:
    """Another app in place of the one before."""
    form, me = NewAppForm(), staff.me()
    if form.validate_on_submit() and _is_mine(form):
        if setting_up.app_is_right(me, form.code.data or ""):
            return redirect(url_for("forum.account"), 303)
        form.code.errors = [
            _("This is not the code that the app should show now. Look again, and type the newest one.")
        ]
    return _page("forum/new-app.html", form, app=setting_up.new_app(me))


def passkey() -> ResponseReturnValue:
    """One more passkey."""
    form, me = NewPasskeyForm(), staff.me()
    if form.validate_on_submit() and _is_mine(form):
        key = passkeys.registered(me, form.credential.data or "", form.name.data or "")
        if key and setting_up.keep_passkey(key):
            return redirect(url_for("forum.account"), 303)
        form.credential.errors = [_("This passkey did not work.")]
    return _page("forum/new-passkey.html", form, options=passkeys.options_to_register(me))


def remove_passkey(passkey: str) -> ResponseReturnValue:
    """Take a passkey away, but never the last second factor. Somebody else's is refused."""
    form, me = PasswordForm(), staff.me()
    with site().database.reading() as connection:
        mine = {key.code: key for key in second_factors.passkeys_of(connection, me.id)}
    if passkey not in mine:
        return staff.refuse(passkey[:60])
    if form.validate_on_submit() and _is_mine(form):
        with site().database.writing() as connection:
            removed = second_factors.remove_passkey(connection, me.id, passkey, now())
        if removed:
            return redirect(url_for("forum.account"), 303)
        form.password.errors = [_("This is your only second step. Set up an app first.")]
    return _page("forum/remove-passkey.html", form, key=mine[passkey])


def recovery_codes() -> ResponseReturnValue:
    """Ten new recovery codes, shown once."""
    form, me = PasswordForm(), staff.me()
    if form.validate_on_submit() and _is_mine(form):
        codes = setting_up.new_recovery_codes(me)
        return render_template("forum/recovery-codes.html", codes=codes, onward=url_for("forum.account"))
    return _page("forum/new-recovery-codes.html", form)


def _is_mine(form: PasswordForm) -> bool:
    """Whether the password is that of who is signed in: a device that was left open changes nothing. Counted like a sign-in."""
    me, database = staff.me(), site().database
    pool = known_devices.pool_of(me.email, me)
    with database.writing() as connection:
        paused = tries.take(connection, pool, now())
    right = not paused and accounts.fits(me, form.password.data or "")
    if not right:
        form.password.errors = [_wrong(paused)]
    if not paused:
        with database.writing() as connection:
            if right:
                tries.give_back(connection, pool)
            else:
                tries.wrong(connection, pool, Event.WRONG_PASSWORD, now())
    return right


def _wrong(paused: datetime | None) -> str:
    return paused_words(paused) if paused else _("This is not your password.")


def _page(template: str, form: PasswordForm, **given: object) -> ResponseReturnValue:
    problems = form_problems(form)
    return render_template(template, form=form, problems=problems, **given), 422 if problems else 200
