"""Two servers on one PostgreSQL behind nginx are restarted one after the other, while people send: none of them notices."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event
from time import sleep

from soak import nginx, postgres
from soak.killed import closing_database, differences, recounted
from soak.people import Acknowledged, Fault, Person
from soak.report import Finding
from soak.serving import Server
from soak.small import collect

SENDS = 600
PEOPLE = 12
RESTARTS = 10
"""Of each of the two."""
PAUSE = 1.0
"""Seconds between one restart and the next, as somebody takes who looks whether all is well."""


def findings(size: float) -> Iterator[Finding]:
    """Nobody sees a fault, and all that was acknowledged is stored."""
    sends, restarts = max(PEOPLE, round(SENDS * size)), max(1, round(RESTARTS * size))
    with TemporaryDirectory() as folder, postgres.running(Path(folder) / "data") as running:
        collect(running.address)
        servers = [Server(running.address, Path(folder) / f"instance-{number}") for number in (1, 2)]
        try:
            for server in servers:
                server.start()
            yield from _proved(servers, running.address, Path(folder), sends, restarts)
        finally:
            for server in servers:
                server.stop()


def _proved(servers: list[Server], address: str, folder: Path, sends: int, restarts: int) -> Iterator[Finding]:
    crowd, turns = _Crowd(sends), servers * restarts
    with nginx.in_front_of([server.port for server in servers], folder) as port, ThreadPoolExecutor(PEOPLE) as pool:
        sending = [pool.submit(crowd.send, port, number) for number in range(PEOPLE)]
        try:
            for server in turns:
                _restart(server)
                sleep(PAUSE)
        finally:
            crowd.restarted.set()
        for one in sending:
            one.result()
    acknowledged, faults = crowd.acknowledged, crowd.faults
    wrong = list(differences(address, acknowledged))
    yield Finding(
        f"{PEOPLE} people send through nginx to two servers on one PostgreSQL, restarted in turn: nobody sees a fault",
        f"{len(turns)} restarts; {len(acknowledged):,} acknowledged, {len(faults)} pages did not come; "
        f"{'; '.join(wrong[:3]) or 'stored = acknowledged'}",
        "0 pages that did not come, stored = acknowledged",
        not faults and not wrong and len(acknowledged) >= sends,
    )
    made = servers[0].command("release", "make").wait(300)
    with closing_database(address) as database:
        differing = recounted(database)
    yield Finding(
        "after them, `release make` on one of the two: tallies equal a recount",
        f"{differing} cells differ" if made == 0 else "no release was made",
        "0",
        made == 0 and differing == 0,
    )


def _restart(server: Server) -> None:
    """As an update does it: ended by the polite signal, and started anew; it is ready before the next one goes."""
    server.stop()
    server.start()
    while not server.answers("/ready"):
        sleep(0.1)


class _Crowd:
    """People who send one response after another, until all servers were restarted, and so many are sent at least."""

    def __init__(self, sends: int) -> None:
        self.restarted = Event()
        self.acknowledged: list[Acknowledged] = []
        self.faults: list[Fault] = []
        self._sends = sends

    def send(self, port: int, number: int) -> None:
        person = Person(port, number, Random(number), tells=self.faults.append)
        for time in count(number, PEOPLE):
            if self.restarted.is_set() and len(self.acknowledged) >= self._sends:
                return
            self.acknowledged.append(person.answers_and_sends(time))
