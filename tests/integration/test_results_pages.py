"""The dashboard shows what a release gives and nothing else, the same in every form."""

from __future__ import annotations

import csv
import io
import json
from random import Random
from typing import Any

import pytest
from flask import Flask

from bench.crowd import arrive
from surveyapp.dashboard.charts import figure_of
from surveyapp.dashboard.drawing import Drawing
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.thresholds import ROUNDING, smallest
from surveyapp.publishing import make_release
from surveyapp.storage import releases
from surveyapp.storage.database import Database
from tests.integration.conftest import FIRST_DAY, WAVE
from tests.integration.person import Person
from tests.integration.watching import watching

PAGES = (
    "/results/",
    "/results/who/",
    "/results/protection/",
    *(f"/results/theme/{theme}/" for theme in ("finding-help", "feelings", "safe", "money", "changed")),
    "/results/theme/safe/by/age/",
)


@pytest.fixture
def released(light_app: Flask, sqlite: Database, real_questionnaires: dict[str, Questionnaire]) -> Person:
    for number, name in enumerate(("my-story", "our-story")):
        arrive(sqlite, WAVE, real_questionnaires[name], 90, Random(number))
    make_release(sqlite, FIRST_DAY, audit=False)
    return Person(light_app)


def test_without_a_release_the_page_says_what_will_be_there(light_app: Flask) -> None:
    page = Person(light_app).open("/results/")
    assert "There are no results yet." in page.words
    assert Person(light_app).browser.get("/results/release.json").status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_every_page_stands_on_its_own(released: Person, address: str) -> None:
    page = released.open(address)
    assert "None" not in page.words
    assert page.text.count("<figure") == page.text.count("<table")


def test_charts_are_built_once_for_a_release(released: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    built = []

    def figure(drawing: Drawing) -> Any:
        built.append(drawing)
        return figure_of(drawing)

    monkeypatch.setattr("surveyapp.dashboard.charts.figure_of", figure)
    addresses = ("/results/theme/feelings/", "/results/who/")
    first = [released.open(address).text for address in addresses]
    once = len(built)
    again = [released.open(address).text for address in addresses]
    assert once > 0
    assert len(built) == once
    assert [page.count("<figure") for page in again] == [page.count("<figure") for page in first]


def test_the_three_headlines_come_first(released: Person) -> None:
    words = released.open("/results/").words
    places = [
        words.index(title) for title in ("Getting help from CAMHS", "Knowing about the local offer", "Feeling safe")
    ]
    assert places == sorted(places)
    assert places[-1] < words.index("All themes")


def amounts(document: dict[str, Any]) -> dict[tuple[str, ...], tuple[Any, ...]]:
    found: dict[tuple[str, ...], tuple[Any, ...]] = {}
    for part in document["sets"]:
        for figure in part["figures"]:
            for amount in [*figure.get("amounts", []), *figure.get("apart", [])]:
                key = (part["questionnaire"], figure["population"], figure["subject"], figure["name"])
                where = (*key, figure.get("breakdown", ""), figure.get("group", ""), amount["outcome"])
                found[where] = (amount.get("count"), amount.get("share"), amount.get("withheld"))
    return found


def test_json_and_csv_say_the_same_as_the_release(released: Person, sqlite: Database) -> None:
    release = releases.latest(sqlite)
    assert release
    expected = amounts(release.model_dump(mode="json"))
    assert amounts(json.loads(released.browser.get("/results/release.json").data)) == expected
    rows = list(csv.DictReader(io.StringIO(released.browser.get("/results/release.csv").data.decode("utf-8-sig"))))
    names = ("questionnaire", "population", "subject", "name", "breakdown", "group", "outcome")
    told = {tuple(row[name] for name in names): row for row in rows if row["outcome"]}
    assert told.keys() == expected.keys()
    for key, (count, share, withheld) in expected.items():
        assert told[key]["count"] == ("" if count is None else str(count))
        assert (float(told[key]["share"]) if told[key]["share"] else None) == pytest.approx(share)
        assert told[key]["withheld"] == (withheld or "")


def test_no_number_of_people_is_exact_and_nothing_is_said_of_few(released: Person) -> None:
    document = json.loads(released.browser.get("/results/release.json").data)
    counts = [count for count, _, _ in amounts(document).values() if count is not None]
    assert counts
    assert all(count % ROUNDING == 0 for count in counts)
    figures = [figure for part in document["sets"] for figure in part["figures"]]
    bases = [(figure["base"], smallest(figure.get("breakdown", ""))) for figure in figures if "base" in figure]
    assert bases
    assert all(base >= least and base % ROUNDING == 0 for base, least in bases)
    assert not any(figure.get("amounts") or figure.get("apart") for figure in figures if "base" not in figure)


def test_a_file_that_was_fetched_is_not_sent_again(released: Person) -> None:
    first = released.browser.get("/results/release.json")
    again = released.browser.get("/results/release.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_page_reads_the_release_and_never_responses(released: Person, sqlite: Database) -> None:
    with watching(sqlite) as seen:
        released.open("/results/")
    assert not any("responses" in one or "answers" in one or "tallies" in one for one in seen.statements)
