"""The parts of the site: what each serves, and what it holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from surveyapp import create_app
from surveyapp.config import BadSetting, load_settings
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.storage.database import Database
from tests.integration.conftest import SECRET, Collect
from tests.integration.person import Person

MakePart = Callable[..., Flask]


@pytest.fixture
def part_of(
    sqlite: Database, tmp_path: Path, collect: Collect, real_questionnaires: dict[str, Questionnaire]
) -> MakePart:
    collect(sqlite, *(real_questionnaires[name] for name in ("my-story", "our-story")))

    def make(part: str, **settings: object) -> Flask:
        url = sqlite.engine.url.render_as_string(hide_password=False)
        given = {"instance": tmp_path, "database_url": url, "secret_key": SECRET, "secure_cookies": False, **settings}
        return create_app(load_settings(part=part, **given))

    return make


def endpoints(app: Flask) -> set[str]:
    return {rule.endpoint.split(".")[0] for rule in app.url_map.iter_rules()}


def test_the_public_part_has_no_staff_page_and_holds_nothing_of_staff(part_of: MakePart) -> None:
    app = part_of("public")
    assert "forum" not in endpoints(app)
    assert "security" not in app.extensions
    client = app.test_client()
    assert client.get("/forum/").status_code == 404
    assert client.get("/").status_code == 200
    assert client.get("/results/").status_code == 200


def test_a_person_answers_and_sends_in_the_public_part_which_never_opens_the_folder_of_keys(
    part_of: MakePart,
    tmp_path: Path,
) -> None:
    app = part_of("public", keys=tmp_path / "elsewhere")
    Person(app, 3).answer_and_send("my-story")
    assert not (tmp_path / "elsewhere").exists()


def test_results_for_the_forum_alone_are_not_in_the_public_part_and_no_link_leads_there(part_of: MakePart) -> None:
    client = part_of("public", results="forum").test_client()
    assert client.get("/results/").status_code == 404
    assert client.get("/results/release.json").status_code == 404
    assert "/results/" not in client.get("/").get_data(as_text=True)


def test_the_staff_part_has_no_questionnaire_and_leads_to_where_people_answer(part_of: MakePart) -> None:
    client = part_of("staff", public_address="https://survey.example").test_client()
    assert client.get("/").headers["Location"].endswith("/forum/")
    assert client.get("/s/my-story/").headers["Location"] == "https://survey.example/s/my-story/"
    assert client.post("/s/my-story/send").status_code == 404
    assert client.get("/forum/sign-in").status_code == 200
    assert client.get("/results/").status_code == 200


def test_without_a_public_address_the_staff_part_says_that_the_page_is_not_here(part_of: MakePart) -> None:
    assert part_of("staff").test_client().get("/s/my-story/").status_code == 404


@pytest.mark.parametrize("address", ["survey.example", "javascript:alert(1)", "https://survey.example/a?b"])
def test_a_public_address_that_is_none_stops_the_start_with_a_sentence(address: str) -> None:
    with pytest.raises(BadSetting, match="SURVEYAPP_PUBLIC_ADDRESS"):
        load_settings(public_address=address)
