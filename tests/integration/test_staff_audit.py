"""The audit log is only added to, says what was done, and shows hostile names as text."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from surveyapp.domain.roles import Role
from surveyapp.storage import audit, staff
from surveyapp.storage.audit import PAGE, Event
from surveyapp.storage.database import Database, DatabaseAway
from surveyapp.storage.staff import StaffRefused
from surveyapp.storage.tables import audit as table
from surveyapp.web import current
from tests.integration.conftest import NewDatabase
from tests.integration.staff import account, again, browser_of, invited, signed_in
from tests.integration.watching import rows_of

CHANGES = {
    "update": update(table).values(event="nothing"),
    "update of no line": update(table).where(table.c.number == -1).values(event="nothing"),
    "delete": delete(table),
    "delete of one": delete(table).where(table.c.number == 1),
}


def noted(database: Database, *events: Event) -> None:
    with database.writing() as connection:
        for event in events:
            audit.note(connection, current.now(), None, event, "file.csv")


@pytest.mark.parametrize("change", ["update", "delete", "delete of one"])
def test_no_line_can_be_changed_or_deleted(database: Database, change: str) -> None:
    noted(database, Event.EXPORT_MADE, Event.KEY_MADE)
    before = rows_of(database, "audit")
    with pytest.raises((DBAPIError, DatabaseAway)), database.writing() as connection:
        connection.execute(CHANGES[change])
    assert rows_of(database, "audit") == before != []


@pytest.mark.parametrize("change", ["INSERT OR REPLACE INTO", "REPLACE INTO"])
def test_no_line_can_be_put_in_the_place_of_another_on_sqlite(sqlite: Database, change: str) -> None:
    noted(sqlite, Event.EXPORT_MADE)
    before = rows_of(sqlite, "audit")
    replacing = text(f"{change} audit (number, at, event, about, times) VALUES (1, '2026-01-01', 'x', '', 1)")
    with pytest.raises((DBAPIError, DatabaseAway)), sqlite.writing() as connection:
        connection.execute(replacing)
    assert rows_of(sqlite, "audit") == before


@pytest.mark.postgres
def test_the_log_cannot_be_emptied_at_once_on_postgresql(new_database: NewDatabase) -> None:
    database = new_database("postgres")
    noted(database, Event.EXPORT_MADE)
    with pytest.raises((DBAPIError, DatabaseAway)), database.writing() as connection:
        connection.execute(text("TRUNCATE audit"))
    assert len(rows_of(database, "audit")) == 1


def test_lines_are_shown_newest_first_page_by_page_by_event_and_by_person(app: Flask, database: Database) -> None:
    person = signed_in(app, database, Role.ADMINISTRATOR)
    other = account(app, database, Role.FORUM_MEMBER, name="Somebody Else")
    with database.writing() as connection:
        for number in range(PAGE + 5):
            audit.note(connection, current.now(), other.id, Event.EXPORT_MADE, f"export-{number}.csv")
    first = person.open("/forum/audit/?event=export-made")
    assert f"export-{PAGE + 4}.csv" in first.words
    assert "export-0.csv" not in first.words
    assert "Page 1 of 2" in first.words
    second = person.open("/forum/audit/?event=export-made&page=2")
    assert "export-0.csv" in second.words
    mine = person.open(f"/forum/audit/?person={other.code}&page=2").words
    assert "Invited" in mine
    assert "Role changed" in mine
    assert "There is no such line." in person.open("/forum/audit/?event=key-made").words


@pytest.mark.parametrize(
    "asked",
    [
        "page=0",
        "page=-1",
        "page=9999999999999999999999",
        "page=x",
        "event=%00",
        "person=zz",
        "person=%27--",
        "page=1e9",
    ],
)
def test_whatever_is_asked_of_the_log_a_page_comes(light_app: Flask, sqlite: Database, asked: str) -> None:
    signed_in(light_app, sqlite, Role.ADMINISTRATOR).open(f"/forum/audit/?{asked}")


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "{{ 7*7 }}", '"><img src=x onerror=alert(1)>', "\u202eRobert", "=1+1"]
)
def test_hostile_names_are_shown_as_text(light_app: Flask, sqlite: Database, name: str) -> None:
    if not name.isprintable():
        with pytest.raises(StaffRefused):
            invited(sqlite, Role.FORUM_MEMBER, name=name)
        return
    person = signed_in(light_app, sqlite, Role.ADMINISTRATOR, name=name)
    other = account(light_app, sqlite, Role.FORUM_MEMBER, name=name)
    for address in ("/forum/", "/forum/people/", f"/forum/people/{other.code}/", "/forum/audit/", "/forum/account/"):
        page = person.open(address)
        assert name in page.words, address
        assert name not in page.text or "<" not in name, address


@pytest.mark.parametrize(
    "email",
    [
        "",
        "nobody",
        "a@",
        "@b.example",
        "a b@c.example",
        "a@b@c.example",
        "a@b.example\0",
        "<a@b.example>",
        "a@[1.2",
        "a@[1.2.3.4]",
        "a@b.",
        "a@b..c",
        "a..b@c.example",
        "a(b)@c.example",
        "ü@c.example",
        "a@ü.example",
        "a" * 250 + "@b.example",
    ],
)
def test_what_is_no_address_is_refused(sqlite: Database, email: str) -> None:
    with pytest.raises(StaffRefused), sqlite.writing() as connection:
        staff.invite(connection, email, "Somebody", [Role.FORUM_MEMBER], current.now(), None)


def test_an_administrator_invites_changes_and_shuts_out_and_each_is_in_the_log(app: Flask, database: Database) -> None:
    person = signed_in(app, database, Role.ADMINISTRATOR, name="The Administrator")
    page = person.open("/forum/people/invite")
    made = person.send(page, name="New Person", email="New@Forum.Example", roles="comment-reader")
    assert "/forum/link/" in made.words
    with database.reading() as connection:
        found = staff.by_email(connection, "new@forum.example")
    assert found
    assert found.roles == {Role.COMMENT_READER}
    here = f"/forum/people/{found.code}/"
    page = person.open(here)
    assert person.send(page, f"{here}roles", roles=["data-officer", "forum-member"]).status == 303
    assert again(database, found).roles == {Role.DATA_OFFICER, Role.FORUM_MEMBER}
    assert person.send(page, f"{here}roles", roles="nothing-of-ours").status == 422
    assert person.send(page, f"{here}suspend").status == 303
    assert not again(database, found).active
    assert person.send(page, f"{here}let-back").status == 303
    assert "/forum/link/" in person.send(page, f"{here}link").words
    assert "/forum/link/" in person.send(page, f"{here}start-again").words
    again_invited = person.send(
        person.open("/forum/people/invite"), name="X", email="new@forum.example", roles="forum-member"
    )
    assert again_invited.status == 422
    assert "has an account already" in again_invited.words
    with database.reading() as connection:
        lines, _pages = audit.lines(connection, person=found.id)
    events = [line.event for line in reversed(lines) if line.who == "The Administrator"]
    roles = ["role-changed"]
    assert events == [
        "invited",
        *roles,
        *roles * 3,
        "suspended",
        "let-back",
        "link-made",
        "second-factor-changed",
        "link-made",
    ]
    assert "New Person +data-officer" in [line.about for line in lines]


def test_nobody_changes_their_own_roles(app: Flask, database: Database) -> None:
    me = account(app, database, Role.ADMINISTRATOR)
    account(app, database, Role.ADMINISTRATOR)
    person = browser_of(app, me)
    page = person.open("/forum/account/password")
    for change in ("roles", "suspend", "link", "start-again", "sign-out", "let-back"):
        refused = person.send(page, f"/forum/people/{me.code}/{change}", roles="comment-reader")
        assert refused.status == 422, change
        assert "cannot change your own account here" in refused.words
    assert again(database, me) == me


def test_somebody_always_can_let_people_in(database: Database) -> None:
    only, _token = invited(database, Role.ADMINISTRATOR)
    with pytest.raises(StaffRefused, match="nobody could let people in"), database.writing() as connection:
        staff.set_roles(connection, only.id, {Role.FORUM_MEMBER}, current.now(), None)
    with pytest.raises(StaffRefused, match="nobody could let people in"), database.writing() as connection:
        staff.suspend(connection, only.id, current.now(), None)
    assert again(database, only) == only
