"""Being invited: a code, from a letter or a link, lets one person begin."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from surveyapp.respond import begun, sentences
from surveyapp.respond.forms import CodeForm, form_problems
from surveyapp.respond.refused import answer_to
from surveyapp.storage import invitations
from surveyapp.storage.invitations import Invited
from surveyapp.web import limits
from surveyapp.web.current import site
from surveyapp.web.limits import Refusal

IN_HAND = "invitation"
"""The session keeps the code of a link under this name until it is used."""
LONGEST = 40


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.add_url_rule("/invitation", view_func=invitation, methods=["GET", "POST"])
    blueprint.get("/i/<given>")(invitation_by_link)


def invitation_by_link(given: str) -> ResponseReturnValue:
    """Leads to the page where the code of the link stands ready. To look uses nothing up: mail programs look at links, too.

    The code goes from the address into the browser's session: no other address takes it along, nor does the history.
    """
    session[IN_HAND] = given[:LONGEST]
    return redirect(url_for("respond.invitation"), 303)


def invitation() -> ResponseReturnValue:
    """Redeem a code. What it gives says nothing about it."""
    form = CodeForm()
    if request.method == "GET":
        form.code.data = session.get(IN_HAND, "")
    refusal = None
    if form.validate_on_submit():
        to, refusal = _redeemed(form.plain_code)
        if to:
            session.pop(IN_HAND, None)
            about = url_for("respond.about", questionnaire=to.questionnaire)
            return begun.keep_admission(redirect(about, 303), to)
        form.code.errors = [sentences.of_too_much() if refusal else sentences.of_unknown_invitation()]
    problems = form_problems(form)
    page = render_template("respond/invitation.html", form=form, problems=problems)
    return (page, *answer_to(refusal)) if refusal else (page, 422 if problems else 200)


def _redeemed(code: str) -> tuple[Invited | None, Refusal | None]:
    refusal = limits.refusal_of_code()
    if refusal:
        return None, refusal
    to = invitations.redeem(site().database, code, site().settings.secret_key)
    if to is None:
        limits.count_wrong_code()
    return to, None
