"""What a person has begun: the cookie that holds a draft's key, and the draft that it opens."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from flask import abort, g, request, session, url_for
from werkzeug.wrappers import Response

from surveyapp.domain.codes import read_code
from surveyapp.domain.journey import Answers, Journey
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering
from surveyapp.questionnaire_files import questionnaire_paths
from surveyapp.respond import admissions
from surveyapp.storage import drafts, responses, versions, waves
from surveyapp.storage.database import Database, DatabaseAway
from surveyapp.storage.drafts import Draft
from surveyapp.storage.invitations import AdmissionUsed, Invited
from surveyapp.storage.secrets import SECRET_BYTES, DraftKey
from surveyapp.storage.versions import Version
from surveyapp.web.current import site, today
from surveyapp.web.languages import language
from surveyapp.web.reader import reader

COOKIE = "draft"
RECEIPT_COOKIE = "receipt"
ADMISSION_COOKIE = "admission"
_seen: WeakKeyDictionary[Database, dict[tuple[str, str], Version]] = WeakKeyDictionary()
"""The version that drafts of a wave have, by wave and questionnaire."""


@dataclass(frozen=True)
class Collecting:
    """A questionnaire in the version that can be begun now."""

    wave: str
    version: Version
    questionnaire: Questionnaire
    by_invitation: bool


def collecting(questionnaire_id: str) -> Collecting | None:
    """The questionnaire as it is collecting now, in the reader's language; None where it is not.

    One that is not listed only takes rows of files. Nobody was there to hear of harm when its wave was opened.
    """
    found = waves.collecting(site().database, questionnaire_id)
    if found is None:
        return None
    wave, version = found
    if not versions.published(site().database, version).questionnaire.listed:
        return None
    return Collecting(wave.id, version, shown(version), questionnaire_id in wave.by_invitation)


def shown(version: Version, in_language: str | None = None) -> Questionnaire:
    """A published version in the reader's language (or another), in the rendering that the reader wants."""
    return versions.published(site().database, version).shown(in_language or language(), rendering(version))


def rendering(version: Version) -> Rendering:
    """How a version is shown: as the reader wants it, else as it was made."""
    return reader().rendering(versions.published(site().database, version).questionnaire.rendering)


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


def cookie_of(key: DraftKey) -> str:
    """A key as the browser keeps it."""
    return f"{key.wave}.{base64.urlsafe_b64encode(key.secret).decode().rstrip('=')}"


def draft_of(questionnaire_id: str) -> Draft | None:
    """The draft of this questionnaire that the browser's key opens."""
    key = key_in_cookie()
    draft = drafts.load(site().database, key, today()) if key else None
    if draft is None or draft.version.questionnaire != questionnaire_id:
        return None
    g.draft = draft
    _seen.setdefault(site().database, {})[draft.key.wave, questionnaire_id] = draft.version
    return draft


def journey_in_memory(questionnaire_id: str) -> Journey | None:
    """As far as it is known without the database: where the draft that was just opened leads, else one without answers.

    None where this process has not yet opened a draft of the same wave. It may raise DatabaseAway.
    """
    if draft := g.get("draft"):
        return journey_of(draft)
    key = key_in_cookie()
    version = _seen.get(site().database, {}).get((key.wave, questionnaire_id)) if key else None
    return Journey(shown(version), Answers()) if version else None


def receipt() -> str | None:
    """The receipt of what was sent from this browser, until it is closed, cleared, taken back, or somebody begins again.

    Where the answer to the sending press was lost on the way, the browser still holds the draft's key, which leads to it.
    """
    key = key_in_cookie()
    kept = key.receipt if key else read_code(request.cookies.get(RECEIPT_COOKIE, ""))
    return kept if kept and responses.stands(site().database, kept, site().settings.secret_key) else None


def way_in(questionnaire_id: str) -> str:
    """The address for somebody without a draft: the receipt where it was sent, else the beginning."""
    return url_for("respond.sent" if receipt() else "respond.about", questionnaire=questionnaire_id)


def may_begin(found: Collecting) -> bool:
    """Whether this browser can begin: for everybody, or with an admission."""
    return not found.by_invitation or admission_to(found) is not None


def admission_to(found: Collecting) -> bytes | None:
    """What an invitation left in this browser; it may have been used."""
    return admissions.read(request.cookies.get(ADMISSION_COOKIE, ""), found.wave, found.version.questionnaire)


def begin(questionnaire_id: str, answers: Answers | None = None) -> Draft | None:
    """A new draft, or the one that this browser's admission began; None where that is gone, or one is needed and there is none.

    404 where the questionnaire is not collecting.
    """
    found = collecting(questionnaire_id)
    if found is None:
        abort(404)
    if not found.by_invitation:
        return drafts.begin(site().database, found.version, found.wave, answers or Answers(), today())
    admission = admission_to(found)
    return _begin_admitted(found, admission, answers or Answers()) if admission else None


def _begin_admitted(found: Collecting, admission: bytes, answers: Answers) -> Draft | None:
    database = site().database
    try:
        return drafts.begin(database, found.version, found.wave, answers, today(), admission)
    except AdmissionUsed:  # perhaps by the same press of Start, whose answer was lost on the way
        draft = drafts.load(database, DraftKey(found.wave, admission), today())
        return drafts.save(database, draft, answers.given, today()) if draft and answers.given else draft


def journey_of(draft: Draft) -> Journey:
    """Where the draft's answers lead."""
    published = versions.published(site().database, draft.version)
    ways = published.ways(language(), reader().rendering(published.questionnaire.rendering))
    return ways.journey(draft.answers.given)


def keep_key(response: Response, draft: Draft) -> Response:
    """Let the browser keep the draft's key until it is closed. On a shared device the next person finds nothing."""
    if request.cookies.get(COOKIE) is None:  # begun, or resumed at an address that no receipt is sent to
        _drop(response, RECEIPT_COOKIE, draft.version.questionnaire)
    if request.cookies.get(ADMISSION_COOKIE) is not None:
        _drop(response, ADMISSION_COOKIE, draft.version.questionnaire)
    return _keep(response, COOKIE, cookie_of(draft.key), draft.version.questionnaire)


def keep_admission(response: Response, to: Invited) -> Response:
    """Let the browser begin, until it is closed."""
    return _keep(response, ADMISSION_COOKIE, admissions.new(to), to.questionnaire)


def keep_receipt(response: Response, receipt: str, questionnaire_id: str) -> Response:
    """After sending: the draft's key goes, and only the receipt stays, to be shown."""
    _drop(response, COOKIE, questionnaire_id)
    return _keep(response, RECEIPT_COOKIE, receipt, questionnaire_id)


def forget(response: Response) -> Response:
    """Take from the browser all that leads to answers. Settings of reading stay: they say nothing about a person.

    The header also empties the browser's storage, where the browser knows it. Its cache holds no page of a person, and to
    empty that takes a moment that somebody in a hurry does not have.
    """
    session.clear()
    response.headers["Clear-Site-Data"] = '"storage"'
    return _without(response, COOKIE, RECEIPT_COOKIE, ADMISSION_COOKIE)


def forget_receipts(response: Response) -> Response:
    """Take every receipt from the browser: what it belongs to is gone."""
    return _without(response, RECEIPT_COOKIE)


def _without(response: Response, *names: str) -> Response:
    for questionnaire_id in _every_questionnaire():
        for name in names:
            _drop(response, name, questionnaire_id)
    return response


def _every_questionnaire() -> list[str]:
    try:
        return [version.questionnaire for version in versions.newest(site().database)]
    except DatabaseAway:  # whoever leaves in a hurry must get away all the same
        return [path.stem for path in questionnaire_paths(site().settings.questionnaires)]


def _path_of(questionnaire_id: str) -> str:
    return url_for("respond.about", questionnaire=questionnaire_id)


def _keep(response: Response, name: str, value: str, questionnaire_id: str) -> Response:
    response.set_cookie(
        name,
        value,
        path=_path_of(questionnaire_id),
        httponly=True,
        samesite="Lax",
        secure=site().settings.secure_cookies,
    )
    return response


def _drop(response: Response, name: str, questionnaire_id: str) -> None:
    path, secure = _path_of(questionnaire_id), site().settings.secure_cookies
    response.delete_cookie(name, path=path, httponly=True, samesite="Lax", secure=secure)
