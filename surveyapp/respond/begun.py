"""What a person has begun: the cookie that holds a draft's key, and the draft that it opens."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from surveyapp.domain.journey import Answers, Journey
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering
from surveyapp.storage import drafts, responses, versions, waves
from surveyapp.storage.drafts import Draft
from surveyapp.storage.secrets import SECRET_BYTES, DraftKey
from surveyapp.storage.versions import Version
from surveyapp.web.current import site, today
from surveyapp.web.languages import language

COOKIE = "draft"


@dataclass(frozen=True)
class Collecting:
    """A questionnaire in the version that can be begun now."""

    wave: str
    version: Version
    questionnaire: Questionnaire


def collecting(questionnaire_id: str) -> Collecting | None:
    """The questionnaire as it is collecting now, in the reader's language; None where it is not."""
    found = waves.collecting(site().database, questionnaire_id)
    if found is None:
        return None
    wave, version = found
    return Collecting(wave.id, version, shown(version))


def shown(version: Version) -> Questionnaire:
    """A published version in the reader's language and in its own rendering."""
    published = versions.published(site().database, version)
    return published.shown(language(), published.questionnaire.rendering)


def rendering(version: Version) -> Rendering:
    """How a version is shown."""
    return versions.published(site().database, version).questionnaire.rendering


def key_in_cookie() -> DraftKey | None:
    """The key that the browser keeps. Anything else in the cookie is no key."""
    wave, _, text = request.cookies.get(COOKIE, "").partition(".")
    if not wave.isprintable():
        return None
    try:
        secret = base64.urlsafe_b64decode(text.encode("ascii", "replace") + b"==")
    except (binascii.Error, ValueError):
        return None
    return DraftKey(wave, secret) if len(secret) == SECRET_BYTES else None


def draft_of(questionnaire_id: str) -> Draft | None:
    """The draft of this questionnaire that the browser's key opens."""
    key = key_in_cookie()
    draft = drafts.load(site().database, key, today()) if key else None
    return draft if draft and draft.version.questionnaire == questionnaire_id else None


def was_sent() -> bool:
    """Whether the draft of the browser's key is a response now."""
    key = key_in_cookie()
    return key is not None and responses.was_sent(site().database, key, site().settings.secret_key)


def way_in(questionnaire_id: str) -> str:
    """The address for somebody without a draft: the receipt where it was sent, else the beginning."""
    return url_for("respond.sent" if was_sent() else "respond.about", questionnaire=questionnaire_id)


def begin(questionnaire_id: str, answers: Answers | None = None) -> Draft:
    """A new draft. 404 where the questionnaire is not collecting."""
    found = collecting(questionnaire_id)
    if found is None:
        abort(404)
    return drafts.begin(site().database, found.version, found.wave, answers or Answers(), today())


def journey_of(draft: Draft) -> Journey:
    """Where the draft's answers lead."""
    return Journey(shown(draft.version), draft.answers)


def keep_key(response: Response, draft: Draft) -> Response:
    """Let the browser keep the draft's key until it is closed. On a shared device the next person finds nothing."""
    text = base64.urlsafe_b64encode(draft.key.secret).decode().rstrip("=")
    response.set_cookie(
        COOKIE,
        f"{draft.key.wave}.{text}",
        path=url_for("respond.about", questionnaire=draft.version.questionnaire),
        httponly=True,
        samesite="Lax",
        secure=site().settings.secure_cookies,
    )
    return response
