"""Links that let somebody choose a password: an invitation, or a new start. Each works once, for seven days."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from surveyapp.forum import passwords
from surveyapp.forum.forms import NewPasswordForm, form_problems
from surveyapp.storage import staff as people
from surveyapp.storage import tries
from surveyapp.web import accounts, staff
from surveyapp.web.current import now, site


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.add_url_rule("/link/<token>", view_func=link, methods=["GET", "POST"])


def link(token: str) -> ResponseReturnValue:
    """Choose a password. That signs nobody in: the second step comes after it."""
    database = site().database
    with database.reading() as connection:
        owner = people.owner_of_link(connection, token, now())
    if owner is None:
        return _gone()
    form = NewPasswordForm()
    if form.validate_on_submit():
        password = form.new_password.data or ""
        wrong = passwords.problems_of(password, owner.name, owner.email)
        if not wrong:
            hashed = accounts.hashed(password)
            with database.writing() as connection:
                found = people.use_link(connection, token, hashed, now())
                if found:
                    tries.clear(connection, found.id, now())
            if found is None:
                return _gone()
            staff.go_half_way(found, "")
            return redirect(url_for("forum.second_step" if found.has_second_factor else "forum.set_up"), 303)
        form.new_password.errors = wrong
    problems = form_problems(form)
    page = render_template("forum/link.html", form=form, owner=owner, problems=problems)
    return page, 422 if problems else 200


def _gone() -> ResponseReturnValue:
    sentences = [
        _("It was used already, or it is older than seven days, or it is not complete."),
        _("Ask the person who sent it to you for another one."),
    ]
    return render_template("forum/plain.html", title=_("This link does not work any more"), sentences=sentences), 404
