"""Comments that were sent can be read by the forum, and by nobody who holds all that the public process holds."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest
from sqlalchemy import select, update

from bench.crowd import somebody
from surveyapp import keys
from surveyapp.comments.locked_key import LEAST_COST, shares_of
from surveyapp.comments.readings import MachineReading
from surveyapp.comments.seal import KEY_BYTES, PrivateKey, Unreadable
from surveyapp.domain.journey import Answers
from surveyapp.domain.measures import AnswerGiven
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering
from surveyapp.keys import KeyFolder, KeyLost, Keyring, KeysRefused, Locked
from surveyapp.storage import comments, drafts, forum_keys, responses
from surveyapp.storage.comments import Comment, Ref
from surveyapp.storage.database import Database
from surveyapp.storage.responses import NewResponse, Sending
from surveyapp.storage.tables import comment_keys
from surveyapp.storage.tables import comments as comment_rows
from surveyapp.storage.versions import Version
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, SECRET, WAVE, Collect
from tests.integration.test_canary import dump
from tests.integration.watching import rows_of

PASSPHRASE = "five plain words for a test"
ANOTHER = "another five plain words for it"
CANARY = "canarybird"


@pytest.fixture
def folder(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "keys")


@pytest.fixture
def asked(database: Database, collect: Collect) -> Questionnaire:
    """A questionnaire with two boxes to write in, collecting."""
    asked = build.questionnaire(
        build.page(
            build.one_choice("colour", "red", "green"),
            build.long_text("story", optional=True),
            build.long_text("more", optional=True),
        ),
        id="asked",
    )
    collect(database, asked)
    return asked


def make(database: Database, folder: KeyFolder) -> keys.Made:
    return keys.make(database, folder, PASSPHRASE, FIRST_DAY, LEAST_COST)


def respond(database: Database, *texts: str, id: bytes | None = None) -> None:
    """One response with a comment for each text."""
    written = [Comment(question, 1, text) for question, text in zip(("story", "more"), texts, strict=False)]
    new = NewResponse(id or os.urandom(16), Rendering.STANDARD, "en", [AnswerGiven("colour", 1, "red")], written)
    with database.writing() as connection:
        responses.store(connection, WAVE, "asked", [new], build.intake(FIRST_DAY))


def unlocked(folder: KeyFolder, passphrase: str = PASSPHRASE) -> Keyring:
    ring = Keyring(folder)
    ring.unlock(passphrase)
    return ring


def every_text(database: Database, ring: Keyring) -> Iterator[str]:
    with database.reading() as connection:
        for row in connection.execute(select(comment_rows.c.wave, comment_rows.c.id)).all():
            stored = comments.stored_text(connection, Ref(row.wave, bytes(row.id)))
            assert stored
            yield ring.text_of(stored)


def test_a_comment_is_sealed_as_it_is_sent_and_the_forum_reads_it(
    asked: Questionnaire, database: Database, folder: KeyFolder
) -> None:
    make(database, folder)
    respond(database, "It is hard.", "Nobody rings back.")
    assert [row.text for row in rows_of(database, "comments")] == [None, None]
    assert sorted(every_text(database, unlocked(folder))) == ["It is hard.", "Nobody rings back."]
    assert len(rows_of(database, "comment_keys")) == 1


def test_without_a_key_comments_stay_in_clear_until_one_is_made(
    asked: Questionnaire, database: Database, folder: KeyFolder
) -> None:
    respond(database, f"A {CANARY} sang.", "Again.")
    with database.reading() as connection:
        assert forum_keys.in_clear(connection) == 2
    assert make(database, folder).sealed == 2
    with database.reading() as connection:
        assert forum_keys.in_clear(connection) == 0
    assert CANARY.encode() not in dump(database)
    assert sorted(every_text(database, unlocked(folder))) == [f"A {CANARY} sang.", "Again."]


def test_a_locked_keyring_opens_nothing(asked: Questionnaire, database: Database, folder: KeyFolder) -> None:
    make(database, folder)
    respond(database, "It is hard.")
    ring = Keyring(folder)
    with pytest.raises(Locked):
        list(every_text(database, ring))
    ring.unlock(PASSPHRASE)
    assert list(every_text(database, ring)) == ["It is hard."]
    ring.lock()
    with pytest.raises(Locked):
        list(every_text(database, ring))


def test_an_unlocked_key_is_forgotten_where_nobody_uses_it(database: Database, folder: KeyFolder) -> None:
    make(database, folder)
    ring = Keyring(folder, idle=-1)
    ring.unlock(PASSPHRASE)
    assert not ring.unlocked


def test_a_wrong_passphrase_is_told_from_a_damaged_or_a_missing_file(database: Database, folder: KeyFolder) -> None:
    with pytest.raises(KeysRefused, match="no key file"):
        Keyring(folder).unlock(PASSPHRASE)
    made = make(database, folder)
    with pytest.raises(KeysRefused, match="does not open"):
        Keyring(folder).unlock(ANOTHER)
    (folder.path / f"{made.id}.key").write_text("{")
    with pytest.raises(KeysRefused, match="damaged"):
        Keyring(folder).unlock(PASSPHRASE)


def test_nobody_else_on_the_machine_can_read_the_key_file(database: Database, folder: KeyFolder) -> None:
    made = make(database, folder)
    assert (folder.path / f"{made.id}.key").stat().st_mode & 0o077 == 0


def test_a_second_key_is_not_made_by_mistake_and_a_short_passphrase_is_refused(
    database: Database, folder: KeyFolder
) -> None:
    with pytest.raises(KeysRefused, match="16 characters"):
        keys.make(database, folder, "too short", FIRST_DAY, LEAST_COST)
    make(database, folder)
    with pytest.raises(KeysRefused, match="rotate"):
        make(database, folder)


def test_a_text_whose_bytes_were_changed_is_an_error_and_no_text(
    asked: Questionnaire, database: Database, folder: KeyFolder
) -> None:
    make(database, folder)
    respond(database, "It is hard.")
    sealed = rows_of(database, "comments")[0].sealed
    with database.writing() as connection:
        connection.execute(update(comment_rows).values(sealed=bytes(sealed[:-1]) + bytes([sealed[-1] ^ 1])))
    with pytest.raises(Unreadable):
        list(every_text(database, unlocked(folder)))


def test_texts_or_keys_that_changed_places_are_errors(
    asked: Questionnaire, database: Database, folder: KeyFolder
) -> None:
    make(database, folder)
    respond(database, "Hers.", "Her second.", id=b"h" * 16)
    respond(database, "His.", id=b"s" * 16)
    before = {(bytes(row.response), row.question): row for row in rows_of(database, "comments")}

    def put(row: object, into: tuple[bytes, str]) -> None:
        with database.writing() as connection:
            there = (comment_rows.c.response == into[0], comment_rows.c.question == into[1])
            connection.execute(update(comment_rows).where(*there).values(sealed=row.sealed))  # type: ignore[attr-defined]

    hers, second, his = before[b"h" * 16, "story"], before[b"h" * 16, "more"], before[b"s" * 16, "story"]
    for moved, into in ((second, (b"h" * 16, "story")), (his, (b"h" * 16, "story"))):
        put(moved, into)
        with pytest.raises(Unreadable):
            list(every_text(database, unlocked(folder)))
        put(hers, into)
    assert len(list(every_text(database, unlocked(folder)))) == 3
    boxes = {bytes(row.response): row for row in rows_of(database, "comment_keys")}
    with database.writing() as connection:
        theirs = boxes[b"s" * 16]
        ours = comment_keys.c.response == b"h" * 16
        connection.execute(update(comment_keys).where(ours).values(id=theirs.id, box=theirs.box))
    with pytest.raises(Unreadable):
        list(every_text(database, unlocked(folder)))


def test_two_shares_bring_a_lost_key_back(asked: Questionnaire, database: Database, folder: KeyFolder) -> None:
    made = make(database, folder)
    respond(database, "It is hard.")
    (folder.path / f"{made.id}.key").unlink()
    assert keys.recover(database, folder, made.shares[1:], ANOTHER, LEAST_COST) == made.id
    assert list(every_text(database, unlocked(folder, ANOTHER))) == ["It is hard."]


def test_shares_of_another_forum_are_refused(database: Database, folder: KeyFolder) -> None:
    make(database, folder)
    foreign = shares_of(PrivateKey.new())
    with pytest.raises(KeysRefused, match="not one of this forum"):
        keys.recover(database, folder, foreign[:2], ANOTHER, LEAST_COST)
    with pytest.raises(KeysRefused, match="Check each word"):
        keys.recover(database, folder, ["one two", "three"], ANOTHER, LEAST_COST)


def test_a_key_that_is_not_here_is_said_to_be_lost(
    asked: Questionnaire, database: Database, folder: KeyFolder, tmp_path: Path
) -> None:
    make(database, folder)
    respond(database, "It is hard.")
    elsewhere = KeyFolder(tmp_path / "elsewhere")
    elsewhere.keep(PrivateKey.new(), PASSPHRASE, LEAST_COST)
    with pytest.raises(KeyLost):
        list(every_text(database, unlocked(elsewhere)))


MANY = 10_000


def test_after_a_rotation_of_10_000_rows_all_read_with_the_new_key_and_none_with_the_old(
    asked: Questionnaire, database: Database, folder: KeyFolder
) -> None:
    made = make(database, folder)
    new = [
        NewResponse(
            number.to_bytes(16, "big"), Rendering.STANDARD, "en", (), (Comment("story", 1, f"Number {number}."),)
        )
        for number in range(MANY)
    ]
    for start in range(0, MANY, keys.BATCH):
        with database.writing() as connection:
            responses.store(connection, WAVE, "asked", new[start : start + keys.BATCH], build.intake(FIRST_DAY))
    old, texts = unlocked(folder), {bytes(row.id): row.sealed for row in rows_of(database, "comments")}
    keys.rotate(database, folder, PASSPHRASE, ANOTHER, date(2026, 12, 1), LEAST_COST)
    assert {bytes(row.id): row.sealed for row in rows_of(database, "comments")} == texts  # no text was written anew
    with pytest.raises(KeyLost):
        next(every_text(database, old))
    ring, read = unlocked(folder, ANOTHER), set()
    with database.reading() as connection:
        for row in connection.execute(select(comment_rows)).all():
            stored = comments._stored(connection, row)
            assert stored.box
            read.add(ring.text_of(stored))
            assert stored.box.forum_key != made.id
            with pytest.raises(Unreadable):
                old._keys[made.id].open(stored.box.box, stored.box.id, stored.belongs.wave, stored.belongs.response)
    assert read == {f"Number {number}." for number in range(MANY)}
    assert folder.document(made.id) is None


def test_a_rotation_that_was_interrupted_is_finished_by_the_next(
    asked: Questionnaire, database: Database, folder: KeyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(database, folder)
    respond(database, "It is hard.")
    with monkeypatch.context() as broken:
        broken.setattr(keys, "_box_anew", lambda *_: (_ for _ in ()).throw(OSError("the power went")))
        with pytest.raises(OSError, match="power"):
            keys.rotate(database, folder, PASSPHRASE, ANOTHER, FIRST_DAY, LEAST_COST)
    assert list(every_text(database, unlocked(folder))) == ["It is hard."]
    with pytest.raises(KeysRefused, match="two passphrases that you gave then"):
        keys.rotate(database, folder, ANOTHER, ANOTHER, FIRST_DAY, LEAST_COST)
    with pytest.raises(KeysRefused, match="neither passphrase"):
        keys.rotate(database, folder, PASSPHRASE, "a third passphrase of words", FIRST_DAY, LEAST_COST)
    made = keys.rotate(database, folder, PASSPHRASE, ANOTHER, FIRST_DAY, LEAST_COST)
    assert len(rows_of(database, "forum_keys")) == 2  # finished, not begun once more
    assert list(every_text(database, unlocked(folder, ANOTHER))) == ["It is hard."]
    assert [len(list(folder.path.glob(f"*.{kind}"))) for kind in ("key", "retired")] == [1, 1]
    next(folder.path.glob("*.key")).unlink()  # its shares were never shown before, so they are now
    assert keys.recover(database, folder, made.shares[:2], ANOTHER, LEAST_COST) == made.id


def test_a_damaged_box_stops_no_rotation_and_its_key_is_not_put_away(
    asked: Questionnaire, database: Database, folder: KeyFolder
) -> None:
    made = make(database, folder)
    for text in ("One.", "Two.", "Three."):
        respond(database, text)
    hurt = rows_of(database, "comment_keys")[1]
    with database.writing() as connection:
        ours = comment_keys.c.response == hurt.response
        connection.execute(update(comment_keys).where(ours).values(box=bytes([hurt.box[0] ^ 1]) + bytes(hurt.box[1:])))
    changed = keys.rotate(database, folder, PASSPHRASE, ANOTHER, FIRST_DAY, LEAST_COST)
    assert changed.damaged == 1
    assert len(changed.shares) == 3
    with database.reading() as connection:
        assert forum_keys.in_use(connection) == {made.id: 1, changed.id: 2}
    assert folder.document(made.id)
    with pytest.raises(KeysRefused, match="keys passphrase"):
        keys.rotate(database, folder, ANOTHER, ANOTHER, FIRST_DAY, LEAST_COST)
    keys.change_passphrase(folder, PASSPHRASE, ANOTHER, LEAST_COST)
    assert keys.rotate(database, folder, ANOTHER, ANOTHER, FIRST_DAY, LEAST_COST).damaged == 1


def test_a_response_that_is_being_sent_while_the_key_changes_is_not_left_behind(
    asked: Questionnaire, database: Database, folder: KeyFolder
) -> None:
    made = make(database, folder)
    waiting, rotated = Event(), Event()

    def slowly(_text: str, _language: str, _theme: str | None) -> MachineReading:
        waiting.set()
        rotated.wait(1.5)  # the rotation cannot end before this response is stored
        return build.machine_reading()

    def send() -> None:
        new = NewResponse(os.urandom(16), Rendering.STANDARD, "en", (), (Comment("story", 1, "In between."),))
        with database.writing() as connection:
            responses.store(connection, WAVE, "asked", [new], build.intake(FIRST_DAY, slowly))

    sender = Thread(target=send)
    sender.start()
    waiting.wait(10)
    keys.rotate(database, folder, PASSPHRASE, ANOTHER, FIRST_DAY, LEAST_COST)
    rotated.set()
    sender.join()
    assert list(every_text(database, unlocked(folder, ANOTHER))) == ["In between."]
    with database.reading() as connection:
        assert made.id not in forum_keys.in_use(connection)


# The compromise drill


def test_whoever_takes_the_public_process_recovers_no_canary_from_drafts_or_sent_responses(
    real_questionnaires: dict[str, Questionnaire],
    database: Database,
    folder: KeyFolder,
    collect: Collect,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its environment, its files and the whole database are in the attacker's hands; its live memory is not."""
    story = real_questionnaires["our-story"]
    collect(database, story)
    make(database, folder)
    boxes = [question.id for question in story.every_question() if question.holds_free_text]
    monkeypatch.setenv("SURVEYAPP_SECRET_KEY", SECRET)
    sent, chance = 0, Random(5)
    for number in range(20):
        answers = somebody(story, chance)
        texts = {place: f"A {CANARY} sang {number}." for place in answers.given if place.question in boxes}
        sent += bool(texts)
        draft = drafts.begin(database, Version(story.id, 1), WAVE, Answers({**answers.given, **texts}), FIRST_DAY)
        if number % 2:
            intake = build.intake(FIRST_DAY)
            assert responses.send(database, draft, Sending(Rendering.STANDARD, "en", SECRET, intake))
    assert sent
    assert rows_of(database, "drafts")
    assert rows_of(database, "comments")
    loot = dump(database) + pickle.dumps(dict(os.environ)) + "".join(folder.every_document()).encode()
    assert CANARY.encode() not in loot
    assert CANARY.encode().hex().encode() not in loot
    held = [SECRET.encode(), *(bytes(key.public) for key in rows_of(database, "forum_keys"))]
    held += [bytes(value) for row in rows_of(database, "comment_keys") for value in (row.id, row.box)]
    for guess in keys_in(held):
        for row in rows_of(database, "comment_keys"):
            with pytest.raises(Unreadable):
                PrivateKey(row.forum_key, guess).open(row.box, row.id, row.wave, row.response)


def keys_in(held: list[bytes]) -> Iterator[bytes]:
    """Every run of bytes that could be a key."""
    for value in held:
        for start in range(max(0, min(len(value) - KEY_BYTES + 1, 60))):
            yield value[start : start + KEY_BYTES]
