"""A release can be made, looked at by who made it, and then published."""

from __future__ import annotations

from random import Random

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from bench.crowd import arrive
from surveyapp.cli import main
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.publishing import make_release
from surveyapp.storage import releases
from surveyapp.storage.database import Database
from surveyapp.web.held_back import pass_for
from tests.integration.conftest import FIRST_DAY, SECRET, WAVE
from tests.integration.person import Person


@pytest.fixture
def held(light_app: Flask, sqlite: Database, real_questionnaires: dict[str, Questionnaire]) -> Flask:
    """One published release, and one that is held back."""
    for number in range(2):
        arrive(sqlite, WAVE, real_questionnaires["my-story"], 40, Random(number))
        make_release(sqlite, FIRST_DAY, held=number == 1, audit=False)
    return light_app


def file_number(person: Person, address: str = "/results/release.json") -> int:
    return int(person.browser.get(address).json["release"])  # type: ignore[index]


def test_nobody_sees_a_release_that_is_held_back(held: Flask) -> None:
    anybody = Person(held)
    assert "Release 1" in anybody.open("/results/").words
    assert file_number(anybody) == 1
    for address in ("/results/releases/2/", "/results/releases/2/release.json", "/results/releases/2/release.csv"):
        assert anybody.browser.get(address).status_code == 404
    assert "Release 2" not in anybody.open("/results/releases/").words


def test_who_has_a_pass_sees_it_until_they_give_it_back(held: Flask, sqlite: Database) -> None:
    one = Person(held)
    one.browser.get(f"/results/look/{pass_for(held.extensions['surveyapp'].settings.secret_key, 2)}")
    page = one.open("/results/")
    assert "Release 2 is not published yet." in page.words
    assert file_number(one) == 2
    assert file_number(one, "/results/releases/2/release.json") == 2
    one.browser.get("/results/look-no-more/")
    assert file_number(one) == 1
    assert "not published yet" not in one.open("/results/").words


def test_a_pass_that_is_made_up_opens_nothing(held: Flask) -> None:
    one = Person(held)
    for made_up in ("2", "not-a-pass", pass_for("somebody else's secret, which is long", 2)):
        assert one.browser.get(f"/results/look/{made_up}").status_code == 404
        one.browser.set_cookie("look", made_up, path="/results/")
        assert file_number(one) == 1


def test_a_pass_for_a_published_release_shows_nothing_but_the_newest(held: Flask, sqlite: Database) -> None:
    one = Person(held)
    one.browser.get(f"/results/look/{pass_for(held.extensions['surveyapp'].settings.secret_key, 2)}")
    assert releases.publish(sqlite, 2, FIRST_DAY)
    assert "not published yet" not in one.open("/results/").words
    assert file_number(Person(held)) == 2


def test_publishing_what_is_not_held_back_is_refused(held: Flask, sqlite: Database) -> None:
    assert not releases.publish(sqlite, 1, FIRST_DAY)
    assert not releases.publish(sqlite, 7, FIRST_DAY)


def test_the_commands_lead_from_one_to_the_next(held: Flask, sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sqlite.engine.url))
    monkeypatch.setenv("SURVEYAPP_SECRET_KEY", SECRET)
    assert "2  made on" in run("release", "list").output
    assert "held back" in run("release", "list").output
    assert "/results/look/" in run("release", "look", "2").output
    assert "Release 2 is published." in run("release", "publish", "2").output
    assert "held back" not in run("release", "list").output
    refused = CliRunner().invoke(main, ["release", "publish", "2"])
    assert refused.exit_code != 0
    assert "There is no release 2 that is held back." in refused.output


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return result
