"""People send while the server, and PostgreSQL, are killed again and again: what was acknowledged is stored, once."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Event, Lock
from time import sleep
from typing import Any

from sqlalchemy import Connection, select, text

from soak import postgres
from soak.people import Acknowledged, Fault, Person
from soak.postgres import Postgres
from soak.report import Finding
from soak.serving import SECRET, Server
from soak.small import QUESTIONNAIRE, WAVE, collect, small_questionnaire
from surveyapp.domain.measures import AnswerGiven
from surveyapp.storage import responses, tallies
from surveyapp.storage.database import Database
from surveyapp.storage.secrets import receipt_hash
from surveyapp.storage.tables import codes, comments, metadata
from surveyapp.storage.tables import responses as stored

SENDS, PEOPLE, KILLS = 1_000, 20, 30
LANGUAGES = ("en", "pl")
RELEASE_EVERY = 5
"""With every so many kills a release is being made, and is killed, too."""


@dataclass
class Crowd:
    """Everybody who sends, and what they were thanked for."""

    sends: int
    acknowledged: list[Acknowledged] = field(default_factory=list)
    faults: int = 0
    lost: int = 0
    found: int = 0
    presses: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)

    def send(self, person: Person, times: range) -> None:
        """One person's responses, one after another."""
        for time in times:
            one = person.answers_and_sends(time)
            with self._lock:
                self.acknowledged.append(one)
        with self._lock:
            self.faults += person.faults
            self.lost += person.lost
            self.found += person.found


Harm = Callable[[], None]


def findings(size: float) -> Iterator[Finding]:
    """On SQLite, and on PostgreSQL."""
    sends, kills = max(PEOPLE, round(SENDS * size)), max(2, round(KILLS * size))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        address = f"sqlite:///{place / 'soak.sqlite'}"
        collect(address)
        server = Server(address, place / "instance")
        yield from _proved("SQLite", server, sends, _harms(server, kills, Random(1)))
        yield _sqlite_whole(address)
    with tempfile.TemporaryDirectory() as folder, postgres.running(Path(folder) / "data") as running:
        collect(running.address)
        server = Server(running.address, Path(folder) / "instance")
        yield from _proved("PostgreSQL", server, sends, _harms_with_postgres(server, running, kills, Random(2)))
        yield _postgres_whole(running)


def _proved(name: str, server: Server, sends: int, harms: list[Harm]) -> Iterator[Finding]:
    crowd = crowd_sends(server, sends, PEOPLE, harms)
    made = server.command("release", "make").wait(300)
    faults = list(differences(server.database_url, crowd.acknowledged))
    about = f"{name}: {len(harms)} times kill -9 under {sends:,} sends of {PEOPLE} people who try again"
    yield Finding(
        f"{about}: acknowledged = stored, once, as it was typed",
        f"{len(crowd.acknowledged):,} acknowledged; {crowd.faults:,} pages did not come; {crowd.lost} sends had no answer, at"
        f" least {crowd.found} of them were stored; {'; '.join(faults[:5]) or 'no difference'}",
        "no difference",
        not faults and len(crowd.acknowledged) == sends,
    )
    with closing_database(server.database_url) as database:
        wrong = recounted(database)
    yield Finding(
        f"{name}: after `release make`, tallies equal a recount",
        f"{wrong} cells differ" if made == 0 else "no release was made",
        "0",
        made == 0 and wrong == 0,
    )


def crowd_sends(
    server: Server, sends: int, people: int, harms: list[Harm], tells: Callable[[Fault], None] = lambda fault: None
) -> Crowd:
    """Let people send, half of them in Polish, and do each harm after so many sends, by chance; sends follow the last, too.

    `tells`: is told of every page that did not come.
    """
    crowd, chance = Crowd(sends), Random(1)
    server.start()
    try:
        with ThreadPoolExecutor(people) as pool:
            sending = [
                pool.submit(
                    crowd.send,
                    Person(server.port, number, Random(number), crowd.presses, tells, LANGUAGES[number % 2]),
                    range(number, sends, people),
                )
                for number in range(people)
            ]
            moments = sorted(chance.sample(range(max(len(harms), sends - people)), len(harms)))
            for moment, harm in zip(moments, harms, strict=True):
                while len(crowd.acknowledged) < moment and not all(one.done() for one in sending):
                    sleep(0.005)
                _wait_for_harm(crowd, chance)
                harm()
            for one in sending:
                one.result()
    finally:
        server.stop()
    return crowd


def _wait_for_harm(crowd: Crowd, chance: Random) -> None:
    """Any moment, or one shortly after somebody pressed "Send"."""
    if chance.random() < 0.5:
        sleep(chance.uniform(0, 0.2))
        return
    crowd.presses.clear()
    crowd.presses.wait(5)
    sleep(chance.uniform(0, 0.05))


def _harms(server: Server, kills: int, chance: Random) -> list[Harm]:
    """kill -9 of the server, of all of it or of the process that serves; now and then while a release is being made."""

    def harm(number: int) -> None:
        making = server.command("release", "make") if number % RELEASE_EVERY == 0 else None
        if making:
            sleep(chance.uniform(1, 4))
            making.kill()
            making.wait()
        server.kill(only_worker=chance.random() < 0.4)
        server.start()

    return [lambda number=number: harm(number) for number in range(1, kills + 1)]  # type: ignore[misc]


def _harms_with_postgres(server: Server, running: Postgres, kills: int, chance: Random) -> list[Harm]:
    """As `_harms`, each time one of: the server, all of PostgreSQL, one of its processes that serve a connection, both."""
    of_server = _harms(server, kills, chance)

    def harm(number: int) -> None:
        match number % 4:
            case 0:
                of_server[number]()
            case 1:
                running.kill()
                sleep(chance.uniform(0, 1))
                running.start()
            case 2:
                running.kill_a_backend()
            case _:
                running.kill()
                server.kill()
                running.start()
                server.start()

    return [lambda number=number: harm(number) for number in range(kills)]  # type: ignore[misc]


# What stands in the database afterwards


@contextmanager
def closing_database(address: str) -> Iterator[Database]:
    """A database whose connections are closed afterwards."""
    database = Database(address)
    try:
        yield database
    finally:
        database.engine.dispose()


def differences(address: str, acknowledged: list[Acknowledged]) -> Iterator[str]:
    """What was acknowledged and does not stand there just so, what stands there twice, and what nobody was thanked for."""
    with closing_database(address) as database, database.reading() as connection:
        ids = list(connection.execute(select(stored.c.id)).scalars())
        receipts = connection.execute(select(codes.c.hash, codes.c.row).where(codes.c.wrapped.is_(None)))
        row_of = {one.hash: one.row for one in receipts}
        texts = [(row, words) for row, words in connection.execute(select(comments.c.response, comments.c.text))]
        given = responses.read_answers(connection, WAVE, ids)
    if len(ids) != len(acknowledged):
        yield f"{len(ids)} are stored, {len(acknowledged)} were acknowledged"
    if len(row_of) != len(ids) or len(texts) != len(ids) or set(row_of.values()) != set(ids):
        yield f"{len(ids)} responses have {len(row_of)} receipts and {len(texts)} texts"
    yield from (
        f"“{words}” is stored {times} times" for words, times in Counter(t for _, t in texts).items() if times > 1
    )
    words_of = dict(texts)
    for one in acknowledged:
        row = row_of.get(receipt_hash(SECRET, one.receipt), b"")
        expected = {AnswerGiven("safe", 1, one.rated), AnswerGiven("age", 1, one.counted)}
        said = {AnswerGiven(*answer[:2], str(answer[2])) for answer in given.get(row, ())}
        if said != expected or words_of.get(row) != one.written:
            yield f"“{one.written}” was acknowledged, and its receipt leads to {said or 'nothing'}"


def recounted(database: Database) -> int:
    """How many cells of the tallies differ from counting all responses anew."""
    with database.reading() as connection:
        ids = list(connection.execute(select(stored.c.id)).scalars())
        anew = responses.cells_of(connection, small_questionnaire(), WAVE, ids)
        kept = Counter(tallies.read(connection, WAVE, QUESTIONNAIRE))
        counted = connection.execute(select(stored.c.id).where(stored.c.tallied)).all()
    differing = [cell for cell in {*anew, *kept} if anew[cell] != kept[cell]]
    return len(differing) + abs(len(counted) - len(ids))


def _sqlite_whole(address: str) -> Finding:
    with closing_database(address) as database, closing(database.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        full = cursor.execute("PRAGMA synchronous").fetchone()[0] == 2
    with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as plain:
        said = [row[0] for row in plain.execute("PRAGMA integrity_check")]
        loose = plain.execute("PRAGMA foreign_key_check").fetchall()
    return Finding(
        "SQLite: afterwards the file is whole, and every commit waits for the disk",
        f"integrity_check: {said[0]}; {len(loose)} rows refer to none; synchronous={'FULL' if full else 'less than FULL'}",
        "ok; 0; FULL",
        said == ["ok"] and not loose and full,
    )


def _postgres_whole(running: Postgres) -> Finding:
    """Every index counts as many rows as its table, and every page of the files has its checksum."""
    with closing_database(running.address) as database, database.writing() as connection:
        settings = [
            connection.execute(text(f"SHOW {name}")).scalar_one()
            for name in ("fsync", "synchronous_commit", "full_page_writes")
        ]
        uneven = list(_uneven(connection))
    running.stop()
    said = running.checksums()
    running.start()
    bad = next((line for line in said.splitlines() if line.startswith("Bad checksums")), "no checksums")
    return Finding(
        "PostgreSQL: afterwards indexes and tables are whole, and every commit waits for the disk",
        f"{len(uneven)} indexes differ from their table; {bad}; fsync, synchronous_commit, full_page_writes: "
        + ", ".join(settings),
        "0; 0; on",
        not uneven and bad.split()[-1] == "0" and settings == ["on"] * 3,
    )


def _uneven(connection: Connection) -> Iterator[str]:
    """Each index by which other rows are found than by reading its table from end to end. (Those of a part are left out.)"""
    for table in metadata.tables.values():
        straight = _read(connection, f'"{table.name}"', "seqscan")
        whole = [index.columns for index in table.indexes if index.dialect_options["postgresql"]["where"] is None]
        for columns in (table.primary_key.columns, *whole):
            names = ", ".join(f'"{column.name}"' for column in columns)
            in_order = f'(SELECT * FROM "{table.name}" ORDER BY {names})'  # noqa: S608
            if _read(connection, in_order, "indexscan") != straight:
                yield f"{table.name} ({names})"


def _read(connection: Connection, source: str, way: str) -> Any:
    for known in ("seqscan", "indexscan", "indexonlyscan", "bitmapscan", "sort"):
        connection.execute(text(f"SET LOCAL enable_{known} = {'on' if known == way else 'off'}"))
    summed = text(f"SELECT count(*), sum(hashtext(x::text)) FROM {source} AS x")  # noqa: S608 - our own names
    return connection.execute(summed).one()
