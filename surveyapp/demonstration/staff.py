"""Staff of a demo: an account for each role, whose passwords everybody may know. Made only where every wave is a demo."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from surveyapp.domain.roles import Role
from surveyapp.storage import second_factors, staff, waves
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Person


class NoDemo(Exception):
    """The database is not a demo's, so accounts that everybody knows are refused; the text is the sentence to print."""


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the demo. Nobody has this name."""

    role: Role
    name: str

    @property
    def email(self) -> str:
        return f"{self.role.value}@demo.example"

    @property
    def password(self) -> str:
        return f"demo password of the {self.role.value}"

    @property
    def key(self) -> str:
        """The secret of the app that shows codes, in base 32."""
        return b32encode(sha256(f"demo {self.role.value}".encode()).digest()[:20]).decode()


DEMO_STAFF: tuple[DemoPerson, ...] = (
    DemoPerson(Role.FORUM_MEMBER, "Demo Forum Member"),
    DemoPerson(Role.COMMENT_READER, "Demo Comment Reader"),
    DemoPerson(Role.SAFEGUARDING_LEAD, "Demo Safeguarding Lead"),
    DemoPerson(Role.DATA_OFFICER, "Demo Data Officer"),
    DemoPerson(Role.ADMINISTRATOR, "Demo Administrator"),
)


@dataclass(frozen=True)
class Keeping:
    """How passwords and secrets are kept: rooms above know."""

    hashed: Callable[[str], str]
    sealed: Callable[[str], str]
    fits: Callable[[Person, DemoPerson], bool]
    """Whether the account still takes the password and the code that everybody may know."""


def make_accounts(database: Database, now: datetime, keeping: Keeping) -> None:
    """Make every account as it shall be, whatever became of it. Raises NoDemo."""
    with database.reading() as connection:
        if not waves.is_demo(connection):
            raise NoDemo("Accounts that everybody knows are made in a demo's database only.")
    for one in DEMO_STAFF:
        with database.writing() as connection:
            if staff.by_email(connection, one.email) is None:
                staff.invite(connection, one.email, one.name, {one.role}, now, None)
            found = staff.by_email(connection, one.email)
        if found and not (found.active and found.roles == {one.role} and keeping.fits(found, one)):
            _restore(database, found, one, now, keeping)


def _restore(database: Database, found: Person, one: DemoPerson, now: datetime, keeping: Keeping) -> None:
    password, secret = keeping.hashed(one.password), keeping.sealed(one.key)
    with database.writing() as connection:
        staff.set_roles(connection, found.id, {one.role}, now, None)
        if not found.active:
            staff.let_back(connection, found.id, now, None)
        staff.set_password(connection, found.id, password, now)
        second_factors.keep_totp(connection, found.id, secret, None, now)
