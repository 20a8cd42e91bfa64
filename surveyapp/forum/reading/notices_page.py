"""Notices: a safeguarding lead lets a test be sent to them, and confirms with its code that it came."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from surveyapp import notices
from surveyapp.domain.codes import read_code
from surveyapp.domain.roles import Right
from surveyapp.forum.forms import CodeForm, PlainForm, form_problems
from surveyapp.notices import NoticeFailed
from surveyapp.storage import notices as known
from surveyapp.web.current import now, site
from surveyapp.web.staff import me, require


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/notices/", endpoint="notices")(show)
    blueprint.post("/notices/test")(test_notice)
    blueprint.post("/notices/")(confirm_notice)


@require(Right.CONFIRM_NOTICES)
def show() -> ResponseReturnValue:
    """How notices stand."""
    return _page(CodeForm())


@require(Right.CONFIRM_NOTICES)
def test_notice() -> ResponseReturnValue:
    """Send a test to who is signed in."""
    if not PlainForm().validate():
        refused = _("This page was open for a long time. Please press the button again.")
        return _page(CodeForm(formdata=None), refused=refused), 422
    try:
        notices.send_test(site().database, site().settings, str(site().area.forum), me(), now())
    except NoticeFailed as failed:
        return _page(CodeForm(formdata=None), refused=str(failed)), 422
    return redirect(url_for("forum.notices", sent="yes"), 303)


@require(Right.CONFIRM_NOTICES)
def confirm_notice() -> ResponseReturnValue:
    """The code of the test: it came."""
    form = CodeForm()
    if form.validate():
        code = read_code(form.code.data or "")
        if code and notices.confirm(site().database, me(), code, now()):
            return redirect(url_for("forum.notices"), 303)
        form.code.errors = [_("This is not the code of your newest test, or it is older than an hour.")]
    return _page(form), 422


def _page(form: CodeForm, *, refused: str | None = None) -> str:
    with site().database.reading() as connection:
        confirmed, failing = known.confirmed_on(connection, me().id), known.failing_since(connection)
    return render_template(
        "forum/reading/notices.html",
        person=me(),
        confirmed=confirmed,
        failing=failing,
        sent="sent" in request.args,
        form=form,
        plain=PlainForm(),
        problems=form_problems(form),
        refused=refused,
    )
