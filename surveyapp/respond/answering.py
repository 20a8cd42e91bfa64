"""Answering: one step at a time, saved at each, back and forth without losing a word."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from surveyapp.domain.conditions import Value
from surveyapp.domain.journey import Answers, Journey, Place, Step
from surveyapp.respond import begun, sentences, while_writing
from surveyapp.respond.forms import PageForm, Problem, form_problems
from surveyapp.respond.while_writing import SETTINGS, TAKES_OUT, TOOK_OUT, Onward
from surveyapp.storage import drafts
from surveyapp.web.current import site, today
from surveyapp.web.languages import in_figures

FROM_CHECK = "check"
HELP = "help"
"""The button that leads to everyone who helps. Like settings it saves first what was answered, and nothing stands before it."""


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    for rule in ("/s/<questionnaire>/page/<step>", "/s/<questionnaire>/page/<step>/<int:number>"):
        blueprint.get(rule)(page)
        blueprint.post(rule)(save)


def page(questionnaire: str, step: str, number: int = 1) -> ResponseReturnValue:
    """One step, with what was answered before."""
    draft = begun.draft_of(questionnaire)
    if draft is None:
        return redirect(begun.way_in(questionnaire))
    journey = begun.journey_of(draft)
    found = journey.step(step, number)
    if found is None:
        _known_or_404(journey, step, number)
        return redirect(way_on(questionnaire, journey))
    return _page(journey, found, PageForm(found, draft.answers, None))


def save(questionnaire: str, step: str, number: int = 1) -> ResponseReturnValue:
    """Save the step and go on. A page that is too old, or whose draft is gone, keeps what was typed."""
    draft = begun.draft_of(questionnaire)
    pressed = request.form.get("action", "next")
    action = TOOK_OUT.get(pressed, pressed)
    if draft is None and (action == HELP or begun.receipt()):  # help never waits, and asks for no wave
        to_help = address_of_help(questionnaire, step, number)
        return redirect(to_help if action == HELP else begun.way_in(questionnaire), 303)
    journey = begun.journey_of(draft) if draft else _journey_from_nothing(questionnaire)
    found = journey.step(step, number) or _known_or_404(journey, step, number)
    form = PageForm(found, journey.answers, request.form)
    sound = form.validate()
    if action == HELP and form.forged_or_old:
        return redirect(_address_after(action, journey, found), 303)
    if not sound and (form.forged_or_old or _must_be_mended(form, action)):
        return _page(journey, found, form), 422
    answers = _to_save(form, action, journey.answers)
    saved = drafts.save(site().database, draft, answers, today(), over=action != "skip") if draft else None
    kept = saved or (None if begun.receipt() else begun.begin(questionnaire, Answers(answers)))
    if kept is None:
        return _not_begun(journey, found, form, action)
    onward = _address_after(action, begun.journey_of(kept), found)
    shown_first = None if pressed in TOOK_OUT else _before_going_on(journey, found, action, answers, onward)
    answer = make_response(shown_first) if shown_first else redirect(onward, 303)
    return answer if saved else begun.keep_key(answer, kept)


def _not_begun(journey: Journey, step: Step, form: PageForm, action: str) -> ResponseReturnValue:
    """Where no draft can begin: help all the same, the receipt of what was sent, or the page as it was, for it needs an invitation."""
    if action == HELP:
        return redirect(_address_after(action, journey, step), 303)
    if begun.receipt():
        return redirect(begun.way_in(journey.questionnaire.id), 303)
    return _page(journey, step, form, Problem(sentences.of_invitation_needed(), "form")), 422


def page_again(problem: Problem, questionnaire: str, step: str, number: int = 1) -> str | None:
    """The step as it was sent, which could not be saved just now; None where it is not known without the database."""
    journey = begun.journey_in_memory(questionnaire)
    try:
        found = journey and (journey.step(step, number) or _known_or_404(journey, step, number))
    except NotFound:
        return None
    return _page(journey, found, PageForm(found, journey.answers, request.form), problem) if journey and found else None


def address_of_help(questionnaire: str, step: str, number: int = 1) -> str:
    """The address of everyone who helps, with the way back to a step."""
    there = url_for("respond.page", questionnaire=questionnaire, step=step, number=number if number > 1 else None)
    return url_for("respond.get_help", back=there)


def address_of(questionnaire: str, step: Step, *, from_check: bool = False) -> str:
    """The address of a step; `from_check`: Next leads back to "check your answers"."""
    about: dict[str, Any] = {"questionnaire": questionnaire, "step": step.id}
    if step.number > 1:
        about["number"] = step.number
    if from_check:
        about["from"] = FROM_CHECK
    return url_for("respond.page", **about)


def way_on(questionnaire: str, journey: Journey, *, from_check: bool = False) -> str:
    """The address of the first step still open, or of "check your answers"."""
    open_step = journey.next_open()
    if open_step is None:
        return url_for("respond.check", questionnaire=questionnaire)
    return address_of(questionnaire, open_step, from_check=from_check)


def _journey_from_nothing(questionnaire: str) -> Journey:
    found = begun.collecting(questionnaire)
    if found is None:
        abort(404)
    return Journey(found.questionnaire, Answers())


def _known_or_404(journey: Journey, step: str, number: int) -> Step:
    """The step of that name, although the answers given so far do not lead to it."""
    questionnaire, menu = journey.questionnaire, journey.questionnaire.menu
    # Where an earlier visit was changed, a later one is passed over, and then there are more visits than sections.
    if (
        menu
        and menu.id == step
        and (1 <= number <= len(menu.sections) or journey.answers.reached(Place(step, number - 1)))
    ):
        return Step(None, menu, number, choices=menu.sections)
    for known in questionnaire.every_page():
        repeat = questionnaire.repeat(known.repeat)
        if known.id == step and 1 <= number <= (repeat.most if repeat else 1):
            return Step(known, None, number, known.questions)
    abort(404)


def _must_be_mended(form: PageForm, action: str) -> bool:
    """Next needs everything right. Back, Stop and Settings may leave a question open, but never drop what was typed."""
    return action == "next" or (action in ("back", "stop", SETTINGS) and form.mistaken)


def _to_save(form: PageForm, action: str, answers: Answers) -> dict[Place, Value | None]:
    """What an action saves: Next all; Back and Stop what was answered (the rest stays open); Skip nothing new."""
    if action == "skip":
        return dict.fromkeys(form.step.places)  # put under what was answered, also in another tab at this moment
    given = form.given()
    if action == "next":
        return given
    return {place: value for place, value in given.items() if value is not None or answers.reached(place)}


def _address_after(action: str, journey: Journey, step: Step) -> str:
    """Where an action leads: beside the way, back, or on."""
    questionnaire = journey.questionnaire.id
    match action:
        case "stop":
            return url_for("respond.stop", questionnaire=questionnaire)
        case "help":
            return url_for("respond.get_help", back=_address_here(questionnaire, step))
        case "settings":
            return url_for("settings.show", back=_address_here(questionnaire, step))
        case "back":
            return _address_before(journey, step)
    return _address_onward(journey, step)


def _address_onward(journey: Journey, step: Step) -> str:
    questionnaire = journey.questionnaire.id
    if request.args.get("from") == FROM_CHECK:
        return way_on(questionnaire, journey, from_check=True)
    following = journey.after(step) if journey.step(*step.key) else journey.next_open()
    return address_of(questionnaire, following) if following else url_for("respond.check", questionnaire=questionnaire)


def _address_here(questionnaire: str, step: Step) -> str:
    return address_of(questionnaire, step, from_check=request.args.get("from") == FROM_CHECK)


def _new(answers: dict[Place, Value | None], before: Answers) -> Answers:
    """Of some answers, those that were not there before."""
    return Answers({place: value for place, value in answers.items() if value != before.value(*place)})


def _before_going_on(
    journey: Journey, step: Step, action: str, answers: dict[Place, Value | None], address: str
) -> str | None:
    """The page that comes first for what was just answered or written: who helps, and then the personal details seen."""
    holds_text = any(question.holds_free_text for question in step.questions)
    worries = step.worries(_new(answers, journey.answers))
    if action == HELP or not (holds_text or worries):
        return None
    texts = tuple(while_writing.written(step, answers, journey.answers))
    asked = while_writing.to_ask(texts) if action in TAKES_OUT else ()
    wrote = any(text.tells_concern for text in texts)
    onward = Onward(journey.questionnaire, step, action, _address_here(journey.questionnaire.id, step), address)
    if wrote or worries:
        return while_writing.help_page(onward, asked, wrote=wrote)
    return while_writing.details_page(onward, asked) if asked else None


def _address_before(journey: Journey, step: Step) -> str:
    questionnaire = journey.questionnaire.id
    if request.args.get("from") == FROM_CHECK:
        return url_for("respond.check", questionnaire=questionnaire)
    earlier = journey.before(step)
    return address_of(questionnaire, earlier) if earlier else url_for("respond.about", questionnaire=questionnaire)


def _page(journey: Journey, step: Step, form: PageForm, *first: Problem) -> str:
    questionnaire = journey.questionnaire
    return render_template(
        "respond/page.html",
        questionnaire=questionnaire,
        step=step,
        form=form,
        problems=[*first, *form_problems(form)],
        progress=_progress(journey, step),
        practice=bool(step.asks and not step.counts),
        saves=True,
        child=repeat_words(journey, step),
        say=lambda words: journey.filled_in(str(words), step.number),
    )


def _progress(journey: Journey, step: Step) -> tuple[str, str] | None:
    """("3", "12"): which of the steps whose answers count this is."""
    progress = journey.progress(step)
    return (in_figures(progress[0]), in_figures(progress[1])) if progress else None


def repeat_words(journey: Journey, step: Step) -> str | None:
    """Which of several the step is about ("Child 2"); None where there is only one."""
    repeat = journey.questionnaire.repeat(step.page.repeat) if step.page else None
    if repeat is None or journey.step(step.id, 2) is None:
        return None
    return str(repeat.words).replace("{number}", in_figures(step.number))
