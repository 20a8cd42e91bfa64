"""Words for roles and for the events of the audit log."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from surveyapp.domain.roles import Role
from surveyapp.storage.audit import Event


@dataclass(frozen=True)
class RoleWords:
    """A role in words."""

    id: str
    title: str
    about: str


def role_words(role: Role) -> RoleWords:
    """What a role is called, and what it is for."""
    words = {
        Role.FORUM_MEMBER: (_("Forum member"), _("Sees the results, and comments that are approved.")),
        Role.COMMENT_READER: (_("Comment reader"), _("Reads every comment and sorts them.")),
        Role.SAFEGUARDING_LEAD: (
            _("Safeguarding lead"),
            _("Reads comments, sees worries first, gets notices, and approves quotes."),
        ),
        Role.DATA_OFFICER: (_("Data officer"), _("Makes exports.")),
        Role.ADMINISTRATOR: (
            _("Administrator"),
            _("Lets people in, and reads the audit log. The role reads no comments."),
        ),
    }
    return RoleWords(role.value, *words[role])


def event_words(event: str) -> str:
    """What an event of the audit log is called. One that this version does not know keeps its id."""
    words = {
        Event.SIGNED_IN: _("Signed in"),
        Event.SIGNED_OUT: _("Signed out"),
        Event.SIGNED_OUT_EVERYWHERE: _("Signed out everywhere"),
        Event.REFUSED: _("Refused"),
        Event.WRONG_PASSWORD: _("Wrong password"),
        Event.WRONG_CODE: _("Wrong code"),
        Event.LOCKED: _("Paused after too many wrong tries"),
        Event.TURNED_AWAY: _("Turned away during a pause"),
        Event.UNKNOWN_ACCOUNT: _("Tries for accounts that do not exist"),
        Event.INVITED: _("Invited"),
        Event.LINK_MADE: _("Link for a new password made"),
        Event.ROLE_CHANGED: _("Role changed"),
        Event.SUSPENDED: _("Suspended"),
        Event.LET_BACK: _("Let back in"),
        Event.PASSWORD_CHANGED: _("Password changed"),
        Event.SECOND_FACTOR_CHANGED: _("Second step changed"),
        Event.RECOVERY_CODE_USED: _("Recovery code used"),
        Event.COMMENT_VIEWED: _("Comment opened"),
        Event.COMMENT_READ: _("Comment read"),
        Event.COMMENT_NOT_OPENED: _("Comment could not be opened"),
        Event.QUOTE_APPROVED: _("Quote approved"),
        Event.QUOTE_TAKEN_BACK: _("Quote taken back"),
        Event.EXPORT_MADE: _("Export made"),
        Event.KEYS_UNLOCKED: _("Keys unlocked"),
        Event.KEYS_LOCKED: _("Keys locked"),
        Event.WRONG_PASSPHRASE: _("Wrong passphrase"),
        Event.KEY_MADE: _("Key made"),
        Event.KEY_ROTATED: _("Key changed for a new one"),
        Event.RETENTION_RUN: _("Old data deleted"),
        Event.BACKUP_MADE: _("Backup made"),
        Event.BACKUP_KEY_MADE: _("Key for backups made"),
        Event.RESTORED: _("Backup restored"),
        Event.MOVED: _("Database moved"),
        Event.NOTICE_CONFIRMED: _("Notice confirmed"),
    }
    return words[Event(event)] if event in set(Event) else event
