"""Forged forms: every route that takes something refuses what does not come from the browser's own page, and writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_wtf import csrf
from wtforms import ValidationError

from surveyapp.domain.roles import Role
from surveyapp.storage import second_factors
from surveyapp.storage.audit import Event
from surveyapp.storage.database import Database
from surveyapp.web import current
from tests.integration.conftest import FIRST_DAY
from tests.integration.person import Person
from tests.integration.reading_room import make_room
from tests.integration.routes import REACHES
from tests.integration.staff import PASSWORD, account, browser_of, give_password, invited
from tests.integration.watching import everything_in

GIVEN = {
    "roles": "administrator",
    "name": "Somebody New",
    "email": "new@forum.example",
    "password": PASSWORD,
    "new_password": "four other words entirely",
    "code": "123456",
    "credential": "{}",
    "colour": "red",
    "action": "next",
}
WAY_IN = {
    "forum.sign_in": "nobody",
    "forum.link": "nobody",
    "forum.second_step": "half way",
    "forum.passkey_step": "half way",
    "forum.set_up": "new",
    "forum.set_up_passkey": "new",
}
"""Who gets as far as the form of a page that leads in."""


@dataclass
class Browsers:
    """Everybody who can get to a form, each with a browser, and what their addresses are about."""

    of: dict[str, Person]
    about: dict[str, Any]

    def for_route(self, endpoint: str) -> Person:
        if endpoint == "respond.clear":
            return self.of["sent"]
        return self.of[WAY_IN.get(endpoint, "staff" if endpoint.startswith("forum.") else "answering")]


@pytest.fixture
def browsers(light_small_app: Flask, sqlite: Database, tmp_path: Path) -> Browsers:
    """Somebody who has answered all, somebody who has sent, staff of every role, and three on their way in."""
    app = light_small_app
    of = {name: Person(app) for name in ("answering", "sent", "nobody", "half way", "new", "staff")}
    of["answering"].answer_all("every-kind")
    of["sent"].answer_and_send("every-kind")
    me, other = account(app, sqlite, *Role), account(app, sqlite, Role.FORUM_MEMBER)
    key = second_factors.new_passkey(me.id, "a key", me.id, b"no key", 0, FIRST_DAY)
    with sqlite.writing() as connection:
        second_factors.add_passkey(connection, key, current.now())
    of["staff"] = browser_of(app, me)
    give_password(of["half way"], other.email)
    give_password(of["new"], account(app, sqlite, Role.FORUM_MEMBER, second_factor=False).email)
    _found, token = invited(sqlite, Role.FORUM_MEMBER)
    room = make_room(app, sqlite, tmp_path)
    comment = room.comment()
    about = {"questionnaire": "every-kind", "step": "all", "person": other.code, "passkey": key.code, "token": token}
    return Browsers(of, {**REACHES, **about, "wave": comment.wave, "comment": comment.id.hex()})


def posts(app: Flask, about: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(endpoint, address) of every route that takes something."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()):
            parts = {part: about[part] for part in rule.arguments - set(rule.defaults or {})}
            yield rule.endpoint, adapter.build(rule.endpoint, parts, "POST")


def test_no_route_takes_a_form_without_its_own_token_and_nothing_is_written(
    browsers: Browsers, light_small_app: Flask, sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: set[str] = set()

    def watched(*given: Any) -> None:
        try:
            really(*given)
        except ValidationError:
            refused.add(endpoint)
            raise

    really = csrf.validate_csrf
    monkeypatch.setattr(csrf, "validate_csrf", watched)
    theirs = Person(light_small_app).open("/resume").token
    before = everything_in(sqlite)
    asked = list(posts(light_small_app, browsers.about))
    assert len(asked) > 30
    for token in ({}, {"csrf_token": "wrong"}, {"csrf_token": theirs}):
        refused.clear()
        for endpoint, address in asked:
            page = browsers.for_route(endpoint).ask("POST", address, data={**GIVEN, **token})
            assert 400 <= page.status < 500, (endpoint, page.status)
            assert endpoint in refused, f"{endpoint} does not ask for the token"
    after = everything_in(sqlite)
    noted = [line for line in after.pop("audit") if line not in before["audit"]]
    assert {line.event for line in noted} <= {Event.COMMENT_VIEWED}  # its page was shown again, and that is noted
    assert after == {name: rows for name, rows in before.items() if name != "audit"}


def test_the_token_of_a_browser_opens_what_it_is_for(browsers: Browsers) -> None:
    """So that the test above is about tokens, and not about forms that nobody could send."""
    person = browsers.of["answering"]
    check = person.open("/s/every-kind/check")
    assert person.send(check, "/s/every-kind/send").leads_to == "/s/every-kind/sent"
    staff = browsers.of["staff"]
    assert staff.send(staff.open("/forum/account/password"), "/forum/sign-out").leads_to == "/forum/sign-in"
