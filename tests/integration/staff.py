"""Staff in tests: accounts of any role, their codes, and browsers in which they are signed in."""

from __future__ import annotations

import time
from datetime import timedelta
from itertools import count
from typing import Any

from flask import Flask

from surveyapp.domain.roles import Role
from surveyapp.storage import second_factors
from surveyapp.storage import staff as people
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Person as Account
from surveyapp.web import accounts, current, staff
from tests.integration.person import Page, Person

PASSWORD = "correct horse battery staple"
_NUMBERS = count(1)


class Clock:
    """The time of staff, as the app sees it. Tests turn it."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def turn(self, **by: float) -> None:
        self.ahead += timedelta(**by)


def invited(database: Database, *roles: Role, email: str = "", name: str = "") -> tuple[Account, str]:
    """Somebody new without a password yet, and the token of their link."""
    number = next(_NUMBERS)
    email, name = email or f"person{number}@forum.example", name or f"Person Number {number}"
    with database.writing() as connection:
        token = people.invite(connection, email, name, roles, current.now(), None)
        found = people.by_email(connection, email)
    assert found
    return found, token


def account(app: Flask, database: Database, *roles: Role, second_factor: bool = True, **about: Any) -> Account:
    """Somebody with PASSWORD and an app that shows codes."""
    found, _token = invited(database, *roles, **about)
    with app.app_context():
        hashed, secret = accounts.hashed(PASSWORD), accounts.codes().generate_totp_secret()
    with database.writing() as connection:
        people.set_password(connection, found.id, hashed, current.now())
        if second_factor:
            second_factors.keep_totp(connection, found.id, secret, None, current.now())
    return again(database, found)


def again(database: Database, found: Account) -> Account:
    """The account as it stands now."""
    with database.reading() as connection:
        fresh = people.by_id(connection, found.id)
    assert fresh
    return fresh


def code_of(app: Flask, found: Account, steps: int = 0) -> str:
    """What the app of somebody shows now, or so many half-minutes later."""
    assert found.totp_secret
    with app.app_context():
        return str(accounts.codes()._totp.from_source(found.totp_secret).generate(time.time() + 30 * steps).token)


def signed_in(app: Flask, database: Database, *roles: Role, **about: Any) -> Person:
    """A browser in which somebody of these roles is signed in with both factors, as after a real sign-in, but at once."""
    return browser_of(app, account(app, database, *roles, **about))


def browser_of(app: Flask, found: Account) -> Person:
    """A browser in which this person is signed in."""
    person = Person(app)
    with app.test_request_context("/forum/") as context:
        staff.sign_in(found, "code")
        kept = dict(context.session)
    with person.browser.session_transaction("/forum/") as session:
        session.update(kept)
    return person


def give_password(person: Person, email: str, password: str = PASSWORD, onward: str = "") -> Page:
    """The first step of a real sign-in; what comes back."""
    page = person.open(f"/forum/sign-in{onward}")
    return person.send(page, email=email, password=password)


def sign_in(app: Flask, found: Account, person: Person | None = None, steps: int = 0, onward: str = "") -> Person:
    """A real sign-in, both steps."""
    person = person or Person(app)
    first = give_password(person, found.email, onward=onward)
    assert (first.status, first.leads_to) == (303, "/forum/second-step"), first.words
    second = person.send(person.open("/forum/second-step"), code=code_of(app, found, steps))
    assert second.status == 303, second.words
    return person
