"""Drafts: answers not sent yet, each one encrypted document that only its respondent's key opens."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from surveyapp.domain.codes import code_from
from surveyapp.domain.conditions import Value
from surveyapp.domain.journey import Answers, Place
from surveyapp.domain.waves import DRAFT_LIFE, GRACE
from surveyapp.storage import invitations
from surveyapp.storage.database import Database
from surveyapp.storage.secrets import DraftKey, ResumeLock, new_id
from surveyapp.storage.tables import codes, drafts, wave_questionnaires, waves
from surveyapp.storage.versions import Version

# What every page asks of the database. Each statement is made once: to make it costs several times what it takes to run it.
_OURS = (drafts.c.wave == bindparam("of_wave"), drafts.c.id == bindparam("of_id"))
_FIND = (
    select(drafts.c.questionnaire, drafts.c.revision, drafts.c.sealed, wave_questionnaires.c.version)
    .join(
        wave_questionnaires,
        (wave_questionnaires.c.wave == drafts.c.wave) & (wave_questionnaires.c.questionnaire == drafts.c.questionnaire),
    )
    .join(waves, waves.c.id == drafts.c.wave)
    .where(
        *_OURS,
        drafts.c.expires_on >= bindparam("today"),
        waves.c.closed_on.is_(None) | (waves.c.closed_on >= bindparam("closed_since")),
    )
)
_FIND_AND_HOLD = _FIND.with_for_update(of=drafts)
# Codes that are unknown, used or too old, and those of waves that take no more, are told apart by nothing: one statement finds no row.
_LOCKED = (
    select(codes.c.wave, codes.c.wrapped)
    .join(drafts, (drafts.c.wave == codes.c.wave) & (drafts.c.id == codes.c.row))
    .join(waves, waves.c.id == codes.c.wave)
    .where(
        codes.c.hash == bindparam("of_hash"),
        codes.c.wrapped.is_not(None),
        codes.c.expires_on >= bindparam("today"),
        drafts.c.expires_on >= bindparam("today"),
        waves.c.closed_on.is_(None) | (waves.c.closed_on >= bindparam("closed_since")),
    )
)
_DISCARD = delete(drafts).where(*_OURS)
_DISCARD_CODES = delete(codes).where(
    codes.c.wave == bindparam("of_wave"), codes.c.row == bindparam("of_id"), codes.c.wrapped.is_not(None)
)
_SAVE = update(drafts).where(*_OURS, drafts.c.revision == bindparam("of_revision"))


@dataclass(frozen=True)
class Draft:
    """A draft, opened. It finishes on the version that it began on."""

    key: DraftKey
    version: Version
    answers: Answers
    revision: int


def begin(
    database: Database, version: Version, wave: str, answers: Answers, today: date, admission: bytes | None = None
) -> Draft:
    """A new draft. Drafts whose time is over go at the same time.

    `admission`: what an invitation gave, which becomes the draft's secret. Raises AdmissionUsed where one began with it before.
    """
    key = DraftKey(wave, admission) if admission else DraftKey.new(wave)
    draft = Draft(key, version, answers, 1)
    with database.writing() as connection:
        if admission is not None:
            invitations.use_admission(connection, admission)
        connection.execute(delete(drafts).where(drafts.c.expires_on < today))
        connection.execute(delete(codes).where(codes.c.expires_on < today))
        connection.execute(
            insert(drafts).values(
                wave=wave,
                id=key.id,
                questionnaire=version.questionnaire,
                revision=1,
                sealed=_sealed(draft),
                expires_on=today + DRAFT_LIFE,
            )
        )
    return draft


def load(database: Database, key: DraftKey, today: date) -> Draft | None:
    """The draft that `key` opens; None where there is none, its time is over, or its wave takes no more."""
    with database.reading() as connection:
        return find(connection, key, today)


def find(connection: Connection, key: DraftKey, today: date, *, hold: bool = False) -> Draft | None:
    """As `load`, inside a transaction. `hold`: nobody else can save or send it until the transaction ends."""
    wanted = {**_of(key), "today": today, "closed_since": today - GRACE}
    return _opened(key, connection.execute(_FIND_AND_HOLD if hold else _FIND, wanted).first())


def save(
    database: Database, draft: Draft, more: Mapping[Place, Value | None], today: date, *, over: bool = True
) -> Draft | None:
    """The draft with `more` answers, stored by one UPDATE; None where it was sent or deleted in the meantime.

    Where another tab saved first, its answers are read and kept, and `more` is put on top; unless `over` is False, under them.
    """
    while True:
        answers = draft.answers.with_(more) if over else Answers(more).with_(draft.answers.given)
        changed = replace(draft, answers=answers, revision=draft.revision + 1)
        row = {"sealed": _sealed(changed), "revision": changed.revision, "expires_on": today + DRAFT_LIFE}
        with database.writing() as connection:
            if connection.execute(_SAVE, {**_of(draft.key), "of_revision": draft.revision, **row}).rowcount == 1:
                return changed
        newer = load(database, draft.key, today)
        if newer is None:
            return None
        draft = newer


def leave_code(database: Database, draft: Draft, site_secret: str, today: date) -> str | None:
    """A code that opens the draft on another device for as long as a draft lives; None where the draft is gone.

    Only its slow hash is kept.
    """
    code = code_from(new_id())
    lock = ResumeLock.of(site_secret, code)
    with database.writing() as connection:
        ours = (drafts.c.wave == draft.key.wave, drafts.c.id == draft.key.id)
        if connection.execute(update(drafts).where(*ours).values(expires_on=today + DRAFT_LIFE)).rowcount == 0:
            return None
        connection.execute(
            insert(codes).values(
                hash=lock.hash,
                wave=draft.key.wave,
                row=draft.key.id,
                wrapped=lock.wrap(draft.key.secret),
                expires_on=today + DRAFT_LIFE,
            )
        )
    return code


def resume(database: Database, code: str, site_secret: str, today: date) -> Draft | None:
    """The draft that a code opens; None for a code that is unknown, used up or too old, all alike."""
    lock = ResumeLock.of(site_secret, code)
    with database.reading() as connection:
        row = connection.execute(_LOCKED, {"of_hash": lock.hash, "today": today, "closed_since": today - GRACE}).first()
        secret = lock.unwrap(row.wrapped) if row else None
        return find(connection, DraftKey(row.wave, secret), today) if row and secret else None


def discard(connection: Connection, key: DraftKey) -> bool:
    """Delete the draft with its resume codes; False where it was gone already."""
    gone = connection.execute(_DISCARD, _of(key))
    connection.execute(_DISCARD_CODES, _of(key))
    return gone.rowcount == 1


def _of(key: DraftKey) -> dict[str, Any]:
    return {"of_wave": key.wave, "of_id": key.id}


def _sealed(draft: Draft) -> bytes:
    document = [[place.question, place.number, value] for place, value in draft.answers.given.items()]
    return draft.key.seal(
        json.dumps(document, ensure_ascii=False).encode(), _about(draft.key, draft.version.questionnaire)
    )


def _opened(key: DraftKey, row: Any | None) -> Draft | None:
    plain = key.unseal(row.sealed, _about(key, row.questionnaire)) if row else None
    if row is None or plain is None:
        return None
    given = {Place(question, number): _value(value) for question, number, value in json.loads(plain)}
    return Draft(key, Version(row.questionnaire, row.version), Answers(given), row.revision)


def _value(value: Any) -> Value | None:
    return tuple(value) if isinstance(value, list) else value


def _about(key: DraftKey, questionnaire: str) -> str:
    return f"{key.wave} {key.id.hex()} {questionnaire}"
