"""Codes: stop now and come back later, on any device; and take your answers back."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from surveyapp.domain.codes import grouped
from surveyapp.respond import begun, sentences
from surveyapp.respond.answering import way_on
from surveyapp.respond.forms import CodeForm, PlainForm, form_problems
from surveyapp.respond.refused import answer_to, too_much
from surveyapp.storage import drafts, responses
from surveyapp.storage.drafts import Draft
from surveyapp.storage.responses import Withdrawn
from surveyapp.web import limits
from surveyapp.web.current import site, today
from surveyapp.web.limits import Refusal
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
    code, refusal = _new_code(draft) if ready else (None, None)
    if ready and code is None and refusal is None:  # sent in another tab in the meantime
        return redirect(begun.way_in(questionnaire), 303)
    page = render_template(
        "respond/stop.html",
        questionnaire=journey.questionnaire,
        form=form,
        problems=too_much() if refusal else form_problems(form),
        code=grouped(code) if code else None,
        onward=way_on(questionnaire, journey),
    )
    return (page, *answer_to(refusal)) if refusal else (page, 200 if ready else 422)


def resume() -> ResponseReturnValue:
    """Go on where a code was left."""
    form = CodeForm()
    refusal = None
    if form.validate_on_submit():
        draft, refusal = _resumed(form.plain_code)
        if draft:
            onward = way_on(draft.version.questionnaire, begun.journey_of(draft))
            return begun.keep_key(redirect(onward, 303), draft)
        form.code.errors = [sentences.of_too_much() if refusal else sentences.of_unknown_code()]
    problems = form_problems(form)
    page = render_template("respond/resume.html", form=form, problems=problems)
    return (page, *answer_to(refusal)) if refusal else (page, 422 if problems else 200)


def withdraw() -> ResponseReturnValue:
    """Take answers back by their receipt."""
    form = CodeForm()
    refusal = None
    if form.validate_on_submit():
        gone, refusal = _withdrawn(form.plain_code)
        if gone:
            return begun.forget_receipts(make_response(render_template("respond/withdrawn.html", periods=periods())))
        form.code.errors = [sentences.of_too_much() if refusal else sentences.of_unknown_receipt()]
    problems = form_problems(form)
    page = render_template("respond/withdraw.html", form=form, problems=problems, periods=periods())
    return (page, *answer_to(refusal)) if refusal else (page, 422 if problems else 200)


def _new_code(draft: Draft) -> tuple[str | None, Refusal | None]:
    with limits.turn_at_giving() as ours:
        if not ours:
            return None, limits.AGAIN_SOON
        return drafts.leave_code(site().database, draft, site().settings.secret_key, today()), None


def _resumed(code: str) -> tuple[Draft | None, Refusal | None]:
    """The draft of a code. The limits stand before the slow hash."""
    refusal = limits.refusal_of_code()
    if refusal:
        return None, refusal
    with limits.turn_at_code() as ours:
        if not ours:
            return None, limits.AGAIN_SOON
        draft = drafts.resume(site().database, code, site().settings.secret_key, today())
    if draft is None:
        limits.count_wrong_code()
    return draft, None


def _withdrawn(receipt: str) -> tuple[Withdrawn | None, Refusal | None]:
    refusal = limits.refusal_of_code()
    if refusal:
        return None, refusal
    settings = site().settings
    gone = responses.withdraw(site().database, receipt, settings.secret_key, settings.tombstone_file)
    if gone is None:
        limits.count_wrong_code()
    return gone, None
