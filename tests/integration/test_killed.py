"""A server that is killed while people send loses nothing that it thanked for. `script/soak killed` does it a thousand times."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from soak.killed import closing_database, crowd_sends, differences, recounted
from soak.serving import Server
from soak.small import collect
from surveyapp.publishing import make_release
from surveyapp.storage.database import Database

SENDS, PEOPLE = 9, 3


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


def test_every_commit_of_sqlite_waits_for_the_disk(sqlite: Database) -> None:
    with sqlite.writing() as connection:
        asked = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "journal_mode")]
    assert asked == [2, "wal"]
