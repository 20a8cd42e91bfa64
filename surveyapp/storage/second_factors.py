"""Second factors: codes from an app, recovery codes, and passkeys."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, or_, select, update

from surveyapp.domain.words import without_hidden
from surveyapp.storage import audit
from surveyapp.storage.audit import Event
from surveyapp.storage.secrets import new_id
from surveyapp.storage.tables import passkeys, recovery_codes, staff


@dataclass(frozen=True)
class Passkey:
    """A passkey that somebody registered."""

    id: bytes
    staff: bytes
    credential: bytes
    public_key: bytes
    sign_count: int
    name: str
    added_on: date

    @property
    def code(self) -> str:
        return self.id.hex()


# Codes from an app


def keep_totp(connection: Connection, person: bytes, sealed_secret: str, counter: int | None, at: datetime) -> None:
    """Take codes of this secret from now on, in place of another one's. `counter`: the half-minute of one that was used."""
    changed = update(staff).where(staff.c.id == person)
    connection.execute(changed.values(totp_secret=sealed_secret, totp_counter=counter))
    audit.note(connection, at, person, Event.SECOND_FACTOR_CHANGED, person)


def use_totp(connection: Connection, person: bytes, counter: int) -> bool:
    """Whether the code of this half-minute is used for the first time: each works once."""
    earlier = or_(staff.c.totp_counter.is_(None), staff.c.totp_counter < counter)
    used = update(staff).where(staff.c.id == person, earlier).values(totp_counter=counter)
    return connection.execute(used).rowcount == 1


def totp_counter(connection: Connection, person: bytes) -> int | None:
    """The half-minute of the last code that was used."""
    found: int | None = connection.execute(
        select(staff.c.totp_counter).where(staff.c.id == person)
    ).scalar_one_or_none()
    return found


# Recovery codes


def keep_recovery_codes(
    connection: Connection, person: bytes, codes: Iterable[str], site_secret: str, at: datetime
) -> None:
    """Keep the hashes of these codes and of no others."""
    connection.execute(delete(recovery_codes).where(recovery_codes.c.staff == person))
    rows = [{"staff": person, "hash": _hash(site_secret, person, code)} for code in codes]
    connection.execute(insert(recovery_codes), rows)
    audit.note(connection, at, person, Event.SECOND_FACTOR_CHANGED, person)


def use_recovery_code(connection: Connection, person: bytes, code: str, site_secret: str, at: datetime) -> bool:
    """Whether it is one of theirs. It works once."""
    mine = (recovery_codes.c.staff == person) & (recovery_codes.c.hash == _hash(site_secret, person, code))
    used = connection.execute(delete(recovery_codes).where(mine)).rowcount == 1
    if used:
        audit.note(connection, at, person, Event.RECOVERY_CODE_USED, person)
    return used


def _hash(site_secret: str, person: bytes, code: str) -> bytes:
    """A keyed hash is enough for 55 random bits, as for receipts (docs/decisions/0005)."""
    return hmac.digest(site_secret.encode(), b"recovery " + person + code.encode(), sha256)


# Passkeys


def add_passkey(connection: Connection, key: Passkey, at: datetime) -> bool:
    """Keep a passkey; False where it is registered already."""
    known = select(passkeys.c.id).where(passkeys.c.credential == key.credential)
    if connection.execute(known).first():
        return False
    row = {name: getattr(key, name) for name in passkeys.c.keys()}  # noqa: SIM118
    connection.execute(insert(passkeys).values(row))
    audit.note(connection, at, key.staff, Event.SECOND_FACTOR_CHANGED, key.staff)
    return True


def new_passkey(staff_id: bytes, name: str, credential: bytes, public_key: bytes, sign_count: int, on: date) -> Passkey:
    """A passkey, not yet kept."""
    called = " ".join(without_hidden(name).split())[:60] or "–"
    return Passkey(new_id(), staff_id, credential, public_key, sign_count, called, on)


def passkeys_of(connection: Connection, person: bytes) -> list[Passkey]:
    """The passkeys of one person, oldest first."""
    mine = select(passkeys).where(passkeys.c.staff == person).order_by(passkeys.c.added_on, passkeys.c.name)
    return [Passkey(*row) for row in connection.execute(mine)]


def use_passkey(connection: Connection, key: Passkey, sign_count: int) -> bool:
    """Note how often a passkey signed; False where the count did not grow: then there are two of it."""
    grows = passkeys.c.sign_count < sign_count if sign_count else passkeys.c.sign_count == 0
    used = update(passkeys).where(passkeys.c.id == key.id, grows).values(sign_count=sign_count)
    return connection.execute(used).rowcount == 1


def remove_passkey(connection: Connection, person: bytes, code: str, at: datetime) -> bool:
    """Take a passkey from its owner; False where it is not theirs, or would leave them without a second factor."""
    mine = {key.code: key for key in passkeys_of(connection, person)}
    app = connection.execute(select(staff.c.totp_secret).where(staff.c.id == person)).scalar_one_or_none()
    if code not in mine or (app is None and len(mine) == 1):
        return False
    connection.execute(delete(passkeys).where(passkeys.c.id == mine[code].id))
    audit.note(connection, at, person, Event.SECOND_FACTOR_CHANGED, person)
    return True
