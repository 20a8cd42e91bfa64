"""A comment that is looked at: where it was written, who read what from it, and its text, where that can be opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from surveyapp.comments.seal import Unreadable
from surveyapp.domain.journey import Answers, Journey
from surveyapp.forum.reading.room import room
from surveyapp.forum.reading.wording import theme_titles
from surveyapp.keys import KeyLost, Locked
from surveyapp.storage import audit, comments, queue, quotes, readings, staff, versions
from surveyapp.storage.audit import Event
from surveyapp.storage.comments import Origin, Ref, StoredText
from surveyapp.storage.quotes import Approved, Bar
from surveyapp.storage.readings import HumanReading, Machine
from surveyapp.storage.versions import Version
from surveyapp.web.current import now, site
from surveyapp.web.languages import language
from surveyapp.web.staff import me

ID_BYTES = 16


class Shut(StrEnum):
    """Why a text cannot be opened."""

    LOCKED = "locked"
    KEY_LOST = "key-lost"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Asked:
    """What the comment answers."""

    questionnaire: str
    question: str
    theme: str | None
    number: int | None
    """Which of several, where the question comes once for each of several children."""


@dataclass(frozen=True)
class Opened:
    """What is known of a comment without its text."""

    ref: Ref
    stored: StoredText
    origin: Origin
    machine: Machine | None
    human: HumanReading | None
    read_by: str | None
    arrived_on: date | None
    first: bool
    """Whether it waits and should be read before others."""
    worried: bool
    """Whether an answer beside it is a worry."""
    quote: Approved | None
    bar: Bar | None
    """Why it cannot be quoted, or not yet."""

    @property
    def code(self) -> str:
        """The id as addresses write it."""
        return self.ref.id.hex()


def ref_of(wave: str, code: str) -> Ref | None:
    """Which comment an address means; None where it can be none."""
    try:
        given = bytes.fromhex(code)
    except ValueError:
        return None
    return Ref(wave, given) if len(given) == ID_BYTES and given.hex() == code else None


def find(wave: str, code: str) -> Opened | None:
    """The comment that an address means; None where there is none, or none any more."""
    ref = ref_of(wave, code)
    if ref is None:
        return None
    with site().database.reading() as connection:
        stored, origin = comments.stored_text(connection, ref), comments.origin(connection, ref)
        if stored is None or origin is None:
            return None
        human = readings.human(connection, ref)
        by = staff.by_id(connection, human.reader) if human else None
        return Opened(
            ref,
            stored,
            origin,
            readings.machine(connection, ref),
            human,
            by.name if by else None,
            queue.arrived_on(connection, ref),
            queue.is_first(connection, ref),
            _worry_among(origin.version, queue.answers_beside(connection, ref)),
            quotes.find(connection, ref),
            quotes.bar(connection, ref),
        )


def open_text(opened: Opened) -> str | Shut:
    """The text, once the audit log says who opened it; or why there is none to see."""
    try:
        text: str | Shut = room().keyring.text_of(opened.stored)
    except Locked:
        return Shut.LOCKED
    except KeyLost:
        text = Shut.KEY_LOST
    except Unreadable:
        text = Shut.DAMAGED
    about = f"{opened.code} {text}" if isinstance(text, Shut) else opened.code
    event = Event.COMMENT_NOT_OPENED if isinstance(text, Shut) else Event.COMMENT_VIEWED
    note(event, about)
    return text


def note(event: Event, about: str) -> None:
    """Add a line of who is signed in to the audit log."""
    with site().database.writing() as connection:
        audit.note(connection, now(), me().id, event, about)


def asked(opened: Opened) -> Asked:
    """The words of the question that a comment answers, in the reader's language."""
    version, rendering = opened.origin.version, opened.origin.rendering
    questionnaire = versions.published(site().database, version).shown(language(), rendering)
    question = questionnaire.question(opened.stored.belongs.question)
    if question is None:
        return Asked(str(questionnaire.title), opened.stored.belongs.question, None, None)
    number = opened.stored.belongs.number
    words = Journey(questionnaire, Answers()).filled_in(str(question.words), number)
    theme = theme_titles().get(question.theme) if question.theme else None
    repeated = question.id in questionnaire.repeated_questions()
    return Asked(str(questionnaire.title), words, theme, number if repeated else None)


def _worry_among(version: Version, chosen: list[tuple[str, str]]) -> bool:
    questionnaire = versions.published(site().database, version).questionnaire
    return any(question.worries(value) for name, value in chosen if (question := questionnaire.question(name)))
