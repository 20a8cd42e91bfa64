"""The audit log: what staff did, and when. It is only added to, and says nothing about respondents."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from surveyapp.storage.tables import audit, staff

PAGE = 50
COMMAND = "command"
"""What a line is about that tells of a command on the server, where nobody is signed in."""


class Event(StrEnum):
    """What can be noted."""

    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    SIGNED_OUT_EVERYWHERE = "signed-out-everywhere"
    REFUSED = "refused"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105
    WRONG_CODE = "wrong-code"
    LOCKED = "locked"
    TURNED_AWAY = "turned-away"
    UNKNOWN_ACCOUNT = "unknown-account"
    INVITED = "invited"
    LINK_MADE = "link-made"
    ROLE_CHANGED = "role-changed"
    SUSPENDED = "suspended"
    LET_BACK = "let-back"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105
    SECOND_FACTOR_CHANGED = "second-factor-changed"
    RECOVERY_CODE_USED = "recovery-code-used"
    COMMENT_VIEWED = "comment-viewed"
    COMMENT_READ = "comment-read"
    COMMENT_NOT_OPENED = "comment-not-opened"
    QUOTE_APPROVED = "quote-approved"
    QUOTE_TAKEN_BACK = "quote-taken-back"
    EXPORT_MADE = "export-made"
    KEYS_UNLOCKED = "keys-unlocked"
    KEYS_LOCKED = "keys-locked"
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105
    KEY_MADE = "key-made"
    KEY_ROTATED = "key-rotated"
    RETENTION_RUN = "retention-run"
    BACKUP_MADE = "backup-made"
    BACKUP_KEY_MADE = "backup-key-made"
    RESTORED = "restored"
    MOVED = "moved"
    NOTICE_CONFIRMED = "notice-confirmed"


PEOPLE_CHANGES = (
    Event.INVITED,
    Event.LINK_MADE,
    Event.ROLE_CHANGED,
    Event.SUSPENDED,
    Event.LET_BACK,
    Event.PASSWORD_CHANGED,
    Event.SECOND_FACTOR_CHANGED,
    Event.RESTORED,
)
"""What changes who can sign in, as whom, and what they may do."""


class Line(NamedTuple):
    """One line of the log, with the names of whom it tells of."""

    at: datetime
    who: str | None
    """The name; None where nobody was signed in, or the command line did it."""
    event: str
    about: str
    """What the line was noted about; for somebody's account, the name."""
    times: int


def note(
    connection: Connection, at: datetime, who: bytes | None, event: Event, about: bytes | str = "", times: int = 1
) -> None:
    """Add a line. `at` in UTC; `about`: the id of an account, an opaque id of a comment, or the name of a file."""
    text = about.hex() if isinstance(about, bytes) else about
    row = {"at": at.replace(microsecond=0), "who": who, "event": event, "about": text[:200], "times": times}
    connection.execute(insert(audit).values(row))


def has_viewed(connection: Connection, who: bytes, comment: bytes) -> bool:
    """Whether somebody has opened a comment, on whatever day."""
    viewed = (audit.c.who == who, audit.c.event == Event.COMMENT_VIEWED, audit.c.about == comment.hex())
    return connection.execute(select(audit.c.event).where(*viewed).limit(1)).first() is not None


def lines(
    connection: Connection,
    page: int = 1,
    event: Event | None = None,
    person: bytes | None = None,
    only: Collection[Event] | None = None,
) -> tuple[list[Line], int]:
    """The lines of one page, newest first, and how many pages there are. `person`: who did it, or whom it is about."""
    wanted = select(audit)
    if event:
        wanted = wanted.where(audit.c.event == event)
    if only is not None:
        wanted = wanted.where(audit.c.event.in_(only))
    if person:
        wanted = wanted.where((audit.c.who == person) | audit.c.about.startswith(person.hex()))
    total = connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
    rows = connection.execute(wanted.order_by(audit.c.number.desc()).limit(PAGE).offset((page - 1) * PAGE)).all()
    names = {row.id: row.name for row in connection.execute(select(staff.c.id, staff.c.name))}
    by_code = {key.hex(): name for key, name in names.items()}
    found = []
    for row in rows:
        code, blank, rest = row.about.partition(" ")
        found.append(Line(row.at, names.get(row.who), row.event, by_code.get(code, code) + blank + rest, row.times))
    return found, max(1, -(-total // PAGE))
