"""An administrator who makes, takes or changes an account is seen: by its owner, and by the safeguarding leads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from surveyapp.cli import main
from surveyapp.domain.roles import Role
from surveyapp.storage import notices
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Person as Account
from tests.integration.conftest import SECRET, MakeApp
from tests.integration.mail import Taken, mail_server, words_of
from tests.integration.person import Person
from tests.integration.staff import account, browser_of, signed_in

LEAD, READER = "lead@forum.example", "reader@forum.example"


@pytest.fixture
def mail() -> Iterator[Taken]:
    with mail_server() as taken:
        yield taken


@pytest.fixture
def app(sqlite: Database, make_app: MakeApp, mail: Taken) -> Flask:
    given = {"smtp_host": "127.0.0.1", "smtp_port": mail.port, "smtp_from": "survey@forum.example", "smtp_tls": "none"}
    return make_app(sqlite, **given)


@pytest.fixture
def lead(app: Flask, sqlite: Database) -> Account:
    return account(app, sqlite, Role.SAFEGUARDING_LEAD, email=LEAD)


@pytest.fixture
def reader(app: Flask, sqlite: Database) -> Account:
    return account(app, sqlite, Role.COMMENT_READER, email=READER, name="Reader One")


@pytest.fixture
def administrator(app: Flask, sqlite: Database) -> Person:
    return signed_in(app, sqlite, Role.ADMINISTRATOR, name="The Administrator")


CHANGES = [("start-again", "was started again"), ("link", "got a new link"), ("roles", "got other roles")]


@pytest.mark.parametrize(("change", "words"), CHANGES)
def test_the_owner_and_the_leads_are_told_what_an_administrator_did(
    administrator: Person, lead: Account, reader: Account, mail: Taken, change: str, words: str
) -> None:
    here = f"/forum/people/{reader.code}/"
    administrator.send(administrator.open(here), f"{here}{change}", roles="safeguarding-lead")
    assert sorted(to for to, _letter in mail.letters) == [LEAD, READER]
    ((own,), (told,)) = mail.to(READER), mail.to(LEAD)
    assert f"Your account on the forum's pages {words}" in words_of(own)
    assert "tell a safeguarding lead" in words_of(own)
    assert f"The account of Reader One on the forum's pages {words}" in words_of(told)
    assert "/forum/link/" not in own.as_string() + told.as_string()


def test_an_account_that_an_administrator_makes_is_told_to_the_leads(
    administrator: Person, lead: Account, mail: Taken
) -> None:
    administrator.send(
        administrator.open("/forum/people/invite"), name="Somebody", email="new@forum.example", roles="comment-reader"
    )
    assert "The account of Somebody on the forum's pages was made" in words_of(mail.to(LEAD)[0])


def test_roles_that_stay_the_same_are_told_to_nobody(
    administrator: Person, lead: Account, reader: Account, mail: Taken
) -> None:
    here = f"/forum/people/{reader.code}/"
    administrator.send(administrator.open(here), f"{here}roles", roles="comment-reader")
    assert mail.letters == []


def test_a_notice_that_does_not_go_hinders_no_change_and_is_known(
    administrator: Person, lead: Account, reader: Account, mail: Taken, sqlite: Database
) -> None:
    mail.refused = frozenset({READER})
    here = f"/forum/people/{reader.code}/"
    assert "/forum/link/" in administrator.send(administrator.open(here), f"{here}start-again").words
    assert len(mail.to(LEAD)) == 1
    with sqlite.reading() as connection:
        assert notices.failing_since(connection)


def test_where_mail_is_not_set_up_no_failure_is_noted(sqlite: Database, make_app: MakeApp) -> None:
    app = make_app(sqlite)
    reader = account(app, sqlite, Role.COMMENT_READER)
    person, here = signed_in(app, sqlite, Role.ADMINISTRATOR), f"/forum/people/{reader.code}/"
    assert "/forum/link/" in person.send(person.open(here), f"{here}link").words
    with sqlite.reading() as connection:
        assert notices.failing_since(connection) is None


@pytest.mark.usefixtures("lead", "reader")
def test_the_command_tells_too(mail: Taken, tmp_path: Path, sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {
        "DATABASE_URL": sqlite.engine.url.render_as_string(hide_password=False),
        "SURVEYAPP_SECRET_KEY": SECRET,
        "SURVEYAPP_INSTANCE": str(tmp_path / "instance"),
        "SURVEYAPP_SMTP_HOST": "127.0.0.1",
        "SURVEYAPP_SMTP_PORT": str(mail.port),
        "SURVEYAPP_SMTP_FROM": "survey@forum.example",
        "SURVEYAPP_SMTP_TLS": "none",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    done = CliRunner().invoke(main, ["staff", "reset", READER, "--second-step"])
    assert done.exit_code == 0, done.output
    assert "was started again" in words_of(mail.to(READER)[0])
    assert "was started again" in words_of(mail.to(LEAD)[0])


def test_leads_see_the_changes_and_nothing_else_of_the_log(
    app: Flask, administrator: Person, lead: Account, reader: Account
) -> None:
    here = f"/forum/people/{reader.code}/"
    page = administrator.open(here)
    administrator.send(page, f"{here}roles", roles=["comment-reader", "safeguarding-lead"])
    administrator.send(page, f"{here}start-again")
    person = browser_of(app, lead)
    assert "Changes to accounts" in person.open("/forum/").words
    shown = person.open("/forum/people-changes/").words
    for words in ("Invited", "Reader One +safeguarding-lead", "Second step changed", "Link for a new password made"):
        assert words in shown
    assert "The Administrator" in shown
    administrator.open("/forum/comments/", 403)
    assert "Refused" not in person.open("/forum/people-changes/").words


@pytest.mark.parametrize("asked", ["page=0", "page=x", "page=9999999999999999999999"])
def test_whatever_is_asked_a_page_comes(app: Flask, lead: Account, asked: str) -> None:
    browser_of(app, lead).open(f"/forum/people-changes/?{asked}")
