"""Who may use which route: declared here, route by route, and walked by test_staff_access."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from surveyapp.domain.roles import Right


class Door(Enum):
    """Doors that no right opens."""

    EVERYBODY = auto()
    """Whoever comes, signed in or not."""
    WAY_IN = auto()
    """Pages that lead to being signed in. Each guards itself."""
    STAFF = auto()
    """Everybody who is signed in with both factors, whatever their roles."""


PUBLIC = (
    "static",
    "health.",
    "well_known.",
    "credits.",
    "settings.",
    "accessibility.",
    "privacy.",
    "respond.",
    "dashboard.",
    "paper.",
)
"""What needs no account: whole slices. (The results need a right where SURVEYAPP_RESULTS=forum.)"""

FORUM: Mapping[str, Right | Door] = {
    "forum.sign_in": Door.WAY_IN,
    "forum.second_step": Door.WAY_IN,
    "forum.passkey_step": Door.WAY_IN,
    "forum.set_up": Door.WAY_IN,
    "forum.set_up_passkey": Door.WAY_IN,
    "forum.link": Door.WAY_IN,
    "forum.start": Door.STAFF,
    "forum.sign_out": Door.STAFF,
    "forum.account": Door.STAFF,
    "forum.password": Door.STAFF,
    "forum.app": Door.STAFF,
    "forum.passkey": Door.STAFF,
    "forum.remove_passkey": Door.STAFF,
    "forum.recovery_codes": Door.STAFF,
    "forum.people": Right.MANAGE_PEOPLE,
    "forum.invite": Right.MANAGE_PEOPLE,
    "forum.person": Right.MANAGE_PEOPLE,
    "forum.set_roles": Right.MANAGE_PEOPLE,
    "forum.suspend": Right.MANAGE_PEOPLE,
    "forum.let_back": Right.MANAGE_PEOPLE,
    "forum.sign_out_everywhere": Right.MANAGE_PEOPLE,
    "forum.make_link": Right.MANAGE_PEOPLE,
    "forum.start_again": Right.MANAGE_PEOPLE,
    "forum.people_changes": Right.SEE_PEOPLE_CHANGES,
    "forum.audit_log": Right.READ_AUDIT,
    "forum.comments": Right.READ_COMMENTS,
    "forum.next_comment": Right.READ_COMMENTS,
    "forum.comment": Right.READ_COMMENTS,
    "forum.read": Right.READ_COMMENTS,
    "forum.keys": Right.UNLOCK_KEYS,
    "forum.unlock": Right.UNLOCK_KEYS,
    "forum.lock": Right.UNLOCK_KEYS,
    "forum.concerns": Right.SEE_CONCERNS,
    "forum.approved_quotes": Right.SEE_APPROVED_COMMENTS,
    "forum.quote": Right.APPROVE_QUOTES,
    "forum.approve_quote": Right.APPROVE_QUOTES,
    "forum.take_back_quote": Right.APPROVE_QUOTES,
    "forum.unusual_days": Right.SEE_UNUSUAL_DAYS,
    "forum.yearly_publication": Right.MAKE_EXPORTS,
    "forum.make_publication": Right.MAKE_EXPORTS,
    "forum.agreement": Right.READ_COMMENTS,
    "forum.notices": Right.CONFIRM_NOTICES,
    "forum.test_notice": Right.CONFIRM_NOTICES,
    "forum.confirm_notice": Right.CONFIRM_NOTICES,
}
"""Every route of the forum. One that is not here fails a test."""


def declared(endpoint: str, *, results: str = "public") -> Right | Door | None:
    """What a route needs; None where nobody declared it."""
    if endpoint.startswith("dashboard.") and results == "forum":
        return Right.SEE_RESULTS
    if endpoint.startswith(PUBLIC):
        return Door.EVERYBODY
    return FORUM.get(endpoint)
