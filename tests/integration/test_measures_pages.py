"""The pages tell how things went over the waves, how far a service is known, who is missing, and what is not shown."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from pydantic import AnyHttpUrl

from surveyapp.domain.area import Area
from surveyapp.domain.outside import Comparator
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering
from surveyapp.publishing import make_release
from surveyapp.storage import responses, waves
from surveyapp.storage.database import Database
from surveyapp.storage.responses import response_of
from surveyapp.storage.secrets import ID_BYTES
from surveyapp.web import current
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, WAVE, Calendar, Collect, MakeApp, collect_in
from tests.integration.person import Person


@pytest.fixture
def survey() -> Questionnaire:
    """A small survey with a funnel, whose one measure one question feeds."""
    return build.questionnaire(
        build.page(build.supporter_question()),
        build.page(build.one_choice("heard", "used", "not-used", "no")),
        build.page(build.rated("in-town", "feeling-safe", theme="safe")),
        build.page(build.split_by(build.AGE)),
        id="safety",
        supporter="answered-by",
        measures=(build.measure("feeling-safe", headline="safe-panel"),),
        funnels=(
            build.funnel(
                {"question": "heard", "is": ["used", "not-used"], "label": "Heard", "words": "{share} people heard."},
                {"measure": "feeling-safe", "label": "Helped", "words": "{share} people were helped."},
            ),
        ),
        breakdowns=(build.AGE,),
        themes=build.THEMES,
    )


@pytest.fixture
def reworded(survey: Questionnaire) -> Questionnaire:
    pages = (
        *survey.pages[:2],
        build.page(build.rated("in-town", "feeling-safe", theme="safe", words="Safe?")),
        survey.pages[3],
    )
    return survey.model_copy(update={"pages": pages})


@pytest.fixture
def area() -> Area:
    elsewhere = Comparator(
        **{
            **build.comparator().model_dump(),
            "question": {"standard": "Safe?"},
            "url": AnyHttpUrl("https://a.example/"),
        }
    )
    return build.area(
        build.AGE, comparators=(elsewhere,), populations=(build.published_count(child=900, teenager=100),)
    )


def answer(database: Database, wave: str, asked: Questionnaire, crowd: list[tuple[str, str, int]]) -> None:
    """Store what so many people of an age said."""
    given = [(age, said) for age, said, many in crowd for _ in range(many)]
    people = [
        response_of(
            build.journey(asked, {"answered-by": "me", "heard": "used", "in-town": said, "age-question": age}),
            number.to_bytes(ID_BYTES, "big"),
            Rendering.STANDARD,
            "en",
        )
        for number, (age, said) in enumerate(given)
    ]
    with database.writing() as connection:
        responses.store(connection, wave, asked.id, people, build.intake())


@pytest.fixture
def twice(
    sqlite: Database, make_app: MakeApp, calendar: Calendar, survey: Questionnaire, reworded: Questionnaire, area: Area
) -> Person:
    """A reader of a release of two waves, the second in other words."""
    spring = [("child", "yes", 45), ("child", "no", 15), ("teenager", "yes", 45), ("teenager", "no", 15)]
    autumn = [("child", "yes", 50), ("child", "no", 10), ("teenager", "yes", 10), ("teenager", "no", 50)]
    for wave, asked, crowd in (("spring", survey, spring), ("autumn", reworded, autumn)):
        collect_in(sqlite, asked, wave=wave)
        answer(sqlite, wave, asked, crowd)
        waves.close_wave(sqlite, wave, FIRST_DAY)
        make_release(sqlite, FIRST_DAY, audit=False)
    app: Flask = make_app(sqlite)
    with app.app_context():
        site = current.site()
    current.place_in(app, current.Site(site.settings, sqlite, area, build.THEMES, site.glossary))
    return Person(app)


def test_the_overview_says_what_happened_since_the_wave_before(twice: Person) -> None:
    words = twice.open("/results/").words
    assert re.search(r"That is fewer than in Spring: about [78] in 10\.", words)
    assert "One group fares worse than the others: teenager (age)." in words


def test_the_theme_shows_the_waves_the_funnel_and_what_others_answered(twice: Person) -> None:
    words = twice.open("/results/theme/safe/").words
    assert "Wave by wave" in words
    assert words.index("Spring") < words.rindex("Autumn")
    assert "The words changed." in words
    assert re.search(r"(in 10|all) people heard\. \(Of about \d+ people\.\)", words)
    assert "Elsewhere it was 50%. Asked: “Safe?” Of: people in Elsewhere." in words


def test_what_is_withheld_is_named_with_its_reason(twice: Person) -> None:
    assert "What is not shown here" in twice.open("/results/theme/safe/").words


def test_who_is_missing_is_named_with_its_source(twice: Person) -> None:
    words = twice.open("/results/who/").words
    assert "Too few answered from this group: child." in words
    assert "Source: The count" in words


def test_one_wave_is_no_trend(
    sqlite: Database, make_app: MakeApp, collect: Collect, survey: Questionnaire, calendar: Calendar
) -> None:
    collect(sqlite, survey)
    answer(sqlite, WAVE, survey, [("child", "yes", 30), ("teenager", "no", 30)])
    make_release(sqlite, FIRST_DAY, audit=False)
    app = make_app(sqlite)
    with app.app_context():
        site = current.site()
    current.place_in(app, current.Site(site.settings, sqlite, build.area(build.AGE), build.THEMES, site.glossary))
    words = Person(app).open("/results/theme/safe/").words
    assert "Wave by wave" not in words
    assert "Elsewhere" not in words
