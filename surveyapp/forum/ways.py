"""The ways through the forum: which pages there are, for whom, and in which order. Navigation and start page show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext as _

from surveyapp.domain.roles import Right


@dataclass(frozen=True)
class Way:
    """A page that the navigation leads to."""

    endpoint: str
    right: Right
    _title: Callable[[], str]
    _about: Callable[[], str]

    @property
    def title(self) -> str:
        return self._title()

    @property
    def about(self) -> str:
        """One sentence for the start page."""
        return self._about()


WAYS: tuple[Way, ...] = (
    Way(
        "forum.comments",
        Right.READ_COMMENTS,
        lambda: _("Comments"),
        lambda: _("What nobody has read yet, the most pressing first."),
    ),
    Way(
        "forum.concerns",
        Right.SEE_CONCERNS,
        lambda: _("Concerns"),
        lambda: _("Comments that may tell of somebody who is not safe."),
    ),
    Way(
        "forum.approved_quotes",
        Right.SEE_APPROVED_COMMENTS,
        lambda: _("Quotes"),
        lambda: _("Words of comments that everybody may read."),
    ),
    Way(
        "forum.agreement",
        Right.READ_COMMENTS,
        lambda: _("Agreement"),
        lambda: _("How often the machine says of a comment what people say."),
    ),
    Way(
        "forum.notices",
        Right.CONFIRM_NOTICES,
        lambda: _("Notices"),
        lambda: _("Confirm that e-mails about new comments reach you."),
    ),
    Way(
        "forum.keys",
        Right.UNLOCK_KEYS,
        lambda: _("Key"),
        lambda: _("Unlock the comments with the passphrase, and lock them again."),
    ),
    Way(
        "forum.yearly_publication",
        Right.MAKE_EXPORTS,
        lambda: _("Local offer"),
        lambda: _("What people wrote about the local offer, ready for the yearly publication."),
    ),
    Way(
        "forum.unusual_days",
        Right.SEE_UNUSUAL_DAYS,
        lambda: _("Unusual days"),
        lambda: _("Days on which many more answers came than usual."),
    ),
    Way(
        "dashboard.overview",
        Right.SEE_RESULTS,
        lambda: _("Results"),
        lambda: _("The figures of the newest release, by theme."),
    ),
    Way(
        "forum.people",
        Right.MANAGE_PEOPLE,
        lambda: _("People"),
        lambda: _("Invite people, change what they may do, and shut somebody out."),
    ),
    Way(
        "forum.people_changes",
        Right.SEE_PEOPLE_CHANGES,
        lambda: _("Changes to accounts"),
        lambda: _("Who was invited, got other roles or a new link, or was shut out, and who did it."),
    ),
    Way(
        "forum.audit_log",
        Right.READ_AUDIT,
        lambda: _("Audit log"),
        lambda: _("Who did what, and when. It can be read and added to, and nothing else."),
    ),
)


def ways_of(rights: frozenset[Right]) -> tuple[Way, ...]:
    """The ways that are open to somebody."""
    return tuple(way for way in WAYS if way.right in rights)
