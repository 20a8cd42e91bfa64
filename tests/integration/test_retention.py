"""What people sent goes when its time is over, and no table file holds it; open waves and figures stay as they are."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from surveyapp import keeping
from surveyapp.cli import main
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.keeping import Deleted
from surveyapp.publishing import make_release
from surveyapp.storage import drafts, responses, rewriting
from surveyapp.storage.database import Database
from tests.integration.conftest import FIRST_DAY, SECRET, WAVE, Collect, NewDatabase
from tests.integration.kept import TableFiles, begun, close, make_key, opened_on, read_and_quote, sent
from tests.integration.watching import everything_in, rows_of

CLOSED = date(2026, 11, 30)
COMMENTS_GO, ANSWERS_GO = date(2027, 11, 30), date(2029, 11, 30)
ONE_DAY = timedelta(days=1)
CANARY = "canarybird"
OF_COMMENTS = ("comments", "comment_keys", "machine_readings", "human_readings", "queue", "quotes")


@pytest.fixture
def stones(tmp_path: Path) -> Path:
    return tmp_path / "tombstones"


@pytest.fixture
def wave(database: Database, collect: Collect, every_kind: Questionnaire) -> Database:
    """A database whose wave collects."""
    collect(database, every_kind)
    return database


def run(database: Database, today: date, stones: Path, **more: Any) -> Deleted:
    return keeping.run(database, today, stones, **more)


@pytest.mark.parametrize(
    ("today", "comments", "answers"),
    [
        (CLOSED, True, True),
        (COMMENTS_GO - ONE_DAY, True, True),
        (COMMENTS_GO, False, True),
        (ANSWERS_GO - ONE_DAY, False, True),
        (ANSWERS_GO, False, False),
        (date(2099, 1, 1), False, False),
    ],
)
def test_comments_go_a_year_after_the_close_and_answers_three(
    wave: Database, stones: Path, today: date, comments: bool, answers: bool
) -> None:
    make_key(wave)
    for _ in range(3):
        sent(wave, "Some words.")
    read_and_quote(wave)
    sent(wave, "Nobody read this.")
    close(wave, CLOSED)
    deleted = run(wave, today, stones)
    for table in OF_COMMENTS:
        assert bool(rows_of(wave, table)) == comments, table
    for table in ("responses", "answers", "codes"):
        assert bool(rows_of(wave, table)) == answers, table
    gone = [(one.comments, one.unread, one.responses) for one in deleted.waves]
    assert gone == ([] if comments else [(4, 1, 0 if answers else 4)])


def test_an_open_wave_keeps_all_that_was_sent_however_old_it_is(wave: Database, stones: Path) -> None:
    sent(wave, "Some words.")
    before = everything_in(wave)
    deleted = run(wave, date(2099, 1, 1), stones)
    assert everything_in(wave) == {**before, "arrivals": []}, "how many came on which day is kept for 60 days"
    assert not deleted.anything
    assert [one.id for one in deleted.open_for_long] == [WAVE]


def test_each_wave_goes_by_its_own_close(
    wave: Database, stones: Path, collect: Collect, every_kind: Questionnaire
) -> None:
    sent(wave, "Some words.")
    close(wave, CLOSED)
    collect(wave, every_kind, wave="later")
    sent(wave, "Later words.", wave="later")
    run(wave, ANSWERS_GO, stones)
    assert {row.wave for name in ("responses", "answers", "comments", "codes") for row in rows_of(wave, name)} == {
        "later"
    }


def test_figures_are_the_same_after_as_before_whoever_was_counted(wave: Database, stones: Path) -> None:
    for _ in range(12):
        sent(wave, "Some words.")
    make_release(wave, FIRST_DAY, audit=False)
    for _ in range(11):
        sent(wave, "Not counted yet.")
    close(wave, CLOSED)
    deleted = run(wave, ANSWERS_GO, stones)
    assert [one.counted for one in deleted.waves] == [11]
    people = [row for row in rows_of(wave, "tallies") if row.subject == "people" and not row.breakdown]
    assert sum(row.count for row in people) == 23
    before = rows_of(wave, "releases")
    made = make_release(wave, ANSWERS_GO, audit=False)
    assert (made.counted, len(before)) == (0, 1)
    assert made.release
    assert rows_of(wave, "releases")[0] == before[0]


def test_comments_that_no_release_counted_are_counted_before_they_go(wave: Database, stones: Path) -> None:
    sent(wave, "Some words.")
    close(wave, CLOSED)
    run(wave, COMMENTS_GO, stones)
    assert [row.tallied for row in rows_of(wave, "responses")] == [True]
    assert any(row.subject == "comments-said" for row in rows_of(wave, "tallies"))


def test_a_second_run_finds_nothing_and_changes_nothing(wave: Database, stones: Path) -> None:
    sent(wave, "Some words.")
    close(wave, CLOSED)
    assert run(wave, ANSWERS_GO, stones).anything
    before = everything_in(wave)
    assert not run(wave, ANSWERS_GO, stones).anything
    assert everything_in(wave) == before


@pytest.mark.parametrize("today", [CLOSED, COMMENTS_GO, ANSWERS_GO])
def test_a_dry_run_changes_nothing_and_tells_what_the_run_does(wave: Database, stones: Path, today: date) -> None:
    for words in ("", "Some words.", "More words."):
        sent(wave, words)
    begun(wave)
    drafts.leave_code(wave, begun(wave), SECRET, FIRST_DAY)
    close(wave, CLOSED)
    before = everything_in(wave)
    told = run(wave, today, stones, dry_run=True)
    assert everything_in(wave) == before
    assert not stones.exists()
    done = run(wave, today, stones)
    assert (told.waves, told.drafts, told.codes) == (done.waves, done.drafts, done.codes)
    assert (told.rewritten, done.rewritten) == (False, True)


def test_drafts_and_codes_go_with_their_time_and_with_their_wave(wave: Database, stones: Path) -> None:
    drafts.leave_code(wave, begun(wave), SECRET, FIRST_DAY)
    living = begun(wave, today=FIRST_DAY + timedelta(days=10))
    drafts.leave_code(wave, living, SECRET, FIRST_DAY + timedelta(days=10))
    deleted = run(wave, FIRST_DAY + timedelta(days=15), stones)
    assert (deleted.drafts, deleted.codes) == (1, 1)
    assert [bytes(row.id) for row in rows_of(wave, "drafts")] == [living.key.id]
    close(wave, FIRST_DAY)
    assert run(wave, FIRST_DAY + timedelta(days=14), stones).drafts == 0
    last = run(wave, FIRST_DAY + timedelta(days=15), stones)
    assert (last.drafts, last.codes) == (1, 1)
    assert rows_of(wave, "codes") == []


def test_a_receipt_whose_response_is_too_old_is_unknown(wave: Database, stones: Path) -> None:
    receipt = sent(wave, "Some words.")
    close(wave, CLOSED)
    run(wave, ANSWERS_GO, stones)
    assert responses.withdraw(wave, receipt, SECRET, stones) is None


def test_whoever_withdraws_after_their_comment_went_takes_the_rest_off_the_tallies(
    wave: Database, stones: Path
) -> None:
    receipt = sent(wave, "Some words.")
    close(wave, CLOSED)
    run(wave, COMMENTS_GO, stones)
    assert responses.withdraw(wave, receipt, SECRET, stones)
    assert {row.subject for row in rows_of(wave, "tallies")} <= {"comments-said", "comments-read"}


# Files


def test_a_withdrawn_text_is_in_no_table_file_after_a_run(wave: Database, stones: Path) -> None:
    receipts = [sent(wave, f"{CANARY} {number}") for number in range(20)]
    sent(wave, "Something else.")
    if not wave.is_sqlite:
        with wave.writing() as connection:
            connection.execute(text("ANALYZE"))  # as the server does by itself, now and then
    assert TableFiles(wave).hold(CANARY.encode())
    for receipt in receipts:
        assert responses.withdraw(wave, receipt, SECRET, stones)
    assert run(wave, FIRST_DAY, stones).rewritten
    assert not TableFiles(wave).hold(CANARY.encode())
    assert TableFiles(wave).hold(b"Something else.")


def test_a_withdrawn_sealed_text_and_its_key_are_in_no_table_file_after_a_run(wave: Database, stones: Path) -> None:
    make_key(wave)
    receipt = sent(wave, CANARY)
    (comment,), (key,) = rows_of(wave, "comments"), rows_of(wave, "comment_keys")
    secrets = [bytes(comment.sealed), bytes(key.box), bytes(comment.id)]
    assert all(TableFiles(wave).hold(secret) for secret in secrets)
    assert responses.withdraw(wave, receipt, SECRET, stones)
    assert run(wave, FIRST_DAY, stones).rewritten
    assert not any(TableFiles(wave).hold(secret) for secret in secrets)


def test_what_is_too_old_is_in_no_table_file_after_a_run(wave: Database, stones: Path) -> None:
    sent(wave, CANARY)
    close(wave, CLOSED)
    assert TableFiles(wave).hold(CANARY.encode())
    assert run(wave, COMMENTS_GO, stones).rewritten
    assert not TableFiles(wave).hold(CANARY.encode())


def test_a_run_says_so_where_the_tables_could_not_be_written_anew(
    wave: Database, stones: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("database", "rewriting"):
        monkeypatch.setattr(f"surveyapp.storage.{module}.BUSY_SECONDS", 1)
    hurried = Database(wave.engine.url.render_as_string(hide_password=False))
    with wave.reading() as reader:
        reader.execute(text("SELECT * FROM responses")).all()
        assert not run(hurried, FIRST_DAY, stones).rewritten
    assert run(hurried, FIRST_DAY, stones).rewritten
    hurried.engine.dispose()


NUMBERS = " UNION ".join(f'SELECT xmin::text FROM "{name}"' for name in rewriting.ORDERLESS)  # noqa: S608


@pytest.mark.postgres
def test_after_a_run_no_transaction_number_and_no_order_tells_when_rows_came(
    new_database: NewDatabase, collect: Collect, every_kind: Questionnaire, stones: Path
) -> None:
    database = new_database("postgres")
    collect(database, every_kind)
    make_key(database)
    for number in range(12):
        sent(database, f"Words {number}.")
        begun(database)
    assert set(rewriting.ORDERLESS) >= {*OF_COMMENTS, "answers", "responses", "codes", "admissions", "drafts"}
    assert set(rewriting.ORDERLESS) >= {"arrivals", "invitations"}
    with database.reading() as connection:
        assert len(connection.execute(text(NUMBERS)).all()) > 20
    before = everything_in(database)
    assert run(database, FIRST_DAY, stones).rewritten
    with database.reading() as connection:
        assert len(connection.execute(text(NUMBERS)).all()) == 1
        for table, key in (("responses", "id"), ("answers", "response"), ("comments", "id"), ("drafts", "id")):
            rows = connection.execute(text(f"SELECT {key} FROM {table} ORDER BY ctid"))  # noqa: S608
            keys = [bytes(row[0]) for row in rows]
            assert keys == sorted(keys), table
    assert everything_in(database) == before


@pytest.mark.postgres
def test_a_run_holds_up_nobody_who_is_in_the_middle_of_writing(
    new_database: NewDatabase, collect: Collect, every_kind: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("surveyapp.storage.rewriting.BUSY_SECONDS", 1)
    database = new_database("postgres")
    collect(database, every_kind)
    draft = begun(database)
    sent(database)
    with ThreadPoolExecutor(1) as pool, database.writing() as connection:
        connection.execute(text("SET LOCAL lock_timeout = '400ms'"))
        connection.execute(text("UPDATE arrivals SET count = 5"))
        rewriting_now = pool.submit(rewriting.rewrite, database)
        sleep(0.3)
        for table in ("admissions", "answers"):  # whoever waited for `arrivals` with these in hand would stop us
            connection.execute(text(f"LOCK TABLE {table} IN ROW EXCLUSIVE MODE"))
        connection.execute(text("UPDATE drafts SET revision = 7"))
        assert not rewriting_now.result()
    assert rows_of(database, "drafts")[0].revision == 7
    assert rewriting.rewrite(database)
    assert bytes(rows_of(database, "drafts")[0].id) == draft.key.id


# The command


@pytest.fixture
def command(wave: Database, stones: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setenv("DATABASE_URL", wave.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path))
    monkeypatch.setenv("SURVEYAPP_TOMBSTONES", str(stones))
    monkeypatch.setenv("SURVEYAPP_BACKUP_DAYS", "20")

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(main, ["retention", "run", *words])

    return invoke


def test_the_command_says_what_went_and_where_it_still_lasts(wave: Database, command: Any) -> None:
    for _ in range(2):
        sent(wave, CANARY)
    opened_on(wave, date(2001, 1, 1))
    close(wave, date(2002, 1, 1))
    told = command("--dry-run").output
    assert "2 comments would be deleted" in told
    assert "Nobody had read 2 of them." in told
    result = command()
    assert result.exit_code == 0, result.output
    for said in (
        "2 responses that no release had counted yet were counted first",
        "2 comments were deleted",
        "2 responses were deleted",
        "Figures and releases stay.",
        "20 days here",
        "The write-ahead log of SQLite was emptied"
        if wave.is_sqlite
        else "The write-ahead log of PostgreSQL still holds",
    ):
        assert said in result.output
    assert CANARY not in result.output
    assert "There was nothing to delete." in command().output


def test_the_command_warns_of_a_wave_that_is_never_closed(wave: Database, command: Any) -> None:
    opened_on(wave, date(2001, 1, 1))
    assert "has been open for more than 12 months" in command().output
