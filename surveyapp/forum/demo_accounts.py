"""The accounts of a demo, shown where somebody signs in. Outside a demo there are none to show."""

from __future__ import annotations

from dataclasses import dataclass

from surveyapp.demonstration.staff import DEMO_STAFF, DemoPerson
from surveyapp.forum.wording import role_words
from surveyapp.storage import second_factors
from surveyapp.storage import staff as people
from surveyapp.web import accounts
from surveyapp.web.current import site


@dataclass(frozen=True)
class DemoAccount:
    """What lets in to one account of a demo, just now."""

    role: str
    email: str
    password: str
    code: str


def demo_accounts() -> list[DemoAccount]:
    """Every account of the demo with a code that works now."""
    if not site().settings.demo:
        return []
    return [account for account in map(_shown, DEMO_STAFF) if account]


def demo_code(email: str) -> str | None:
    """The code that works now for an account of the demo."""
    return next((account.code for account in demo_accounts() if account.email == email), None)


def _shown(one: DemoPerson) -> DemoAccount | None:
    with site().database.reading() as connection:
        found = people.by_email(connection, one.email)
        counter = second_factors.totp_counter(connection, found.id) if found else None
    if found is None or found.totp_secret is None:
        return None
    code = accounts.codes().code_after(found.totp_secret, counter)
    return DemoAccount(role_words(one.role).title, one.email, one.password, code)
