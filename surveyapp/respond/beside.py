"""Pages beside the way: who helps, after a worrying answer and at any time; all questions at once; and leaving."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.domain.words import PIPE, Words
from surveyapp.respond import begun
from surveyapp.respond.answering import address_after, way_on
from surveyapp.web.current import site
from surveyapp.web.pages import hard_words_of, shown_area
from surveyapp.web.way_back import way_back

FIRST_HELPLINES = 4
"""How many of the area's helplines stand on the page after a worrying answer; a link leads to the others."""


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/help")(get_help)
    blueprint.get("/leave")(leave)
    blueprint.get("/s/<questionnaire>/questions")(questions)
    for rule in ("/s/<questionnaire>/worry/<step>", "/s/<questionnaire>/worry/<step>/<int:number>"):
        blueprint.get(rule)(worry)


def get_help() -> ResponseReturnValue:
    """Who helps, now."""
    area = site().area
    links = (area.local_offer, area.forum_link, *area.links)
    explained = hard_words_of(*area.helplines, *area.safe_places, *links)
    return render_template("respond/help.html", back=way_back(), explained=explained)


def worry(questionnaire: str, step: str, number: int = 1) -> ResponseReturnValue:
    """Who helps, after an answer that may mean somebody is not safe; then on as before."""
    draft = begun.draft_of(questionnaire)
    if draft is None:
        return redirect(begun.way_in(questionnaire))
    journey = begun.journey_of(draft)
    found = journey.step(step, number)
    if found is None or not found.worries(draft.answers):
        return redirect(way_on(questionnaire, journey))
    onward = address_after(request.args.get("then", "next"), journey, found)
    return render_template(
        "respond/worry.html",
        questionnaire=journey.questionnaire,
        onward=onward,
        helplines=shown_area().helplines[:FIRST_HELPLINES],
    )


def questions(questionnaire: str) -> ResponseReturnValue:
    """All questions, to look at before or between answering."""
    draft = begun.draft_of(questionnaire)
    found = begun.collecting(questionnaire)
    if draft:
        shown, back = begun.shown(draft.version), way_on(questionnaire, begun.journey_of(draft))
    elif found:
        shown, back = found.questionnaire, None
    else:
        abort(404)
    return render_template("respond/questions.html", questionnaire=shown, onward=back, plain=_without_answers)


def _without_answers(words: Words) -> str:
    """Words as they are where no earlier answer can be put in."""
    return PIPE.sub(lambda pipe: pipe["otherwise"], str(words))


def leave() -> ResponseReturnValue:
    """To an everyday page, with nothing left on the device that leads to answers."""
    return begun.forget(redirect(str(site().area.leave_to)))
