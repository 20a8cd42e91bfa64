"""The privacy notice, in easy words and in full. Its periods are those by which `surveyapp retention run` deletes."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from surveyapp.domain.keeping_periods import ANSWER_YEARS, COMMENT_MONTHS
from surveyapp.domain.waves import DRAFT_LIFE
from surveyapp.storage import forum_keys
from surveyapp.web.current import site

blueprint = Blueprint("privacy", __name__)


@dataclass(frozen=True)
class Periods:
    """For how long what is kept, in words."""

    drafts: str
    comments: str
    answers: str
    backups: str


@blueprint.get("/privacy/")
def easy() -> ResponseReturnValue:
    """What is done with answers, in easy words."""
    return render_template("privacy/easy.html", periods=periods(), sealed=_sealed())


@blueprint.get("/privacy/in-full/")
def in_full() -> ResponseReturnValue:
    """The same for whoever wants to know all of it."""
    return render_template("privacy/in-full.html", periods=periods(), sealed=_sealed())


def periods() -> Periods:
    """The periods of this site, in the reader's language."""
    days = site().settings.backup_days
    return Periods(
        drafts=ngettext("%(num)s day", "%(num)s days", DRAFT_LIFE.days),
        comments=ngettext("%(num)s month", "%(num)s months", COMMENT_MONTHS),
        answers=ngettext("%(num)s year", "%(num)s years", ANSWER_YEARS),
        backups=ngettext("%(num)s day", "%(num)s days", days),
    )


def _sealed() -> bool:
    """Whether what people write is sealed: nothing is promised that is not so."""
    with site().database.reading() as connection:
        return forum_keys.all_sealed(connection)
