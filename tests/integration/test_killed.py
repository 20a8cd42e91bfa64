"""A server that is killed while people send loses nothing that it thanked for. `script/soak killed` does it a thousand times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from soak.killed import closing_database, crowd_sends, differences, recounted
from soak.serving import Server, children, free_port, kill
from soak.small import collect
from surveyapp.publishing import make_release
from surveyapp.storage.database import Database

SENDS, PEOPLE = 9, 3
Found = TypeVar("Found")


def test_what_was_acknowledged_is_stored_once_although_the_server_is_killed(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'site.sqlite'}"
    collect(address)
    server = Server(address, tmp_path / "instance")

    def kill() -> None:
        server.kill()
        server.start()

    crowd = crowd_sends(server, SENDS, PEOPLE, [kill])
    assert len(crowd.acknowledged) == SENDS
    assert crowd.faults > 0
    assert list(differences(address, crowd.acknowledged)) == []
    with closing_database(address) as database:
        make_release(database, date.today(), audit=False)
        assert recounted(database) == 0


def test_a_wish_to_stop_is_heard_while_the_server_still_starts(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'site.sqlite'}"
    collect(address)
    process = Server(address, tmp_path / "instance").command("serve", "--port", str(free_port()))
    try:
        until(lambda: children(process.pid))
        sleep(1)  # it loads the app now, or has just done so
        process.terminate()
        process.wait(30)
    finally:
        kill(process.pid, *children(process.pid))


def until(found: Callable[[], Found]) -> Found:
    """What is found in the end."""
    last = monotonic() + 60
    while monotonic() < last:
        if result := found():
            return result
        sleep(0.01)
    raise AssertionError("it never came")


def test_every_commit_of_sqlite_waits_for_the_disk(sqlite: Database) -> None:
    with sqlite.writing() as connection:
        asked = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "journal_mode")]
    assert asked == [2, "wal"]
