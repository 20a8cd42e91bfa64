"""The demo's desk: its readers have read the comments of the earlier waves, and most of the newest one, and approved some quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from surveyapp.comments import concerns, personal_details
from surveyapp.comments.masking import masked
from surveyapp.comments.readings import LocalOffer, Sentiment
from surveyapp.demonstration.sayings import SAYINGS
from surveyapp.demonstration.staff import DEMO_STAFF
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.roles import Role
from surveyapp.storage import comments, queue, quotes, readings, staff
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database
from surveyapp.storage.quotes import Approval
from surveyapp.storage.readings import HumanReading
from surveyapp.storage.responses import NewResponse

MOST = 100_000
READ_OF_THE_NEWEST = 0.7
"""How much of an open wave is read by people when its release is made."""
SOME_OF_BOTH = 0.12
"""How often a reader finds some of both in a comment."""
LATE, YESTERDAY = 0.05, 0.5
"""How many of those that wait came some days ago, and how many came by yesterday."""
LONG_AGO = timedelta(days=5)


@dataclass(frozen=True)
class Text:
    """A comment as its writer sent it."""

    ref: Ref
    key: str
    words: str
    theme: str | None
    questionnaire: str

    def chance(self, about: str) -> float:
        """A number from 0 to 1, the same whenever the demo is made."""
        return int.from_bytes(sha256(f"{about} {self.key}".encode()).digest()[:6], "big") / 2**48


def sit_down(
    database: Database, questionnaire: Questionnaire, people: Iterable[NewResponse], on: date, *, whole: bool
) -> None:
    """Read the comments of these people on a day: all of them, or, of a wave that is still open, most. Then approve quotes."""
    reader, lead = (_account(database, role, on) for role in (Role.COMMENT_READER, Role.SAFEGUARDING_LEAD))
    read = [
        text for text in _waiting(database, questionnaire, people) if whole or text.chance("read") < READ_OF_THE_NEWEST
    ]
    for text in read:
        readings.keep_human(database, text.ref, _reading(text, reader, on))
    by = Approval(lead, datetime.combine(on, time(10)))
    for text in _worth_quoting(read):
        quotes.approve(database, text.ref, masked(text.words, personal_details.find(text.words)), text.theme or "", by)


def arrive_naturally(database: Database, today: date) -> None:
    """What waits came lately, whenever the demo is started: a few some days ago, the rest yesterday and today."""
    with database.writing() as connection:
        days = queue.arrivals(connection)
        if days and max(days) < today:
            refs = queue.every_ref(connection)
            chances = sorted(refs, key=lambda ref: sha256(ref.id).digest())
            queue.arrive_anew(connection, {ref: _day(place / len(refs), today) for place, ref in enumerate(chances)})


def _day(share: float, today: date) -> date:
    if share < LATE:
        return today - LONG_AGO
    return today - timedelta(days=1) if share < YESTERDAY else today


def _account(database: Database, role: Role, on: date) -> bytes:
    """The id of a demo account, made here where it is not there yet."""
    one = next(one for one in DEMO_STAFF if one.role is role)
    with database.writing() as connection:
        if staff.by_email(connection, one.email) is None:
            staff.invite(connection, one.email, one.name, {role}, datetime.combine(on, time(9)), None)
        found = staff.by_email(connection, one.email)
    assert found  # noqa: S101 (it was made just now)
    return found.id


def _waiting(database: Database, questionnaire: Questionnaire, people: Iterable[NewResponse]) -> list[Text]:
    """The comments of these people, in an order that is the same whenever the demo is made."""
    written = {(one.id, text.question, text.number): text for one in people for text in one.comments}
    found = []
    with database.reading() as connection:
        for one in queue.waiting(connection, MOST, overdue_if_by=date.min, questionnaire=questionnaire.id):
            stored = comments.stored_text(connection, one.ref)
            place = (stored.belongs.response, stored.belongs.question, stored.belongs.number) if stored else None
            if place and place in written:
                key = f"{place[0].hex()} {place[1]} {place[2]}"
                found.append(Text(one.ref, key, written[place].text, written[place].theme, questionnaire.id))
    return sorted(found, key=lambda text: text.key)


def _reading(text: Text, reader: bytes, on: date) -> HumanReading:
    return HumanReading(
        reader,
        on,
        _sentiment(text),
        (text.theme,) if text.theme else (),
        details=bool(personal_details.find(text.words)),
        concern=bool(concerns.find(text.words)),
        worth_quoting=text.chance("quote") < SOME_OF_BOTH,
        local_offer=_local_offer(text),
    )


def _local_offer(text: Text) -> LocalOffer | None:
    """What a sentence under the theme of the local offer says of it, by words that this demo knows to be in some of them."""
    if text.theme != "finding-help":
        return None
    said = text.words.casefold()
    if any(word in said for word in ("to search", "new search", "too many words")):
        return LocalOffer.ACCESSIBILITY
    return LocalOffer.CONTENT if "local offer" in said or "website" in said or "one page" in said else None


def _sentiment(text: Text) -> Sentiment:
    """What it was made up to say, now and then some of both."""
    if text.chance("both") < SOME_OF_BOTH:
        return Sentiment.NEUTRAL
    return Sentiment.POSITIVE if text.words in _glad(text.questionnaire) else Sentiment.NEGATIVE


def _glad(questionnaire: str) -> set[str]:
    return {words for sayings in SAYINGS.get(questionnaire, {}).values() for words in sayings.glad}


def _worth_quoting(read: Iterable[Text]) -> Iterator[Text]:
    """One comment on each theme, and what there is on the local offer: none that is a worry, and no words twice."""
    seen = set[str]()
    for text in sorted(read, key=lambda text: text.chance("quoted")):
        name = text.words if _local_offer(text) else text.theme
        if name and name not in seen and not concerns.find(text.words):
            seen.add(name)
            yield text
