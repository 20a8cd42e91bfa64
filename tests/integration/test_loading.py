"""Rows of files are stored once, in whole batches, as the web would store them; and loading takes no more memory for more."""

from __future__ import annotations

import csv
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from sqlalchemy import func, select

from surveyapp import loading
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.row_maps import parse_row_map
from surveyapp.loading import BATCH, Destination, Loaded, Watch, load_responses
from surveyapp.loading.csv_file import FileRefused
from surveyapp.loading.rejects import Rejected
from surveyapp.storage.database import Database
from surveyapp.storage.tables import answers, comments, responses
from surveyapp.storage.versions import Version
from tests import builders as build
from tests.integration.conftest import SECRET, WAVE, Collect
from tests.integration.watching import watching

ASKED = build.questionnaire(
    build.page(build.one_choice("rating", "good", "poor"), build.several_choices("pets"), build.long_text("comment")),
    build.page(build.one_choice("why", "dear", "slow"), ask_if=build.chosen("rating", "poor")),
    id="asked",
)
INTO = Destination(WAVE, Version("asked", 1), SECRET, build.intake())
KEYED = parse_row_map("key: id\ncolumns: {rating: {question: rating}, comment: {question: comment}}", ASKED)

Write = Callable[..., Path]


@pytest.fixture
def store(database: Database, collect: Collect) -> Database:
    """A database in which `ASKED` collects, on SQLite and on PostgreSQL."""
    collect(database, ASKED)
    return database


@pytest.fixture
def light_store(sqlite: Database, collect: Collect) -> Database:
    collect(sqlite, ASKED)
    return sqlite


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a CSV file of a header and rows."""

    def rows(header: str, lines: Iterable[Sequence[object]]) -> Path:
        path = tmp_path / "rows.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header.split(","))
            writer.writerows(lines)
        return path

    return rows


class Listening(Watch):
    """Keeps all that it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Rejected] = []
        self.bytes = 0

    def rejected(self, row: Rejected) -> None:
        self.told.append(row)

    def progressed(self, size: int) -> None:
        self.bytes += size


def stored(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(responses)).scalar_one()


def said(database: Database) -> set[tuple[str, str]]:
    with database.reading() as connection:
        chosen = connection.execute(select(answers.c.question, answers.c.value)).all()
        written = connection.execute(select(comments.c.question, comments.c.text)).all()
    return {(row[0], row[1]) for row in (*chosen, *written)}


def test_good_rows_are_stored_and_bad_ones_told_by_line(store: Database, write: Write) -> None:
    rows = [("good", "yes;no", "Well."), ("fine", "", ""), ("poor", "", ""), ("", "", ""), ("good", "yes")]
    watch = Listening()
    loaded = load_responses(store, INTO, write("rating,pets,comment", rows), watch=watch)
    assert loaded == Loaded(rows=5, stored=2, rejected=3)
    assert [row.line for row in watch.told] == [3, 5, 6]
    assert [row.reason for row in watch.told] == [
        "column “rating”: “fine” is none of its answers.",
        "it holds no answer.",
        "it has 2 cells, and there are 3 columns.",
    ]
    expected = {("rating", "good"), ("rating", "poor"), ("pets", "yes"), ("pets", "no"), ("comment", "Well.")}
    assert said(store) == expected


def test_answers_that_the_others_do_not_lead_to_are_dropped_and_counted(light_store: Database, write: Write) -> None:
    path = write("rating,why", [("good", "slow"), ("poor", "slow"), ("", "slow")])
    loaded = load_responses(light_store, INTO, path)
    assert loaded == Loaded(rows=3, stored=2, rejected=1, dropped=1)
    assert said(light_store) == {("rating", "good"), ("rating", "poor"), ("why", "slow")}


def test_a_file_loaded_twice_is_stored_once(store: Database, write: Write) -> None:
    path = write("rating", [("good",), ("good",), ("poor",)])
    assert load_responses(store, INTO, path) == Loaded(rows=3, stored=3)
    assert load_responses(store, INTO, path) == Loaded(rows=3, already=3)
    assert stored(store) == 3


def test_rows_with_a_key_are_known_wherever_they_stand(light_store: Database, write: Write) -> None:
    rows = [(number, "good", "") for number in range(5)]
    load_responses(light_store, INTO, write("id,rating,comment", rows), KEYED)
    more = [(9, "poor", ""), *reversed(rows)]
    assert load_responses(light_store, INTO, write("id,rating,comment", more), KEYED) == Loaded(6, stored=1, already=5)


def test_of_two_rows_with_one_key_the_first_is_stored(light_store: Database, write: Write) -> None:
    path = write("id,rating,comment", [("a", "good", "First."), ("a", "poor", "Second.")])
    assert load_responses(light_store, INTO, path, KEYED) == Loaded(rows=2, stored=1, already=1)
    assert said(light_store) == {("rating", "good"), ("comment", "First.")}


def test_a_row_without_its_key_is_told(light_store: Database, write: Write) -> None:
    watch = Listening()
    load_responses(light_store, INTO, write("id,rating,comment", [(" ", "good", "")]), KEYED, watch)
    assert [row.reason for row in watch.told] == ["column “id”: the key is missing."]


def test_another_site_gives_the_same_row_another_id(light_store: Database, write: Write) -> None:
    path = write("rating", [("good",)])
    load_responses(light_store, INTO, path)
    elsewhere = Destination(WAVE, Version("asked", 1), "another secret of thirty-two characters", build.intake())
    assert load_responses(light_store, elsewhere, path).stored == 1


def test_whoever_is_interrupted_leaves_whole_batches_and_goes_on_later(
    light_store: Database, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "BATCH", 10)
    rows = [("good",)] * 25 + [("fine",)] + [("poor",)] * 5
    path = write("rating", rows)

    class Stopping(Watch):
        def rejected(self, row: Rejected) -> None:
            raise KeyboardInterrupt

    watch = Stopping()
    with pytest.raises(KeyboardInterrupt):
        load_responses(light_store, INTO, path, watch=watch)
    assert stored(light_store) == watch.loaded.stored == 20
    assert load_responses(light_store, INTO, path) == Loaded(rows=31, stored=10, already=20, rejected=1)


def test_progress_adds_up_to_the_whole_file(light_store: Database, write: Write) -> None:
    path = write("rating", [("good",)] * (BATCH * 2 + 1))
    watch = Listening()
    load_responses(light_store, INTO, path, watch=watch)
    assert watch.bytes == path.stat().st_size


@pytest.mark.parametrize("header", ["rating,mood", "rating,rating", "rating,"])
def test_nothing_is_loaded_where_the_columns_make_no_sense(light_store: Database, write: Write, header: str) -> None:
    with pytest.raises(FileRefused):
        load_responses(light_store, INTO, write(header, [("good", "good")]))
    assert stored(light_store) == 0


def test_a_header_alone_is_refused(light_store: Database, write: Write) -> None:
    with pytest.raises(FileRefused, match="column names and no rows"):
        load_responses(light_store, INTO, write("rating", []))


def test_more_rows_take_no_more_memory(light_store: Database, write: Write) -> None:
    def peak(count: int) -> int:
        path = write("rating,comment", ((("good", f"{count} {number} " + "x" * 200)) for number in range(count)))
        tracemalloc.start()
        load_responses(light_store, INTO, path)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(BATCH)  # what is loaded once and kept
    assert peak(BATCH * 12) < peak(BATCH * 2) * 1.5


def test_a_whole_batch_takes_as_many_statements_as_one_row(store: Database, write: Write) -> None:
    def statements(name: str, count: int) -> int:
        path = write("id,rating,comment", ((f"{name}-{number}", "good", "") for number in range(count)))
        with watching(store) as seen:
            load_responses(store, INTO, path, KEYED)
        return len(seen.statements)

    statements("first", 1)  # reads the questionnaire
    few = statements("few", 1)
    assert statements("many", BATCH - 1) == few


def test_rows_of_the_real_questionnaires_keep_their_menu_and_children(
    sqlite: Database, collect: Collect, write: Write, real_questionnaires: dict[str, Questionnaire]
) -> None:
    collect(sqlite, real_questionnaires["our-story"])
    into = Destination(WAVE, Version("our-story", 1), SECRET, build.intake())
    header = "answered-by,children,safe-town,safe-town.2,plan-wishes,need,need.2"
    path = write(header, [("me", "2", "safe", "not-safe", "yes", "communication;learning", "learning")])
    assert load_responses(sqlite, into, path) == Loaded(rows=1, stored=1)
    with sqlite.reading() as connection:
        rows = connection.execute(select(answers.c.question, answers.c.number, answers.c.value)).all()
    assert {tuple(row) for row in rows} >= {
        ("safe-town", 1, "safe"),
        ("safe-town", 2, "not-safe"),
        ("plan-wishes", 1, "yes"),
        ("need", 1, "communication"),
        ("need", 1, "learning"),
        ("need", 2, "learning"),
    }
