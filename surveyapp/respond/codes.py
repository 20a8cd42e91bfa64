"""Codes: stop now and come back later, on any device; and take your answers back."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from surveyapp.domain.codes import grouped
from surveyapp.respond import begun, sentences
from surveyapp.respond.answering import way_on
from surveyapp.respond.forms import CodeForm, PlainForm, form_problems
from surveyapp.storage import drafts, responses
from surveyapp.web.current import site, today
from surveyapp.web.privacy import periods


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/s/<questionnaire>/stop")(stop)
    blueprint.post("/s/<questionnaire>/stop")(leave_code)
    blueprint.add_url_rule("/resume", view_func=resume, methods=["GET", "POST"])
    blueprint.add_url_rule("/withdraw", view_func=withdraw, methods=["GET", "POST"])


def stop(questionnaire: str) -> ResponseReturnValue:
    """What is saved, and how to get a code."""
    draft = begun.draft_of(questionnaire)
    if draft is None:
        return redirect(begun.way_in(questionnaire))
    journey = begun.journey_of(draft)
    return render_template(
        "respond/stop.html",
        questionnaire=journey.questionnaire,
        form=PlainForm(),
        problems=[],
        onward=way_on(questionnaire, journey),
    )


def leave_code(questionnaire: str) -> ResponseReturnValue:
    """A code, shown once."""
    draft = begun.draft_of(questionnaire)
    if draft is None:
        return redirect(begun.way_in(questionnaire), 303)
    journey = begun.journey_of(draft)
    form = PlainForm()
    ready = form.validate()
    code = drafts.leave_code(site().database, draft, site().settings.secret_key, today()) if ready else None
    if ready and code is None:  # sent in another tab in the meantime
        return redirect(begun.way_in(questionnaire), 303)
    page = render_template(
        "respond/stop.html",
        questionnaire=journey.questionnaire,
        form=form,
        problems=form_problems(form),
        code=grouped(code) if code else None,
        onward=way_on(questionnaire, journey),
    )
    return page, 200 if ready else 422


def resume() -> ResponseReturnValue:
    """Go on where a code was left."""
    form = CodeForm()
    if form.validate_on_submit():
        code = form.plain_code
        draft = drafts.resume(site().database, code, site().settings.secret_key, today())
        if draft:
            onward = way_on(draft.version.questionnaire, begun.journey_of(draft))
            return begun.keep_key(redirect(onward, 303), draft)
        form.code.errors = [sentences.of_unknown_code()]
    problems = form_problems(form)
    return render_template("respond/resume.html", form=form, problems=problems), 422 if problems else 200


def withdraw() -> ResponseReturnValue:
    """Take answers back by their receipt."""
    form = CodeForm()
    if form.validate_on_submit():
        settings = site().settings
        if responses.withdraw(site().database, form.plain_code, settings.secret_key, settings.tombstone_file):
            return begun.forget_receipts(make_response(render_template("respond/withdrawn.html", periods=periods())))
        form.code.errors = [sentences.of_unknown_receipt()]
    problems = form_problems(form)
    page = render_template("respond/withdraw.html", form=form, problems=problems, periods=periods())
    return page, 422 if problems else 200
