"""Staff: who is signed in, what they may do, and the guard that stands before every page of theirs."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import ParamSpec

from flask import abort, current_app, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_security import login_user, logout_user

from surveyapp.domain.roles import Right
from surveyapp.storage import audit, staff
from surveyapp.storage.audit import Event
from surveyapp.storage.staff import Person
from surveyapp.web.accounts import Account
from surveyapp.web.current import now, site
from surveyapp.web.way_back import is_ours

IDLE = timedelta(minutes=30)
"""Long enough to read something hard and ring somebody about it; short enough for a device that was left alone."""
LONGEST = timedelta(hours=10)
"""A working day."""
HALF_WAY_LASTS = timedelta(minutes=10)
"""From the right password to the right code."""

P = ParamSpec("P")
View = Callable[P, ResponseReturnValue]


# Who is signed in


def person() -> Person | None:
    """Who is signed in, with both factors. Read from the database once a request: a role that is taken is gone at once."""
    if "staff" not in g:
        g.staff = _signed_in()
    found: Person | None = g.staff
    return found


def me() -> Person:
    """Who is signed in, behind the guard."""
    return person() or abort(403)


def may(right: Right) -> bool:
    """Whether who is signed in may do this."""
    found = person()
    return found is not None and right in found.rights


def half_way() -> Person | None:
    """Who gave the right password, but no second factor yet."""
    uniquifier = session.get("half_way")
    if not isinstance(uniquifier, str) or _age("half_way_since") > HALF_WAY_LASTS.total_seconds():
        return None
    with site().database.reading() as connection:
        found = staff.by_uniquifier(connection, uniquifier)
    return found if found and found.active else None


def _signed_in() -> Person | None:
    if "_user_id" not in session or "both_factors" not in session:
        return None
    if _age("seen") > IDLE.total_seconds() or _age("since") > LONGEST.total_seconds():
        return None
    account = current_user._get_current_object()
    found = account.person if isinstance(account, Account) else None
    return found if found and found.has_second_factor else None


def _age(name: str) -> float:
    """How many seconds ago something was noted in the session."""
    noted = session.get(name)
    return now().timestamp() - noted if isinstance(noted, int) else float("inf")


# Coming and going


def go_half_way(found: Person, onward: str) -> None:
    """The password was right. Nobody is signed in by that."""
    _begin_session()
    session["half_way"] = found.uniquifier
    session["half_way_since"] = int(now().timestamp())
    session["next"] = onward


def sign_in(found: Person, way: str) -> str:
    """Both factors were right: another session begins. Where to go on."""
    onward = str(session.get("next", ""))
    _begin_session()
    login_user(Account(found), remember=False, authn_via=["password", way])
    session["_id"] = secrets.token_urlsafe(16)  # flask-login would keep a hash of address and browser here
    session["both_factors"] = way
    session["since"] = session["seen"] = int(now().timestamp())
    g.pop("staff", None)
    return safe_next(onward)


def go_on_as(uniquifier: str) -> None:
    """Stay signed in here after all sessions were ended, as who changed their own password."""
    session["_user_id"] = uniquifier
    g.pop("staff", None)


def sign_out(found: Person, event: Event = Event.SIGNED_OUT) -> None:
    """End every session of a person, here and elsewhere."""
    with site().database.writing() as connection:
        staff.end_sessions(connection, found.id)
        audit.note(connection, now(), found.id, event, found.id)
    logout_user()
    _begin_session()


def _begin_session() -> None:
    """Nothing of the session before it stays, the forms' token neither."""
    session.clear()
    g.pop(current_app.config.get("WTF_CSRF_FIELD_NAME", "csrf_token"), None)
    g.pop("staff", None)


def safe_next(wanted: str) -> str:
    """Where to go after signing in: a page of the forum or of the results, and nothing else that an address may say."""
    path = wanted.partition("?")[0]
    led_to = path.startswith((url_for("forum.start"), url_for("dashboard.overview"))) and is_ours(path)
    return path if led_to else url_for("forum.start")


# The guard


def require(right: Right) -> Callable[[View[P]], View[P]]:
    """Put before a view: only who has the right gets in."""

    def guarding(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            turned = turned_away(right)
            return view(*args, **kwargs) if turned is None else turned

        return guarded

    return guarding


def turned_away(right: Right | None = None) -> ResponseReturnValue | None:
    """The answer to who may not see a page; None for who may."""
    found = person()
    if found is None:
        return _to_sign_in()
    if right and right not in found.rights:
        return refuse(str(request.endpoint))
    if _age("seen") > 60:
        session["seen"] = int(now().timestamp())
    return None


def refuse(about: str) -> ResponseReturnValue:
    """Say no to who is signed in, and note it. `about`: the page, or the opaque id of what was asked for."""
    found = person()
    with site().database.writing() as connection:
        audit.note(connection, now(), found.id if found else None, Event.REFUSED, about)
    return render_template("staff-refused.html", person=found), 403


def results_for_staff() -> ResponseReturnValue | None:
    """The guard of the results, where only the forum sees them."""
    settings = site().settings
    if settings.results != "forum":
        return None
    if settings.part == "public":  # nobody can sign in here
        abort(404)
    return turned_away(Right.SEE_RESULTS)


def _to_sign_in() -> ResponseReturnValue:
    found = half_way()
    if found:
        return redirect(url_for("forum.second_step" if found.has_second_factor else "forum.set_up"), 303)
    onward = request.path if request.method in ("GET", "HEAD") else ""
    asked = onward if onward and safe_next(onward) == onward != url_for("forum.start") else None
    away = "1" if "_user_id" in session else None
    return redirect(url_for("forum.sign_in", next=asked, away=away), 303)
