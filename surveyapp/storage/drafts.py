"""Drafts: answers not sent yet, each one encrypted document that only its respondent's key opens."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from surveyapp.domain.codes import code_from
from surveyapp.domain.conditions import Value
from surveyapp.domain.journey import Answers, Place
from surveyapp.domain.waves import DRAFT_LIFE, GRACE
from surveyapp.storage.database import Database
from surveyapp.storage.secrets import DraftKey, ResumeLock, new_id
from surveyapp.storage.tables import codes, drafts, wave_questionnaires, waves
from surveyapp.storage.versions import Version


@dataclass(frozen=True)
class Draft:
    """A draft, opened. It finishes on the version that it began on."""

    key: DraftKey
    version: Version
    answers: Answers
    revision: int


def begin(database: Database, version: Version, wave: str, answers: Answers, today: date) -> Draft:
    """A new draft. Drafts whose time is over go at the same time."""
    key = DraftKey.new(wave)
    draft = Draft(key, version, answers, 1)
    with database.writing() as connection:
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
    wanted = (
        select(drafts, wave_questionnaires.c.version)
        .join(
            wave_questionnaires,
            (wave_questionnaires.c.wave == drafts.c.wave)
            & (wave_questionnaires.c.questionnaire == drafts.c.questionnaire),
        )
        .join(waves, waves.c.id == drafts.c.wave)
        .where(
            drafts.c.wave == key.wave,
            drafts.c.id == key.id,
            drafts.c.expires_on >= today,
            waves.c.closed_on.is_(None) | (waves.c.closed_on >= today - GRACE),
        )
    )
    found = connection.execute(wanted.with_for_update(of=drafts) if hold else wanted)
    return _opened(key, found.mappings().first())


def save(database: Database, draft: Draft, more: Mapping[Place, Value | None], today: date) -> Draft | None:
    """The draft with `more` answers, stored by one UPDATE; None where it was sent or deleted in the meantime.

    Where another tab saved first, its answers are read and kept, and `more` is put on top.
    """
    while True:
        changed = replace(draft, answers=draft.answers.with_(more), revision=draft.revision + 1)
        with database.writing() as connection:
            saving = (
                update(drafts)
                .where(
                    drafts.c.wave == draft.key.wave, drafts.c.id == draft.key.id, drafts.c.revision == draft.revision
                )
                .values(sealed=_sealed(changed), revision=changed.revision, expires_on=today + DRAFT_LIFE)
            )
            if connection.execute(saving).rowcount == 1:
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
        row = connection.execute(
            select(codes.c.wave, codes.c.wrapped).where(codes.c.hash == lock.hash, codes.c.expires_on >= today)
        ).first()
        secret = lock.unwrap(row.wrapped) if row and row.wrapped else None
        return find(connection, DraftKey(row.wave, secret), today) if row and secret else None


def discard(connection: Connection, key: DraftKey) -> bool:
    """Delete the draft with its resume codes; False where it was gone already."""
    gone = connection.execute(delete(drafts).where(drafts.c.wave == key.wave, drafts.c.id == key.id))
    connection.execute(
        delete(codes).where(codes.c.wave == key.wave, codes.c.row == key.id, codes.c.wrapped.is_not(None))
    )
    return gone.rowcount == 1


def _sealed(draft: Draft) -> bytes:
    document = [[place.question, place.number, value] for place, value in draft.answers.given.items()]
    return draft.key.seal(
        json.dumps(document, ensure_ascii=False).encode(), _about(draft.key, draft.version.questionnaire)
    )


def _opened(key: DraftKey, row: RowMapping | None) -> Draft | None:
    plain = key.unseal(row["sealed"], _about(key, row["questionnaire"])) if row else None
    if row is None or plain is None:
        return None
    given = {Place(question, number): _value(value) for question, number, value in json.loads(plain)}
    return Draft(key, Version(row["questionnaire"], row["version"]), Answers(given), row["revision"])


def _value(value: Any) -> Value | None:
    return tuple(value) if isinstance(value, list) else value


def _about(key: DraftKey, questionnaire: str) -> str:
    return f"{key.wave} {key.id.hex()} {questionnaire}"
