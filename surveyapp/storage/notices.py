"""What is known of notices: whom a test reached, since when they fail, and when the last reminder went."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, delete, func, insert, select, update

from surveyapp.domain.codes import code_from
from surveyapp.domain.roles import Role
from surveyapp.storage import audit
from surveyapp.storage.audit import Event
from surveyapp.storage.tables import notice_tests, queue, site, staff, staff_roles

CODE_LASTS = timedelta(hours=1)
_FAILING, _REMINDED, _REACHED = "notices-failing-since", "notices-reminded-on", "notices-reached"


# Tests


def new_code(connection: Connection, person: bytes, now: datetime) -> str:
    """A code to send to somebody. It works once, for an hour, in the place of an earlier one."""
    code = code_from(secrets.token_bytes(8))
    values = {"hash": _hash(person, code), "expires_at": now + CODE_LASTS}
    known = connection.execute(update(notice_tests).where(notice_tests.c.staff == person).values(values)).rowcount
    if not known:
        connection.execute(insert(notice_tests).values(staff=person, **values))
    return code


def confirm(connection: Connection, person: bytes, code: str, now: datetime) -> bool:
    """Whether this is the code that reached somebody. Then notices are confirmed by them, which the audit log says."""
    right = (
        notice_tests.c.staff == person,
        notice_tests.c.hash == _hash(person, code),
        notice_tests.c.expires_at > now,
    )
    values = {"hash": None, "expires_at": None, "confirmed_on": now.date()}
    if connection.execute(update(notice_tests).where(*right).values(values)).rowcount == 0:
        return False
    audit.note(connection, now, person, Event.NOTICE_CONFIRMED, person)
    return True


def confirmed_on(connection: Connection, person: bytes) -> date | None:
    """When somebody confirmed that notices reach them."""
    wanted = select(notice_tests.c.confirmed_on).where(notice_tests.c.staff == person)
    found: date | None = connection.execute(wanted).scalar_one_or_none()
    return found


def lead_has_confirmed(connection: Connection) -> bool:
    """Whether there is a safeguarding lead who can sign in and whom a notice has reached."""
    wanted = (
        select(staff.c.id)
        .join(staff_roles, staff_roles.c.staff == staff.c.id)
        .join(notice_tests, notice_tests.c.staff == staff.c.id)
        .where(
            staff.c.active,
            staff.c.password.is_not(None),
            staff_roles.c.role == Role.SAFEGUARDING_LEAD,
            notice_tests.c.confirmed_on.is_not(None),
        )
    )
    return connection.execute(wanted.limit(1)).first() is not None


def _hash(person: bytes, code: str) -> bytes:
    return sha256(person + code.encode("utf-8", "replace")).digest()


# How sending goes


def note_failure(connection: Connection, now: datetime) -> None:
    """Notices fail, from now on or from before."""
    if _read(connection, _FAILING) is None:
        _write(connection, _FAILING, now.isoformat(" ", "minutes"))


def note_success(connection: Connection) -> None:
    """Notices go through."""
    connection.execute(delete(site).where(site.c.name == _FAILING))


def failing_since(connection: Connection) -> str | None:
    """Since when notices fail, in UTC; None where the last one went through."""
    return _read(connection, _FAILING)


def reminded_on(connection: Connection) -> date | None:
    """The day of the last notice that told of comments that are late."""
    found = _read(connection, _REMINDED)
    return date.fromisoformat(found) if found else None


def note_reminder(connection: Connection, today: date) -> None:
    """A notice told of comments that are late."""
    _write(connection, _REMINDED, today.isoformat())


def reached(connection: Connection, about: str) -> set[bytes]:
    """Whom the notice about this has reached already, while it has reached no safeguarding lead."""
    known, *people = (_read(connection, _REACHED) or "-").split()
    return {bytes.fromhex(one) for one in people} if known == about else set()


def note_reached(connection: Connection, about: str, people: Iterable[bytes]) -> None:
    """These people were reached, and no safeguarding lead."""
    _write(connection, _REACHED, " ".join([about, *sorted(one.hex() for one in people)]))


def oldest_not_told(connection: Connection) -> date | None:
    """The day on which the oldest comment came that waits and of which no notice has told."""
    found: date | None = connection.execute(select(func.min(queue.c.arrived_on)).where(~queue.c.told)).scalar_one()
    return found


def _read(connection: Connection, name: str) -> str | None:
    found: str | None = connection.execute(select(site.c.value).where(site.c.name == name)).scalar_one_or_none()
    return found


def _write(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(site).where(site.c.name == name))
    connection.execute(insert(site).values(name=name, value=value))
