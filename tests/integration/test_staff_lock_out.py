"""Who guesses is paused, whatever address they come from; the owner's own device, and everybody else, are not."""

from __future__ import annotations

from functools import partial

from flask import Flask
from werkzeug.test import Cookie

from surveyapp.domain.roles import Role
from surveyapp.storage import audit, staff, tries
from surveyapp.storage.audit import Event
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Person as Account
from surveyapp.web import current
from tests.integration.person import Page, Person
from tests.integration.staff import Clock, account, code_of, give_password, sign_in, signed_in
from tests.integration.watching import parallel

WRONG = "not the password"
PAUSED = "too many wrong tries"


def wrong_password(app: Flask, email: str) -> Page:
    return give_password(Person(app), email, WRONG)


def last_of(app: Flask, email: str, times: int) -> Page:
    """What comes after so many wrong passwords, each from a browser of its own."""
    return [wrong_password(app, email) for _try in range(times)][-1]


def wrong_code(app: Flask, me: Account, person: Person | None = None) -> Page:
    """The right password, and a wrong code; from a browser of its own."""
    person = person or Person(app)
    first = give_password(person, me.email)
    if first.status != 303:
        return first
    return person.send(person.open("/forum/second-step"), code="000000")


def counted(database: Database, event: Event) -> int:
    """How many times something is in the log, and how many more tries wait to come into it."""
    with database.reading() as connection:
        lines, _pages = audit.lines(connection, event=event)
        waiting = sum(one.times for one in tries.being_turned_away(connection))
    return sum(line.times for line in lines) + (waiting if event is Event.TURNED_AWAY else 0)


def test_500_wrong_codes_from_500_addresses_shut_out_nobody_but_those_who_guess(app: Flask, database: Database) -> None:
    me, other = account(app, database, Role.SAFEGUARDING_LEAD), account(app, database, Role.COMMENT_READER)
    device = sign_in(app, me)
    device.send(device.open("/forum/account/password"), "/forum/sign-out")

    answers = []
    for number in range(500):
        person = Person(app)
        person.browser.environ_base["REMOTE_ADDR"] = f"192.0.{number // 250}.{number % 250}"
        answers.append(wrong_code(app, me, person))

    assert {page.status for page in answers} == {422}
    assert not any(PAUSED in page.words for page in answers[: tries.TRIES])
    assert all(PAUSED in page.words for page in answers[tries.TRIES :])
    assert "A device on which you have signed in before still works. Nothing is lost." in answers[-1].words
    # Nothing is lost: what was tried and what was turned away add up, in few lines.
    assert counted(database, Event.WRONG_CODE) == tries.TRIES
    assert counted(database, Event.TURNED_AWAY) == 500 - tries.TRIES
    assert counted(database, Event.LOCKED) == 1
    # Nobody else is affected: another account from an unknown device, the owner from the known one.
    sign_in(app, other)
    sign_in(app, me, device, steps=1)
    administrator = signed_in(app, database, Role.ADMINISTRATOR)
    assert f"{500 - tries.TRIES} tries are turned away just now" in administrator.open("/forum/people/").words
    assert "Paused after too many wrong tries" in administrator.open("/forum/audit/").words


def test_the_pause_ends_and_the_next_one_is_longer(app: Flask, database: Database, clock: Clock) -> None:
    me = account(app, database, Role.COMMENT_READER)
    account(app, database, Role.ADMINISTRATOR)
    assert "Wait 15 minutes" in last_of(app, me.email, tries.TRIES + 3).words
    assert give_password(Person(app), me.email).status == 422, "the right password is not looked at in a pause"
    clock.turn(minutes=15)
    assert PAUSED not in wrong_password(app, me.email).words
    assert counted(database, Event.TURNED_AWAY) == 4
    assert "Wait 30 minutes" in last_of(app, me.email, tries.TRIES).words
    clock.turn(minutes=30)
    sign_in(app, me)
    assert "Wait 15 minutes" in last_of(app, me.email, tries.TRIES + 1).words, "whoever is in begins anew"


def test_a_known_device_has_its_own_count(app: Flask, database: Database) -> None:
    me = account(app, database, Role.COMMENT_READER)
    device = sign_in(app, me)
    device.send(device.open("/forum/account/password"), "/forum/sign-out")
    answers = [give_password(device, me.email, WRONG) for _try in range(tries.TRIES + 1)]
    assert PAUSED in answers[-1].words
    sign_in(app, me, steps=1)


def kept_by_device(person: Person) -> Cookie:
    return next(one for one in (person.browser._cookies or {}).values() if one.key.startswith("known-"))


def test_a_device_is_known_to_the_account_that_signed_in_on_it_alone(app: Flask, database: Database) -> None:
    me, other = account(app, database, Role.COMMENT_READER), account(app, database, Role.COMMENT_READER)
    mine, theirs = kept_by_device(sign_in(app, me)), kept_by_device(sign_in(app, other))
    browsers = {name: Person(app) for name in ("their own", "under my name", "forged")}
    browsers["their own"].browser.set_cookie(theirs.key, theirs.value, path="/forum/")
    browsers["under my name"].browser.set_cookie(mine.key, theirs.value, path="/forum/")
    browsers["forged"].browser.set_cookie(mine.key, mine.value[:-4] + "AAAA", path="/forum/")
    for _try in range(tries.TRIES + 1):
        wrong_password(app, me.email)
        wrong_password(app, other.email)
    assert give_password(browsers["their own"], other.email).status == 303
    for name in ("their own", "under my name", "forged"):
        assert PAUSED in give_password(browsers[name], me.email).words, name


def test_the_cookie_of_a_known_device_names_nobody(light_app: Flask, sqlite: Database) -> None:
    me = account(light_app, sqlite, Role.COMMENT_READER)
    device = sign_in(light_app, me)
    mine = kept_by_device(device)
    assert me.email.split("@")[0] not in mine.key + mine.value
    assert me.code not in mine.key + mine.value


def test_an_unknown_address_is_paused_in_the_same_words(app: Flask, database: Database) -> None:
    me = account(app, database, Role.COMMENT_READER)
    known = [wrong_password(app, me.email).words.replace(me.email, "") for _try in range(tries.TRIES + 2)]
    unknown = [wrong_password(app, "a@b.example").words.replace("a@b.example", "") for _try in range(tries.TRIES + 2)]
    assert known == unknown


def test_any_number_of_unknown_addresses_fills_no_log(app: Flask, database: Database, clock: Clock) -> None:
    for number in range(30):
        wrong_password(app, f"{number}@b.example")
    clock.turn(hours=2)
    wrong_password(app, "last@b.example")
    with database.reading() as connection:
        lines, _pages = audit.lines(connection)
    assert [(line.event, line.times) for line in lines] == [("unknown-account", 30), ("unknown-account", 1)]


def test_many_guesses_at_the_same_moment_are_no_way_round(app: Flask, database: Database) -> None:
    me = account(app, database, Role.COMMENT_READER)
    ready = []
    for _person in range(tries.TRIES + 5):
        person = Person(app)
        ready.append((person, person.open("/forum/sign-in")))
    answers = parallel([partial(one.send, page, email=me.email, password=WRONG) for one, page in ready])
    assert sum(PAUSED not in page.words for page in answers) == tries.TRIES


def test_a_link_from_an_administrator_ends_the_pause(app: Flask, database: Database) -> None:
    me = account(app, database, Role.COMMENT_READER)
    for _try in range(tries.TRIES + 1):
        wrong_password(app, me.email)
    with database.writing() as connection:
        token = staff.make_link(connection, me, current.now(), None)
    person = Person(app)
    page = person.open(f"/forum/link/{token}")
    assert person.send(page, new_password="four other words entirely").leads_to == "/forum/second-step"
    assert person.send(person.open("/forum/second-step"), code=code_of(app, me)).status == 303
    assert counted(database, Event.TURNED_AWAY) == 1


def test_guessing_ones_own_password_on_an_open_page_is_counted_too(app: Flask, database: Database) -> None:
    person = signed_in(app, database, Role.COMMENT_READER)
    page = person.open("/forum/account/password")
    given = {"password": WRONG, "new_password": "four other words entirely"}
    answers = [person.send(page, **given) for _try in range(tries.TRIES + 1)]
    assert PAUSED in answers[-1].words


def test_what_was_tried_long_ago_is_forgotten_but_not_what_is_in_the_log(
    app: Flask, database: Database, clock: Clock
) -> None:
    me = account(app, database, Role.COMMENT_READER)
    for _try in range(tries.TRIES + 4):
        wrong_password(app, me.email)
    clock.turn(days=2)
    wrong_password(app, "a@b.example")
    with database.reading() as connection:
        assert not [one for one in tries.being_turned_away(connection) if one.staff == me.id]
        lines, _pages = audit.lines(connection, event=Event.TURNED_AWAY, person=me.id)
    assert [line.times for line in lines] == [4]
