"""A withdrawal leaves a tombstone in the database and in a file outside it, and no crash between the two loses it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Connection

from surveyapp import keeping
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.storage import responses, tombstones
from surveyapp.storage.database import Database
from surveyapp.storage.secrets import receipt_hash
from surveyapp.storage.tombstones import TombstonesAway, Written
from tests.integration.conftest import FIRST_DAY, SECRET, Collect, MakeApp
from tests.integration.kept import sent
from tests.integration.person import Person
from tests.integration.watching import everything_in, parallel, rows_of


@pytest.fixture
def stones(tmp_path: Path) -> Path:
    return tmp_path / "apart" / "tombstones"


@pytest.fixture
def wave(database: Database, collect: Collect, every_kind: Questionnaire) -> Database:
    collect(database, every_kind)
    return database


def test_a_withdrawal_leaves_the_hash_of_its_receipt_in_both_places_and_nothing_else(
    wave: Database, stones: Path
) -> None:
    receipt = sent(wave, "Some words.")
    assert responses.withdraw(wave, receipt, SECRET, stones)
    tombstone = receipt_hash(SECRET, receipt)
    assert [tuple(row) for row in rows_of(wave, "tombstones")] == [(tombstone,)]
    assert stones.read_text(encoding="ascii") == f"{tombstone.hex()}\n"
    assert stat.S_IMODE(stones.stat().st_mode) == 0o600


def test_who_guesses_receipts_writes_nothing(wave: Database, stones: Path) -> None:
    sent(wave, "Some words.")
    assert responses.withdraw(wave, "000000000000", SECRET, stones) is None
    assert rows_of(wave, "tombstones") == []
    assert not stones.exists()


DIED = 9


def crash_while_withdrawing(database: Database, receipt: str, stones: Path) -> None:
    """A process dies when the file is written and the transaction is not."""
    address = database.engine.url.render_as_string(hide_password=False)
    child = os.fork()
    if child == 0:
        try:
            tombstones.note = lambda *_: os._exit(DIED)
            responses.withdraw(Database(address), receipt, SECRET, stones)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DIED


def test_a_crash_between_the_file_and_the_transaction_is_finished_by_the_next_run(wave: Database, stones: Path) -> None:
    receipt, other = sent(wave, "Some words."), sent(wave, "Other words.")
    crash_while_withdrawing(wave, receipt, stones)
    assert len(rows_of(wave, "responses")) == 2
    assert keeping.run(wave, FIRST_DAY, stones, dry_run=True).finished == 1
    assert keeping.run(wave, FIRST_DAY, stones).finished == 1
    assert [row.text for row in rows_of(wave, "comments")] == ["Other words."]
    assert [bytes(row.hash) for row in rows_of(wave, "tombstones")] == [receipt_hash(SECRET, receipt)]
    assert keeping.run(wave, FIRST_DAY, stones).finished == 0
    assert responses.withdraw(wave, other, SECRET, stones)


def test_whoever_tries_again_after_a_crash_is_told_that_it_is_done(wave: Database, stones: Path) -> None:
    receipt = sent(wave, "Some words.")
    crash_while_withdrawing(wave, receipt, stones)
    assert responses.withdraw(wave, receipt, SECRET, stones)
    assert rows_of(wave, "responses") == []
    assert tombstones.read(stones) == Written(frozenset({receipt_hash(SECRET, receipt)}))


def test_nothing_is_deleted_before_the_tombstone_is_on_the_disk(
    wave: Database, stones: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt = sent(wave, "Some words.")
    committed: list[bool] = []
    note = tombstones.note

    def look(connection: Connection, receipts: list[bytes]) -> None:
        committed.append(stones.exists() and receipts[0].hex() in stones.read_text(encoding="ascii"))
        note(connection, receipts)

    monkeypatch.setattr(tombstones, "note", look)
    responses.withdraw(wave, receipt, SECRET, stones)
    assert committed == [True]


def test_where_the_file_cannot_be_written_nothing_is_deleted(wave: Database, tmp_path: Path) -> None:
    receipt = sent(wave, "Some words.")
    before = everything_in(wave)
    for nowhere in (tmp_path, tmp_path / "0.sqlite" / "tombstones" if wave.is_sqlite else tmp_path):
        with pytest.raises(TombstonesAway):
            responses.withdraw(wave, receipt, SECRET, nowhere)
    assert everything_in(wave) == before


def test_where_the_file_cannot_be_written_the_page_says_to_try_again(
    sqlite: Database, collect: Collect, every_kind: Questionnaire, make_app: MakeApp, tmp_path: Path
) -> None:
    collect(sqlite, every_kind)
    app: Flask = make_app(sqlite, testing=False, tombstones=tmp_path)
    person = Person(app)
    receipt = person.answer_and_send("every-kind")
    answer = person.send(person.open("/withdraw"), code=receipt)
    assert (answer.status, answer.heading) == (503, "We cannot save anything just now")
    assert len(rows_of(sqlite, "responses")) == 1


def test_a_line_that_was_cut_spoils_no_other_one(stones: Path) -> None:
    first, second = b"\1" * 32, b"\2" * 32
    tombstones.write(stones, [first])
    with stones.open("ab") as file:
        file.write(b"0303")  # a full disk
    tombstones.write(stones, [second])
    assert tombstones.read(stones) == Written(frozenset({first, second}), damaged=1)


def test_many_that_withdraw_at_once_write_whole_lines(stones: Path) -> None:
    hashes = [bytes([number]) * 32 for number in range(40)]
    parallel([lambda one=one: tombstones.write(stones, [one]) for one in hashes])  # type: ignore[misc]
    assert tombstones.read(stones) == Written(frozenset(hashes))
    assert stones.read_bytes().count(b"\n") == 40


def test_a_file_that_was_lost_is_written_anew_from_the_database(wave: Database, stones: Path) -> None:
    receipt = sent(wave, "Some words.")
    responses.withdraw(wave, receipt, SECRET, stones)
    stones.unlink()
    keeping.run(wave, FIRST_DAY, stones)
    assert tombstones.read(stones) == Written(frozenset({receipt_hash(SECRET, receipt)}))


def test_no_file_is_not_an_empty_one(stones: Path) -> None:
    assert tombstones.read(stones) is None
    tombstones.begin(stones)
    tombstones.begin(stones)
    assert tombstones.read(stones) == Written(frozenset())
