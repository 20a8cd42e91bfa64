"""`surveyapp move` carries a SQLite site to PostgreSQL: all of it, checked, or nothing; and no answer is lost on the way."""

from __future__ import annotations

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Connection, event, insert, text, update
from sqlalchemy.exc import DBAPIError

from surveyapp.cli import main
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.storage import drafts, filling, moving, responses, row_hashes, schema, tombstones
from surveyapp.storage.database import Database, DatabaseMoved
from surveyapp.storage.moving import MoveRefused
from surveyapp.storage.tables import audit, metadata
from tests.integration.conftest import FIRST_DAY, SECRET, Collect, MakeApp, NewDatabase
from tests.integration.kept import begun, sent
from tests.integration.person import Person
from tests.integration.watching import rows_of
from tests.integration.whole import fill, hashes, some_row

pytestmark = pytest.mark.postgres


@pytest.fixture
def stones(tmp_path: Path) -> Path:
    path = tmp_path / "instance" / "tombstones"
    tombstones.begin(path)
    return path


@pytest.fixture
def site(sqlite: Database, collect: Collect, every_kind: Questionnaire) -> Database:
    collect(sqlite, every_kind)
    return sqlite


@pytest.fixture
def target(new_database: NewDatabase) -> Database:
    return new_database("postgres", migrated=False)


def address(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def move(source: Database, target: Database, monkeypatch: pytest.MonkeyPatch, instance: Path) -> Result:
    monkeypatch.setenv("DATABASE_URL", address(source))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(instance))
    return CliRunner().invoke(main, ["move", "--to", address(target)])


def is_empty(database: Database) -> bool:
    with database.reading() as connection:
        return schema.tables_of(connection) == []


def mark(database: Database) -> Path:
    return Path(f"{database.engine.url.database}-moved")


def test_a_site_is_carried_over_whole_and_goes_on_there(
    site: Database, target: Database, stones: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(site, stones)
    with site.writing() as connection:
        connection.execute(insert(audit), [some_row(connection, audit) for _ in range(3)])
    resume, staying = drafts.leave_code(site, begun(site, "Begun."), SECRET, FIRST_DAY), sent(site, "Staying.")
    before = hashes(site)
    moved = move(site, target, monkeypatch, stones.parent)
    assert moved.exit_code == 0, moved.output
    after = hashes(target)
    assert {name: after[name] for name in after if name != "audit"} == {
        name: before[name] for name in before if name != "audit"
    }
    lines = [line.split() for line in moved.output.splitlines()]
    for name, found in before.items():
        rows = f"{found.rows:,}"
        assert [name, rows, rows, found.digest[:16], found.digest[:16]] in lines
    assert hashes(site) == before
    assert "DATABASE_URL" in moved.output
    assert [row.number for row in rows_of(target, "audit")] == [1, 2, 3, 4, 5]  # the move is the last one
    assert rows_of(target, "audit")[-1].event == "moved"
    assert schema.is_current(target)
    assert resume
    assert drafts.resume(target, resume, SECRET, FIRST_DAY)
    assert responses.withdraw(target, staying, SECRET, stones)
    with pytest.raises(DBAPIError, match="only added to"), target.writing() as connection:
        connection.execute(update(audit).values(times=9))


def test_a_row_that_came_over_changed_is_noticed_and_nothing_is_moved(
    site: Database, target: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sent(site, "Words.")
    fill_table = filling.fill_table

    def spoil(connection: Any, table: Any, rows: Any) -> None:
        fill_table(connection, table, rows)
        if table.name == "comments":
            connection.execute(table.update().values(text="Other words."))

    monkeypatch.setattr(filling, "fill_table", spoil)
    refused = move(site, target, monkeypatch, tmp_path)
    assert refused.exit_code == 1
    assert refused.output == "The rows of comments came over changed. Nothing was moved.\n"
    assert is_empty(target)
    assert not mark(site).exists()
    sent(site, "It goes on here.")


def test_a_row_that_does_not_fit_leaves_the_target_empty_and_the_site_going_on(
    site: Database, target: Database
) -> None:
    with site.writing() as connection:
        connection.execute(insert(metadata.tables["site"]).values(name="nul", value="NUL \0 in it"))
    with pytest.raises(MoveRefused, match="A row of the table site does not fit"):
        moving.move(site, target)
    assert is_empty(target)
    sent(site, "It goes on here.")


def test_where_the_mark_cannot_be_written_the_target_stays_empty_and_the_site_goes_on(
    site: Database, target: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        refused = move(site, target, monkeypatch, tmp_path)
    assert refused.exit_code == 1
    assert refused.output == f"The mark {mark(site)} cannot be written: No space left on device. Nothing was moved.\n"
    assert is_empty(target)
    assert not mark(site).exists()
    sent(site, "It goes on here.")


def test_the_mark_stands_on_the_disk_before_the_target_keeps_anything_and_goes_where_it_does_not(
    site: Database, target: Database
) -> None:
    stood: list[bool] = []

    def fail(connection: Connection) -> None:
        stood.append(mark(site).read_text().startswith("This database was moved"))
        connection.execute(text("SELECT 1 / 0"))

    event.listen(target.engine, "commit", fail)
    with pytest.raises(DBAPIError, match="division by zero"):
        moving.move(site, target)
    event.remove(target.engine, "commit", fail)
    assert stood == [True]
    assert is_empty(target)
    assert not mark(site).exists()
    sent(site, "It goes on here.")


def test_where_postgresql_goes_away_while_it_keeps_the_site_the_old_one_stays_closed(
    site: Database, target: Database
) -> None:
    other = Database(address(target))

    def cut_off(connection: Connection) -> None:
        number = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with other.writing() as killer:
            killer.execute(text(f"SELECT pg_terminate_backend({number})"))

    event.listen(target.engine, "commit", cut_off)
    with pytest.raises(MoveRefused, match=r"may hold the site or nothing.*delete .*-moved and go on"):
        moving.move(site, target)
    event.remove(target.engine, "commit", cut_off)
    other.engine.dispose()
    with pytest.raises(DatabaseMoved):
        sent(site, "Nowhere.")
    mark(site).unlink()
    sent(site, "It goes on here.")


def test_a_database_that_cannot_be_closed_is_not_moved(site: Database, target: Database) -> None:
    for name in (f"sqlite:///file:{site.engine.url.database}?uri=true", "sqlite://"):
        odd = Database(name)
        with pytest.raises(MoveRefused, match="Name it by its path"):
            moving.move(odd, target)
        odd.engine.dispose()
    assert is_empty(target)


def test_a_target_that_is_not_empty_is_left_as_it_is(
    site: Database, new_database: NewDatabase, collect: Collect, every_kind: Questionnaire
) -> None:
    used = new_database("postgres")
    moving.move(site, used)  # tables without rows are empty enough
    other = new_database("sqlite")
    collect(other, every_kind)
    before = hashes(used)
    with pytest.raises(MoveRefused, match="not empty"):
        moving.move(other, used)
    assert hashes(used) == before
    assert not mark(other).exists()


def test_only_sqlite_moves_and_only_to_postgresql(site: Database, target: Database, new_database: NewDatabase) -> None:
    for source, to in ((site, new_database("sqlite", migrated=False)), (target, target)):
        with pytest.raises(MoveRefused, match="make a backup"):
            moving.move(source, to)
    behind = new_database("sqlite", migrated=False)
    schema.upgrade(behind, "006")
    with pytest.raises(MoveRefused, match="db upgrade"):
        moving.move(behind, target)


def test_who_answers_during_the_move_gets_no_thank_you_from_the_old_database(
    site: Database, target: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(site, "Before.")
    fill_table, waiting = filling.fill_table, ThreadPoolExecutor(1)
    late: list[Any] = []

    def meanwhile(connection: Any, table: Any, rows: Any) -> None:
        if not late:
            late.append(waiting.submit(sent, site, "Meanwhile."))
        fill_table(connection, table, rows)

    monkeypatch.setattr(filling, "fill_table", meanwhile)
    moving.move(site, target)
    with pytest.raises(DatabaseMoved, match="set DATABASE_URL"):
        late[0].result()
    waiting.shutdown()
    with site.reading() as here, target.reading() as there:
        assert row_hashes.hashes_of(here, metadata.sorted_tables) == row_hashes.hashes_of(there, metadata.sorted_tables)


def test_the_old_site_shows_its_pages_and_takes_nothing_in_until_the_mark_is_deleted(
    site: Database, target: Database, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(make_app(site, testing=False))
    page = person.start("every-kind")
    before = hashes(site)
    assert moving.move(site, target)
    assert person.open(page.address).names == page.names
    refused_page = person.press(page, given={"colour": "green", "children": "1"})
    assert (refused_page.status, "We cannot save anything just now" in refused_page.words) == (503, True)
    assert hashes(site) == before
    monkeypatch.setenv("DATABASE_URL", address(site))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path))
    refused = CliRunner().invoke(main, ["retention", "run"])
    assert refused.exit_code == 1
    assert "was moved to PostgreSQL" in refused.output
    mark(site).unlink()
    assert sent(site, "It goes on here after all.")


def test_hashes_see_every_change_and_no_order(site: Database) -> None:
    table = metadata.tables["site"]
    with site.writing() as connection:
        empty = row_hashes.hash_of(connection, table)
        connection.execute(insert(table), [{"name": "a", "value": "1"}, {"name": "b", "value": "2"}])
        one = row_hashes.hash_of(connection, table)
        connection.execute(text("DELETE FROM site"))
        connection.execute(insert(table), [{"name": "b", "value": "2"}, {"name": "a", "value": "1"}])
        assert row_hashes.hash_of(connection, table) == one
        connection.execute(text("UPDATE site SET value = CASE name WHEN 'a' THEN '2' ELSE '1' END"))
        assert row_hashes.hash_of(connection, table) not in (one, empty)
