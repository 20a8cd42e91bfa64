"""Turns at writing to SQLite: nobody starves, nobody passes those who wait, and whoever is killed holds nobody up."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from threading import Barrier, Event
from threading import enumerate as enumerate_threads

import pytest

from surveyapp.storage import turns
from surveyapp.storage.database import Database, DatabaseAway
from surveyapp.storage.turns import NoTurn, Turns

WRITERS, TIMES = 8, 25
FAIR = 10
"""So many times as many others as there are may come before somebody. With SQLite's own waiting it is nearly all of their writes."""
LONG = 60.0


def longest_wait(sequence: list[int]) -> int:
    """The most writes of others between two of one writer, or before its first."""
    most = 0
    for writer in set(sequence):
        places = [-1, *(place for place, one in enumerate(sequence) if one == writer)]
        most = max([most, *(later - sooner - 1 for sooner, later in pairwise(places))])
    return most


def written_at_once(database: Database) -> list[int]:
    """Who wrote, one after another, where all write as fast as they can, each with a database of its own."""
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE wrote (place INTEGER PRIMARY KEY, writer INTEGER)")
    ready = Barrier(WRITERS)

    def write(writer: int) -> None:
        own = Database(database.engine.url.render_as_string())
        ready.wait()
        for _ in range(TIMES):
            with own.writing() as connection:
                connection.exec_driver_sql("INSERT INTO wrote (writer) VALUES (?)", (writer,))
        own.engine.dispose()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    with database.reading() as connection:
        return list(connection.exec_driver_sql("SELECT writer FROM wrote ORDER BY place").scalars())


def test_eight_writers_take_turns_and_no_commit_fails(sqlite: Database) -> None:
    sequence = written_at_once(sqlite)
    assert len(sequence) == WRITERS * TIMES
    assert longest_wait(sequence) <= FAIR * (WRITERS - 1), sequence


def test_who_has_just_written_does_not_pass_those_who_wait(tmp_path: Path) -> None:
    line, order, waits = Turns(tmp_path / "site.sqlite", LONG), list[str](), Event()

    def wait() -> None:
        waits.set()
        with Turns(tmp_path / "site.sqlite", LONG).taken():
            order.append("waited")

    with ThreadPoolExecutor(1) as pool:
        with line.taken():
            waiting = pool.submit(wait)
            waits.wait()
            while _is_free(tmp_path / "site.sqlite-next"):  # until the other is the next
                pass
        with line.taken():
            order.append("came again")
        waiting.result()
    assert order == ["waited", "came again"]


def _is_free(file: Path) -> bool:
    handle = os.open(file, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except BlockingIOError:
        return False
    finally:
        os.close(handle)


def test_the_turn_of_a_process_that_was_killed_is_over(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from surveyapp.storage.turns import Turns\n"
        "with Turns(Path(sys.argv[1]), 60).taken(): print('mine', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "site.sqlite")], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"mine\n"
        with pytest.raises(NoTurn), Turns(tmp_path / "site.sqlite", 0.01).taken():
            raise AssertionError
        os.kill(process.pid, signal.SIGKILL)
        with Turns(tmp_path / "site.sqlite", LONG).taken():
            pass


def test_who_waits_too_long_leaves_the_line_and_the_database_is_away(sqlite: Database) -> None:
    other = Database(sqlite.engine.url.render_as_string())
    other.turns = Turns(Path(str(sqlite.engine.url.database)), 0.05)
    with sqlite.writing():
        for _ in range(3):
            with pytest.raises(DatabaseAway), other.writing():
                raise AssertionError
    with other.writing(), pytest.raises(DatabaseAway), other.writing():  # nor does who already writes wait for ever
        raise AssertionError
    with other.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE written (at_last INTEGER)")
    other.engine.dispose()


@pytest.mark.parametrize("held", ["writes", "next"])
def test_those_who_gave_up_leave_few_threads_and_handles_behind(held: str, tmp_path: Path) -> None:
    line = Turns(tmp_path / "site.sqlite", 0.01)
    threads, handles = _threads_waiting(), len(os.listdir("/proc/self/fd"))
    with (tmp_path / f"site.sqlite-{held}").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        for _ in range(60):
            with pytest.raises(NoTurn), line.taken():
                raise AssertionError
        assert 1 <= _threads_waiting() - threads <= 16
        assert len(os.listdir("/proc/self/fd")) - handles <= 17
    while _threads_waiting() > threads:  # they go as soon as it is their turn
        pass
    with line.taken():
        pass


def _threads_waiting() -> int:
    return sum(thread.name == "surveyapp-turn" for thread in enumerate_threads())


def test_more_than_there_are_places_for_all_get_their_turn(tmp_path: Path) -> None:
    line, done = Turns(tmp_path / "site.sqlite", LONG), list[int]()

    def write(number: int) -> None:
        with line.taken():
            done.append(number)

    with ThreadPoolExecutor(40) as pool:
        with line.taken():
            waiting = [pool.submit(write, number) for number in range(40)]
            while _threads_waiting() < turns.PLACES:
                pass
        for one in waiting:
            one.result()
    assert sorted(done) == list(range(40))


@pytest.mark.parametrize("why", ["no locks", "no files", "in memory"])
def test_where_there_is_no_line_sqlite_still_writes(
    why: str, sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(str(sqlite.engine.url.database))
    if why == "no locks":
        monkeypatch.setattr(turns, "LOCKS", False)
    if why == "no files":
        for name in ("-writes", "-next"):
            file.with_name(file.name + name).unlink(missing_ok=True)
            file.with_name(file.name + name).mkdir()
    database = Database("sqlite://" if why == "in memory" else f"sqlite:///{file}")
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE written (without INTEGER)")
    database.engine.dispose()


def test_turns_change_nothing_on_postgresql(database: Database, tmp_path: Path) -> None:
    with database.writing():
        pass
    assert sorted(path.name for path in tmp_path.glob("*-next")) == (["0.sqlite-next"] if database.is_sqlite else [])
