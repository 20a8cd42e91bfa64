"""Roles of staff, and the one table of what each role may do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What somebody is here for. A person may hold several roles."""

    FORUM_MEMBER = "forum-member"
    COMMENT_READER = "comment-reader"
    SAFEGUARDING_LEAD = "safeguarding-lead"
    DATA_OFFICER = "data-officer"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """One thing that a person may or may not do."""

    SEE_RESULTS = "see-results"
    SEE_APPROVED_COMMENTS = "see-approved-comments"
    READ_COMMENTS = "read-comments"
    UNLOCK_KEYS = "unlock-keys"
    SEE_CONCERNS = "see-concerns"
    CONFIRM_NOTICES = "confirm-notices"
    APPROVE_QUOTES = "approve-quotes"
    MAKE_EXPORTS = "make-exports"
    SEE_UNUSUAL_DAYS = "see-unusual-days"
    MANAGE_PEOPLE = "manage-people"
    SEE_PEOPLE_CHANGES = "see-people-changes"
    READ_AUDIT = "read-audit"


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.FORUM_MEMBER: frozenset({Right.SEE_RESULTS, Right.SEE_APPROVED_COMMENTS}),
        Role.COMMENT_READER: frozenset(
            {Right.SEE_RESULTS, Right.SEE_APPROVED_COMMENTS, Right.READ_COMMENTS, Right.UNLOCK_KEYS}
        ),
        Role.SAFEGUARDING_LEAD: frozenset(
            {
                Right.SEE_RESULTS,
                Right.SEE_APPROVED_COMMENTS,
                Right.READ_COMMENTS,
                Right.UNLOCK_KEYS,
                Right.SEE_CONCERNS,
                Right.CONFIRM_NOTICES,
                Right.APPROVE_QUOTES,
                Right.SEE_PEOPLE_CHANGES,
            }
        ),
        Role.DATA_OFFICER: frozenset(
            {Right.SEE_RESULTS, Right.SEE_APPROVED_COMMENTS, Right.MAKE_EXPORTS, Right.SEE_UNUSUAL_DAYS}
        ),
        # Who lets others in does not read what families wrote: that is another person's work. Nothing but being seen keeps
        # an administrator from making or taking a reader's account: hence SEE_PEOPLE_CHANGES (SECURITY.md).
        Role.ADMINISTRATOR: frozenset({Right.MANAGE_PEOPLE, Right.READ_AUDIT}),
    }
)
"""The permission table: nothing else says who may do what."""


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """What somebody with these roles may do."""
    return frozenset(right for role in roles for right in RIGHTS[role])
