"""Tries to sign in: counted by account and device, so that who guesses is paused and the owner's own device is not."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Update, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from surveyapp.storage import audit
from surveyapp.storage.audit import Event
from surveyapp.storage.tables import sign_in_tries as tries

TRIES = 10
"""Wrong passwords and codes together, from one known device or from all unknown ones."""
PAUSE = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(hours=8)
FORGOTTEN_AFTER = timedelta(days=1)
"""Without a try for so long, counting begins again."""
ADDED_UP_FOR = timedelta(hours=1)


class Waiting(NamedTuple):
    """Tries to sign in to one account that were turned away in a pause."""

    staff: bytes | None
    times: int
    until: datetime


@dataclass(frozen=True)
class Pool:
    """What is counted together: an account and one device that its owner signed in on, or all other devices."""

    key: bytes
    staff: bytes | None
    known_device: bool

    @classmethod
    def of(cls, site_secret: str, email: str, staff: bytes | None, device: str | None) -> Pool:
        """`device`: the random name of a known device; None for all unknown ones. What was typed cannot be read from the key."""
        named = f"tries {email}\0{device or ''}".encode("utf-8", "replace")
        return cls(hmac.digest(site_secret.encode(), named, sha256), staff, device is not None)

    @property
    def about(self) -> str:
        owner = self.staff.hex() if self.staff else ""
        return f"{owner} {'known' if self.known_device else 'unknown'} device"


def take(connection: Connection, pool: Pool, now: datetime) -> datetime | None:
    """Count a try before it is looked at, so that many at once are no way round. When it may be made, where not now."""
    _forget_old(connection, now)
    row = _held(connection, pool, now)
    if row.paused_until and now < row.paused_until:
        connection.execute(_update(pool).values(staff=pool.staff, turned_away=row.turned_away + 1, last_at=now))
        paused_until: datetime = row.paused_until
        return paused_until
    _note(connection, pool, Event.TURNED_AWAY, now, row.turned_away)
    tried = 1 if row.paused_until else row.tried + 1
    if tried <= TRIES:
        counted = {"staff": pool.staff, "tried": tried, "turned_away": 0, "paused_until": None, "last_at": now}
        connection.execute(_update(pool).values(counted))
        return None
    return _pause(connection, pool, row.pauses, now)


def wrong(connection: Connection, pool: Pool, event: Event, now: datetime) -> None:
    """Note that a counted try was wrong."""
    _note(connection, pool, event, now, 1)


def give_back(connection: Connection, pool: Pool) -> None:
    """Take a counted try off again: it was right. The wrong ones before it stay counted until somebody is in."""
    connection.execute(_update(pool).where(tries.c.tried > 0).values(tried=tries.c.tried - 1))


def signed_in(connection: Connection, pool: Pool, now: datetime) -> None:
    """Somebody is in: what was counted is forgotten, after it was noted."""
    _note(connection, pool, Event.TURNED_AWAY, now, _held(connection, pool, now).turned_away)
    connection.execute(delete(tries).where(tries.c.pool == pool.key))


def clear(connection: Connection, person: bytes, now: datetime) -> None:
    """Forget all that was counted for an account: its owner was given a link."""
    _forget(connection, tries.c.staff == person, now)


def being_turned_away(connection: Connection) -> list[Waiting]:
    """The tries that were turned away and are not in the log yet: they come there when the pause is over."""
    waiting = select(tries.c.staff, tries.c.turned_away, tries.c.paused_until).where(tries.c.turned_away > 0)
    return [Waiting(*row) for row in connection.execute(waiting)]


def _pause(connection: Connection, pool: Pool, pauses: int, now: datetime) -> datetime:
    """Each pause is twice as long as the one before it."""
    until: datetime = now + min(PAUSE * (1 << min(pauses, 10)), LONGEST_PAUSE)
    connection.execute(_update(pool).values(pauses=pauses + 1, paused_until=until, turned_away=1, last_at=now))
    if pool.staff:
        audit.note(connection, now, None, Event.LOCKED, pool.about)
    return until


def _held(connection: Connection, pool: Pool, now: datetime) -> Row[Any]:
    """The pool's row, made where there is none, which no other transaction changes until this one ends."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    row = {"pool": pool.key, "staff": pool.staff, "known_device": pool.known_device, "last_at": now}
    fresh = dialect.insert(tries).values(**row, tried=0, pauses=0, turned_away=0)
    connection.execute(fresh.on_conflict_do_nothing())
    return connection.execute(select(tries).where(tries.c.pool == pool.key).with_for_update()).one()


def _update(pool: Pool) -> Update:
    return update(tries).where(tries.c.pool == pool.key)


def _forget_old(connection: Connection, now: datetime) -> None:
    _forget(connection, tries.c.last_at < now - FORGOTTEN_AFTER, now)


def _forget(connection: Connection, which: ColumnElement[bool], now: datetime) -> None:
    """Take counts away, after they were noted. Those that another transaction holds stay for the next time."""
    for row in connection.execute(select(tries).where(which).with_for_update(skip_locked=True)).all():
        connection.execute(delete(tries).where(tries.c.pool == row.pool))
        if row.pool == _ALL_WITHOUT_ACCOUNT.key:
            audit.note(connection, now, None, Event.UNKNOWN_ACCOUNT, times=row.turned_away)
        else:
            _note(connection, Pool(row.pool, row.staff, row.known_device), Event.TURNED_AWAY, now, row.turned_away)


def _note(connection: Connection, pool: Pool, event: Event, now: datetime, count: int) -> None:
    """Note a count. Tries of accounts that there are none of are added up for an hour: anybody can make any number of them."""
    if not count:
        return
    if pool.staff:
        audit.note(connection, now, None, event, pool.about, count)
        return
    row = _held(connection, _ALL_WITHOUT_ACCOUNT, now)
    together = row.turned_away + count
    if row.paused_until is None or row.paused_until <= now:
        audit.note(connection, now, None, Event.UNKNOWN_ACCOUNT, times=together)
        changed = {"turned_away": 0, "paused_until": now + ADDED_UP_FOR}
    else:
        changed = {"turned_away": together}
    connection.execute(_update(_ALL_WITHOUT_ACCOUNT).values(**changed, last_at=now))


_ALL_WITHOUT_ACCOUNT = Pool(sha256(b"all without an account").digest(), None, False)
