"""Routes: what can be printed, and each thing to print as a PDF in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import segno
from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering
from surveyapp.paper.board import always, boards
from surveyapp.paper.booklet import Place, lay_out
from surveyapp.paper.room import LARGE, USUAL
from surveyapp.storage import versions, waves
from surveyapp.storage.versions import Version
from surveyapp.web.current import site
from surveyapp.web.languages import language
from surveyapp.web.press import can_print, cannot_print, pdf_answer


class Kind(StrEnum):
    """What can be printed of a questionnaire; the value ends its address."""

    BOOKLET = ""
    LARGE = "-large"
    BOARD = "-board"
    POSTER = "-poster"


@dataclass(frozen=True)
class Poster:
    """What a poster leads to: the address as people type it, and as a QR code."""

    address: str
    code: str


def add_routes(blueprint: Blueprint) -> None:
    """Put the routes on the slice's blueprint."""
    blueprint.get("/")(choose)
    for kind in Kind:
        name = kind.name.lower()
        blueprint.add_url_rule(f"/<questionnaire>{kind}.pdf", name, partial(printed, kind=kind))


def choose() -> ResponseReturnValue:
    """What can be printed."""
    offered = [
        shown for version in waves.questionnaires_collecting(site().database) if (shown := _shown(version)).listed
    ]
    return render_template("paper/choose.html", questionnaires=offered, possible=can_print())


def printed(questionnaire: str, *, kind: Kind) -> ResponseReturnValue:
    """One thing to print."""
    found = waves.collecting(site().database, questionnaire)
    if found is None:
        abort(404)
    if not can_print():
        return _cannot_print()
    _wave, version = found
    return pdf_answer(_page(_shown(version), kind), f"{version.questionnaire}{kind}-{language()}.pdf")


def _shown(version: Version) -> Questionnaire:
    """A questionnaire as paper shows it: in the reader's language, in easy words for everybody."""
    return versions.published(site().database, version).shown(language(), Rendering.EASY_READ)


def _page(questionnaire: Questionnaire, kind: Kind) -> str:
    match kind:
        case Kind.BOARD:
            found = boards(questionnaire)
            return render_template("paper/board.html", questionnaire=questionnaire, boards=found, always=always())
        case Kind.POSTER:
            return render_template("paper/poster.html", questionnaire=questionnaire, poster=_poster(questionnaire))
    large = kind is Kind.LARGE
    booklet = lay_out(questionnaire, LARGE if large else USUAL)
    return render_template("paper/booklet.html", questionnaire=questionnaire, booklet=booklet, large=large, Place=Place)


def _poster(questionnaire: Questionnaire) -> Poster:
    address = url_for("respond.about", questionnaire=questionnaire.id, _external=True)
    code = segno.make(f"{address}?lang={language()}", error="m", micro=False)
    return Poster(address.partition("://")[2], code.svg_data_uri(border=0, dark="#1d2a3a", scale=4))


def _cannot_print() -> ResponseReturnValue:
    title = _("Booklets cannot be made on this computer")
    return cannot_print(title, _("You can answer on the screen. All the other pages work."))
