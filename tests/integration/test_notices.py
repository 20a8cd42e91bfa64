"""Notices: who reads comments is told how many wait, never what they say; and it is known when nobody was reached."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from surveyapp import notices
from surveyapp.config import BadSetting, Settings, load_settings
from surveyapp.domain.roles import Role
from surveyapp.notices import NoticeFailed, Told
from surveyapp.storage import notices as known
from surveyapp.storage import queue, staff
from surveyapp.storage.audit import Event
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Person as Account
from surveyapp.storage.tables import staff as staff_table
from tests.integration.conftest import FIRST_DAY, SECRET, Calendar
from tests.integration.mail import Taken, mail_server, words_of
from tests.integration.reading_room import ReadingRoom, make_room
from tests.integration.staff import account, browser_of
from tests.integration.watching import everything_in

NOW = datetime(2026, 11, 2, 9, 30)
FORUM = "The forum"
LEAD, READER = "lead@forum.example", "reader@forum.example"


@pytest.fixture
def room(small_app: Flask, database: Database, tmp_path: Path) -> ReadingRoom:
    return make_room(small_app, database, tmp_path / "instance")


@pytest.fixture
def mail() -> Iterator[Taken]:
    with mail_server() as taken:
        yield taken


@pytest.fixture
def settings(tmp_path: Path, mail: Taken) -> Settings:
    return mailing(tmp_path, mail.port)


def mailing(tmp_path: Path, port: int) -> Settings:
    about = {"instance": tmp_path / "instance", "secret_key": SECRET, "smtp_tls": "none"}
    return load_settings(**about, smtp_host="127.0.0.1", smtp_port=port, smtp_from="survey@forum.example")


@pytest.fixture
def lead(room: ReadingRoom) -> Account:
    return account(room.app, room.database, Role.SAFEGUARDING_LEAD, email=LEAD)


def tell(room: ReadingRoom, settings: Settings, today: date = FIRST_DAY) -> Told:
    return notices.tell(room.database, settings, FORUM, NOW, today)


def failing(room: ReadingRoom) -> str | None:
    with room.database.reading() as connection:
        return known.failing_since(connection)


def test_who_reads_comments_is_told_how_many_wait(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account
) -> None:
    account(room.app, room.database, Role.COMMENT_READER, email=READER)
    for role in (Role.FORUM_MEMBER, Role.DATA_OFFICER, Role.ADMINISTRATOR):
        account(room.app, room.database, role)
    room.comment()
    room.comment(concern=True)
    assert tell(room, settings) == Told(waiting=2, first=1, late=0, people=2)
    assert {to for to, _letter in mail.letters} == {LEAD, READER}
    (letter,) = mail.to(LEAD)
    assert (letter["From"], letter["To"]) == ("survey@forum.example", LEAD)
    assert words_of(letter) == (
        "2 comments wait to be read (The forum) 2 comments wait to be read. 1 should be read first. "
        "Sign in to the forum's pages to read them. Nobody reads answers to this e-mail."
    )
    assert socket.gethostname() not in letter.as_string()


def test_a_notice_holds_no_word_and_no_id_of_a_comment(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account
) -> None:
    ref = room.comment("canarybird", concern=True, themes=("safe",), why="canarywhy")
    tell(room, settings)
    whole = mail.letters[0][1].as_string()
    for hidden in ("canary", ref.id.hex(), ref.wave, "every-kind", "safe"):
        assert hidden not in whole


def test_nothing_is_told_twice(room: ReadingRoom, settings: Settings, mail: Taken, lead: Account) -> None:
    room.comment()
    tell(room, settings)
    assert tell(room, settings) == Told()
    room.comment()
    assert tell(room, settings).waiting == 2
    assert len(mail.letters) == 2


def test_who_is_late_is_reminded_once_a_day(room: ReadingRoom, settings: Settings, mail: Taken, lead: Account) -> None:
    room.comment(came=FIRST_DAY)
    tell(room, settings)
    assert tell(room, settings, FIRST_DAY + timedelta(days=1)).people == 0
    for day in (2, 3):
        told = tell(room, settings, FIRST_DAY + timedelta(days=day))
        assert (told.late, told.people) == (1, 1)
        assert tell(room, settings, FIRST_DAY + timedelta(days=day)).people == 0
    assert "1 is late." in words_of(mail.letters[-1][1])


def test_who_is_suspended_or_only_invited_is_not_told(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account
) -> None:
    gone, _administrator = (
        account(room.app, room.database, role) for role in (Role.COMMENT_READER, Role.ADMINISTRATOR)
    )
    with room.database.writing() as connection:
        staff.suspend(connection, gone.id, NOW, None)
        staff.invite(connection, "new@forum.example", "New", {Role.COMMENT_READER}, NOW, None)
    room.comment()
    tell(room, settings)
    assert [to for to, _letter in mail.letters] == [LEAD]


def test_one_bad_address_keeps_no_notice_from_others(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account
) -> None:
    account(room.app, room.database, Role.COMMENT_READER, email=READER)
    mail.refused = frozenset({READER})
    room.comment()
    with pytest.raises(
        NoticeFailed, match="1 of 2 notices were not sent: the mail server refuses the person's address"
    ):
        tell(room, settings)
    assert len(mail.to(LEAD)) == 1
    assert failing(room) == "2026-11-02 09:30"
    assert tell(room, settings) == Told(), "the lead is not told again of the same comments"


def waits_to_be_told(room: ReadingRoom) -> int:
    with room.database.reading() as connection:
        return len(queue.not_told(connection))


def test_a_lead_who_was_not_reached_is_told_until_he_is_and_nobody_else_again(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account
) -> None:
    account(room.app, room.database, Role.COMMENT_READER, email=READER)
    mail.refused = frozenset({LEAD})
    room.comment(concern=True)
    for _time in range(2):
        with pytest.raises(NoticeFailed, match="not sent: the mail server refuses the person's address"):
            tell(room, settings)
        assert waits_to_be_told(room) == 1
    assert [to for to, _letter in mail.letters] == [READER], "no flood of the same"
    mail.refused = frozenset()
    tell(room, settings)
    assert [to for to, _letter in mail.letters] == [READER, LEAD]
    assert (waits_to_be_told(room), failing(room)) == (0, None)


def test_another_comment_is_told_to_everybody_though_the_lead_is_not_reached(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account
) -> None:
    account(room.app, room.database, Role.COMMENT_READER, email=READER)
    mail.refused = frozenset({LEAD})
    for many in (1, 2):
        room.comment()
        with pytest.raises(NoticeFailed):
            tell(room, settings)
        assert len(mail.to(READER)) == many


def test_without_a_lead_readers_are_told_and_it_counts_as_a_failure(
    room: ReadingRoom, settings: Settings, mail: Taken
) -> None:
    account(room.app, room.database, Role.COMMENT_READER, email=READER)
    room.comment()
    for _time in range(2):
        with pytest.raises(NoticeFailed, match="No safeguarding lead can be told"):
            tell(room, settings)
    assert len(mail.to(READER)) == 1
    assert (waits_to_be_told(room), failing(room)) == (1, "2026-11-02 09:30")
    account(room.app, room.database, Role.SAFEGUARDING_LEAD, email=LEAD)
    tell(room, settings)
    assert (len(mail.to(LEAD)), waits_to_be_told(room)) == (1, 0)


@pytest.mark.parametrize("address", ["a@[1.2", "a@b.", "ü@forum.example"])
def test_a_letter_that_cannot_be_written_keeps_no_other_from_going(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account, address: str
) -> None:
    other = account(room.app, room.database, Role.SAFEGUARDING_LEAD, name="A comes first")
    with room.database.writing() as connection:
        connection.execute(update(staff_table).where(staff_table.c.id == other.id).values(email=address))
    room.comment()
    with pytest.raises(NoticeFailed, match="1 of 2 notices were not sent"):
        tell(room, settings)
    assert len(mail.to(LEAD)) == 1
    assert failing(room) == "2026-11-02 09:30"


def test_a_server_that_hangs_up_on_one_letter_gets_the_others(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account
) -> None:
    account(room.app, room.database, Role.COMMENT_READER, email=READER, name="A comes first")
    mail.hangs_up_on = frozenset({READER})
    room.comment()
    with pytest.raises(NoticeFailed, match="1 of 2 notices were not sent: the mail server broke off"):
        tell(room, settings)
    assert len(mail.to(LEAD)) == 1


@pytest.mark.parametrize("fault", ["away", "breaks off", "no server", "nobody", "no TLS"])
def test_what_was_not_sent_is_known_and_sent_the_next_time(
    room: ReadingRoom, settings: Settings, mail: Taken, tmp_path: Path, fault: str
) -> None:
    broken = settings
    if fault != "nobody":
        account(room.app, room.database, Role.SAFEGUARDING_LEAD, email=LEAD)
    match fault:
        case "away":
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                broken = mailing(tmp_path, free.getsockname()[1])
        case "breaks off":
            mail.breaks_off = True
        case "no server":
            broken = load_settings(instance=tmp_path / "instance", secret_key=SECRET)
        case "no TLS":
            broken = settings.model_copy(update={"smtp_tls": "starttls"})
    room.comment()
    with pytest.raises(NoticeFailed) as failed:
        tell(room, broken)
    assert str(failed.value).endswith(".")
    assert failing(room) == "2026-11-02 09:30"
    assert mail.letters == []
    mail.breaks_off = False
    if fault == "nobody":
        account(room.app, room.database, Role.SAFEGUARDING_LEAD, email=LEAD)
    assert tell(room, settings).people == 1
    assert failing(room) is None


def test_a_failure_keeps_the_time_when_it_began(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account
) -> None:
    mail.breaks_off = True
    room.comment()
    for later in range(2):
        with pytest.raises(NoticeFailed):
            notices.tell(room.database, settings, FORUM, NOW + timedelta(hours=later), FIRST_DAY)
    assert failing(room) == "2026-11-02 09:30"


def test_a_demo_writes_files_and_asks_no_mail_server(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account
) -> None:
    room.comment()
    assert tell(room, settings.model_copy(update={"demo": True})).people == 1
    assert mail.letters == []
    (file,) = (settings.instance / "notices").iterdir()
    assert "1 comment waits to be read" in file.read_text(encoding="utf-8")
    assert LEAD in file.read_text(encoding="utf-8")


# Health


def health(room: ReadingRoom) -> dict[str, object]:
    response = room.app.test_client().get("/health")
    assert response.status_code == 200
    found: dict[str, object] = response.get_json()
    return found


def test_health_says_whether_comments_are_sealed_and_notices_go(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account, calendar: Calendar
) -> None:
    assert health(room) == {
        "ok": True,
        "database": "ready",
        "comments": "not sealed",
        "notices": "ready",
        "safeguarding_lead": "nobody has confirmed",
    }
    room.seal()
    mail.breaks_off = True
    room.comment()
    with pytest.raises(NoticeFailed):
        tell(room, settings)
    assert health(room)["comments"] == "sealed"
    assert health(room)["notices"] == "failing since 2026-11-02 09:30 UTC"
    mail.breaks_off = False
    tell(room, settings)
    assert health(room)["notices"] == "ready"


def test_health_says_that_there_is_no_lead(room: ReadingRoom) -> None:
    account(room.app, room.database, Role.COMMENT_READER)
    assert health(room)["notices"] == "nobody to tell: there is no safeguarding lead who can sign in"


def test_health_says_when_nobody_runs_the_command(room: ReadingRoom, lead: Account, calendar: Calendar) -> None:
    room.comment(came=FIRST_DAY)
    calendar.turn(1)
    assert health(room)["notices"] == "ready"
    calendar.turn(1)
    assert str(health(room)["notices"]).startswith("behind")


# A lead confirms


def code_in(mail: Taken) -> str:
    return words_of(mail.to(LEAD)[-1]).partition("Your code: ")[2].split()[0]


def test_a_lead_confirms_with_the_code_that_came(
    room: ReadingRoom, settings: Settings, mail: Taken, lead: Account
) -> None:
    room.app.extensions["surveyapp"] = _with(room, settings)
    person = browser_of(room.app, lead)
    page = person.open("/forum/notices/")
    assert "You have not confirmed yet" in page.words
    sent = person.open(person.send(page, "/forum/notices/test").leads_to)
    assert "on its way" in sent.words
    wrong = person.send(sent, "/forum/notices/", code="0000-0000-0000")
    assert (wrong.status, "not the code" in wrong.words) == (422, True)
    with room.database.reading() as connection:
        assert not known.lead_has_confirmed(connection)
    code = code_in(mail)
    done = person.open(person.send(sent, "/forum/notices/", code=f" {code.lower()} ").leads_to)
    assert "You confirmed on" in done.words
    with room.database.reading() as connection:
        assert known.lead_has_confirmed(connection)
    assert room.log(Event.NOTICE_CONFIRMED) == [(lead.name, "notice-confirmed", lead.name)]
    assert person.send(sent, "/forum/notices/", code=code).status == 422, "it works once"
    assert code.replace("-", "") not in repr(everything_in(room.database))


def _with(room: ReadingRoom, settings: Settings) -> object:
    from surveyapp.web.current import Site

    with room.app.app_context():
        site = room.app.extensions["surveyapp"]
    return Site(settings, room.database, site.area, site.themes, site.glossary)


def test_a_test_that_cannot_be_sent_is_a_sentence(room: ReadingRoom, lead: Account) -> None:
    person = browser_of(room.app, lead)
    page = person.send(person.open("/forum/notices/"), "/forum/notices/test")
    assert page.status == 422
    assert "There is no mail server" in page.words
    assert "Notices fail since" in person.open("/forum/notices/").words


def test_a_code_works_for_an_hour_for_its_owner_alone(room: ReadingRoom, lead: Account) -> None:
    other = account(room.app, room.database, Role.SAFEGUARDING_LEAD)
    with room.database.writing() as connection:
        code = known.new_code(connection, lead.id, NOW)
        assert not known.confirm(connection, other.id, code, NOW)
        assert not known.confirm(connection, lead.id, code, NOW + known.CODE_LASTS)
        newer = known.new_code(connection, lead.id, NOW)
        assert not known.confirm(connection, lead.id, code, NOW), "a newer one takes its place"
        assert known.confirm(connection, lead.id, newer, NOW)
        known.new_code(connection, lead.id, NOW)
        assert known.confirmed_on(connection, lead.id) == NOW.date(), "another test takes nothing back"


@pytest.mark.parametrize("change", ["suspended", "other role", "nobody confirmed"])
def test_only_a_lead_who_can_sign_in_counts(room: ReadingRoom, lead: Account, change: str) -> None:
    account(room.app, room.database, Role.ADMINISTRATOR)
    with room.database.writing() as connection:
        if change != "nobody confirmed":
            assert known.confirm(connection, lead.id, known.new_code(connection, lead.id, NOW), NOW)
            assert known.lead_has_confirmed(connection)
        if change == "suspended":
            staff.suspend(connection, lead.id, NOW, None)
        if change == "other role":
            staff.set_roles(connection, lead.id, {Role.COMMENT_READER}, NOW, None)
        assert not known.lead_has_confirmed(connection)


# Settings


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"smtp_host": "mail.example"}, "SURVEYAPP_SMTP_FROM is missing"),
        ({"smtp_from": "nobody"}, "SURVEYAPP_SMTP_FROM is wrong"),
        ({"smtp_from": "a@b.example\nBcc: c@d.example"}, "SURVEYAPP_SMTP_FROM is wrong"),
        ({"smtp_port": 0}, "SURVEYAPP_SMTP_PORT is wrong"),
        ({"smtp_tls": "ssl"}, "SURVEYAPP_SMTP_TLS is wrong"),
        ({"smtp_user": "me"}, "SURVEYAPP_SMTP_USER and SURVEYAPP_SMTP_PASSWORD go together"),
        ({"smtp_user": "me", "smtp_password": "x", "smtp_tls": "none"}, "would send the password in clear"),
    ],
)
def test_a_bad_setting_stops_the_start_with_a_sentence(tmp_path: Path, given: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadSetting, match=sentence):
        load_settings(instance=tmp_path, secret_key=SECRET, **given)


def test_the_password_of_the_mail_server_is_never_shown(tmp_path: Path) -> None:
    given = {"smtp_host": "m.example", "smtp_from": "a@b.example", "smtp_user": "me", "smtp_password": "canarypass"}
    assert "canarypass" not in repr(load_settings(instance=tmp_path, secret_key=SECRET, **given))
