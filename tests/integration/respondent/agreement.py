"""Whether the database holds what the model says, no more and no less, and pages show nobody else's words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from surveyapp.storage import drafts, responses, tallies, tombstones
from surveyapp.storage.secrets import receipt_hash
from surveyapp.storage.versions import published
from tests.integration.person import Page
from tests.integration.respondent import asked
from tests.integration.respondent.acts import HOME, is_step, step_of
from tests.integration.respondent.asked import Said
from tests.integration.respondent.house import SECRET, House
from tests.integration.respondent.model import Device, Life, World
from tests.integration.watching import rows_of

MARK = re.compile(r"\bmark\d+k\b")
"""Every text that somebody types holds a mark of its own, so that it is known wherever it turns up."""


def marks(values: Iterable[object]) -> set[str]:
    return {mark for value in values for mark in MARK.findall(str(value))}


# The database


def check_drafts(house: House, world: World) -> None:
    """Each draft holds what its person last said; one that is over cannot be opened."""
    standing = {life.key.id for life in world.lives if life.stands}
    assert {row.id for row in rows_of(house.database, "drafts")} == standing
    for life in world.lives:
        opened = drafts.load(house.database, life.key, world.today)
        if world.live(life) is None:
            assert opened is None, "a draft that is over can be opened"
        else:
            assert opened is not None, "a draft is lost"
            assert dict(opened.answers.given) == life.said, "a draft holds something else than was said"


def check_responses(house: House, world: World) -> None:
    """Each draft that was sent is one response, with what stood on its way and nothing else; none that was withdrawn is."""
    kept = {life.key.id: life for life in world.lives if life.kept}
    rows = rows_of(house.database, "responses")
    assert Counter(row.id for row in rows) == Counter(kept.keys()), "a response is lost, or too many"
    assert {row.id for row in rows if row.tallied} == {id for id, life in kept.items() if life.tallied}
    stored = [(row.response, row.question, row.number, row.value) for row in rows_of(house.database, "answers")]
    stored += [(row.response, row.question, row.number, row.text) for row in rows_of(house.database, "comments")]
    assert sorted(stored) == sorted(_rows(kept)), "what is stored is not what was sent"


def _rows(kept: dict[bytes, Life]) -> Iterable[tuple[bytes, str, int, str]]:
    for id, life in kept.items():
        for (question, number), value in (life.sent or {}).items():
            for one in value if isinstance(value, tuple) else (value,):
                yield id, question, number, str(one)


def check_codes(house: House, world: World) -> None:
    """A receipt stands for each response, a tombstone for each that was withdrawn, and resume codes only for drafts."""
    rows = rows_of(house.database, "codes")
    receipts = {receipt_hash(SECRET, life.key.receipt) for life in world.lives if life.kept}
    assert {row.hash for row in rows if row.wrapped is None} == receipts
    left = Counter(life.key.id for life in world.lives for _ in life.codes)
    assert Counter(row.row for row in rows if row.wrapped is not None) == left
    stones = {receipt_hash(SECRET, life.key.receipt) for life in world.lives if life.withdrawn}
    assert {row.hash for row in rows_of(house.database, "tombstones")} == stones
    written = tombstones.read(house.tombstones)
    assert (written.hashes if written else frozenset()) == stones


def check_tallies(house: House, world: World) -> None:
    """Tallies are what a recount gives, of the rows and of the model, and no cell is empty or less."""
    questionnaire = published(house.database, house.version).questionnaire
    for wave in world.waves:
        counted = [life for life in world.lives if life.kept and life.tallied and life.key.wave == wave]
        with house.database.reading() as connection:
            found: Any = tallies.read(connection, wave, asked.STORY)
            ids = [life.key.id for life in counted]
            recount = responses.cells_of(connection, questionnaire, wave, ids) if ids else Counter()
        assert found == recount, "the tallies are not what a recount gives"
        assert all(count > 0 for count in found.values())
        told = Counter(_told(life) for life in counted)
        people = {cell.outcome: count for cell, count in found.items() if cell.subject == "people" and not cell.group}
        assert people == told


def _told(life: Life) -> str:
    return str((life.sent or {}).get(("answered-by", 1), "me"))


# Pages


def check_cookies(device: Device) -> None:
    """The browser keeps what the model says that it keeps."""
    key, receipt = device.person.cookie("draft"), device.person.cookie("receipt")
    assert (key is not None) == (device.holds is not None), "the browser's key"
    assert receipt == (device.receipt.key.receipt if device.receipt else None), "the browser's receipt"


def check_words(page: Page, life: Life | None, posted: Iterable[object] = ()) -> None:
    """No words are on a page but those of the draft that the browser opens, and those that were just typed into it."""
    own = marks(life.said.values()) if life else set()
    strangers = marks([page.text]) - own - marks(posted)
    assert not strangers, f"{page.address} shows somebody else's words: {strangers}"


def check_shown(page: Page, life: Life | None, said: Said) -> None:
    """A page of questions shows what was last said there, "check your answers" all that is sent, the last page the receipt."""
    if is_step(page.address):
        step = step_of(page.address)
        for place in asked.places(step):
            typed = page.standing_in(place[0])
            shown = asked.meaning(place[0], typed, asked.offered(step, said))
            assert shown == said.get(place), f"{page.address} shows {shown!r} at {place}"
    elif page.address == f"{HOME}check":
        assert marks([page.text]) == marks(asked.counted(said).values())
    elif page.address == f"{HOME}sent":
        assert life is not None
        assert page.code.replace("-", "") == life.key.receipt
