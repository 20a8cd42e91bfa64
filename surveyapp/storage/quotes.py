"""Quotes: words of a comment that a person approved for everybody to read, masked. They go when their response goes."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, insert, select, update

from surveyapp.storage import audit
from surveyapp.storage.audit import Event
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database
from surveyapp.storage.tables import comments, human_readings, machine_readings, queue, quotes, responses

LONGEST = 600
"""Characters of a quote. The length of a whole comment could tell who wrote it."""


class Quote(NamedTuple):
    """Some words, and who said them: people who answered a questionnaire, and no closer."""

    text: str
    theme: str
    questionnaire: str
    wave: str


class Approved(NamedTuple):
    """A quote as staff see it."""

    ref: Ref
    text: str
    theme: str
    questionnaire: str
    approved_by: bytes
    release: int | None


class Worthy(NamedTuple):
    """A comment that may be quoted once somebody approves words of it."""

    ref: Ref
    themes: tuple[str, ...]
    read_on: date


class Approval(NamedTuple):
    """Who approved words or took them back, and when. The audit log keeps it."""

    who: bytes
    at: datetime


class Bar(StrEnum):
    """Why a comment cannot be quoted, or not yet."""

    CONCERN = "concern"
    """A person marked it as a concern."""
    UNREAD = "unread"
    """It should be read first, and no person has read it."""
    DETAILS = "details"
    """It is marked as holding personal details: whoever approves words must have looked again."""


class NotQuotable(Exception):
    """A comment's words cannot be approved."""

    def __init__(self, bar: Bar) -> None:
        super().__init__(bar.value)
        self.bar = bar


def approve(database: Database, ref: Ref, text: str, theme: str, by: Approval, *, looked_again: bool = False) -> bool:
    """Let the next release show these words. False where the comment is gone; raises NotQuotable where it may not be quoted."""
    with database.writing() as connection:
        if not _hold(connection, ref):
            return False
        found = bar(connection, ref)
        if found and not (found is Bar.DETAILS and looked_again):
            raise NotQuotable(found)
        connection.execute(delete(quotes).where(*_of(ref)))
        connection.execute(
            insert(quotes).values(wave=ref.wave, comment=ref.id, text=text, theme=theme, approved_by=by.who)
        )
        audit.note(connection, by.at, by.who, Event.QUOTE_APPROVED, ref.id)
    return True


def bar(connection: Connection, ref: Ref) -> Bar | None:
    """What stands in the way of quoting a comment. A person's word replaces the machine's."""
    row = connection.execute(_marks(ref)).first()
    if row is None:
        return None
    if row.by_person is not None:
        return Bar.CONCERN if row.by_person else Bar.DETAILS if row.details else None
    return Bar.UNREAD if row.by_machine or row.first else Bar.DETAILS if row.found else None


def drop(connection: Connection, ref: Ref, by: Approval | None) -> None:
    """A person marked the comment as a concern: nothing of it is shown any more. Noted where somebody did it by hand."""
    taken = connection.execute(delete(quotes).where(*_of(ref))).rowcount == 1
    if taken and by:
        audit.note(connection, by.at, by.who, Event.QUOTE_TAKEN_BACK, ref.id)


def take_back(database: Database, ref: Ref, by: Approval) -> bool:
    """Show these words no more, from now on; False where they were not approved."""
    with database.writing() as connection:
        taken = connection.execute(delete(quotes).where(*_of(ref))).rowcount == 1
        if taken:
            audit.note(connection, by.at, by.who, Event.QUOTE_TAKEN_BACK, ref.id)
    return taken


def every_quote(connection: Connection) -> list[Approved]:
    """All quotes that are approved, those that wait for a release first."""
    return _approved(connection)


def find(connection: Connection, ref: Ref) -> Approved | None:
    """The quote from a comment."""
    return next(iter(_approved(connection, *_of(ref))), None)


def worth_quoting(connection: Connection) -> list[Worthy]:
    """The comments of which a person said that they are worth quoting and no concern, and of which nobody approved a quote."""
    rows = connection.execute(
        select(human_readings.c.wave, human_readings.c.comment, human_readings.c.themes, human_readings.c.read_on)
        .outerjoin(quotes, (quotes.c.wave == human_readings.c.wave) & (quotes.c.comment == human_readings.c.comment))
        .where(human_readings.c.worth_quoting, ~human_readings.c.concern, quotes.c.comment.is_(None))
        .order_by(human_readings.c.read_on, human_readings.c.wave, human_readings.c.comment)
    )
    return [Worthy(Ref(row.wave, bytes(row.comment)), tuple(row.themes.split()), row.read_on) for row in rows]


def show_from(connection: Connection, release: int) -> None:
    """Those that wait are shown from this release on."""
    connection.execute(update(quotes).where(quotes.c.release.is_(None)).values(release=release))


def shown(database: Database, release: int) -> list[Quote]:
    """The quotes that a published release, or the one that is looked at, shows. The order tells nothing of when they came."""
    # Every quote has its comment and its response. Outer joins say so to SQLite, which else reads all responses first.
    of_it = quotes.outerjoin(comments, (comments.c.wave == quotes.c.wave) & (comments.c.id == quotes.c.comment))
    theirs = (responses.c.wave == comments.c.wave) & (responses.c.id == comments.c.response)
    with database.reading() as connection:
        rows = connection.execute(
            select(quotes.c.text, quotes.c.theme, responses.c.questionnaire, quotes.c.wave)
            .select_from(of_it.outerjoin(responses, theirs))
            .where(quotes.c.release <= release)
            .order_by(quotes.c.theme, quotes.c.text)
        )
        return [Quote(*row) for row in rows]


def _hold(connection: Connection, ref: Ref) -> bool:
    """Whether the comment is there; its response is held, so that nobody marks it as a concern between here and the end."""
    theirs = (comments.c.wave == responses.c.wave) & (comments.c.response == responses.c.id)
    held = select(responses.c.id).join(comments, theirs).where(comments.c.wave == ref.wave, comments.c.id == ref.id)
    return connection.execute(held.with_for_update(of=responses)).first() is not None


def _marks(ref: Ref) -> Select[Any]:
    """How people and the machine marked a comment."""
    joined: Any = comments
    for table in (human_readings, machine_readings, queue):
        joined = joined.outerjoin(table, and_(table.c.wave == comments.c.wave, table.c.comment == comments.c.id))
    return (
        select(
            human_readings.c.concern.label("by_person"),
            human_readings.c.details,
            machine_readings.c.concern.label("by_machine"),
            machine_readings.c.details.label("found"),
            queue.c.first,
        )
        .select_from(joined)
        .where(comments.c.wave == ref.wave, comments.c.id == ref.id)
    )


def _approved(connection: Connection, *only: ColumnElement[bool]) -> list[Approved]:
    rows = connection.execute(
        select(quotes, responses.c.questionnaire)
        .join(comments, (comments.c.wave == quotes.c.wave) & (comments.c.id == quotes.c.comment))
        .join(responses, (responses.c.wave == comments.c.wave) & (responses.c.id == comments.c.response))
        .where(*only)
        .order_by(quotes.c.release.is_not(None), quotes.c.theme, quotes.c.text)
    )
    return [
        Approved(
            Ref(row.wave, bytes(row.comment)), row.text, row.theme, row.questionnaire, row.approved_by, row.release
        )
        for row in rows
    ]


def _of(ref: Ref) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return quotes.c.wave == ref.wave, quotes.c.comment == ref.id
