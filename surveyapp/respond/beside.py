"""Pages beside the way: who helps, at any time; all questions at once; and leaving."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from surveyapp.domain.words import PIPE, Words
from surveyapp.respond import begun
from surveyapp.respond.answering import way_on
from surveyapp.respond.welcome import not_collecting
from surveyapp.web.current import site
from surveyapp.web.pages import hard_words_of
from surveyapp.web.security import is_from_another_site
from surveyapp.web.way_back import way_back


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/help")(get_help)
    blueprint.get("/leave")(leave)
    blueprint.get("/s/<questionnaire>/questions")(questions)


def get_help() -> ResponseReturnValue:
    """Who helps, now."""
    area = site().area
    links = (area.local_offer, area.forum_link, *area.links)
    about = [area.safe_places_about] if area.safe_places_about else []
    explained = hard_words_of(*area.helplines, *about, *area.safe_places, *links)
    return render_template("respond/help.html", back=way_back(), explained=explained)


def questions(questionnaire: str) -> ResponseReturnValue:
    """All questions, to look at before or between answering."""
    draft = begun.draft_of(questionnaire)
    found = begun.collecting(questionnaire)
    if draft:
        shown, back = begun.shown(draft.version), way_on(questionnaire, begun.journey_of(draft))
    elif found:
        shown, back = found.questionnaire, None
    else:
        return not_collecting(questionnaire)
    return render_template("respond/questions.html", questionnaire=shown, onward=back, plain=_without_answers)


def _without_answers(words: Words) -> str:
    """Words as they are where no earlier answer can be put in."""
    return PIPE.sub(lambda pipe: pipe["otherwise"], str(words))


def leave() -> ResponseReturnValue:
    """To an everyday page, with nothing left on the device that leads to answers. A link of another site empties nothing."""
    away = redirect(str(site().area.leave_to))
    return away if is_from_another_site() else begun.forget(away)
