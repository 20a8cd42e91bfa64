"""Signing in: two steps, neither of which can be skipped; sessions that end; links that work once; passwords that are refused."""

from __future__ import annotations

import json
import re
from hashlib import sha1
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_login import encode_cookie
from flask_security.tf_plugin import generate_tf_validity_token
from werkzeug.test import Cookie

from surveyapp.config import BadSetting, load_settings
from surveyapp.domain.roles import Role
from surveyapp.storage import audit, second_factors, staff
from surveyapp.storage.audit import Event
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Person as Account
from surveyapp.web import accounts, current
from tests.integration.authenticator import Authenticator
from tests.integration.conftest import MakeApp
from tests.integration.person import Page, Person
from tests.integration.staff import (
    PASSWORD,
    Clock,
    account,
    again,
    browser_of,
    code_of,
    give_password,
    invited,
    sign_in,
    signed_in,
)

OTHER_PASSWORD = "eleven purple kettles sing"
RECOVERY = re.compile(r"\b(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}\b")


def staff_cookie(person: Person) -> Cookie:
    return next(one for one in (person.browser._cookies or {}).values() if one.key == "staff")


def is_in(person: Person) -> bool:
    return person.ask("GET", "/forum/account/").status == 200


def noted(database: Database, event: Event) -> list[audit.Line]:
    with database.reading() as connection:
        return audit.lines(connection, event=event)[0]


def options_on(page: Page) -> dict[str, Any]:
    """What the page's script asks the browser for a passkey with."""
    found = re.search(r'data-options="([^"]*)"', page.text)
    assert found
    return dict(json.loads(unescape(found[1])))


# Both steps


def test_two_steps_lead_in_and_on_to_where_somebody_wanted_to_go(app: Flask, database: Database) -> None:
    me = account(app, database, Role.ADMINISTRATOR)
    person = Person(app)
    turned = person.ask("GET", "/forum/audit/")
    assert turned.leads_to == "/forum/sign-in?next=/forum/audit/"
    give_password(person, me.email, onward="?next=/forum/audit/")
    arrived = person.send(person.open("/forum/second-step"), code=code_of(app, me))
    assert arrived.leads_to == "/forum/audit/"
    assert [line.who for line in noted(database, Event.SIGNED_IN)] == [me.name]


@pytest.mark.parametrize(
    "wanted",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "/s/my-story/",
        "/forum/../s/",
        "javascript:1",
    ],
)
def test_nobody_is_led_elsewhere_after_signing_in(light_app: Flask, sqlite: Database, wanted: str) -> None:
    me = account(light_app, sqlite, Role.FORUM_MEMBER)
    person = Person(light_app)
    give_password(person, me.email, onward=f"?next={wanted}")
    assert person.send(person.open("/forum/second-step"), code=code_of(light_app, me)).leads_to == "/forum/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(light_app: Flask, sqlite: Database) -> None:
    me = account(light_app, sqlite, Role.FORUM_MEMBER)
    known = give_password(Person(light_app), me.email, "not the password")
    unknown = give_password(Person(light_app), "nobody@forum.example", "not the password")
    words = known.words.replace(me.email, "")
    assert known.status == unknown.status == 422
    assert words == unknown.words.replace("nobody@forum.example", "")


def test_a_password_is_never_in_a_page_that_comes_back(light_app: Flask) -> None:
    assert "not the password" not in give_password(Person(light_app), "a@b.example", "not the password").text


def test_a_code_works_once(light_app: Flask, sqlite: Database) -> None:
    me = account(light_app, sqlite, Role.FORUM_MEMBER)
    code = code_of(light_app, me)
    first, second = Person(light_app), Person(light_app)
    for person in (first, second):
        give_password(person, me.email)
    assert first.send(first.open("/forum/second-step"), code=code).status == 303
    refused = second.send(second.open("/forum/second-step"), code=code)
    assert refused.status == 422
    assert "used already" in refused.words


@pytest.mark.parametrize("typed", ["", "abc", "١٢٣٤٥٦", "12345", "0000-0000-0000", "9" * 5000, "1\0002345"])
def test_what_is_no_code_is_a_wrong_one(light_app: Flask, sqlite: Database, typed: str) -> None:
    me = account(light_app, sqlite, Role.FORUM_MEMBER)
    person = Person(light_app)
    give_password(person, me.email)
    assert person.send(person.open("/forum/second-step"), code=typed).status == 422
    assert not is_in(person)


def test_a_recovery_code_lets_in_once_and_says_so_in_the_log(app: Flask, database: Database) -> None:
    found, token = invited(database, Role.FORUM_MEMBER)
    codes = set_up(app, database, found, token)[1]
    assert len(codes) == 10
    first, second = Person(app), Person(app)
    for person in (first, second):
        give_password(person, found.email, OTHER_PASSWORD)
    assert first.send(first.open("/forum/second-step"), code=codes[0].lower()).status == 303
    assert second.send(second.open("/forum/second-step"), code=codes[0]).status == 422
    assert again(database, found).recovery_codes == 9
    assert len(noted(database, Event.RECOVERY_CODE_USED)) == 1


def test_the_half_way_ends_after_ten_minutes(light_app: Flask, sqlite: Database, clock: Clock) -> None:
    me = account(light_app, sqlite, Role.FORUM_MEMBER)
    person = Person(light_app)
    give_password(person, me.email)
    page = person.open("/forum/second-step")
    clock.turn(minutes=11)
    assert person.send(page, code=code_of(light_app, me)).leads_to == "/forum/sign-in"


# No way round the second step


def test_a_link_for_a_new_password_leads_to_the_second_step_and_no_further(app: Flask, database: Database) -> None:
    me = account(app, database, Role.FORUM_MEMBER)
    with database.writing() as connection:
        token = staff.make_link(connection, me, current.now(), None)
    person = Person(app)
    page = person.open(f"/forum/link/{token}")
    assert person.send(page, new_password=OTHER_PASSWORD).leads_to == "/forum/second-step"
    assert not is_in(person)
    assert person.ask("GET", "/forum/set-up").leads_to == "/forum/sign-in", "another app could be set up"


def test_no_cookie_that_remembers_a_device_lets_anybody_in(light_app: Flask, sqlite: Database) -> None:
    me = account(light_app, sqlite, *Role)
    person = Person(light_app)
    give_password(person, me.email)
    with light_app.test_request_context("/forum/"):
        remembered, fresh = encode_cookie(me.uniquifier), str(generate_tf_validity_token(me.uniquifier))  # type: ignore[no-untyped-call]
    person.browser.set_cookie("remember_token", remembered, path="/")
    person.browser.set_cookie("tf_validity", fresh, path="/")
    assert not is_in(person)
    stranger = Person(light_app)
    stranger.browser.set_cookie("remember_token", remembered, path="/")
    assert not is_in(stranger)


def test_no_token_and_no_json_lets_anybody_in(light_app: Flask, sqlite: Database) -> None:
    me = account(light_app, sqlite, *Role)
    with light_app.test_request_context("/forum/"):
        token = str(accounts.Account(me).get_auth_token())
    for about in ({"headers": {"Authentication-Token": token}}, {"query_string": {"auth_token": token}}):
        assert Person(light_app).ask("GET", "/forum/account/", **about).status == 303
    body = {"email": me.email, "password": PASSWORD}
    for address in (
        "/login",
        "/forum/login",
        "/us-signin",
        "/tf-validate",
        "/wan-signin",
        "/forum/sign-in",
        "/api/login",
    ):
        person = Person(light_app)
        answer = person.browser.post(address, json=body, headers={"Accept": "application/json"})
        assert answer.status_code in (404, 405, 422), address
        assert not is_in(person)


def test_a_session_without_the_mark_of_both_factors_is_none(light_app: Flask, sqlite: Database) -> None:
    me = account(light_app, sqlite, *Role)
    person = Person(light_app)
    with person.browser.session_transaction("/forum/") as session:
        session["_user_id"] = me.uniquifier
        session["since"] = session["seen"] = int(current.now().timestamp())
    assert not is_in(person)


def test_who_loses_the_second_factor_while_signed_in_is_out(app: Flask, database: Database) -> None:
    account(app, database, Role.ADMINISTRATOR)
    me = account(app, database, Role.FORUM_MEMBER)
    person = browser_of(app, me)
    assert is_in(person)
    with database.writing() as connection:
        staff.start_again(connection, me, current.now(), None)
    assert not is_in(person)
    assert give_password(Person(app), me.email).status == 422, "the old password alone would let in whoever has it"


# Sessions


def test_the_builder_of_tests_signs_in_as_a_real_sign_in_does(light_app: Flask, sqlite: Database) -> None:
    me = account(light_app, sqlite, Role.FORUM_MEMBER)
    kept = []
    for person in (browser_of(light_app, me), sign_in(light_app, me)):
        with person.browser.session_transaction("/forum/") as session:
            kept.append({name: session[name] for name in session if name not in ("_id", "since", "seen", "fs_paa")})
    assert kept[0] == kept[1]


def test_the_session_is_another_one_after_each_step(light_app: Flask, sqlite: Database) -> None:
    me = account(light_app, sqlite, Role.FORUM_MEMBER)
    person = Person(light_app)
    first = person.open("/forum/sign-in")
    cookies = [staff_cookie(person).value]
    person.send(first, email=me.email, password=PASSWORD)
    second = person.open("/forum/second-step")
    cookies.append(staff_cookie(person).value)
    person.send(second, code=code_of(light_app, me))
    person.open("/forum/account/password")
    cookies.append(staff_cookie(person).value)
    with person.browser.session_transaction("/forum/") as session:
        assert "half_way" not in session
    assert len(set(cookies)) == 3
    for old in (first.token, second.token):
        refused = person.ask("POST", "/forum/account/recovery-codes", data={"csrf_token": old, "password": PASSWORD})
        assert refused.status == 422


def test_an_old_cookie_of_somebody_who_signed_in_since_is_not_the_session(light_app: Flask, sqlite: Database) -> None:
    """Session fixation: a cookie that a stranger put into the browser before is worth nothing after."""
    me = account(light_app, sqlite, Role.FORUM_MEMBER)
    stranger = Person(light_app)
    stranger.open("/forum/sign-in")
    person = Person(light_app)
    person.browser._cookies = dict(stranger.browser._cookies or {})
    sign_in(light_app, me, person)
    assert is_in(person)
    assert not is_in(stranger)


def test_signing_out_ends_the_session_everywhere_and_for_copied_cookies(app: Flask, database: Database) -> None:
    me = account(app, database, Role.FORUM_MEMBER)
    here, elsewhere = browser_of(app, me), browser_of(app, me)
    copied = here.other_tab()
    assert all(map(is_in, (here, elsewhere, copied)))
    left = here.send(here.open("/forum/account/password"), "/forum/sign-out")
    assert left.leads_to == "/forum/sign-in"
    assert not any(map(is_in, (here, elsewhere, copied)))
    assert "not signed in any more" in elsewhere.open("/forum/account/").words


def test_another_password_ends_the_other_sessions(app: Flask, database: Database) -> None:
    me = account(app, database, Role.FORUM_MEMBER)
    here, elsewhere = browser_of(app, me), browser_of(app, me)
    page = here.open("/forum/account/password")
    assert here.send(page, password="not mine at all", new_password=OTHER_PASSWORD).status == 422
    assert here.send(page, password=PASSWORD, new_password=OTHER_PASSWORD).status == 303
    assert is_in(here)
    assert not is_in(elsewhere)
    assert give_password(Person(app), me.email).status == 422
    assert give_password(Person(app), me.email, OTHER_PASSWORD).status == 303


def test_half_an_hour_of_doing_nothing_ends_the_session(light_app: Flask, sqlite: Database, clock: Clock) -> None:
    person = signed_in(light_app, sqlite, Role.FORUM_MEMBER)
    for _look in range(3):
        clock.turn(minutes=29)
        assert is_in(person)
    clock.turn(minutes=31)
    assert not is_in(person)


def test_a_working_day_ends_the_session_however_busy(light_app: Flask, sqlite: Database, clock: Clock) -> None:
    person = signed_in(light_app, sqlite, Role.FORUM_MEMBER)
    for _look in range(23):
        clock.turn(minutes=25)
        assert is_in(person)
    clock.turn(minutes=20)  # five minutes before ten hours: the test itself takes time
    assert is_in(person)
    clock.turn(minutes=6)
    assert not is_in(person)


def test_the_cookies_of_staff_are_sent_to_no_page_of_respondents(
    light_app: Flask, sqlite: Database, make_app: MakeApp
) -> None:
    for app, paths in ((light_app, {"/forum/"}), (make_app(sqlite, results="forum"), {"/forum/", "/results/"})):
        person = sign_in(app, account(app, sqlite, Role.FORUM_MEMBER))
        kept = list((person.browser._cookies or {}).values())
        assert {one.path for one in kept if one.key == "staff"} == paths
        assert {one.path for one in kept if one.key != "staff"} == {"/forum/"}
        assert all(one.secure and one.http_only and one.same_site == "Lax" for one in kept)
        assert [one for one in kept if one.key == "staff" and one.expires is None] != []


def test_who_answers_and_leaves_stays_signed_in_as_staff_and_the_other_way_round(
    light_app: Flask, sqlite: Database
) -> None:
    person = signed_in(light_app, sqlite, Role.FORUM_MEMBER)
    page = person.start("my-story")
    before = person.cookie("session")
    assert is_in(person)
    assert person.cookie("session") == before
    person.send(person.open("/forum/account/password"), "/forum/sign-out")
    assert person.open(page.address).status == 200, "the draft is still there"
    staff_member = signed_in(light_app, sqlite, Role.FORUM_MEMBER)
    staff_member.open("/s/my-story/")
    staff_member.ask("GET", "/leave")
    assert is_in(staff_member)


def test_the_session_of_a_respondent_is_none_of_staff(light_app: Flask, sqlite: Database) -> None:
    me = account(light_app, sqlite, *Role)
    person = Person(light_app)
    with person.browser.session_transaction("/s/my-story/") as session:
        session.update(_user_id=me.uniquifier, both_factors="code", since=2**40, seen=2**40)
    stolen = person.cookie("session")
    assert stolen
    person.browser.set_cookie("staff", stolen, path="/forum/")
    assert not is_in(person)


def test_pages_of_respondents_vary_by_no_session_of_staff(light_app: Flask) -> None:
    assert "Cookie" not in (Person(light_app).ask("GET", "/static/js/site.js").header("Vary") or "")


# Links


def set_up(app: Flask, database: Database, found: Account, token: str) -> tuple[Person, list[str]]:
    """Take up an invitation to the end; the browser, and the recovery codes."""
    person = Person(app)
    page = person.open(f"/forum/link/{token}")
    assert person.send(page, new_password=OTHER_PASSWORD).leads_to == "/forum/set-up"
    page = person.open("/forum/set-up")
    with person.browser.session_transaction("/forum/") as session:
        secret = session["new_app"]
    with app.app_context():
        code = accounts.codes().generate_totp_password(secret)
    shown = person.send(page, code=code)
    assert shown.status == 200, shown.words
    return person, RECOVERY.findall(shown.words)


def test_an_invitation_leads_through_password_and_second_step_into_the_forum(app: Flask, database: Database) -> None:
    found, token = invited(database, Role.COMMENT_READER)
    person, codes = set_up(app, database, found, token)
    assert "Comment reader" in person.open("/forum/").words
    shown = person.open("/forum/account/").words
    assert not [code for code in codes if code in shown], "recovery codes are shown once"
    Person(app).open(f"/forum/link/{token}", 404)


def test_a_link_works_for_seven_days(light_app: Flask, sqlite: Database, clock: Clock) -> None:
    _found, token = invited(sqlite, Role.FORUM_MEMBER)
    clock.turn(days=6, hours=23)
    Person(light_app).open(f"/forum/link/{token}")
    clock.turn(hours=2)
    page = Person(light_app).open(f"/forum/link/{token}", 404)
    assert "does not work any more" in page.words


def test_looking_at_a_link_does_not_use_it_up(light_app: Flask, sqlite: Database) -> None:
    _found, token = invited(sqlite, Role.FORUM_MEMBER)
    for _look in range(3):
        assert "Choose your password" in Person(light_app).open(f"/forum/link/{token}").words


def test_a_newer_link_ends_the_older_one(light_app: Flask, sqlite: Database) -> None:
    found, older = invited(sqlite, Role.FORUM_MEMBER)
    with sqlite.writing() as connection:
        newer = staff.make_link(connection, found, current.now(), None)
    Person(light_app).open(f"/forum/link/{older}", 404)
    Person(light_app).open(f"/forum/link/{newer}")


def test_no_link_is_in_the_database(sqlite: Database) -> None:
    _found, token = invited(sqlite, Role.FORUM_MEMBER)
    path = sqlite.engine.url.database
    assert path
    sqlite.forget()
    assert token.encode() not in Path(path).read_bytes()


# Passwords


@pytest.mark.parametrize(
    "password",
    [
        "",
        "elevenchars",
        "password1234",
        "P4ssw0rd1234",
        "qwertyuiop12",
        "aaaaaaaaaaaaaaaa",
        "iloveyoumonkey",
        "x" * 201,
    ],
)
def test_weak_passwords_are_refused(light_app: Flask, sqlite: Database, password: str) -> None:
    _found, token = invited(sqlite, Role.FORUM_MEMBER)
    person = Person(light_app)
    assert person.send(person.open(f"/forum/link/{token}"), new_password=password).status == 422


@pytest.mark.parametrize("password", ["purple Zebedee kettles 9", "the zz.example kettles 9", "zzyzx kettles for two"])
def test_a_password_with_ones_own_name_or_address_is_refused(light_app: Flask, sqlite: Database, password: str) -> None:
    _found, token = invited(sqlite, Role.FORUM_MEMBER, name="Zebedee Zzyzx", email="quartz@zz.example")
    person = Person(light_app)
    refused = person.send(person.open(f"/forum/link/{token}"), new_password=password)
    assert "without your name" in refused.words


@pytest.mark.parametrize("place", ["first", "middle", "last"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", ":3\n"])
def test_a_password_in_the_hosts_own_list_of_stolen_ones_is_refused(
    sqlite: Database, make_app: MakeApp, tmp_path: Path, place: str, ending: str
) -> None:
    wanted = sha1(OTHER_PASSWORD.encode(), usedforsecurity=False).hexdigest().upper()
    others = [sha1(str(number).encode(), usedforsecurity=False).hexdigest().upper() for number in range(100)]
    kept = {"first": [one for one in others if one > wanted], "last": [one for one in others if one < wanted]}
    listed = tmp_path / "stolen.txt"
    listed.write_text("".join(one + ending for one in sorted([*kept.get(place, others), wanted])), newline="")
    app = make_app(sqlite, breached_passwords=listed)
    _found, token = invited(sqlite, Role.FORUM_MEMBER)
    person = Person(app)
    page = person.open(f"/forum/link/{token}")
    assert "list of stolen passwords" in person.send(page, new_password=OTHER_PASSWORD).words
    assert person.send(page, new_password="four other words entirely").status == 303


def test_a_list_of_stolen_passwords_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="SURVEYAPP_BREACHED_PASSWORDS"):
        load_settings(instance=tmp_path, breached_passwords=tmp_path / "nothing")


def test_passwords_and_codes_are_not_stored_as_they_are(light_app: Flask, sqlite: Database) -> None:
    me = account(light_app, sqlite, Role.FORUM_MEMBER)
    assert me.password
    assert me.totp_secret
    assert me.password.startswith("$argon2id$")
    with light_app.app_context():
        assert accounts.codes().get_totp_b32_key(me.totp_secret) not in me.totp_secret


# Passkeys


def test_a_passkey_can_be_the_second_step(app: Flask, database: Database) -> None:
    app.config["WTF_CSRF_SSL_STRICT"] = False
    found, token = invited(database, Role.FORUM_MEMBER)
    person, key = Person(app), Authenticator(origin="https://localhost")
    person.send(person.open(f"/forum/link/{token}"), new_password=OTHER_PASSWORD)
    page = person.open("/forum/set-up")
    made = key.make(options_on(page))
    shown = person.send(page, "/forum/set-up/passkey", credential=made, name="My <b>key</b>")
    assert shown.status == 200, shown.words
    assert "My <b>key</b>" in person.open("/forum/account/").words
    other = Person(app)
    give_password(other, found.email, OTHER_PASSWORD)
    page = other.open("/forum/second-step")
    signed = key.sign(options_on(page))
    assert other.send(page, "/forum/second-step/passkey", credential=signed).status == 303
    assert is_in(other)
    replayed = Person(app)
    give_password(replayed, found.email, OTHER_PASSWORD)
    page = replayed.open("/forum/second-step")
    assert replayed.send(page, "/forum/second-step/passkey", credential=signed).status == 422


@pytest.mark.parametrize("wrong", ["another key", "another site", "nothing", "no challenge"])
def test_a_passkey_that_is_not_right_lets_nobody_in(light_app: Flask, sqlite: Database, wrong: str) -> None:
    me = account(light_app, sqlite, Role.FORUM_MEMBER)
    key = Authenticator(origin="https://localhost")
    person = browser_of(light_app, me)
    page = person.open("/forum/account/passkeys")
    added = person.send(page, credential=key.make(options_on(page)), name="key", password=PASSWORD)
    assert added.status == 303, added.words
    other = Person(light_app)
    give_password(other, me.email)
    page = other.open("/forum/second-step")
    options = options_on(page)
    if wrong == "another key":
        key = Authenticator(origin="https://localhost", id=key.id)
    elif wrong == "another site":
        key.origin = "https://elsewhere.example"
    elif wrong == "no challenge":
        options["challenge"] = "AAAA"
    given = "" if wrong == "nothing" else key.sign(options)
    assert other.send(page, "/forum/second-step/passkey", credential=given).status == 422
    assert not is_in(other)


def test_the_last_second_step_cannot_be_removed(light_app: Flask, sqlite: Database) -> None:
    found, token = invited(sqlite, Role.FORUM_MEMBER)
    person, key = Person(light_app), Authenticator(origin="https://localhost")
    person.send(person.open(f"/forum/link/{token}"), new_password=OTHER_PASSWORD)
    page = person.open("/forum/set-up")
    person.send(page, "/forum/set-up/passkey", credential=key.make(options_on(page)), name="")
    with sqlite.reading() as connection:
        code = second_factors.passkeys_of(connection, found.id)[0].code
    page = person.open(f"/forum/account/passkeys/{code}/remove")
    assert person.send(page, password=OTHER_PASSWORD).status == 422
    assert again(sqlite, found).passkeys == 1
