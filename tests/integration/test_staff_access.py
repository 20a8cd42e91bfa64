"""Every route × every role × own and foreign ids: who may is let in, who may not is turned away and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask
from werkzeug.routing import Rule

from surveyapp.domain.roles import RIGHTS, Right, Role
from surveyapp.publishing import make_release
from surveyapp.storage import audit, second_factors, staff
from surveyapp.storage.audit import Event
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Person as Account
from surveyapp.web import current
from tests.integration.access import Door, declared
from tests.integration.conftest import FIRST_DAY, MakeApp
from tests.integration.person import Page, Person
from tests.integration.routes import REACHES
from tests.integration.staff import PASSWORD, account, again, browser_of, give_password, signed_in
from tests.integration.watching import everything_in

EVERY_ROLE = pytest.mark.parametrize("role", list(Role))
GIVEN = {
    "roles": "administrator",
    "name": "Somebody New",
    "email": "new@forum.example",
    "password": PASSWORD,
    "new_password": "four other words entirely",
    "code": "123456",
    "credential": "{}",
}
"""What is sent to every route that takes something: whoever gets in with it changes something."""


@dataclass(frozen=True)
class Asked:
    """One route, asked in one way."""

    endpoint: str
    method: str
    address: str


def rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if not rule.endpoint.startswith("static")]


def asked(app: Flask, *ids: str) -> Iterator[Asked]:
    """Every route by every method, with each of these ids in its address."""
    adapter = app.url_map.bind("localhost")
    for rule in rules(app):
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            for one in ids if rule.arguments & {"person", "passkey"} else ids[:1]:
                parts = {part: REACHES[part] for part in rule.arguments - set(rule.defaults or {})}
                parts |= dict.fromkeys(rule.arguments & {"person", "passkey"}, one)
                yield Asked(rule.endpoint, method, adapter.build(rule.endpoint, parts, method))


def ask(person: Person, one: Asked, token: str = "") -> Page:
    given = {"data": {"csrf_token": token, **GIVEN}} if one.method == "POST" else {}
    return person.ask(one.method, one.address, **given)


def leads_to(page: Page) -> str:
    return page.leads_to.partition("?")[0] if page.status == 303 else ""


def with_passkey(database: Database, owner: Account) -> str:
    """A passkey of somebody; its id."""
    key = second_factors.new_passkey(owner.id, "a key", owner.id, b"no key", 0, FIRST_DAY)
    with database.writing() as connection:
        second_factors.add_passkey(connection, key, current.now())
    return key.code


def test_every_route_is_declared(light_app: Flask) -> None:
    undeclared = {rule.endpoint for rule in rules(light_app) if declared(rule.endpoint) is None}
    assert undeclared == set()


def test_flask_security_has_no_route_of_its_own(light_app: Flask) -> None:
    assert not [rule for rule in rules(light_app) if "security" in rule.endpoint or rule.endpoint.startswith("wan_")]


@EVERY_ROLE
def test_each_role_gets_where_the_table_says(light_app: Flask, sqlite: Database, role: Role) -> None:
    me, foreign = account(light_app, sqlite, role), account(light_app, sqlite, Role.FORUM_MEMBER)
    account(light_app, sqlite, Role.ADMINISTRATOR)
    keys = with_passkey(sqlite, me), with_passkey(sqlite, foreign)
    for one in asked(light_app, me.code, foreign.code, *keys, str(REACHES["person"]), "no id"):
        need = declared(one.endpoint)
        if need is None or need in (Door.EVERYBODY, Door.WAY_IN):
            continue
        person = browser_of(light_app, again(sqlite, me))
        token = person.open("/forum/account/password").token
        before = everything_in(sqlite)
        page = ask(person, one, token)
        if isinstance(need, Right) and need not in RIGHTS[role]:
            assert page.status == 403, one
            assert changed(before, everything_in(sqlite)) == {"audit"}, one
        else:
            assert page.status < 500, one
            assert page.status != 403 or is_foreign_key(one, keys[0]), one
            assert leads_to(page) not in ("/forum/second-step", "/forum/set-up"), one
            assert leads_to(page) != "/forum/sign-in" or one.endpoint == "forum.sign_out", one
    assert again(sqlite, me).roles == {role}


@EVERY_ROLE
def test_no_form_without_its_token_changes_anything(light_app: Flask, sqlite: Database, role: Role) -> None:
    me, foreign = account(light_app, sqlite, role), account(light_app, sqlite, Role.FORUM_MEMBER)
    account(light_app, sqlite, Role.ADMINISTRATOR)
    person = browser_of(light_app, me)
    person.open("/forum/account/password")
    before = everything_in(sqlite)
    for one in asked(light_app, foreign.code):
        if one.method == "POST" and one.endpoint.startswith("forum."):
            assert ask(person, one, "no token").status in (303, 400, 403, 404, 422), one
    assert changed(before, everything_in(sqlite)) <= {"audit"}


def is_foreign_key(one: Asked, own: str) -> bool:
    return one.endpoint == "forum.remove_passkey" and own not in one.address


def changed(before: dict[str, list[object]], after: dict[str, list[object]]) -> set[str]:
    return {name for name in after if before[name] != after[name]}


def test_who_is_not_signed_in_gets_nowhere(light_app: Flask, sqlite: Database) -> None:
    foreign = account(light_app, sqlite, Role.ADMINISTRATOR)
    account(light_app, sqlite, Role.ADMINISTRATOR)
    person = Person(light_app)
    token = person.open("/forum/sign-in").token
    before = everything_in(sqlite)
    for one in asked(light_app, foreign.code):
        if declared(one.endpoint) in (Door.EVERYBODY, Door.WAY_IN):
            continue
        assert leads_to(ask(person, one, token)) == "/forum/sign-in", one
    assert everything_in(sqlite) == before


@pytest.mark.parametrize("second_factor", [True, False])
def test_the_password_alone_gets_nowhere(light_app: Flask, sqlite: Database, second_factor: bool) -> None:
    me = account(light_app, sqlite, *Role, second_factor=second_factor)
    way = "/forum/second-step" if second_factor else "/forum/set-up"
    person = Person(light_app)
    assert leads_to(give_password(person, me.email)) == way
    token = person.open(way).token
    before = everything_in(sqlite)
    for one in asked(light_app, me.code):
        if declared(one.endpoint) in (Door.EVERYBODY, Door.WAY_IN):
            continue
        assert leads_to(ask(person, one, token)) == way, one
    assert everything_in(sqlite) == before


def test_where_the_forum_alone_sees_the_results_every_address_of_theirs_is_shut(
    light_app: Flask, sqlite: Database, make_app: MakeApp
) -> None:
    Person(light_app).answer_and_send("my-story")
    make_release(sqlite, date(2026, 11, 3), audit=False)
    app = make_app(sqlite, results="forum")
    nobody = Person(app)
    member = signed_in(app, sqlite, Role.FORUM_MEMBER)
    administrator = signed_in(app, sqlite, Role.ADMINISTRATOR)
    ways = [one for one in asked(app, "") if one.endpoint.startswith("dashboard.")]
    assert len(ways) > 15
    for one in ways:
        if one.endpoint in ("dashboard.look", "dashboard.look_no_more"):
            continue
        shown = ask(member, one)
        assert shown.status in (200, 404, 503), one
        assert shown.header("Cache-Control") == "private, no-store", one
        turned = ask(nobody, one)
        assert leads_to(turned) == "/forum/sign-in", one
        assert ask(administrator, one).status == 403, one
        assert nobody.open("/forum/sign-in").status == 200


def test_where_results_are_public_no_account_is_needed(light_app: Flask) -> None:
    assert Person(light_app).open("/results/").status == 200


def test_a_role_that_is_taken_is_gone_at_the_next_page(app: Flask, database: Database) -> None:
    me = account(app, database, Role.ADMINISTRATOR)
    account(app, database, Role.ADMINISTRATOR)
    person = browser_of(app, me)
    person.open("/forum/audit/")
    with database.writing() as connection:
        staff.set_roles(connection, me.id, {Role.FORUM_MEMBER}, current.now(), None)
    page = person.open("/forum/audit/", 403)
    assert "taken away just now" in page.words
    assert "Audit log" not in person.open("/forum/").words
    with database.reading() as connection:
        lines, _pages = audit.lines(connection, event=Event.REFUSED)
    assert [(line.who, line.about) for line in lines] == [(me.name, "forum.audit_log")]


def test_who_is_suspended_is_out_at_the_next_page(app: Flask, database: Database) -> None:
    me = account(app, database, Role.FORUM_MEMBER)
    person = browser_of(app, me)
    person.open("/forum/")
    with database.writing() as connection:
        staff.suspend(connection, me.id, current.now(), None)
    assert leads_to(person.ask("GET", "/forum/")) == "/forum/sign-in"
    assert give_password(Person(app), me.email).status == 422


def test_a_passkey_of_somebody_else_is_refused_and_noted(app: Flask, database: Database) -> None:
    me, other = account(app, database, Role.FORUM_MEMBER), account(app, database, Role.FORUM_MEMBER)
    theirs = with_passkey(database, other)
    person = browser_of(app, me)
    token = person.open("/forum/account/password").token
    address = f"/forum/account/passkeys/{theirs}/remove"
    assert person.ask("POST", address, data={"csrf_token": token, "password": PASSWORD}).status == 403
    with database.reading() as connection:
        assert second_factors.passkeys_of(connection, other.id)
        assert audit.lines(connection, event=Event.REFUSED)[0][0].about == theirs
