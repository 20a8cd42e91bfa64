"""Staff: who they are, which roles they hold, and the links that let them in. There is no other way in."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.headerregistry import Address
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from surveyapp.domain.roles import Right, Role, rights_of
from surveyapp.storage import audit
from surveyapp.storage.audit import Event
from surveyapp.storage.database import Database
from surveyapp.storage.secrets import new_id
from surveyapp.storage.tables import passkeys, recovery_codes, staff, staff_links, staff_roles

LINK_LASTS = timedelta(days=7)
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*", re.IGNORECASE)
Change = Callable[[Connection], object]
"""What changes accounts within a transaction."""


class StaffRefused(Exception):
    """What was asked cannot be done to an account; the text is the sentence to print."""


@dataclass(frozen=True)
class Person:
    """One member of staff."""

    id: bytes
    email: str
    name: str
    active: bool
    uniquifier: str
    password: str | None
    """Its hash; None until an invitation is taken up."""
    totp_secret: str | None
    passkeys: int
    recovery_codes: int
    roles: frozenset[Role]

    @property
    def code(self) -> str:
        """The id as addresses and the audit log write it."""
        return self.id.hex()

    @property
    def rights(self) -> frozenset[Right]:
        return rights_of(self.roles)

    @property
    def has_second_factor(self) -> bool:
        return bool(self.totp_secret or self.passkeys)


def tidy_email(given: str) -> str:
    """An e-mail address as accounts are found by it."""
    return given.strip().casefold()


# Finding


def by_email(connection: Connection, email: str) -> Person | None:
    """Whose address it is. No address holds what cannot be printed, and PostgreSQL cannot even look for a NUL."""
    tidy = tidy_email(email)
    return _one(connection, staff.c.email == tidy) if tidy.isprintable() else None


def by_id(connection: Connection, person: bytes) -> Person | None:
    return _one(connection, staff.c.id == person)


def by_code(connection: Connection, code: str) -> Person | None:
    """Who has this id, as an address writes it."""
    try:
        return by_id(connection, bytes.fromhex(code))
    except ValueError:
        return None


def by_uniquifier(connection: Connection, uniquifier: str) -> Person | None:
    return _one(connection, staff.c.uniquifier == uniquifier)


def everyone(connection: Connection) -> list[Person]:
    """All accounts, by name."""
    return _all(connection, None)


def _one(connection: Connection, condition: ColumnElement[bool]) -> Person | None:
    return next(iter(_all(connection, condition)), None)


def _all(connection: Connection, condition: ColumnElement[bool] | None) -> list[Person]:
    keys = select(func.count()).where(passkeys.c.staff == staff.c.id).scalar_subquery()
    codes = select(func.count()).where(recovery_codes.c.staff == staff.c.id).scalar_subquery()
    wanted = select(staff, keys.label("keys"), codes.label("codes"), staff_roles.c.role)
    wanted = wanted.select_from(staff.outerjoin(staff_roles)).order_by(staff.c.name, staff.c.id)
    found: dict[bytes, list[object]] = {}
    rows = connection.execute(wanted if condition is None else wanted.where(condition)).all()
    for row in rows:
        found.setdefault(row.id, []).append(row.role)
    first = {row.id: row for row in reversed(rows)}
    return [_person(first[key], roles) for key, roles in found.items()]


def _person(row: object, roles: Iterable[object]) -> Person:
    known = {str(role) for role in Role}
    return Person(
        **{name: getattr(row, name) for name in ("id", "email", "name", "active", "uniquifier", "password")},
        totp_secret=row.totp_secret,  # type: ignore[attr-defined]
        passkeys=row.keys,  # type: ignore[attr-defined]
        recovery_codes=row.codes,  # type: ignore[attr-defined]
        roles=frozenset(Role(str(role)) for role in roles if role in known),
    )


# Letting in


def invite(connection: Connection, email: str, name: str, roles: Iterable[Role], at: datetime, by: bytes | None) -> str:
    """A new account, and the token of the link that lets its owner choose a password. Raises StaffRefused."""
    email, name = tidy_email(email), " ".join(name.split())
    if not _is_email(email):
        raise StaffRefused(f"“{email}” is not an e-mail address.")
    if not name or len(name) > 200 or not name.isprintable():
        raise StaffRefused("Give the person's name, in 200 characters or fewer.")
    if by_email(connection, email):
        raise StaffRefused(f"“{email}” has an account already.")
    person = new_id()
    connection.execute(
        insert(staff).values(id=person, email=email, name=name, active=True, uniquifier=_new_uniquifier())
    )
    audit.note(connection, at, by, Event.INVITED, person)
    set_roles(connection, person, roles, at, by)
    return _new_link(connection, person, at)


def make_link(connection: Connection, person: Person, at: datetime, by: bytes | None) -> str:
    """The token of a link by which somebody chooses another password. Earlier links stop working."""
    audit.note(connection, at, by, Event.LINK_MADE, person.id)
    return _new_link(connection, person.id, at)


def start_again(connection: Connection, person: Person, at: datetime, by: bytes | None) -> str:
    """As `make_link`, for who lost the second factor: it goes, and with it the password, which alone would let in anybody."""
    connection.execute(
        update(staff).where(staff.c.id == person.id).values(password=None, totp_secret=None, totp_counter=None)
    )
    for table in (passkeys, recovery_codes):
        connection.execute(delete(table).where(table.c.staff == person.id))
    audit.note(connection, at, by, Event.SECOND_FACTOR_CHANGED, person.id)
    end_sessions(connection, person.id)
    return make_link(connection, person, at, by)


def owner_of_link(connection: Connection, token: str, now: datetime) -> Person | None:
    """Whose link it is; None where it is none, was used, or is too old."""
    held = select(staff_links.c.staff).where(staff_links.c.hash == _hash(token), staff_links.c.expires_at > now)
    owner = connection.execute(held).scalar_one_or_none()
    person = by_id(connection, owner) if owner else None
    return person if person and person.active else None


def use_link(connection: Connection, token: str, password_hash: str, now: datetime) -> Person | None:
    """Set the password of the link's owner, once; None where somebody was quicker. Sessions and other links end."""
    person = owner_of_link(connection, token, now)
    if (
        person is None
        or connection.execute(delete(staff_links).where(staff_links.c.hash == _hash(token))).rowcount == 0
    ):
        return None
    connection.execute(delete(staff_links).where(staff_links.c.staff == person.id))
    set_password(connection, person.id, password_hash, now)
    return by_id(connection, person.id)


def _new_link(connection: Connection, person: bytes, at: datetime) -> str:
    token = secrets.token_urlsafe(32)
    connection.execute(delete(staff_links).where(staff_links.c.staff == person))
    row = {"hash": _hash(token), "staff": person, "expires_at": at + LINK_LASTS}
    connection.execute(insert(staff_links).values(row))
    return token


def _hash(token: str) -> bytes:
    """A token of 256 random bits needs no slow hash."""
    return sha256(token.encode("utf-8", "replace")).digest()


def _is_email(email: str) -> bool:
    """Whether it is an address that a notice can be sent to: an e-mail's header must take it."""
    try:
        address = Address(addr_spec=email)
    except Exception:  # the parser raises whatever it stumbles over
        return False
    plain = email.isascii() and email.isprintable() and not set(email) & set(' <>()",;:\\')
    return plain and len(email) <= 254 and bool(address.username) and bool(_HOST.fullmatch(address.domain))


# Changing


def set_password(connection: Connection, person: bytes, password_hash: str, at: datetime) -> None:
    """Another password. Every session ends."""
    connection.execute(update(staff).where(staff.c.id == person).values(password=password_hash))
    audit.note(connection, at, person, Event.PASSWORD_CHANGED, person)
    end_sessions(connection, person)


def set_roles(
    connection: Connection, person: bytes, roles: Iterable[Role], at: datetime, by: bytes | None
) -> frozenset[Role]:
    """Give these roles and no others; what was changed. Raises StaffRefused."""
    wanted = frozenset(roles)
    _hold_administrators(connection)
    held = select(staff_roles.c.role).where(staff_roles.c.staff == person)
    before = frozenset(Role(role) for role in connection.execute(held).scalars())
    for role in sorted(before - wanted):
        connection.execute(delete(staff_roles).where(staff_roles.c.staff == person, staff_roles.c.role == role))
        audit.note(connection, at, by, Event.ROLE_CHANGED, f"{person.hex()} -{role}")
    for role in sorted(wanted - before):
        connection.execute(insert(staff_roles).values(staff=person, role=role))
        audit.note(connection, at, by, Event.ROLE_CHANGED, f"{person.hex()} +{role}")
    if Role.ADMINISTRATOR in before - wanted:
        _refuse_without_administrator(connection)
    return before ^ wanted


def suspend(connection: Connection, person: bytes, at: datetime, by: bytes | None) -> None:
    """Shut somebody out until `let_back`. Raises StaffRefused."""
    administrators = _hold_administrators(connection)
    connection.execute(update(staff).where(staff.c.id == person).values(active=False))
    audit.note(connection, at, by, Event.SUSPENDED, person)
    end_sessions(connection, person)
    if person in administrators:
        _refuse_without_administrator(connection)


def let_back(connection: Connection, person: bytes, at: datetime, by: bytes | None) -> None:
    """Let somebody in again who was suspended."""
    connection.execute(update(staff).where(staff.c.id == person).values(active=True))
    audit.note(connection, at, by, Event.LET_BACK, person)


def end_sessions(connection: Connection, person: bytes) -> str:
    """Sign somebody out everywhere; what new sessions name."""
    uniquifier = _new_uniquifier()
    connection.execute(update(staff).where(staff.c.id == person).values(uniquifier=uniquifier))
    return uniquifier


def has_active(database: Database, role: Role) -> bool:
    """Whether somebody who can sign in holds a role."""
    with database.reading() as connection:
        held = select(staff.c.id).join(staff_roles).where(staff_roles.c.role == role)
        can = held.where(staff.c.active, staff.c.password.is_not(None))
        return connection.execute(can.limit(1)).first() is not None


def _hold_administrators(connection: Connection) -> set[bytes]:
    """Who is an administrator. No other transaction changes it until this one ends. (SQLite has one writer anyway.)"""
    held = select(staff_roles.c.staff).where(staff_roles.c.role == Role.ADMINISTRATOR)
    return set(connection.execute(held.with_for_update()).scalars())


def _refuse_without_administrator(connection: Connection) -> None:
    held = select(staff.c.id).join(staff_roles).where(staff_roles.c.role == Role.ADMINISTRATOR, staff.c.active)
    if connection.execute(held.limit(1)).first() is None:
        raise StaffRefused("Then nobody could let people in. Make somebody else an administrator first.")


def _new_uniquifier() -> str:
    return secrets.token_hex(32)
