"""A backup is sealed as it is written: only the secret on paper opens it, whole or not at all; old ones are deleted."""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Table

from surveyapp import keeping
from surveyapp.cli import main
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.storage import backup_keys, backups, drafts, old_backups, responses, sealed_files, tombstones
from surveyapp.storage.backup_keys import BackupSecret, NotASecret
from surveyapp.storage.backups import BackupRefused
from surveyapp.storage.database import Database
from surveyapp.storage.sealed_files import CHUNK, SealedReader, SealedWriter, SealRefused
from surveyapp.storage.tables import metadata
from tests.integration.conftest import BOTH, FIRST_DAY, SECRET, Collect, NewDatabase
from tests.integration.kept import begun, sent
from tests.integration.watching import rows_of
from tests.integration.whole import fill, hashes

CODE = re.compile(r"\b(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}\b")
OURS = BackupSecret(b"0123456789abcdef")
CANARY = "a canary in a coal mine"


@pytest.fixture
def stones(tmp_path: Path) -> Path:
    path = tmp_path / "instance" / "tombstones"
    tombstones.begin(path)
    return path


@pytest.fixture
def wave(database: Database, collect: Collect, every_kind: Questionnaire) -> Database:
    collect(database, every_kind)
    return database


@pytest.fixture
def light_wave(sqlite: Database, collect: Collect, every_kind: Questionnaire) -> Database:
    collect(sqlite, every_kind)
    return sqlite


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs commands on a database."""
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("SURVEYAPP_SECRET_KEY", SECRET)

    def command(database: Database, *arguments: str, typed: str = "") -> Result:
        monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
        return CliRunner().invoke(main, list(arguments), input=typed)

    return command


def keep_key(database: Database, secret: BackupSecret = OURS) -> None:
    with database.writing() as connection:
        backup_keys.keep(connection, secret.sealing)


# The drill


@pytest.mark.parametrize("other", BOTH)
def test_a_site_comes_back_into_an_empty_place_as_it_was_when_its_backup_began(
    wave: Database,
    new_database: NewDatabase,
    other: str,
    run: Callable[..., Result],
    stones: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(wave, stones)
    staying, leaving = sent(wave, "Staying."), sent(wave, "Withdrawn later.")
    resume = drafts.leave_code(wave, begun(wave, CANARY), SECRET, FIRST_DAY)
    secret = CODE.search(run(wave, "keys", "backup").output)
    assert secret
    assert resume
    before, file, written = hashes(wave), stones.parent / "night", backups._written

    def meanwhile(connection: Any, table: Table, packed: ZipFile) -> Any:
        if table.name in ("waves", "answers"):
            sent(wave, "Somebody answers while the backup is made.")
        return written(connection, table, packed)

    monkeypatch.setattr(backups, "_written", meanwhile)
    made = run(wave, "backup", str(file))
    assert made.exit_code == 0, made.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    empty = new_database(other, migrated=False)
    restored = run(empty, "restore", str(file), typed=secret.group())
    assert restored.exit_code == 0, restored.output
    assert hashes(wave)["responses"].rows == before["responses"].rows + 2
    after = hashes(empty)
    changed = {"staff", "staff_links", "quotes", "audit"}  # sessions and links ended; quotes wait; the restore is noted
    assert {name: after[name] for name in after if name not in changed} == {
        name: before[name] for name in before if name not in changed
    }
    assert {name: after[name].rows - before[name].rows for name in changed} == {
        "staff": 0, "quotes": 0, "audit": 1, "staff_links": -before["staff_links"].rows
    }  # fmt: skip
    opened = drafts.resume(empty, resume, SECRET, FIRST_DAY)
    assert opened
    assert CANARY in opened.answers.given.values()
    assert responses.withdraw(empty, staying, SECRET, stones)
    assert responses.withdraw(wave, leaving, SECRET, stones)
    again = run(new_database("sqlite", migrated=False), "restore", str(file), typed=secret.group())
    assert "Withdrawn again: 2." in again.output


# Who can open it


def test_nothing_that_was_said_stands_in_clear_in_the_file_nor_on_its_way_there(
    light_wave: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        sent(light_wave, CANARY)
    keep_key(light_wave)
    seen: list[bytes] = []
    replace = Path.replace

    def as_it_is_put_in_its_place(path: Path, target: Path) -> Path:
        seen.append(path.read_bytes())
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", as_it_is_put_in_its_place)
    clear, sealed = tmp_path / "clear", tmp_path / "sealed"
    backups.take(light_wave, clear, FIRST_DAY)
    backups.take(light_wave, sealed, FIRST_DAY, OURS.sealing)
    assert [b"responses.jsonl" in content for content in seen] == [True, False]
    assert [b"PK\3\4" in content for content in seen] == [True, False]
    with backups.opened(sealed, OURS) as packed:
        assert CANARY.encode() in packed.read("tables/comments.jsonl")
    assert [path.name for path in tmp_path.glob("*.part")] == []


@pytest.fixture
def sealed(light_wave: Database, tmp_path: Path) -> Path:
    """A backup of a little more than two chunks."""
    chance = Random(1)
    keep_key(light_wave)
    with light_wave.writing() as connection:
        connection.execute(metadata.tables["site"].insert(), {"name": "much", "value": chance.randbytes(CHUNK).hex()})
    backups.take(light_wave, tmp_path / "sealed", FIRST_DAY, OURS.sealing)
    assert CHUNK < (tmp_path / "sealed").stat().st_size < 3 * CHUNK
    return tmp_path / "sealed"


def refused(path: Path, secret: BackupSecret | None = OURS) -> str:
    with pytest.raises(BackupRefused) as refusal:
        backups.check(path, secret)
    return str(refusal.value)


def test_another_secret_opens_nothing_and_is_told_whose_backup_it_is(sealed: Path) -> None:
    other = BackupSecret.new()
    assert backups.check(sealed, OURS).rows_of("site") == 2
    said = refused(sealed, other)
    assert OURS.sealing.id in said
    assert other.sealing.id in said
    assert said.endswith("Nothing was changed.")
    assert "Its secret is needed" in refused(sealed, None)


def test_a_flipped_bit_anywhere_is_an_error(sealed: Path) -> None:
    whole, chance = sealed.read_bytes(), Random(5)
    assert backups.check(sealed, OURS).rows
    begins = whole.index(b"\n", len(sealed_files.FIRST_BYTES)) + 1
    somewhere = [chance.randrange(len(whole)) for _ in range(150)]
    for at in (*range(begins), begins, begins + CHUNK + 15, begins + CHUNK + 16, len(whole) - 1, *somewhere):
        sealed.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        assert refused(sealed).endswith("Nothing was changed."), at


def test_a_file_that_was_cut_lengthened_or_put_together_anew_is_an_error(sealed: Path) -> None:
    whole = sealed.read_bytes()
    begins = whole.index(b"\n", len(sealed_files.FIRST_BYTES)) + 1
    chunks = [whole[at : at + CHUNK + 16] for at in range(begins, len(whole), CHUNK + 16)]
    head = whole[:begins]
    ends = [*range(0, len(whole), 1_501), *(begins + number * (CHUNK + 16) for number in range(len(chunks)))]
    for spoilt in (
        *(whole[:end] for end in ends),
        whole + b"\0",
        whole + chunks[-1],
        head + b"".join([chunks[1], chunks[0], *chunks[2:]]),
        head + b"".join(chunks[1:]),
        head + b"".join([chunks[0], *chunks]),
    ):
        sealed.write_bytes(spoilt)
        refused(sealed)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7])
def test_a_sealed_stream_is_read_anywhere_and_known_to_be_cut_even_between_two_pieces(size: int) -> None:
    plain, file, chance = Random(size).randbytes(size), io.BytesIO(), Random(5)
    writer = SealedWriter(file, OURS.sealing, FIRST_DAY)
    for start in range(0, size, 10_007):
        assert writer.write(plain[start : start + 10_007])
    writer.finish()
    whole = file.getvalue()
    reader = io.BufferedReader(SealedReader(io.BytesIO(whole), OURS))
    assert reader.read() == plain
    for _ in range(20):
        at = reader.seek(chance.randrange(size + 1))
        assert reader.read(100) == plain[at : at + 100]
    begins = whole.index(b"\n", len(sealed_files.FIRST_BYTES)) + 1
    for end in {*range(begins, len(whole), CHUNK + 16), len(whole) - 1}:
        with pytest.raises(SealRefused, match="cut off"):
            SealedReader(io.BytesIO(whole[:end]), OURS)


def test_a_file_of_a_later_version_of_the_software_is_said_to_be_one(sealed: Path) -> None:
    sealed.write_bytes(sealed.read_bytes().replace(b'"layout":1', b'"layout":2', 1))
    assert "later version" in refused(sealed)


def test_a_spoilt_backup_changes_nothing_where_it_is_restored(light_wave: Database, sealed: Path, stones: Path) -> None:
    sent(light_wave, "Standing here.")
    before = hashes(light_wave)
    sealed.write_bytes(sealed.read_bytes()[:-100])
    with pytest.raises(BackupRefused, match="cut off"):
        keeping.restore(light_wave, sealed, stones, OURS, replace=True)
    assert hashes(light_wave) == before


def test_a_secret_is_read_as_it_was_written_down_and_a_wrong_character_is_noticed() -> None:
    code = OURS.code
    assert CODE.fullmatch(code)
    for typed in (code, code.lower(), code.replace("-", " "), f"  {code}\n", code.replace("0", "O").replace("1", "l")):
        assert BackupSecret.read(typed) == OURS
    for at in range(len(code)):
        if code[at] != "-":
            other = code[:at] + ("7" if code[at] != "7" else "8") + code[at + 1 :]
            with pytest.raises(NotASecret):
                BackupSecret.read(other)
    for typed in ("", "some words", code[:-1], code + "A", "é" * 32):
        with pytest.raises(NotASecret):
            BackupSecret.read(typed)
    assert OURS.code not in repr(OURS)
    assert "0123456789abcdef" not in repr(OURS)


# The commands


def test_without_a_key_no_backup_is_made_unless_it_is_to_be_in_clear(
    light_wave: Database, run: Callable[..., Result], tmp_path: Path
) -> None:
    file = tmp_path / "night"
    without = run(light_wave, "backup", str(file))
    assert (without.exit_code, file.exists()) == (1, False)
    assert "surveyapp keys backup" in without.output
    assert "--clear" in without.output
    clear = run(light_wave, "backup", str(file), "--clear")
    assert clear.exit_code == 0
    assert "It is not sealed" in clear.output
    back = run(light_wave, "restore", str(file), "--replace")
    assert back.exit_code == 0, back.output
    assert "was not sealed" not in back.output


def test_a_restore_says_so_where_the_site_has_a_key_and_the_file_was_not_sealed(
    light_wave: Database, run: Callable[..., Result], tmp_path: Path
) -> None:
    keep_key(light_wave)
    for name, option in (("sealed", ()), ("clear", ("--clear",))):
        assert run(light_wave, "backup", str(tmp_path / name), *option).exit_code == 0
    told = [
        run(light_wave, "restore", str(tmp_path / name), "--replace", typed=OURS.code) for name in ("sealed", "clear")
    ]
    assert [one.exit_code for one in told] == [0, 0]
    assert ["The file was not sealed" in one.output for one in told] == [False, True]


def test_the_key_is_made_once_and_changed_only_where_that_is_meant(
    light_wave: Database, run: Callable[..., Result], tmp_path: Path, stones: Path
) -> None:
    assert "There is no key for backups" in run(light_wave, "keys", "status").output
    first = CODE.search(run(light_wave, "keys", "backup").output)
    again = run(light_wave, "keys", "backup")
    assert (again.exit_code, bool(CODE.search(again.output))) == (1, False)
    assert run(light_wave, "backup", str(tmp_path / "first")).exit_code == 0
    second = CODE.search(run(light_wave, "keys", "backup", "--new").output)
    assert first
    assert second
    assert first.group() != second.group()
    run(light_wave, "backup", str(tmp_path / "second"))
    for name, secret in (("first", first.group()), ("second", second.group())):
        assert backups.check(tmp_path / name, BackupSecret.read(secret)).rows
    assert run(light_wave, "restore", str(tmp_path / "first"), "--replace", typed=first.group()).exit_code == 0
    with light_wave.reading() as connection:  # or the next backup were sealed to a key that was given up
        assert backup_keys.standing(connection) == BackupSecret.read(second.group()).sealing
    assert first.group() not in "".join(map(str, rows_of(light_wave, "site")))
    assert "backup-key-made" in {row.event for row in rows_of(light_wave, "audit")}


def test_the_secret_comes_from_the_environment_or_standard_input_and_a_wrong_one_is_refused_in_a_sentence(
    sealed: Path, light_wave: Database, run: Callable[..., Result], stones: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for typed in ("", "some words\n", BackupSecret.new().code):
        wrong = run(light_wave, "restore", str(sealed), "--replace", typed=typed)
        assert wrong.exit_code == 1
        assert wrong.output.strip().endswith("Nothing was changed.")
        assert wrong.output.count("\n") == 1
    monkeypatch.setenv("SURVEYAPP_BACKUP_SECRET", OURS.code)
    assert run(light_wave, "restore", str(sealed), "--replace").exit_code == 0


# Their age


def test_backups_go_after_as_many_days_as_are_promised_and_nothing_else_does(
    light_wave: Database, run: Callable[..., Result], tmp_path: Path
) -> None:
    folder, today = tmp_path / "backups", date.today()
    folder.mkdir()
    keep_key(light_wave)
    for days in (29, 30, 400):
        backups.take(light_wave, folder / f"sealed-{days}", today - timedelta(days), OURS.sealing)
        backups.take(light_wave, folder / f"clear-{days}", today - timedelta(days))
    cut = (folder / "sealed-400").read_bytes()
    (folder / "night.part").write_bytes(cut[:100])  # a crash left it
    (folder / "clear.part").write_bytes((folder / "clear-400").read_bytes()[:100])
    (folder / "letters.zip").write_bytes(b"PK\3\4" + bytes(100))
    (folder / "notes").write_bytes(b"surveyapp sealed")
    (folder / "elsewhere").write_bytes(b"")
    for name in ("night.part", "clear.part", "letters.zip", "notes", "elsewhere"):
        os.utime(folder / name, (0, 0))
    backups.take(light_wave, tmp_path / "outside", today - timedelta(400), OURS.sealing)
    (folder / "link").symlink_to(tmp_path / "outside")
    (folder / "sub").mkdir()
    kept = run(light_wave, "backup", str(folder / "kept"))
    assert kept.exit_code == 0
    assert len(list(folder.iterdir())) == 14
    made = run(light_wave, "backup", str(folder / "tonight"), "--delete-old")
    assert made.exit_code == 0, made.output
    assert made.output.count("Deleted, for it was 30 days old or older") == 6
    staying = {"sealed-29", "clear-29", "letters.zip", "notes", "elsewhere", "link", "sub", "kept", "tonight"}
    assert {path.name for path in folder.iterdir()} == staying
    assert (tmp_path / "outside").exists()


def test_an_old_zip_of_somebody_else_stays_even_where_it_begins_like_ours(light_wave: Database, tmp_path: Path) -> None:
    foreign = tmp_path / "furniture.zip"
    with ZipFile(foreign, "w") as packed:
        packed.writestr("tables/oak.txt", "Four legs.")
    os.utime(foreign, (0, 0))
    backups.take(light_wave, tmp_path / "ours", date(2020, 1, 1))
    assert old_backups.delete_older(tmp_path, FIRST_DAY, 30) == [tmp_path / "ours"]
    assert foreign.exists()


def test_no_old_backup_is_deleted_where_the_new_one_could_not_be_made(
    light_wave: Database, run: Callable[..., Result], tmp_path: Path
) -> None:
    keep_key(light_wave)
    old = tmp_path / "old"
    backups.take(light_wave, old, date(2020, 1, 1), OURS.sealing)
    assert run(light_wave, "backup", str(old), "--delete-old").exit_code == 1
    assert old.exists()
