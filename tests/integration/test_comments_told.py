"""What a release says of comments is the same number in every channel, and nobody's words are in any of them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from surveyapp.domain.commented import ReadBy
from surveyapp.domain.commented_figures import known_of
from surveyapp.domain.release import Amount, CommentFigure, Release, Withheld
from surveyapp.publishing import make_release
from surveyapp.storage import releases
from surveyapp.storage.database import Database
from tests.integration.commenting import ASKED, people_read, write
from tests.integration.conftest import FIRST_DAY, Collect, MakeApp
from tests.integration.looked_at import SeenChart, charts_of
from tests.integration.person import Person
from tests.integration.told_on_pages import REASONS

Row = dict[str, Any]
HEADS = {
    "negative": "Not good",
    "neutral": "Some of both, or neither",
    "positive": "Good",
    "not-known": "Not clear yet",
    "person": "Read by people",
    "machine": "Read by a machine, not checked",
    "nobody": "Not read yet",
}


class Place(NamedTuple):
    """One amount of the comments, or ("" for `outcome`) a figure that has none."""

    questionnaire: str
    population: str
    theme: str
    outcome: str


class Number(NamedTuple):
    """What is told of one place."""

    base: int | None
    known: int | None
    people: int | None
    share: float | None
    withheld: str


def partly_read(database: Database) -> None:
    first = write(database, 24, "negative")
    people_read(database, first[:15], "negative")
    write(database, 13, "positive")
    write(database, 12, None, "feelings")


def too_few(database: Database) -> None:
    write(database, 4, "negative")
    write(database, 8, "positive", "feelings")


def all_the_same(database: Database) -> None:
    people_read(database, write(database, 30, "positive"), "positive")


def nothing_read(database: Database) -> None:
    write(database, 30, None)


SHAPES = (partly_read, too_few, all_the_same, nothing_read)


@pytest.fixture(params=SHAPES, ids=lambda shape: shape.__name__)
def told(
    request: pytest.FixtureRequest, sqlite: Database, collect: Collect, make_app: MakeApp
) -> tuple[Release, Person]:
    """A release of each shape, and the site that tells it."""
    collect(sqlite, ASKED)
    fill: Callable[[Database], None] = request.param
    fill(sqlite)
    make_release(sqlite, FIRST_DAY)
    release = releases.latest(sqlite)
    assert release
    return release, Person(make_app(sqlite))


def expected(release: Release) -> dict[Place, Number]:
    found = {}
    for part in release.sets:
        for figure in part.comments:
            for amount in (*figure.said, *figure.read) or (Amount(outcome="", withheld=figure.withheld),):
                place = Place(part.questionnaire, figure.population.value, figure.theme, amount.outcome)
                found[place] = Number(
                    figure.base,
                    known_of(figure),
                    amount.count,
                    amount.share,
                    amount.withheld.value if amount.withheld else "",
                )
    assert found
    return found


# The files


def of_json(data: bytes) -> Iterator[Row]:
    for part in json.loads(data)["sets"]:
        for figure in part["comments"]:
            about = {**part, "theme": "", **figure}
            amounts = [*figure["said"], *figure["read"]] or [{"outcome": "", "withheld": figure.get("withheld", "")}]
            yield from ({**about, "withheld": "", **amount} for amount in amounts)


def of_csv(data: bytes) -> Iterator[Row]:
    yield from csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)


def of_xlsx(data: bytes) -> Iterator[Row]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    lines = book["Codebook"].iter_rows(values_only=True)
    names = {words: name for part, _q, _v, name, _value, words, _m in lines if part == "comments column"}
    heads, *rows = book["Comments"].iter_rows(values_only=True)
    yield from (dict(zip((names[head] for head in heads), row, strict=True)) for row in rows)


def of_package(data: bytes) -> Iterator[Row]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        described = json.loads(package.read("datapackage.json"))
        resource = next(one for one in described["resources"] if one["name"] == "comments")
        rows = list(of_csv(package.read(resource["path"])))
    fields = [field["name"] for field in resource["schema"]["fields"]]
    assert all(list(row) == fields for row in rows)
    yield from rows


CHANNELS: Mapping[str, Callable[[bytes], Iterator[Row]]] = {
    "release.json": of_json,
    "comments.csv": of_csv,
    "release.xlsx": of_xlsx,
    "release.zip": of_package,
}


def numbers(rows: Iterator[Row]) -> dict[Place, Number]:
    found = {}
    for row in rows:
        place = Place._make(row.get(name) or "" for name in Place._fields)
        assert place not in found
        base, known, people = (_whole(row.get(name)) for name in ("base", "known", "count"))
        share = row.get("share")
        share_told = float(share) if share not in ("", None) else None
        found[place] = Number(base, known, people, share_told, row.get("withheld") or "")
    return found


def _whole(value: Any) -> int | None:
    return None if value in ("", None) else int(value)


def test_every_file_says_what_the_release_says(told: tuple[Release, Person]) -> None:
    release, person = told
    for name, read in CHANNELS.items():
        data = person.browser.get(f"/results/{name}").data
        found = numbers(read(data))
        assert {place: number._replace(share=None) for place, number in found.items()} == {
            place: number._replace(share=None) for place, number in expected(release).items()
        }, name
        for place, number in expected(release).items():
            assert found[place].share == (None if number.share is None else pytest.approx(number.share)), name


def test_the_schema_knows_the_document(told: tuple[Release, Person]) -> None:
    _release, person = told
    schema = json.loads(person.browser.get("/results/release.schema.json").data)
    document = json.loads(person.browser.get("/results/release.json").data)
    assert list(Draft202012Validator(schema).iter_errors(document)) == []
    assert "CommentsDocument" in schema["$defs"]


# The pages


def test_the_pages_and_their_tables_say_what_the_release_says(told: tuple[Release, Person]) -> None:
    release, person = told
    for address, theme in (("/results/theme/safe/", "safe"), ("/results/comments/", "")):
        page = person.open(address)
        chart = charts_of(page.text)["written"]
        figure = release.sets[0].written(theme)
        assert figure
        assert_row(chart, figure)
        assert_sentences(chart, page.words, figure)


def assert_row(chart: SeenChart, figure: CommentFigure) -> None:
    """The first row of the table, cell by cell."""
    cells = dict(zip(chart.heads, chart.rows[0], strict=True))
    assert cells["Who"].text == "Young people"
    assert cells["Wrote"].text == (f"about {figure.base}" if figure.base else REASONS[Withheld.FEWER_THAN_10])
    for outcome, head in HEADS.items() if figure.base else ():
        amount = figure.amount(outcome)
        assert amount
        assert cells[head].text == in_table(amount), outcome


def in_table(amount: Amount) -> str:
    if amount.withheld:
        return REASONS[amount.withheld]
    if amount.count == 0:
        return "fewer than 5"
    return f"{amount.share:.0%}" if amount.share is not None else f"about {amount.count}"


def assert_sentences(chart: SeenChart, words: str, figure: CommentFigure) -> None:
    sentence = chart.sentences[0]
    if figure.base is None:
        assert sentence.startswith("Fewer than 10 young people wrote")
        assert "Read by people:" not in words.split("The numbers as a table", maxsplit=1)[0]
        return
    assert sentence.startswith(f"About {figure.base} young people wrote")
    shares = {amount.share for amount in figure.said if amount.share}
    told = re.search(r"about (\d+) in 10 people", sentence)
    if told:
        assert int(told[1]) == int(max(shares) * 10 + 0.5)
    else:
        assert "almost all people wrote" in sentence or "Too little of it is read" in sentence
    read = {one: figure.amount(one) for one in ReadBy}
    for one, amount in read.items():
        assert amount
        said = (
            REASONS[amount.withheld] if amount.withheld else f"about {amount.count}" if amount.count else "fewer than 5"
        )
        assert f"{HEADS[one]}: {said}" in words


def test_what_only_a_machine_read_is_marked(sqlite: Database, collect: Collect, make_app: MakeApp) -> None:
    collect(sqlite, ASKED)
    partly_read(sqlite)
    make_release(sqlite, FIRST_DAY)
    person = Person(make_app(sqlite))
    page = person.open("/results/theme/safe/")
    assert "Some of it only a machine has read." in page.words
    assert "never added up with the answers" in page.words
    assert "/results/how-comments-are-read/" in page.links
    assert "/results/comments/" in page.links
    assert "People also wrote in their own words: about" in person.open("/results/").words
    how = person.open("/results/how-comments-are-read/")
    assert "A person reads every comment." in how.words


def test_nobodys_words_are_on_a_page_or_in_a_file(told: tuple[Release, Person]) -> None:
    _release, person = told
    for name in (*CHANNELS, "", "theme/safe/", "comments/", "files/"):
        assert b"A comment that nobody may see" not in person.browser.get(f"/results/{name}").data


def test_a_release_that_is_older_than_comments_says_nothing_of_them(
    sqlite: Database, collect: Collect, make_app: MakeApp
) -> None:
    collect(sqlite, ASKED)
    partly_read(sqlite)
    release = make_release(sqlite, FIRST_DAY).release
    assert release
    bare = release.model_copy(
        update={"number": 2, "sets": tuple(one.model_copy(update={"comments": ()}) for one in release.sets)}
    )
    with sqlite.writing() as connection:
        releases.keep(connection, bare, FIRST_DAY)
    person = Person(make_app(sqlite))
    assert "What people wrote" not in person.open("/results/").words
    assert "What people wrote" not in person.open("/results/theme/safe/").words
    assert "comments.csv" not in person.open("/results/files/").text
    assert person.open("/results/comments/").status == 200
    assert "Comments" not in openpyxl.load_workbook(io.BytesIO(person.browser.get("/results/release.xlsx").data))
    assert json.loads(person.browser.get("/results/release.json").data)["sets"][0]["comments"] == []
