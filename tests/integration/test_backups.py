"""A backup is the whole database, comes back on either kind of database, and brings back nothing that was withdrawn."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, insert, text, update

from surveyapp import keeping
from surveyapp.cli import main
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.roles import Role
from surveyapp.publishing import make_release
from surveyapp.storage import backups, quotes, responses, schema, staff, tombstones
from surveyapp.storage.backups import BackupRefused
from surveyapp.storage.database import Database
from surveyapp.storage.tables import audit, metadata
from tests.integration.conftest import BOTH, FIRST_DAY, SECRET, WAVE, Collect, NewDatabase
from tests.integration.kept import close, read_and_quote, sent
from tests.integration.watching import everything_in, rows_of
from tests.integration.whole import fill, some_row

LATER = date(2026, 12, 1)
NOW = datetime(2026, 11, 2, 9, 30)
COMMANDS = {"backup-made", "restored", "retention-run"}


@pytest.fixture
def stones(tmp_path: Path) -> Path:
    path = tmp_path / "tombstones"
    tombstones.begin(path)
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.zip"


@pytest.fixture
def wave(database: Database, collect: Collect, every_kind: Questionnaire) -> Database:
    collect(database, every_kind)
    return database


def copied(database: Database) -> dict[str, list[Any]]:
    """All rows, alike for both kinds of database."""
    return {
        name: sorted(
            [tuple(bytes(value) if isinstance(value, memoryview) else value for value in row) for row in rows], key=repr
        )
        for name, rows in everything_in(database).items()
    }


def as_brought_back(rows: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Rows of a backup as an empty database gets them: sessions and links ended, and quotes wait for the next release."""
    return {
        **rows,
        "staff": _without(rows["staff"], "staff", "uniquifier"),
        "staff_links": [],
        "quotes": _without(rows["quotes"], "quotes", "release"),
    }


def _without(rows: list[Any], table: str, column: str) -> list[Any]:
    at = metadata.tables[table].columns.keys().index(column)
    return [(*row[:at], *row[at + 1 :]) for row in rows]


@pytest.mark.parametrize("other", BOTH)
def test_every_row_of_every_table_comes_back_on_either_kind_of_database(
    wave: Database, new_database: NewDatabase, other: str, file: Path, stones: Path
) -> None:
    fill(wave, stones)
    before = copied(wave)
    assert [name for name, rows in before.items() if not rows] == []
    manifest = backups.take(wave, file, LATER)
    assert manifest.rows == sum(map(len, before.values()))
    restored = new_database(other, migrated=False)
    brought = keeping.restore(restored, file, stones)
    assert (brought.manifest, brought.withdrawn) == (manifest, 0)
    after = copied(restored)
    assert as_brought_back(after) == as_brought_back(before)
    assert after["staff_links"] == []
    assert {row.uniquifier for row in rows_of(restored, "staff")}.isdisjoint(
        row.uniquifier for row in rows_of(wave, "staff")
    )
    assert schema.is_current(restored)


def test_what_comes_after_a_restore_goes_on_where_the_backup_stood(wave: Database, file: Path, stones: Path) -> None:
    fill(wave, stones)
    backups.take(wave, file, LATER)
    keeping.restore(wave, file, stones, replace=True)
    sent(wave, "After it.")
    with wave.writing() as connection:
        connection.execute(insert(audit).values(**some_row(connection, audit)))
    assert [row.number for row in rows_of(wave, "audit")] == [1, 2]


def test_only_its_owner_may_read_it_and_it_replaces_no_other_one(wave: Database, file: Path) -> None:
    backups.take(wave, file, LATER)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    content = file.read_bytes()
    with pytest.raises(BackupRefused, match="is there already"):
        backups.take(wave, file, LATER)
    assert file.read_bytes() == content
    assert [path.name for path in file.parent.glob("*.part")] == []


def test_the_same_rows_make_the_same_file_whatever_the_order_in_which_they_came(
    wave: Database, new_database: NewDatabase, tmp_path: Path, stones: Path
) -> None:
    fill(wave, stones)
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    backups.take(wave, first, LATER)
    other = new_database("sqlite", migrated=False)
    keeping.restore(other, first, stones)
    backups.take(other, second, LATER)
    third = new_database("sqlite", migrated=False)
    keeping.restore(third, second, stones)
    changing = {"staff"}  # each restore ends the sessions
    again = backups.take(third, tmp_path / "c.zip", LATER)
    parts = {part.name: part.digest for part in backups.check(second).tables if part.name not in changing}
    assert {part.name: part.digest for part in again.tables if part.name not in changing} == parts


def test_a_backup_is_one_state_though_people_answer_meanwhile(
    wave: Database, file: Path, stones: Path, new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(wave, "Before.")
    before = copied(wave)
    written = backups._written

    def meanwhile(connection: Any, table: Any, packed: ZipFile) -> Any:
        sent(wave, "Meanwhile.")
        return written(connection, table, packed)

    monkeypatch.setattr(backups, "_written", meanwhile)
    backups.take(wave, file, LATER)
    restored = new_database("sqlite", migrated=False)
    keeping.restore(restored, file, stones)
    assert copied(restored) == before
    assert len(rows_of(wave, "responses")) > 10


# What was withdrawn


def test_a_restored_backup_does_not_bring_back_what_was_withdrawn_since(
    wave: Database, file: Path, stones: Path, new_database: NewDatabase
) -> None:
    staying = [sent(wave, "Staying.") for _ in range(10)]
    receipt = sent(wave, "Withdrawn.")
    make_release(wave, FIRST_DAY, audit=False)
    backups.take(wave, file, LATER)
    assert responses.withdraw(wave, receipt, SECRET, stones)
    tallied = copied(wave)["tallies"]
    for restored in (new_database("sqlite", migrated=False), wave):
        brought = keeping.restore(restored, file, stones, replace=True)
        assert brought.withdrawn == 1
        found = copied(restored)
        assert {row.text for row in rows_of(restored, "comments")} == {"Staying."}
        assert found["tallies"] == tallied
        assert len(found["responses"]) == len(found["codes"]) == 10
        assert len(found["tombstones"]) == 1
        assert responses.withdraw(restored, receipt, SECRET, stones) is None
    assert responses.withdraw(wave, staying[0], SECRET, stones)


def test_tombstones_of_a_database_that_is_replaced_are_kept(wave: Database, file: Path, stones: Path) -> None:
    receipt = sent(wave, "Withdrawn.")
    backups.take(wave, file, LATER)
    assert responses.withdraw(wave, receipt, SECRET, stones)
    stones.write_text("", encoding="ascii")  # the file is an old copy
    assert keeping.restore(wave, file, stones, replace=True).withdrawn == 1
    assert rows_of(wave, "responses") == []
    assert len(stones.read_text(encoding="ascii").splitlines()) == 1


def test_without_the_file_of_tombstones_nothing_is_restored_unless_it_is_meant(
    wave: Database, file: Path, tmp_path: Path
) -> None:
    sent(wave, "Words.")
    backups.take(wave, file, LATER)
    before, nowhere = copied(wave), tmp_path / "nowhere"
    with pytest.raises(BackupRefused, match="There is no file of tombstones"):
        keeping.restore(wave, file, nowhere, replace=True)
    assert copied(wave) == before
    keeping.restore(wave, file, nowhere, replace=True, without_tombstones=True)
    assert copied(wave) == before


def test_what_is_too_old_by_now_goes_with_the_next_run(wave: Database, file: Path, stones: Path) -> None:
    sent(wave, "Old words.")
    close(wave, FIRST_DAY)
    backups.take(wave, file, LATER)
    keeping.run(wave, date(2030, 1, 1), stones)
    keeping.restore(wave, file, stones, replace=True)
    assert len(rows_of(wave, "responses")) == 1
    keeping.run(wave, date(2030, 1, 1), stones)
    assert rows_of(wave, "responses") == []


# Who may come in, and what was taken back


@dataclass(frozen=True)
class Then:
    """Accounts at the time of a backup, and what became of them."""

    gone: bytes
    first: bytes


@pytest.fixture
def changed_since(wave: Database, file: Path, stones: Path) -> Then:
    """After a backup somebody is suspended, and somebody chooses another password and uses up a recovery code."""
    people = {}
    with wave.writing() as connection:
        for name in ("gone", "first"):
            staff.invite(connection, f"{name}@forum.example", name, {Role.COMMENT_READER}, NOW, None)
            found = staff.by_email(connection, f"{name}@forum.example")
            assert found
            people[name] = found.id
            staff.set_password(connection, found.id, "old hash", NOW)
        connection.execute(insert(metadata.tables["recovery_codes"]).values(staff=people["first"], hash=b"1" * 32))
    backups.take(wave, file, LATER)
    with wave.writing() as connection:
        staff.suspend(connection, people["gone"], NOW, None)
        staff.set_password(connection, people["first"], "new hash", NOW)
        connection.execute(delete(metadata.tables["recovery_codes"]))
    return Then(**people)


def test_a_restore_in_place_leaves_accounts_and_the_audit_log_as_they_stand(
    wave: Database, file: Path, stones: Path, changed_since: Then
) -> None:
    before = copied(wave)
    brought = keeping.restore(wave, file, stones, replace=True)
    assert brought.staff_kept
    after = copied(wave)
    for table in ("staff", "staff_roles", "staff_links", "recovery_codes", "passkeys", "notice_tests", "audit"):
        assert after[table] == before[table], table
    assert {row.id: row.active for row in rows_of(wave, "staff")}[changed_since.gone] in (False, 0)
    assert rows_of(wave, "recovery_codes") == []
    with wave.writing() as connection:
        staff.let_back(connection, changed_since.gone, NOW, None)


def test_an_empty_database_gets_the_accounts_of_the_backup_without_sessions_and_links(
    wave: Database, file: Path, stones: Path, changed_since: Then, new_database: NewDatabase
) -> None:
    sessions = {row.uniquifier for row in rows_of(wave, "staff")}
    restored = new_database("sqlite", migrated=False)
    assert not keeping.restore(restored, file, stones).staff_kept
    found = rows_of(restored, "staff")
    assert {bytes(row.id) for row in found} == {changed_since.gone, changed_since.first}
    assert {row.password for row in found} == {"old hash"}
    assert sessions.isdisjoint(row.uniquifier for row in found)
    assert rows_of(restored, "staff_links") == []


def test_no_page_shows_a_quote_that_was_taken_back_since_the_backup(wave: Database, file: Path, stones: Path) -> None:
    for number in range(11):
        sent(wave, f"Words {number}.")
    read_and_quote(wave)
    release = make_release(wave, FIRST_DAY, audit=False)
    with wave.writing() as connection:
        connection.execute(update(metadata.tables["quotes"]).values(release=1))
    assert quotes.shown(wave, 1) != []
    backups.take(wave, file, LATER)
    with wave.writing() as connection:
        connection.execute(delete(metadata.tables["quotes"]))
    assert keeping.restore(wave, file, stones, replace=True).quotes == 1
    assert release is not None
    assert quotes.shown(wave, 1) == []


# What is refused


def test_a_database_that_is_not_empty_is_left_alone_unless_it_is_meant(
    wave: Database, file: Path, stones: Path
) -> None:
    backups.take(wave, file, LATER)
    sent(wave, "Later words.")
    before = copied(wave)
    with pytest.raises(BackupRefused, match="not empty"):
        keeping.restore(wave, file, stones)
    assert copied(wave) == before
    keeping.restore(wave, file, stones, replace=True)
    assert rows_of(wave, "responses") == []


def test_tables_of_somebody_else_are_left_alone(
    new_database: NewDatabase, sqlite: Database, file: Path, stones: Path
) -> None:
    backups.take(sqlite, file, LATER)
    other = new_database("sqlite", migrated=False)
    with other.writing() as connection:
        connection.execute(text("CREATE TABLE staff (name TEXT)"))
        connection.execute(text("CREATE TABLE theirs (name TEXT)"))
    with pytest.raises(BackupRefused, match="tables that this version of surveyapp does not know"):
        keeping.restore(other, file, stones, replace=True)
    with other.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one() == 2


def test_an_empty_database_has_nothing_to_back_up(new_database: NewDatabase, file: Path) -> None:
    with pytest.raises(BackupRefused, match="nothing to back up"):
        backups.take(new_database("sqlite", migrated=False), file, LATER)
    assert not file.exists()


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\5\6" + bytes(18)], ids=["empty", "text", "empty zip"])
def test_a_file_that_is_no_backup_is_refused(sqlite: Database, file: Path, stones: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(BackupRefused, match=r"no backup .*Nothing was changed"):
        keeping.restore(sqlite, file, stones)


def test_a_file_that_is_not_there_is_said_to_be_so(sqlite: Database, tmp_path: Path, stones: Path) -> None:
    for path in (tmp_path / "nowhere.zip", tmp_path):
        with pytest.raises(BackupRefused, match="cannot be read"):
            keeping.restore(sqlite, path, stones)


def test_a_damaged_file_is_refused_or_says_just_what_it_said(
    sqlite: Database, collect: Collect, every_kind: Questionnaire, file: Path, stones: Path
) -> None:
    collect(sqlite, every_kind)
    fill(sqlite, stones)
    manifest = backups.take(sqlite, file, LATER)
    whole, chance, refused = file.read_bytes(), Random(5), 0
    for _ in range(400):
        at = chance.randrange(len(whole))
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        try:
            assert backups.check(file) == manifest
        except BackupRefused:
            refused += 1
    assert refused > 200
    for cut in range(0, len(whole), len(whole) // 50):
        file.write_bytes(whole[:cut])
        with pytest.raises(BackupRefused):
            backups.check(file)


def changed(file: Path, change: Callable[[dict[str, Any], dict[str, bytes]], None]) -> None:
    """The backup, packed anew after a change of its manifest and of its parts."""
    with ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    manifest = json.loads(parts.pop(backups.MANIFEST))
    change(manifest, parts)
    with ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
        packed.writestr(backups.MANIFEST, json.dumps(manifest))


def _later(manifest: dict[str, Any], _: dict[str, bytes]) -> None:
    manifest["revision"] = "999"


def _other_layout(manifest: dict[str, Any], _: dict[str, bytes]) -> None:
    manifest["layout"] = 2


def _more(_: dict[str, Any], parts: dict[str, bytes]) -> None:
    parts["more"] = b""


def _fewer(_: dict[str, Any], parts: dict[str, bytes]) -> None:
    parts.pop("tables/responses.jsonl")


def _other_rows(_: dict[str, Any], parts: dict[str, bytes]) -> None:
    parts["tables/waves.jsonl"] = parts["tables/waves.jsonl"].replace(WAVE.encode(), b"spring-2026")


@pytest.mark.parametrize("change", [_later, _other_layout, _more, _fewer, _other_rows])
def test_a_file_that_was_changed_is_refused(wave: Database, file: Path, stones: Path, change: Any) -> None:
    backups.take(wave, file, LATER)
    before = copied(wave)
    changed(file, change)
    with pytest.raises(BackupRefused, match="Nothing was changed"):
        keeping.restore(wave, file, stones, replace=True)
    assert copied(wave) == before


@pytest.mark.parametrize(
    "line",
    [
        b'["autumn-2026"]\n',
        b"no json\n",
        b'["other", null, null, null, null, null]\n',
        b'["other", "t", {"date":"never"}, null, false, 0]\n',
    ],
)
def test_rows_that_do_not_fit_are_refused_and_nothing_is_changed(
    wave: Database, file: Path, stones: Path, line: bytes
) -> None:
    backups.take(wave, file, LATER)
    before = copied(wave)

    def spoil(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
        from hashlib import sha256

        parts["tables/waves.jsonl"] += line
        part = next(part for part in manifest["tables"] if part["name"] == "waves")
        part["rows"] += 1
        part["digest"] = sha256(parts["tables/waves.jsonl"]).hexdigest()

    changed(file, spoil)
    with pytest.raises(BackupRefused, match="Nothing was changed"):
        keeping.restore(wave, file, stones, replace=True)
    assert copied(wave) == before


# Other versions


@pytest.mark.parametrize("kind", BOTH)
def test_a_backup_of_an_older_version_is_brought_up_to_date(
    new_database: NewDatabase, kind: str, file: Path, stones: Path
) -> None:
    old = new_database(kind, migrated=False)
    schema.upgrade(old, "002")
    with old.writing() as connection:
        for statement in (
            "INSERT INTO versions VALUES ('q', 1, '{}', 'd', '2026-01-01')",
            "INSERT INTO waves VALUES ('w', 'W', '2026-01-01', NULL, false, 0)",
            "INSERT INTO wave_questionnaires VALUES ('w', 'q', 1, 0, 0, 0, 0)",
        ):
            connection.execute(text(statement))
        row = {"id": bytes(16), "words": "Old words."}
        connection.execute(text("INSERT INTO responses VALUES ('w', :id, 'q', 'standard', 'en', false)"), row)
        connection.execute(text("INSERT INTO comments VALUES ('w', :id, 'story', 1, :words)"), row)
    assert backups.take(old, file, LATER).revision == "002"
    restored = new_database(kind, migrated=False)
    keeping.restore(restored, file, stones)
    assert schema.is_current(restored)
    assert [row.text for row in rows_of(restored, "comments")] == ["Old words."]
    assert len(rows_of(restored, "queue")) == 1


# The commands


def test_the_commands_say_what_they_did_and_what_to_do_next(
    wave: Database, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", wave.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path / "instance"))
    receipt = sent(wave, "Withdrawn.")
    made = CliRunner().invoke(main, ["backup", str(file), "--clear"])
    assert made.exit_code == 0, made.output
    assert "1 of them responses" in made.output
    assert "delete it after 30 days" in made.output
    assert responses.withdraw(wave, receipt, SECRET, tmp_path / "instance" / "tombstones")
    refused = CliRunner().invoke(main, ["restore", str(file)])
    assert (refused.exit_code, "Give --replace" in refused.output) == (1, True)
    done = CliRunner().invoke(main, ["restore", str(file), "--replace"])
    assert done.exit_code == 0, done.output
    assert "Withdrawn again: 1." in done.output
    assert "`surveyapp staff list`" in done.output
    assert "surveyapp retention run" in done.output
    with wave.writing() as connection:
        staff.invite(connection, "a@forum.example", "A", {Role.ADMINISTRATOR}, NOW, None)
    again = CliRunner().invoke(main, ["restore", str(file), "--replace"])
    assert "Staff accounts and the audit log stayed" in again.output
    ran = CliRunner().invoke(main, ["retention", "run"])
    assert ran.exit_code == 0, ran.output
    CliRunner().invoke(main, ["retention", "run", "--dry-run"])
    assert [(row.event, row.who, row.about) for row in rows_of(wave, "audit") if row.event in COMMANDS] == [
        ("restored", None, file.name),
        ("restored", None, file.name),
        ("retention-run", None, "command"),
    ]


def test_that_a_backup_was_made_is_in_the_log(
    wave: Database, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", wave.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path / "instance"))
    assert CliRunner().invoke(main, ["backup", str(file), "--clear"]).exit_code == 0
    assert [(row.event, row.who, row.about) for row in rows_of(wave, "audit")] == [("backup-made", None, file.name)]


def test_tables_that_are_behind_are_backed_up_though_they_have_no_log(
    new_database: NewDatabase, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = new_database("sqlite", migrated=False)
    schema.upgrade(old, "002")
    monkeypatch.setenv("DATABASE_URL", old.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path / "instance"))
    made = CliRunner().invoke(main, ["backup", str(file), "--clear"])
    assert (made.exit_code, file.exists()) == (0, True), made.output
