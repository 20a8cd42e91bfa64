"""Accounts: flask-security set up for staff. It keeps who is signed in, hashes passwords and checks codes; its own routes are not used."""

from __future__ import annotations

import hmac
import unicodedata
from functools import cache
from hashlib import sha256
from typing import cast

from flask import Flask, current_app
from flask_security import Security, UserDatastore, UserMixin, hash_password, verify_password
from flask_security.core import RoleMixin
from flask_security.totp import Totp
from passlib.exc import TokenError, UsedTokenError
from passlib.totp import TotpMatch

from surveyapp.demonstration.staff import DemoPerson
from surveyapp.storage import second_factors, staff
from surveyapp.storage.staff import Person
from surveyapp.web.current import site

WINDOW = 30
"""A code may be as many seconds too old or too new: clocks differ, and people type."""


class Account(UserMixin):
    """A person as flask-security knows them."""

    fs_uniquifier = ""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.fs_uniquifier = person.uniquifier
        self.active = person.active
        self.email = person.email


class Accounts(UserDatastore):
    """What flask-security reads. It finds people and changes nothing: changes are verbs of `storage.staff`, with an audit line."""

    def __init__(self) -> None:
        super().__init__(Account, RoleMixin)

    def find_user(self, case_insensitive: bool = False, **given: object) -> Account | None:
        with site().database.reading() as connection:
            person = staff.by_uniquifier(connection, str(given["fs_uniquifier"]))
        return Account(person) if person else None

    def find_role(self, role: str) -> None:
        """Roles are in `domain.roles`, not in the database."""


class OneTimeCodes(Totp):
    """Codes from an app, each good for one sign-in."""

    def get_last_counter(self, user: UserMixin) -> int | None:
        with site().database.reading() as connection:
            return second_factors.totp_counter(connection, _person(user).id)

    def set_last_counter(self, user: UserMixin, tmatch: TotpMatch) -> None:
        """Raises UsedTokenError where another request used the code just now: then it is a wrong one."""
        with site().database.writing() as connection:
            first = second_factors.use_totp(connection, _person(user).id, tmatch.counter)
        if not first:
            raise UsedTokenError(expire_time=tmatch.expire_time)

    def counter_of(self, sealed: str, code: str) -> int | None:
        """The half-minute of a code, where it is of a secret that nobody uses yet."""
        try:
            return int(self._totp.verify(code, sealed, window=WINDOW).counter)
        except (TokenError, ValueError):
            return None

    def sealed(self, key: str) -> str:
        """A secret that somebody knows as `key` (base 32), as it is stored."""
        return str(self._totp(key=key).to_json(encrypt=True))

    def code_after(self, sealed: str, counter: int | None) -> str:
        """The code that works now, where that of `counter` was the last to be used: the demo shows it."""
        totp = self._totp.from_source(sealed)
        current = totp.normalize_time(None) // totp.period
        return str(totp.generate(max(current, (counter or 0) + 1) * totp.period).token)


def set_up(app: Flask, secret_key: str, issuer: str) -> None:
    """Give `app` staff accounts, without one route of flask-security's own."""
    app.config.update(
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        # The least that OWASP's cheat sheet on storing passwords asks for; eight at once take 152 MB.
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS={
            "argon2__memory_cost": 19456,
            "argon2__time_cost": 2,
            "argon2__parallelism": 1,
        },
        SECURITY_PASSWORD_SALT=_derived(secret_key, "passwords"),
        SECURITY_PASSWORD_SINGLE_HASH=["plaintext"],  # hashed with the site's secret first, which no database holds
        SECURITY_TOTP_SECRETS={"1": _derived(secret_key, "codes")},
        SECURITY_TOTP_ISSUER=issuer.replace(":", " "),
        SECURITY_TWO_FACTOR=True,
        SECURITY_TWO_FACTOR_REQUIRED=True,
        SECURITY_TWO_FACTOR_ENABLED_METHODS=["authenticator"],
        SECURITY_CLI_USERS_NAME=False,
        SECURITY_CLI_ROLES_NAME=False,
        SECURITY_DEFAULT_REMEMBER_ME=False,
        SESSION_PROTECTION=None,  # it would keep a hash of address and browser
    )
    security = Security(app, Accounts(), register_blueprint=False, totp_cls=OneTimeCodes)
    _without_hooks(app, security)


def _without_hooks(app: Flask, security: Security) -> None:
    """Who is signed in is asked where a guard stands, and nowhere else: pages for respondents load no session for it.

    Neither is anybody let in by a token in a header or by a cookie that remembers.
    """
    security.principal.identity_loaders.clear()
    security.login_manager.request_loader(lambda _request: None)
    app.after_request_funcs[None].remove(security.login_manager._update_remember_cookie)
    app.template_context_processors[None][:] = [
        processor
        for processor in app.template_context_processors[None]
        if not processor.__module__.startswith("flask_login")
    ]


# Passwords


def normal(password: str) -> str:
    """A password as it is hashed: letters that look the same are the same, however a keyboard makes them."""
    return unicodedata.normalize("NFKC", password)


def hashed(password: str) -> str:
    """What is stored of a password."""
    return str(hash_password(normal(password)))


def fits(person: Person | None, password: str) -> bool:
    """Whether it is the password of somebody who may sign in. For nobody, it takes as long to say no."""
    stored = person.password if person and person.active else None
    matches = verify_password(normal(password), stored or _of_nobody(current_app.extensions["security"]))
    return matches and stored is not None


@cache
def _of_nobody(_security: Security) -> str:
    return hashed("nobody's password")


# Codes


def codes() -> OneTimeCodes:
    """The one-time codes of this site."""
    return cast(OneTimeCodes, current_app.extensions["security"].totp_factory)


def code_fits(person: Person, code: str) -> bool:
    """Whether it is the code that the person's app shows now. It is used up by this."""
    if person.totp_secret is None:
        return False
    try:
        return bool(codes().verify_totp(code, person.totp_secret, Account(person), WINDOW))
    except (TokenError, ValueError):  # a secret that was sealed under another key
        return False


def is_demo_person(person: Person, known: DemoPerson) -> bool:
    """Whether an account takes what everybody may know of it."""
    try:
        key = codes().get_totp_b32_key(person.totp_secret) if person.totp_secret else ""
    except ValueError:
        key = ""
    return key == known.key and fits(person, known.password)


def _person(user: UserMixin) -> Person:
    return cast(Account, user).person


def _derived(secret_key: str, purpose: str) -> str:
    return hmac.digest(secret_key.encode(), f"surveyapp staff {purpose}".encode(), sha256).hex()
