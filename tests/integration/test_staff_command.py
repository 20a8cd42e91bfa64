"""The command about staff, and the accounts of a demo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from surveyapp.cli import main
from surveyapp.demonstration.staff import DEMO_STAFF, DemoPerson, Keeping, NoDemo, make_accounts
from surveyapp.domain.roles import Role
from surveyapp.storage import staff, waves
from surveyapp.storage.database import Database
from surveyapp.web import accounts, current
from tests.integration.conftest import SECRET, MakeApp
from tests.integration.person import Person
from tests.integration.staff import account, again, browser_of, give_password

LINK = "/forum/link/"
Command = Callable[..., Result]


@pytest.fixture
def run(database: Database, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs the command on the test's database."""
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_SECRET_KEY", SECRET)

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["staff", *arguments])

    return command


def link_in(said: Result) -> str:
    assert said.exit_code == 0, said.output
    return next(line for line in said.output.splitlines() if line.startswith(LINK))


def test_the_first_administrator_comes_from_the_command(app: Flask, database: Database, run: Command) -> None:
    assert "surveyapp staff add" in run("list").output
    said = run("add", "First@Forum.example", "--name", "The First", "--role", "administrator")
    person = Person(app)
    page = person.open(link_in(said))
    assert "first@forum.example" in page.words
    assert person.send(page, new_password="four other words entirely").leads_to == "/forum/set-up"
    listed = run("list").output
    assert "first@forum.example  “The First”  administrator  has no second step yet" in listed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["add", "nobody", "--name", "N", "--role", "administrator"], "is not an e-mail address"),
        (["add", "a@b.example", "--name", " ", "--role", "administrator"], "Give the person's name"),
        (["add", "a@b.example", "--name", "N", "--role", "king"], "king"),
        (["roles", "nobody@b.example", "--role", "administrator"], "Nobody has the e-mail address"),
        (["suspend", "nobody@b.example"], "Nobody has the e-mail address"),
        (["reset", "nobody@b.example"], "Nobody has the e-mail address"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run: Command, arguments: list[str], sentence: str) -> None:
    said = run(*arguments)
    assert said.exit_code != 0
    assert sentence in said.output
    assert "Traceback" not in said.output


def test_roles_suspending_and_resetting(app: Flask, database: Database, run: Command) -> None:
    me = account(app, database, Role.FORUM_MEMBER)
    person = browser_of(app, me)
    assert (
        "comment-reader, data-officer"
        in run("roles", me.email, "--role", "comment-reader", "--role", "data-officer").output
    )
    assert again(database, me).roles == {Role.COMMENT_READER, Role.DATA_OFFICER}
    assert person.open("/forum/").status == 200
    assert "is shut out" in run("suspend", me.email).output
    assert person.ask("GET", "/forum/").status == 303
    assert "can sign in again" in run("suspend", me.email, "--back").output
    page = Person(app).open(link_in(run("reset", me.email)))
    assert "Choose your password" in page.words
    assert again(database, me).totp_secret
    Person(app).open(link_in(run("reset", me.email, "--second-step")))
    assert again(database, me).totp_secret is None
    assert again(database, me).password is None


# A demo


def keeping() -> Keeping:
    return Keeping(accounts.hashed, accounts.codes().sealed, accounts.is_demo_person)


def demo_of(database: Database, make_app: MakeApp) -> Flask:
    waves.mark_as_demo(database)
    app = make_app(database, demo=True)
    with app.app_context():
        make_accounts(database, current.now(), keeping())
    return app


@pytest.mark.parametrize("one", DEMO_STAFF, ids=lambda one: one.role.value)
def test_in_a_demo_each_role_signs_in_with_what_the_page_shows(
    sqlite: Database, make_app: MakeApp, one: DemoPerson
) -> None:
    app = demo_of(sqlite, make_app)
    for _time in range(2):
        person = Person(app)
        shown = person.open("/forum/sign-in").words
        assert one.email in shown
        assert one.password in shown
        assert give_password(person, one.email, one.password).leads_to == "/forum/second-step"
        page = person.open("/forum/second-step")
        code = page.words.split("works now: ")[1][:6]
        assert person.send(page, code=code).leads_to == "/forum/", "the code on the page is one that was not used yet"
    with sqlite.reading() as connection:
        found = staff.by_email(connection, one.email)
    assert found
    assert found.roles == {one.role}


def test_every_role_has_an_account_in_a_demo() -> None:
    assert {one.role for one in DEMO_STAFF} == set(Role)


def test_making_a_demos_accounts_again_changes_nothing_and_mends_what_was_changed(
    sqlite: Database, make_app: MakeApp
) -> None:
    app = demo_of(sqlite, make_app)
    with sqlite.reading() as connection:
        before = staff.everyone(connection)
    with app.app_context():
        make_accounts(sqlite, current.now(), keeping())
    with sqlite.reading() as connection:
        assert staff.everyone(connection) == before
    with sqlite.writing() as connection:
        staff.suspend(connection, before[1].id, current.now(), None)
        staff.start_again(connection, before[2], current.now(), None)
    with app.app_context():
        make_accounts(sqlite, current.now(), keeping())
    for one in DEMO_STAFF:
        assert give_password(Person(app), one.email, one.password).status == 303


def test_accounts_that_everybody_knows_are_refused_outside_a_demo(light_app: Flask, sqlite: Database) -> None:
    with light_app.app_context(), pytest.raises(NoDemo):
        make_accounts(sqlite, current.now(), keeping())
    with sqlite.reading() as connection:
        assert staff.everyone(connection) == []


def test_outside_a_demo_the_page_shows_no_account(light_app: Flask) -> None:
    assert "demo" not in Person(light_app).open("/forum/sign-in").words.lower()
