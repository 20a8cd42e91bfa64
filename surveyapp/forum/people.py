"""People: who has an account, what they may do, and the links that let them in. For administrators."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from surveyapp import notices, opening
from surveyapp.domain.roles import Right, Role
from surveyapp.forum.forms import InviteForm, PlainForm, RolesForm, form_problems
from surveyapp.forum.wording import RoleWords, role_words
from surveyapp.notices import AccountChange
from surveyapp.storage import audit, tries
from surveyapp.storage import staff as people
from surveyapp.storage.audit import Event
from surveyapp.storage.staff import Change, Person, StaffRefused
from surveyapp.web import staff
from surveyapp.web.current import now, site, today

_PERSON = "/people/<person>/"


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/people/", endpoint="people")(everyone)
    blueprint.add_url_rule("/people/invite", view_func=invite, methods=["GET", "POST"])
    blueprint.get(_PERSON)(person)
    blueprint.post(f"{_PERSON}roles")(set_roles)
    blueprint.post(f"{_PERSON}suspend")(suspend)
    blueprint.post(f"{_PERSON}let-back")(let_back)
    blueprint.post(f"{_PERSON}sign-out")(sign_out_everywhere)
    blueprint.post(f"{_PERSON}link")(make_link)
    blueprint.post(f"{_PERSON}start-again")(start_again)


@staff.require(Right.MANAGE_PEOPLE)
def everyone() -> ResponseReturnValue:
    """Everybody with an account."""
    with site().database.reading() as connection:
        found = people.everyone(connection)
        waiting = {one.staff: one for one in tries.being_turned_away(connection)}
    listed = [(one, _titles(one), waiting.get(one.id)) for one in found]
    return render_template("forum/people.html", listed=listed)


@staff.require(Right.MANAGE_PEOPLE)
def invite() -> ResponseReturnValue:
    """Somebody new. The link is shown once: who invites hands it over."""
    form = InviteForm()
    if form.validate_on_submit():
        try:
            with site().database.writing() as connection:
                token = people.invite(
                    connection, form.email.data or "", form.name.data or "", form.given, now(), staff.me().id
                )
                found = people.by_email(connection, form.email.data or "")
        except StaffRefused as refused:
            form.email.errors = [str(refused)]
        else:
            _tell(found, AccountChange.INVITED)
            return render_template("forum/link-made.html", person=found, address=_address(token))
    problems = form_problems(form)
    page = render_template("forum/invite.html", form=form, roles=_every_role(), problems=problems)
    return page, 422 if problems else 200


@staff.require(Right.MANAGE_PEOPLE)
def person(person: str) -> ResponseReturnValue:
    """One person, and what can be changed."""
    return _page(_found(person))


@staff.require(Right.MANAGE_PEOPLE)
def set_roles(person: str) -> ResponseReturnValue:
    """Give the roles that were chosen, and no others."""
    found, form = _found(person), RolesForm()
    if not form.validate_on_submit():
        return _page(found, form_problems(form)[0].sentence)
    return _changed(found, lambda: _roles_given(found, form.given))


@staff.require(Right.MANAGE_PEOPLE)
def suspend(person: str) -> ResponseReturnValue:
    """Shut somebody out."""
    found = _found(person)

    by = staff.me().id
    return _changed(found, lambda: _held(lambda connection: people.suspend(connection, found.id, now(), by)))


@staff.require(Right.MANAGE_PEOPLE)
def let_back(person: str) -> ResponseReturnValue:
    """Let somebody in again."""
    found = _found(person)

    def change() -> None:
        with site().database.writing() as connection:
            people.let_back(connection, found.id, now(), staff.me().id)

    return _changed(found, change)


@staff.require(Right.MANAGE_PEOPLE)
def sign_out_everywhere(person: str) -> ResponseReturnValue:
    """End every session of somebody."""
    found = _found(person)

    def change() -> None:
        with site().database.writing() as connection:
            people.end_sessions(connection, found.id)
            audit.note(connection, now(), staff.me().id, Event.SIGNED_OUT_EVERYWHERE, found.id)

    return _changed(found, change)


@staff.require(Right.MANAGE_PEOPLE)
def make_link(person: str) -> ResponseReturnValue:
    """A link for another password. The second step stays what it is."""
    found = _found(person)
    with site().database.writing() as connection:
        token = people.make_link(connection, found, now(), staff.me().id) if _may_change(found) else None
    return _linked(found, token, AccountChange.LINK_MADE)


@staff.require(Right.MANAGE_PEOPLE)
def start_again(person: str) -> ResponseReturnValue:
    """For who lost the second step: password and second step go, and a link begins anew."""
    found = _found(person)
    with site().database.writing() as connection:
        token = people.start_again(connection, found, now(), staff.me().id) if _may_change(found) else None
    return _linked(found, token, AccountChange.STARTED_AGAIN)


# What the routes share


def _found(code: str) -> Person:
    with site().database.reading() as connection:
        return people.by_code(connection, code) or abort(404)


def _may_change(found: Person) -> bool:
    """Nobody changes their own account here, so that nobody shuts themself out by mistake.

    It does not hold an administrator back: with a link that they made they can sign in as somebody else. That is why the
    owner and the safeguarding leads are told, and why leads see all changes (SECURITY.md).
    """
    return found.id != staff.me().id and bool(PlainForm().validate_on_submit())


def _changed(found: Person, change: Callable[[], object]) -> ResponseReturnValue:
    """Make a change and show the person again; or say why not."""
    if not _may_change(found):
        return _page(found, _cannot(found))
    try:
        change()
    except StaffRefused as refused:
        return _page(found, str(refused))
    return redirect(url_for("forum.person", person=found.code), 303)


def _linked(found: Person, token: str | None, change: AccountChange) -> ResponseReturnValue:
    if token is None:
        return _page(found, _cannot(found))
    _tell(found, change)
    return render_template("forum/link-made.html", person=found, address=_address(token))


def _cannot(found: Person) -> str:
    if found.id == staff.me().id:
        return _("You cannot change your own account here. Another administrator can.")
    return _("This page was open for a long time. Please press the button again.")


def _roles_given(found: Person, roles: frozenset[Role]) -> None:
    by = staff.me().id
    _held(lambda connection: people.set_roles(connection, found.id, roles, now(), by))
    if roles != found.roles:
        _tell(found, AccountChange.ROLES_CHANGED)


def _tell(found: Person | None, change: AccountChange) -> None:
    """So that an administrator cannot take an account, or make one, and nobody but the audit log knows."""
    if found:
        notices.tell_of_change(site().database, site().settings, str(site().area.forum), found, change, now())


def _held(change: Change) -> None:
    """Make a change that must not take the last safeguarding lead who hears."""
    opening.change_staff(site().database, today(), change)


def _address(token: str) -> str:
    return url_for("forum.link", token=token, _external=True)


def _titles(found: Person) -> list[str]:
    return [role_words(role).title for role in sorted(found.roles)]


def _every_role() -> list[RoleWords]:
    return [role_words(role) for role in Role]


def _page(found: Person, refused: str = "") -> ResponseReturnValue:
    page = render_template(
        "forum/person.html",
        person=found,
        roles=_every_role(),
        own=found.id == staff.me().id,
        form=PlainForm(formdata=None),
        refused=refused,
    )
    return page, 422 if refused else 200
