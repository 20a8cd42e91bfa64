"""Notices: e-mails that tell how many comments wait, and that an account was changed. They hold counts, and nothing else of a comment."""

from __future__ import annotations

import secrets
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, NoReturn, Protocol

from surveyapp.config import Settings
from surveyapp.domain.codes import grouped
from surveyapp.domain.roles import Right, Role
from surveyapp.domain.working_days import days_late
from surveyapp.storage import notices, queue, staff, waves
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Person

SECONDS = 20
"""For so long a mail server may take over each step."""
FROM_NOBODY = "notices@demo.example"
NO_LEAD = (
    "No safeguarding lead can be told: invite one with `surveyapp staff add`. Until then it is tried again and again."
)


class AccountChange(Enum):
    """What an administrator, or who has the server, did to somebody's account: for the owner, and for safeguarding leads."""

    STARTED_AGAIN = "was started again: its password and its second step work no more, and a new link was made"
    LINK_MADE = "got a new link, with which its password can be changed"
    ROLES_CHANGED = "got other roles"
    INVITED = "was made"


class NoticeFailed(Exception):
    """A notice was not sent; the text is the sentence to print."""


@dataclass(frozen=True)
class Letter:
    """One notice to one person."""

    to: str
    subject: str
    paragraphs: tuple[str, ...]

    def message(self, sender: str, now: datetime) -> EmailMessage:
        """As mail servers take it. The name of this machine does not stand in it. Raises ValueError and others."""
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"] = sender, self.to
        if [one.addr_spec for one in message["To"].addresses] != [self.to]:
            raise ValueError("It would go to nobody, and nobody would know.")
        message["Subject"] = " ".join(self.subject.split())
        message["Date"] = format_datetime(now)
        message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content("\n\n".join(self.paragraphs) + "\n")
        return message


class NotSent(NamedTuple):
    """A letter that did not go, and why."""

    to: str
    why: str


class Post(Protocol):
    """What takes letters."""

    def send(self, letters: Sequence[Letter], now: datetime) -> list[NotSent]:
        """Send each letter; those that were not sent. A fault of one keeps no other from going."""


@dataclass(frozen=True)
class SmtpPost:
    """A mail server."""

    settings: Settings

    def send(self, letters: Sequence[Letter], now: datetime) -> list[NotSent]:
        """Send each letter on a connection of its own. Where there is none, the rest are not tried."""
        failures: list[NotSent] = []
        for at, letter in enumerate(letters):
            try:
                server = self._connected()
            except (smtplib.SMTPException, OSError) as error:
                return [*failures, *(NotSent(one.to, _reason(error)) for one in letters[at:])]
            try:
                server.send_message(letter.message(self.settings.smtp_from, now))
            except Exception as error:
                failures.append(NotSent(letter.to, _reason(error)))
            finally:
                _leave(server)
        return failures

    def _connected(self) -> smtplib.SMTP:
        settings, context = self.settings, ssl.create_default_context()
        host, port = settings.smtp_host, settings.smtp_port
        ours = settings.smtp_from.rpartition("@")[2]  # smtplib would say, and first look up, the name of this machine
        server = (
            smtplib.SMTP_SSL(host, port, ours, timeout=SECONDS, context=context)
            if settings.smtp_tls == "tls"
            else smtplib.SMTP(host, port, ours, timeout=SECONDS)
        )
        try:
            if settings.smtp_tls == "starttls":
                server.starttls(context=context)
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password)
        except BaseException:
            server.close()
            raise
        return server


def _leave(server: smtplib.SMTP) -> None:
    """The letter is taken or refused by now: however the goodbye goes, that stays so."""
    with suppress(smtplib.SMTPException, OSError):
        server.quit()
    server.close()


@dataclass(frozen=True)
class FilePost:
    """A folder: what would have been sent lies there, one file each. A demo sends nothing to anybody."""

    folder: Path

    def send(self, letters: Sequence[Letter], now: datetime) -> list[NotSent]:
        failures: list[NotSent] = []
        for letter in letters:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                path = self.folder / f"{now:%Y-%m-%d-%H-%M-%S}-{secrets.token_hex(4)}.eml"
                path.write_bytes(letter.message(FROM_NOBODY, now).as_bytes())
            except Exception:
                failures.append(NotSent(letter.to, "its file cannot be written"))
        return failures


@dataclass(frozen=True)
class Told:
    """What a notice told, and how many people. `people` is 0 where there was nothing to tell."""

    waiting: int = 0
    first: int = 0
    late: int = 0
    people: int = 0

    @property
    def sentences(self) -> tuple[str, ...]:
        """The counts, in words."""
        said = [f"{self.waiting:,} {_plural(self.waiting, 'comment waits', 'comments wait')} to be read."]
        said += [f"{self.first:,} should be read first."] if self.first else []
        said += [f"{self.late:,} {_plural(self.late, 'is', 'are')} late."] if self.late else []
        return tuple(said)


def post_of(settings: Settings, database: Database) -> Post:
    """What takes notices here. Raises NoticeFailed where nothing does."""
    with database.reading() as connection:
        demo = settings.demo or waves.is_demo(connection)
    if demo:
        return FilePost(settings.instance / "notices")
    if not settings.smtp_host:
        raise NoticeFailed("There is no mail server: set SURVEYAPP_SMTP_HOST and SURVEYAPP_SMTP_FROM.")
    return SmtpPost(settings)


def tell(database: Database, settings: Settings, forum: str, now: datetime, today: date) -> Told:
    """Tell everybody who may read comments: if some came since the last notice, or if some are late, once a day.

    Raises NoticeFailed where somebody was not reached. What no safeguarding lead was told of is told the next time.
    """
    with database.reading() as connection:
        new = queue.not_told(connection)
        counts = _counts(queue.arrivals(connection), queue.concerns(connection), today)
        due = new or (counts.late and notices.reminded_on(connection) != today)
        about = _about(new, counts, today)
        reached = notices.reached(connection, about)
        readers = [one for one in staff.everyone(connection) if _can_read(one)]
    if not due:
        return Told()
    subject = f"{counts.sentences[0].rstrip('.')} ({forum})"
    body = (
        " ".join(counts.sentences),
        "Sign in to the forum's pages to read them.",
        "Nobody reads answers to this e-mail.",
    )
    # Who was reached while no lead was is not told again of the same: only who was not.
    letters = [Letter(one.email, subject, body) for one in readers if one.id not in reached]
    failures = _post(database, settings, letters, now) if letters or not readers else []
    missed = {failure.to for failure in failures}
    reached |= {one.id for one in readers if one.email not in missed}
    with database.writing() as connection:
        if any(_is_lead(one) and one.id in reached for one in readers):
            queue.mark_told(connection, new)
            if counts.late:
                notices.note_reminder(connection, today)
        else:
            notices.note_reached(connection, about, reached)
    if not any(map(_is_lead, readers)):
        _fail(database, NO_LEAD, now)
    _raise_for(database, failures, len(letters), now)
    return Told(counts.waiting, counts.first, counts.late, len(letters))


def tell_of_change(
    database: Database, settings: Settings, forum: str, person: Person, change: AccountChange, now: datetime
) -> bool:
    """Tell the owner of an account, and every safeguarding lead, what was done to it. Whether all were reached.

    Best effort: the change is made already. Where mail is not set up nobody is told; a failure is noted as with other notices.
    """
    try:
        post = post_of(settings, database)
    except NoticeFailed:
        return False
    with database.reading() as connection:
        leads = [one for one in staff.everyone(connection) if _can_read(one) and _is_lead(one) and one.id != person.id]
    failures = post.send([_about_change(one, person, change, forum) for one in (person, *leads)], now)
    if failures:
        with database.writing() as connection:
            notices.note_failure(connection, now)
    return not failures


def _about_change(to: Person, person: Person, change: AccountChange, forum: str) -> Letter:
    whose = "Your account" if to.id == person.id else f"The account of {person.name}"
    body = (
        f"{whose} on the forum's pages {change.value}. An administrator, or who runs the website, did it.",
        "If you did not ask for this, tell a safeguarding lead of the forum at once."
        if to.id == person.id
        else "If you did not expect this, ask that person. Safeguarding leads see all changes on the page “Changes to accounts”.",
        "Nobody reads answers to this e-mail.",
    )
    return Letter(to.email, f"An account was changed ({forum})", body)


def send_test(database: Database, settings: Settings, forum: str, person: Person, now: datetime) -> None:
    """Send somebody a test notice with a code, which they give back on the forum's pages. Raises NoticeFailed."""
    with database.writing() as connection:
        code = notices.new_code(connection, person.id, now)
    body = (
        "This is a test. Notices will come to this address when comments wait to be read.",
        f"Your code: {grouped(code)}",
        "Sign in to the forum's pages, open “Notices”, and type the code. It works for one hour.",
        "Nobody reads answers to this e-mail.",
    )
    failures = _post(database, settings, [Letter(person.email, f"Test notice ({forum})", body)], now)
    _raise_for(database, failures, 1, now)


def confirm(database: Database, person: Person, code: str, now: datetime) -> bool:
    """Whether this is the code of the test notice: then a notice has reached this person."""
    with database.writing() as connection:
        return notices.confirm(connection, person.id, code, now)


def _counts(arrivals: Mapping[date, int], first: int, today: date) -> Told:
    late = sum(many for day, many in arrivals.items() if days_late(day, today))
    return Told(sum(arrivals.values()), first, late)


def _about(new: Sequence[Ref], counts: Told, today: date) -> str:
    """What a notice tells of, as one opaque word: the same until another comment comes, or another day on which some are late."""
    known = sorted((ref.wave, ref.id.hex()) for ref in new)
    return sha256(repr((known, today if counts.late else None)).encode()).hexdigest()


def _can_read(one: Person) -> bool:
    return one.active and one.password is not None and Right.READ_COMMENTS in one.rights


def _is_lead(one: Person) -> bool:
    return Role.SAFEGUARDING_LEAD in one.roles


def _post(database: Database, settings: Settings, letters: Sequence[Letter], now: datetime) -> list[NotSent]:
    """Send; those that were not sent. Whatever goes wrong is noted before it is raised."""
    if not letters:
        _fail(database, NO_LEAD, now)
    try:
        return post_of(settings, database).send(letters, now)
    except NoticeFailed as failed:
        _fail(database, str(failed), now)


def _fail(database: Database, sentence: str, now: datetime) -> NoReturn:
    with database.writing() as connection:
        notices.note_failure(connection, now)
    raise NoticeFailed(sentence)


def _raise_for(database: Database, failures: Sequence[NotSent], letters: int, now: datetime) -> None:
    if failures:
        many = f"{len(failures)} of {letters} notices were" if letters > 1 else "The notice was"
        _fail(database, f"{many} not sent: {failures[0].why}.", now)
    with database.writing() as connection:
        notices.note_success(connection)


_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "the mail server refuses the user or the password"),
    (smtplib.SMTPRecipientsRefused, "the mail server refuses the person's address"),
    (smtplib.SMTPNotSupportedError, "the mail server cannot do what SURVEYAPP_SMTP_TLS or _USER asks for"),
    (smtplib.SMTPException, "the mail server broke off or refuses it"),
    (ssl.SSLError, "the mail server's certificate cannot be trusted, or it speaks no TLS at this port"),
    (TimeoutError, "the mail server does not answer in time"),
    (OSError, "the mail server cannot be reached"),
    (Exception, "the e-mail cannot be written"),
)


def _reason(error: Exception) -> str:
    """Why, without what the server said: it may quote an address."""
    return next(words for kind, words in _REASONS if isinstance(error, kind))


def _plural(many: int, one: str, several: str) -> str:
    return one if many == 1 else several
