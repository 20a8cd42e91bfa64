"""Before the questions: choosing a questionnaire, what it is, your rights, and help."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.domain.journey import Journey
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.translation import SOURCE_LANGUAGE
from surveyapp.respond import begun
from surveyapp.respond.answering import address_of, way_on
from surveyapp.respond.forms import PlainForm, form_problems
from surveyapp.storage import versions, waves
from surveyapp.storage.drafts import Draft
from surveyapp.web.current import site
from surveyapp.web.pages import hard_words_of


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/")(choose)
    blueprint.get("/s/<questionnaire>/")(about)
    blueprint.post("/s/<questionnaire>/start")(start)


def choose() -> ResponseReturnValue:
    """The first page: which questionnaire is yours."""
    database = site().database
    collecting = waves.questionnaires_collecting(database)
    offered = [version for version in collecting if versions.published(database, version).questionnaire.listed]
    english = [begun.shown(version, SOURCE_LANGUAGE) for version in offered]
    return render_template(
        "respond/choose.html",
        questionnaires=[begun.shown(version) for version in offered],
        explained=hard_words_of(*(words for one in english for words in (one.title, one.summary))),
    )


def about(questionnaire: str) -> ResponseReturnValue:
    """What this is, and your rights."""
    draft = begun.draft_of(questionnaire)
    found = begun.collecting(questionnaire)
    if draft:
        again = found is not None and not found.by_invitation
        return _about_page(begun.shown(draft.version), draft, PlainForm(), may_begin=again)
    if found is None:
        return not_collecting(questionnaire)
    return _about_page(found.questionnaire, None, PlainForm(), may_begin=begun.may_begin(found))


def start(questionnaire: str) -> ResponseReturnValue:
    """Begin a draft and go to its first page."""
    found = begun.collecting(questionnaire)
    if found is None:
        return not_collecting(questionnaire)
    form = PlainForm()
    if not form.validate():
        there = begun.draft_of(questionnaire)
        return _about_page(found.questionnaire, there, form, may_begin=begun.may_begin(found)), 422
    draft = begun.begin(questionnaire)
    if draft is None:
        return redirect(url_for("respond.invitation"), 303)
    first = Journey(begun.shown(draft.version), draft.answers).steps[0]
    return begun.keep_key(redirect(address_of(questionnaire, first), 303), draft)


def _about_page(questionnaire: Questionnaire, draft: Draft | None, form: PlainForm, *, may_begin: bool) -> str:
    return render_template(
        "respond/about.html",
        questionnaire=questionnaire,
        may_begin=may_begin,
        onward=way_on(questionnaire.id, begun.journey_of(draft)) if draft else None,
        form=form,
        problems=form_problems(form),
    )


def not_collecting(questionnaire: str) -> ResponseReturnValue:
    """A questionnaire that collects nothing now: 404 where there never was one, 410 where it has ended."""
    if not any(questionnaire in wave.versions for wave in waves.every_wave(site().database)):
        abort(404)
    return render_template("respond/ended.html"), 410
