"""Opening a wave: not before a safeguarding lead is there whom a notice has reached."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from surveyapp import opening
from surveyapp.cli import main
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.roles import Role
from surveyapp.domain.waves import Wave
from surveyapp.storage import notices, staff, versions, waves
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Person as Account
from surveyapp.storage.staff import StaffRefused
from surveyapp.storage.waves import WaveRefused
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, SECRET, WAVE, MakeApp
from tests.integration.staff import account, again, browser_of

NOW = datetime(2026, 11, 2, 9, 30)
PLAIN = build.questionnaire(build.page(build.one_choice("colour", "red", "green")), id="plain")
FREE_TEXT = build.questionnaire(build.page(build.long_text("story")), id="free-text")
SHORT_TEXT = build.questionnaire(build.page(build.short_text("street")), id="short-text")
WORRY = build.questionnaire(build.page(build.one_choice("safe", "yes", build.option("no", worry=True))), id="worry")


@pytest.fixture
def app(database: Database, make_app: MakeApp) -> Flask:
    return make_app(database)


def open_for(database: Database, questionnaire: Questionnaire, *, demo: bool = False) -> None:
    version, _ = versions.publish(database, questionnaire, {}, FIRST_DAY)
    opening.open_wave(
        database, Wave(WAVE, "Autumn", FIRST_DAY, demo=demo, versions={version.questionnaire: version.number})
    )


def lead(app: Flask, database: Database, *, confirmed: bool) -> Account:
    found = account(app, database, Role.SAFEGUARDING_LEAD, email="lead@forum.example")
    if confirmed:
        with database.writing() as connection:
            code = notices.new_code(connection, found.id, NOW)
            assert notices.confirm(connection, found.id, code, NOW)
    return found


@pytest.mark.parametrize("asked", [FREE_TEXT, SHORT_TEXT, WORRY], ids=lambda asked: str(asked.id))
@pytest.mark.parametrize("has_lead", [False, True])
def test_what_can_tell_of_harm_waits_for_a_lead_who_confirmed(
    app: Flask, database: Database, asked: Questionnaire, has_lead: bool
) -> None:
    if has_lead:
        lead(app, database, confirmed=False)
    with pytest.raises(WaveRefused, match="a safeguarding lead must be there"):
        open_for(database, asked)
    assert waves.every_wave(database) == []


@pytest.mark.parametrize("asked", [FREE_TEXT, WORRY], ids=lambda asked: str(asked.id))
def test_it_opens_once_a_lead_confirmed(app: Flask, database: Database, asked: Questionnaire) -> None:
    lead(app, database, confirmed=True)
    open_for(database, asked)
    assert [wave.id for wave in waves.every_wave(database)] == [WAVE]


def test_a_confirmed_reader_is_no_lead(app: Flask, database: Database) -> None:
    found = account(app, database, Role.COMMENT_READER)
    with database.writing() as connection:
        notices.confirm(connection, found.id, notices.new_code(connection, found.id, NOW), NOW)
    with pytest.raises(WaveRefused):
        open_for(database, FREE_TEXT)


def test_what_cannot_tell_of_harm_a_demo_and_what_is_only_loaded_wait_for_nobody(database: Database) -> None:
    open_for(database, PLAIN)
    waves.close_wave(database, WAVE, FIRST_DAY)
    loaded = FREE_TEXT.model_copy(update={"listed": False})
    version, _ = versions.publish(database, loaded, {}, FIRST_DAY)
    opening.open_wave(database, Wave("loaded", "Loaded", FIRST_DAY, versions={loaded.id: version.number}))


def test_a_demo_waits_for_nobody(database: Database) -> None:
    waves.mark_as_demo(database)
    open_for(database, FREE_TEXT, demo=True)


def test_the_questionnaires_that_ship_all_need_a_lead(real_questionnaires: dict[str, Questionnaire]) -> None:
    for questionnaire in real_questionnaires.values():
        assert opening.can_tell_of_harm(questionnaire) == questionnaire.listed


def test_the_command_says_what_to_do_first(
    database: Database, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(database)
    versions.publish(database, FREE_TEXT, {}, FIRST_DAY)
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("SURVEYAPP_SECRET_KEY", SECRET)
    refused = CliRunner().invoke(main, ["wave", "open", WAVE])
    assert refused.exit_code == 1
    assert "surveyapp notices test" in refused.output
    lead(app, database, confirmed=True)
    opened = CliRunner().invoke(main, ["wave", "open", WAVE])
    assert (opened.exit_code, "is open" in opened.output) == (0, True), opened.output


def test_the_commands_about_notices_say_what_they_did(
    database: Database, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead(make_app(database), database, confirmed=False)
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("SURVEYAPP_SECRET_KEY", SECRET)
    nobody = CliRunner().invoke(main, ["notices", "test", "somebody@forum.example"])
    assert (nobody.exit_code, "is no safeguarding lead" in nobody.output) == (1, True)
    no_server = CliRunner().invoke(main, ["notices", "test", "lead@forum.example"])
    assert (no_server.exit_code, "There is no mail server" in no_server.output) == (1, True)
    monkeypatch.setenv("SURVEYAPP_DEMO", "true")
    sent = CliRunner().invoke(main, ["notices", "test", "lead@forum.example"])
    assert (sent.exit_code, "on its way" in sent.output) == (0, True), sent.output
    assert "There is nothing new to tell." in CliRunner().invoke(main, ["notices", "send"]).output
    (file,) = (tmp_path / "instance" / "notices").iterdir()
    assert "Your code:" in file.read_text(encoding="utf-8")


# While it collects


def health(app: Flask) -> dict[str, object]:
    answer = app.test_client().get("/health")
    assert answer.status_code == 200
    found: dict[str, object] = answer.get_json()
    assert found["ok"] is True
    return found


@pytest.mark.parametrize("change", ["suspend", "roles"])
def test_the_last_lead_who_confirmed_stays_while_a_wave_can_tell_of_harm(
    app: Flask, database: Database, change: str
) -> None:
    administrator, last = account(app, database, Role.ADMINISTRATOR), lead(app, database, confirmed=True)
    account(app, database, Role.SAFEGUARDING_LEAD)
    open_for(database, FREE_TEXT)
    person, here = browser_of(app, administrator), f"/forum/people/{last.code}/"
    page = person.open(here)
    refused = person.send(page, f"{here}{change}", roles="forum-member")
    assert (refused.status, "no safeguarding lead would be left" in refused.words) == (422, True)
    assert again(database, last) == last
    waves.close_wave(database, WAVE, FIRST_DAY)
    assert person.send(page, f"{here}{change}", roles="forum-member").status == 422, "begun answers can still be sent"


@pytest.mark.parametrize("change", ["suspend", "roles"])
def test_another_lead_who_confirmed_lets_the_first_go(app: Flask, database: Database, change: str) -> None:
    administrator, first = account(app, database, Role.ADMINISTRATOR), lead(app, database, confirmed=True)
    second = account(app, database, Role.SAFEGUARDING_LEAD)
    with database.writing() as connection:
        assert notices.confirm(connection, second.id, notices.new_code(connection, second.id, NOW), NOW)
    open_for(database, FREE_TEXT)
    person, here = browser_of(app, administrator), f"/forum/people/{first.code}/"
    assert person.send(person.open(here), f"{here}{change}", roles="forum-member").status == 303


def test_where_no_harm_can_be_told_the_last_lead_may_go(app: Flask, database: Database) -> None:
    account(app, database, Role.ADMINISTRATOR)
    last = lead(app, database, confirmed=True)
    open_for(database, PLAIN)
    opening.change_staff(database, FIRST_DAY, lambda connection: staff.suspend(connection, last.id, NOW, None))
    assert not again(database, last).active


def test_who_was_no_lead_is_suspended_though_nobody_confirmed(app: Flask, database: Database) -> None:
    other = account(app, database, Role.FORUM_MEMBER)
    account(app, database, Role.ADMINISTRATOR)
    last = lead(app, database, confirmed=True)
    open_for(database, FREE_TEXT)
    with database.writing() as connection:
        staff.start_again(connection, last, NOW, None)
    opening.change_staff(database, FIRST_DAY, lambda connection: staff.suspend(connection, other.id, NOW, None))
    assert not again(database, other).active


@pytest.mark.parametrize("arguments", [["suspend"], ["roles", "--role", "comment-reader"]])
def test_the_command_refuses_to_take_the_last_lead(
    database: Database, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    app = make_app(database)
    account(app, database, Role.ADMINISTRATOR)
    last = lead(app, database, confirmed=True)
    open_for(database, FREE_TEXT)
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_SECRET_KEY", SECRET)
    name, *rest = arguments
    refused = CliRunner().invoke(main, ["staff", name, last.email, *rest])
    assert (refused.exit_code, "no safeguarding lead would be left" in refused.output) == (1, True), refused.output
    with pytest.raises(StaffRefused):
        opening.change_staff(database, FIRST_DAY, lambda connection: staff.suspend(connection, last.id, NOW, None))


def test_health_and_the_start_page_say_when_nobody_hears(app: Flask, database: Database) -> None:
    administrator, last = account(app, database, Role.ADMINISTRATOR), lead(app, database, confirmed=True)
    member = account(app, database, Role.COMMENT_READER)
    assert "safeguarding_lead" not in health(app)
    open_for(database, FREE_TEXT)
    assert health(app)["safeguarding_lead"] == "ready"
    warning = "no safeguarding lead has confirmed that notices reach them"
    assert warning not in browser_of(app, administrator).open("/forum/").words
    with database.writing() as connection:
        staff.start_again(connection, last, NOW, None)
    assert health(app)["safeguarding_lead"] == "nobody has confirmed"
    new = account(app, database, Role.SAFEGUARDING_LEAD)
    for warned in (administrator, new):
        assert warning in browser_of(app, warned).open("/forum/").words
    assert warning not in browser_of(app, member).open("/forum/").words


def test_a_demo_is_warned_of_nothing(database: Database, make_app: MakeApp) -> None:
    waves.mark_as_demo(database)
    open_for(database, FREE_TEXT, demo=True)
    assert "safeguarding_lead" not in health(make_app(database))
