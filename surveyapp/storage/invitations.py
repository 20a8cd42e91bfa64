"""Invitations: a code lets one person begin. Who came by which is not to be found out from the database.

A code is redeemed in one transaction, which leaves nothing but that it is gone. What it gives, an admission, is a random number
in the browser; only its hash is stored, in another and later transaction, when a draft begins with it (docs/decisions/0028).
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, delete, exists, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from surveyapp.domain.codes import code_from
from surveyapp.storage.database import Database
from surveyapp.storage.secrets import new_id
from surveyapp.storage.tables import admissions, invitations, wave_questionnaires, waves


@dataclass(frozen=True)
class Invited:
    """What an invitation is to."""

    wave: str
    questionnaire: str


class NotByInvitation(Exception):
    """Codes are wanted where anybody may begin; the text is the sentence to print."""


class AdmissionUsed(Exception):
    """Somebody has begun with this admission already."""


def make(database: Database, to: Invited, number: int, site_secret: str) -> list[str]:
    """So many new codes; only their hashes are stored. Raises NotByInvitation."""
    codes = [code_from(new_id()) for _ in range(number)]
    with database.writing() as connection:
        if not needed(connection, to):
            raise NotByInvitation(
                f"“{to.questionnaire}” is open to everybody in the wave “{to.wave}”: it needs no invitations. "
                "`surveyapp wave open NAME --by-invitation ID` opens one that does."
            )
        # In the order of the hashes, which nobody can tell from the order in which codes are printed.
        hashes = sorted(_hash(site_secret, code) for code in codes)
        rows = [{"hash": one, "wave": to.wave, "questionnaire": to.questionnaire} for one in hashes]
        connection.execute(insert(invitations), rows)
    return codes


def needed(connection: Connection, to: Invited) -> bool:
    """Whether only those who are invited may begin."""
    wanted = select(wave_questionnaires.c.by_invitation).where(
        wave_questionnaires.c.wave == to.wave, wave_questionnaires.c.questionnaire == to.questionnaire
    )
    return bool(connection.execute(wanted).scalar_one_or_none())


def redeem(database: Database, code: str, site_secret: str) -> Invited | None:
    """What a code invites to, once; None for one that is unknown, used, or of a wave that has closed, all alike."""
    known = invitations.c.hash == _hash(site_secret, code)
    open_wave = exists().where(waves.c.id == invitations.c.wave, waves.c.closed_on.is_(None))
    with database.reading() as connection:  # who guesses takes no writer's place
        if connection.execute(select(invitations.c.wave).where(known, open_wave)).first() is None:
            return None
    taking = delete(invitations).where(known, open_wave).returning(invitations.c.wave, invitations.c.questionnaire)
    with database.writing() as connection:
        row = connection.execute(taking).first()
    return Invited(row.wave, row.questionnaire) if row else None


def use_admission(connection: Connection, admission: bytes) -> None:
    """Use an admission up. Raises AdmissionUsed where that was done before."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    adding = dialect.insert(admissions).values(hash=sha256(admission).digest()).on_conflict_do_nothing()
    if connection.execute(adding.returning(admissions.c.hash)).first() is None:
        raise AdmissionUsed


def _hash(site_secret: str, code: str) -> bytes:
    """A code has 55 random bits and opens nothing that was written, so a keyed hash is enough, as for receipts."""
    return hmac.digest(site_secret.encode(), b"invitation " + code.encode(), sha256)
