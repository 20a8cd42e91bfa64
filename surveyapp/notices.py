"""Notices: e-mails that tell the forum how many comments wait to be read. They hold counts, and nothing else of a comment."""

from __future__ import annotations

import secrets
import smtplib
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Protocol

from surveyapp.config import Settings
from surveyapp.domain.codes import grouped
from surveyapp.domain.roles import Right
from surveyapp.domain.working_days import days_late
from surveyapp.storage import notices, queue, staff, waves
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Person

SECONDS = 20
"""For so long a mail server may take over each step."""
FROM_NOBODY = "notices@demo.example"


class NoticeFailed(Exception):
    """A notice was not sent; the text is the sentence to print."""


@dataclass(frozen=True)
class Letter:
    """One notice to one person."""

    to: str
    subject: str
    paragraphs: tuple[str, ...]

    def message(self, sender: str, now: datetime) -> EmailMessage:
        """As mail servers take it. The name of this machine does not stand in it."""
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"] = sender, self.to
        message["Subject"] = " ".join(self.subject.split())
        message["Date"] = format_datetime(now)
        message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content("\n\n".join(self.paragraphs) + "\n")
        return message


class Post(Protocol):
    """What takes letters."""

    def send(self, letters: Sequence[Letter], now: datetime) -> list[str]:
        """Send each letter; why those were not sent that were not."""


@dataclass(frozen=True)
class SmtpPost:
    """A mail server."""

    settings: Settings

    def send(self, letters: Sequence[Letter], now: datetime) -> list[str]:
        """Send each letter apart, so that one bad address keeps no other person's from going."""
        failures = []
        try:
            with self._connected() as server:
                for letter in letters:
                    try:
                        server.send_message(letter.message(self.settings.smtp_from, now))
                    except smtplib.SMTPServerDisconnected:
                        raise
                    except smtplib.SMTPException as error:
                        failures.append(_reason(error))
        except (smtplib.SMTPException, OSError) as error:
            return [_reason(error)] * len(letters)
        return failures

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        settings, context = self.settings, ssl.create_default_context()
        host, port = settings.smtp_host, settings.smtp_port
        ours = settings.smtp_from.rpartition("@")[2]  # smtplib would say, and first look up, the name of this machine
        connection = (
            smtplib.SMTP_SSL(host, port, ours, timeout=SECONDS, context=context)
            if settings.smtp_tls == "tls"
            else smtplib.SMTP(host, port, ours, timeout=SECONDS)
        )
        with connection as server:
            if settings.smtp_tls == "starttls":
                server.starttls(context=context)
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password)
            yield server


@dataclass(frozen=True)
class FilePost:
    """A folder: what would have been sent lies there, one file each. A demo sends nothing to anybody."""

    folder: Path

    def send(self, letters: Sequence[Letter], now: datetime) -> list[str]:
        self.folder.mkdir(parents=True, exist_ok=True)
        for letter in letters:
            path = self.folder / f"{now:%Y-%m-%d-%H-%M-%S}-{secrets.token_hex(4)}.eml"
            path.write_bytes(letter.message(FROM_NOBODY, now).as_bytes())
        return []


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

    Raises NoticeFailed where somebody was not reached. What nobody was told of is told the next time.
    """
    with database.reading() as connection:
        new = queue.not_told(connection)
        counts = _counts(queue.arrivals(connection), queue.concerns(connection), today)
        due = new or (counts.late and notices.reminded_on(connection) != today)
        readers = [one for one in staff.everyone(connection) if _can_read(one)]
    if not due:
        return Told()
    subject = f"{counts.sentences[0].rstrip('.')} ({forum})"
    body = (
        " ".join(counts.sentences),
        "Sign in to the forum's pages to read them.",
        "Nobody reads answers to this e-mail.",
    )
    failures = _post(database, settings, [Letter(one.email, subject, body) for one in readers], now)
    if len(failures) < len(readers):
        with database.writing() as connection:
            queue.mark_told(connection, new)
            if counts.late:
                notices.note_reminder(connection, today)
    _raise_for(database, failures, len(readers), now)
    return Told(counts.waiting, counts.first, counts.late, len(readers))


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


def _can_read(one: Person) -> bool:
    return one.active and one.password is not None and Right.READ_COMMENTS in one.rights


def _post(database: Database, settings: Settings, letters: Sequence[Letter], now: datetime) -> list[str]:
    """Send; why each was not sent that was not. Whatever goes wrong is noted before it is raised."""
    try:
        if not letters:
            raise NoticeFailed("Nobody may read comments: invite a safeguarding lead with `surveyapp staff add`.")
        return post_of(settings, database).send(letters, now)
    except NoticeFailed:
        with database.writing() as connection:
            notices.note_failure(connection, now)
        raise


def _raise_for(database: Database, failures: Sequence[str], letters: int, now: datetime) -> None:
    with database.writing() as connection:
        if not failures:
            notices.note_success(connection)
            return
        notices.note_failure(connection, now)
    many = f"{len(failures)} of {letters} notices were" if letters > 1 else "The notice was"
    raise NoticeFailed(f"{many} not sent: {failures[0]}.")


_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "the mail server refuses the user or the password"),
    (smtplib.SMTPRecipientsRefused, "the mail server refuses the person's address"),
    (smtplib.SMTPNotSupportedError, "the mail server cannot do what SURVEYAPP_SMTP_TLS or _USER asks for"),
    (smtplib.SMTPException, "the mail server broke off or refuses it"),
    (ssl.SSLError, "the mail server's certificate cannot be trusted, or it speaks no TLS at this port"),
    (TimeoutError, "the mail server does not answer in time"),
    (OSError, "the mail server cannot be reached"),
)


def _reason(error: Exception) -> str:
    """Why, without what the server said: it may quote an address."""
    return next(words for kind, words in _REASONS if isinstance(error, kind))


def _plural(many: int, one: str, several: str) -> str:
    return one if many == 1 else several
