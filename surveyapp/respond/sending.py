"""Sending: check your answers, send them once, and the receipt."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, make_response, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from surveyapp.domain.codes import grouped
from surveyapp.domain.journey import Journey, in_words
from surveyapp.respond import begun
from surveyapp.respond.answering import address_of, repeat_words, way_on
from surveyapp.respond.forms import PlainForm, Problem, form_problems
from surveyapp.respond.refused import answer_to, too_much
from surveyapp.respond.while_writing import names_somebody
from surveyapp.storage import responses
from surveyapp.storage.responses import Sending
from surveyapp.web import limits
from surveyapp.web.current import intake, site
from surveyapp.web.languages import language
from surveyapp.web.security import is_from_our_page


@dataclass(frozen=True)
class Checked:
    """One line of "check your answers"."""

    question: str
    answer: str | None
    child: str | None
    change: str
    names_somebody: bool = False


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/s/<questionnaire>/check")(check)
    blueprint.post("/s/<questionnaire>/send")(send)
    blueprint.get("/s/<questionnaire>/sent")(sent)
    blueprint.post("/s/<questionnaire>/clear")(clear)
    blueprint.get("/cleared")(cleared)


def check(questionnaire: str) -> ResponseReturnValue:
    """Everything said so far, each with a way to change it."""
    draft = begun.draft_of(questionnaire)
    if draft is None:
        return redirect(begun.way_in(questionnaire))
    journey = begun.journey_of(draft)
    if not journey.complete:
        return redirect(way_on(questionnaire, journey))
    return _check_page(journey, [])


def check_again(problem: Problem, questionnaire: str) -> str | None:
    """The answers that could not be sent just now; None where they are not known without the database."""
    journey = begun.journey_in_memory(questionnaire)
    return _check_page(journey, [problem]) if journey and journey.complete else None


def send(questionnaire: str) -> ResponseReturnValue:
    """Send, exactly once. However often it is pressed, it ends at the same receipt."""
    draft = begun.draft_of(questionnaire)
    if draft is None:  # sent already, perhaps by another press of the button
        return redirect(url_for("respond.sent", questionnaire=questionnaire), 303)
    journey = begun.journey_of(draft)
    if not journey.complete or not any(journey.answered()):
        return redirect(way_on(questionnaire, journey), 303)
    form = PlainForm()
    refusal = limits.refusal_to_send() if form.validate() else None
    if refusal or form.errors:
        page = _check_page(journey, too_much() if refusal else form_problems(form))
        return (page, *answer_to(refusal)) if refusal else (page, 422)
    current = site()
    rendering = begun.rendering(draft.version)
    sending = Sending(rendering, language(), current.settings.secret_key, intake())
    stored = responses.send(current.database, draft, sending)
    if not stored and not begun.receipt():  # its time was over, or its wave closed in the meantime
        return redirect(begun.way_in(questionnaire), 303)
    if stored:
        limits.count_sent()
    session.clear()
    onward = redirect(url_for("respond.sent", questionnaire=questionnaire), 303)
    return begun.keep_receipt(onward, draft.key.receipt, questionnaire)


def sent(questionnaire: str) -> ResponseReturnValue:
    """The receipt, and what happens next."""
    receipt = begun.receipt()
    if receipt is None:
        return redirect(url_for("respond.check", questionnaire=questionnaire))
    return _sent_page(questionnaire, receipt, [])


def clear(questionnaire: str) -> ResponseReturnValue:
    """On a shared device: nothing of this person stays, not even the receipt.

    A page whose token is too old may ask for it, too, where the browser says that it is ours.
    """
    form, receipt = PlainForm(), begun.receipt()
    if form.validate() or is_from_our_page():
        return begun.forget(redirect(url_for("respond.cleared"), 303))
    if receipt is None:
        return redirect(begun.way_in(questionnaire), 303)
    return _sent_page(questionnaire, receipt, form_problems(form)), 422


def cleared() -> ResponseReturnValue:
    """The device is clear."""
    return render_template("respond/cleared.html")


def _sent_page(questionnaire: str, receipt: str, problems: list[Problem]) -> Response:
    page = render_template(
        "respond/sent.html",
        questionnaire_id=questionnaire,
        receipt=grouped(receipt),
        form=PlainForm(),
        problems=problems,
    )
    return begun.keep_receipt(make_response(page), receipt, questionnaire)


def _check_page(journey: Journey, problems: list[Problem]) -> str:
    menu_steps = [step for step in journey.steps if step.menu]
    return render_template(
        "respond/check.html",
        questionnaire=journey.questionnaire,
        lines=_lines(journey),
        anything=any(True for _ in journey.answered()),
        more=address_of(journey.questionnaire.id, menu_steps[-1], from_check=True) if menu_steps else None,
        form=PlainForm(),
        problems=problems,
    )


def _lines(journey: Journey) -> list[Checked]:
    lines = []
    for step in journey.steps:
        change = address_of(journey.questionnaire.id, step, from_check=True)
        for question in step.questions:
            value = journey.answers.value(question.id, step.number)
            words = journey.filled_in(str(question.words), step.number)
            answer = None if value is None else in_words(question, value)
            if question.counts:
                named = question.holds_free_text and names_somebody(value)
                lines.append(Checked(words, answer, repeat_words(journey, step), change, named))
    return lines
