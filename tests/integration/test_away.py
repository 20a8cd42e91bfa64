"""The database is away, full, or every connection is in use: a plain page, nothing typed is lost, nobody is thanked for nothing."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import make_url, text

from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.respond import begun
from surveyapp.storage import database as storage_database
from surveyapp.storage import versions
from surveyapp.storage.database import Database
from tests.integration.conftest import Collect, MakeApp, NewDatabase
from tests.integration.person import Page, Person
from tests.integration.watching import rows_of

AWAY = "We cannot save anything just now"
GIVEN = {
    "colour": "green",
    "pets": ["cat", "dog"],
    "children": "1",
    "street": "Elm",
    "story": "One.\r\nTwo <b>& three.",
}


@contextmanager
def cut(database: Database) -> Iterator[None]:
    """The database is away inside the block: stopped, or its file is gone."""
    database.engine.dispose()
    if database.is_sqlite:
        yield from _without_file(Path(str(database.engine.url.database)))
        return
    name, root = database.engine.url.database, Database(_address(database, "postgres"))
    with root.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        try:
            yield
        finally:
            connection.exec_driver_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    root.engine.dispose()


def _without_file(file: Path) -> Iterator[None]:
    kept = file.rename(file.with_suffix(".kept"))
    file.mkdir()
    try:
        yield
    finally:
        file.rmdir()
        kept.rename(file)


def _address(database: Database, name: str) -> str:
    return make_url(database.engine.url).set(database=name).render_as_string(hide_password=False)


@contextmanager
def full(database: Database) -> Iterator[None]:
    """A disk on which SQLite's write-ahead log cannot become longer."""
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE filler (filled BLOB)")
        connection.exec_driver_sql("INSERT INTO filler VALUES (zeroblob(300000))")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = Path(f"{database.engine.url.database}-wal")
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def shows_again(page: Page, before: Page) -> None:
    """The page stands there again, with all that was typed, and says that nothing could be saved."""
    assert (page.status, page.heading, page.names) == (503, before.heading, before.names)
    assert AWAY in page.words
    assert page.header("Retry-After")
    for name, given in GIVEN.items():
        assert page.standing_in(name) == ([given] if isinstance(given, str) else given), name


def pressed_again(person: Person, page: Page) -> Page:
    """The only button of a page that holds what was sent."""
    return person.ask("POST", page.address, data={"csrf_token": page.token, **page.standing.to_dict(flat=False)})


@pytest.mark.parametrize("button", ["next", "stop"])
def test_a_page_that_cannot_be_saved_stands_there_again_and_next_saves_it(
    small_app: Flask, database: Database, button: str
) -> None:
    person = Person(small_app)
    first = person.start("every-kind")
    with cut(database):
        again = person.press(first, button, GIVEN)
        shows_again(again, first)
        shows_again(person.press(again, button), first)
    assert person.press(again, "next").address.endswith("/page/child")
    assert person.open(first.address).standing_in("story") == [GIVEN["story"]]


def test_a_process_that_has_read_no_questionnaire_yet_keeps_what_was_typed(
    small_app: Flask, database: Database
) -> None:
    person = Person(small_app)
    first = person.start("every-kind")
    begun._seen.clear()
    versions.published.cache_clear()
    with cut(database):
        plain = person.press(first, given=GIVEN)
        plain = pressed_again(person, plain)
    assert (plain.status, plain.heading) == (503, AWAY)
    assert pressed_again(person, plain).status == 303
    assert person.open(first.address).standing_in("story") == [GIVEN["story"]]


def test_a_forged_form_comes_back_in_no_page(light_small_app: Flask, sqlite: Database) -> None:
    person = Person(light_small_app)
    with cut(sqlite):
        page = person.ask("POST", "/s/every-kind/start", data={"csrf_token": "made up", "story": "Bait."})
    assert page.status == 503
    assert "Bait." not in page.text


def test_help_is_there_while_the_database_is_away(small_app: Flask, database: Database) -> None:
    person = Person(small_app)
    first = person.start("every-kind")
    with cut(database):
        helping = person.press(first, "help", GIVEN)
        assert (helping.status, helping.address.partition("?")[0]) == (200, "/help")
        assert person.ask("GET", "/leave").status < 400


def test_nobody_is_thanked_while_nothing_is_stored(small_app: Flask, database: Database) -> None:
    person = Person(small_app)
    check = person.answer_all("every-kind")
    with cut(database):
        refused = person.send(check, "/s/every-kind/send")
        assert (refused.status, AWAY in refused.words) == (503, True)
        assert person.ask("GET", "/s/every-kind/sent").status == 503
    assert rows_of(database, "responses") == []
    sent = person.send(refused, "/s/every-kind/send")
    assert person.open(sent.leads_to).code
    assert len(rows_of(database, "responses")) == 1


def test_a_page_that_cannot_be_shown_leads_to_itself_in_the_readers_language(
    small_app: Flask, database: Database
) -> None:
    person = Person(small_app)
    first = person.start("every-kind")
    person.open("/?lang=pl")
    with cut(database):
        for address in (first.address, "/s/every-kind/check", "/"):
            page = person.ask("GET", address)
            assert page.status == 503
            assert 'lang="pl"' in page.text
            assert AWAY not in page.words
            assert address in page.links
    assert person.open(first.address).names == first.names


def test_a_full_disk_loses_nothing_and_thanks_nobody(light_small_app: Flask, sqlite: Database) -> None:
    person, other = Person(light_small_app), Person(light_small_app)
    first, check = person.start("every-kind"), other.answer_all("every-kind")
    with full(sqlite):
        again = person.press(first, given=GIVEN)
        shows_again(again, first)
        refused = other.send(check, "/s/every-kind/send")
        assert (refused.status, refused.heading, AWAY in refused.words) == (503, check.heading, True)
        assert other.open(first.address).names == first.names  # reading goes on
        assert rows_of(sqlite, "responses") == []
    assert person.press(again).address.endswith("/page/child")
    assert other.open(other.send(refused, "/s/every-kind/send").leads_to).code
    assert len(rows_of(sqlite, "responses")) == 1


def test_where_every_connection_is_in_use_the_page_stands_there_again(small_app: Flask, database: Database) -> None:
    person = Person(small_app)
    first = person.start("every-kind")
    pool: Any = database.engine.pool
    pool._timeout = 0.05
    with ExitStack() as held:
        for _ in range(pool.size() + pool._max_overflow):
            held.enter_context(database.engine.connect())
        again = person.press(first, given=GIVEN)
        shows_again(again, first)
    assert person.press(again).address.endswith("/page/child")


@pytest.mark.postgres
def test_who_keeps_a_table_of_postgresql_to_themselves_does_not_hold_everybody_for_ever(
    new_database: NewDatabase,
    make_app: MakeApp,
    collect: Collect,
    every_kind: Questionnaire,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(storage_database, "BUSY_SECONDS", 0.1)
    database = new_database("postgres")
    collect(database, every_kind)
    person = Person(make_app(database))
    first = person.start("every-kind")
    with database.writing() as connection:
        connection.exec_driver_sql("LOCK TABLE drafts IN ACCESS EXCLUSIVE MODE")
        again = person.press(first, given=GIVEN)
        shows_again(again, first)
    assert person.press(again).address.endswith("/page/child")


@pytest.mark.postgres
def test_a_postgresql_that_ended_all_connections_is_used_at_once(
    new_database: NewDatabase, make_app: MakeApp, collect: Collect, every_kind: Questionnaire
) -> None:
    database = new_database("postgres")
    collect(database, every_kind)
    person = Person(make_app(database))
    first = person.start("every-kind")
    root = Database(_address(database, "postgres"))
    with root.engine.connect() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
            {"name": database.engine.url.database},
        )
    root.engine.dispose()
    assert person.press(first, given=GIVEN).address.endswith("/page/child")
