"""Tries mutants: pytest collects the tests once, and each mutant is met by its tests in a fork of that process.

Runs inside the copy: `python -m mutation.trying COPY TESTS UP_TO MODULE...`. Whoever stops it loses nothing.
"""

from __future__ import annotations

import gc
import json
import math
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings

from mutation.mutants import Mutant
from mutation.places import LEFT_OUT
from mutation.trampoline import TRIED
from mutation.verdicts import Fate, Verdict, Verdicts

Watched = dict[str, dict[str, float]]  # function -> test -> seconds
PATIENCE = 3  # a mutant is slow when its tests take so many times what they took, and two seconds
ENOUGH = 1.0  # seconds of tests that are not about its module, though they come through the function
ROOM = 3 * 2**30  # bytes that a mutant may take
SLOW_ENDS = (-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL)


def remembering() -> list[Callable[[], None]]:
    """How to empty what functions remember, so that a mutant is met and not remembered from before."""
    caches = [each for each in gc.get_objects() if type(each).__name__ == "_lru_cache_wrapper"]
    ours = [each for each in caches if (each.__module__ or "").split(".")[0] in ("surveyapp", "tests")]
    return [each.cache_clear for each in ours]


def in_a_fork(work: Callable[[], int], seconds: float | None = None) -> int:
    """How the work ended: its status, or minus the signal that stopped it. `seconds` are of CPU."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 70
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if seconds is not None:
            limit = math.ceil(seconds)
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
            resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
            signal.alarm(limit * 20)  # a mutant that waits uses no CPU
        status = work()
    except BaseException:
        status = 1
    finally:
        os._exit(status)


def passes(item: pytest.Item) -> bool:
    """Whether a test passes, with all its fixtures made for it alone."""
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


class Trying:
    """A plugin of pytest that tries mutants in place of the usual run."""

    def __init__(self, copy: Path, modules: list[Path], tests: str, up_to: str) -> None:
        """`up_to`: mutants with a later key are left alone."""
        self.copy = copy
        self.every = [Verdicts(copy, module) for module in modules]
        self.tests = tests
        self.up_to = up_to
        self.forgetting: list[Callable[[], None]] = []
        self.killers = copy / f"killer-{os.getpid()}"
        self.killed_by: dict[str, dict[str, None]] = {}

    def pytest_configure(self) -> None:
        """No time is spent on making a failing example small, and each run tries the same examples."""
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", deadline=None, phases=phases, database=None, derandomize=True)
        settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """A report without the words for people, which take longer than most tests."""
        error = call.excinfo
        failed = error is not None and not error.errisinstance(pytest.skip.Exception)
        outcome: Literal["failed", "passed"] = "failed" if failed else "passed"
        when: Literal["setup", "call", "teardown"] = "call" if call.when == "collect" else call.when
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, when)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Watches the tests where they changed, then tries the mutants that have no verdict."""
        items = {item.nodeid: item for item in session.items}
        self.forgetting = remembering()
        gc.collect()
        gc.freeze()  # what is collected now is shared with every fork
        watched = self._watched(items)
        watched = {key: {name: took for name, took in timed.items() if name in items} for key, timed in watched.items()}
        for verdicts in self.every:
            self._try_module(verdicts, items, watched)
        return True

    def _forget(self) -> None:
        for each in self.forgetting:
            each()

    def _watched(self, items: dict[str, pytest.Item]) -> Watched:
        path = self.copy / f"watched-{self.tests}.json"
        if not path.is_file():
            for older in self.copy.glob("watched-*.json"):
                older.unlink()
            status = in_a_fork(lambda: self._watch(items, path))
            if status:
                raise SystemExit(f"Watching the tests ended with {status}.")
        read: Watched = json.loads(path.read_text(encoding="utf-8"))
        return read

    def _watch(self, items: dict[str, pytest.Item], path: Path) -> int:
        watched: Watched = {}
        for name, item in items.items():
            TRIED.seen = set()
            self._forget()
            began = time.process_time()
            if passes(item):
                took = time.process_time() - began
                for module, function in TRIED.seen:
                    watched.setdefault(f"{module}:{function}", {})[name] = took
        path.with_suffix(".new").write_text(json.dumps(watched), encoding="utf-8")
        path.with_suffix(".new").replace(path)
        return 0

    def _try_module(self, verdicts: Verdicts, items: dict[str, pytest.Item], watched: Watched) -> None:
        untried = [mutant for mutant in verdicts.untried(self.tests) if mutant.key <= self.up_to]
        for number, mutant in enumerate(untried):
            timed = watched.get(f"{mutant.module}:{mutant.mangled}", {})
            verdicts.say(mutant, Verdict(self._fate(mutant, items, timed), self.tests))
            if number % 20 == 0:
                verdicts.save()
        verdicts.save()
        print(f"{verdicts.module}: {len(untried)} tried", file=sys.__stdout__, flush=True)

    def _likely_first(self, mutant: Mutant, timed: dict[str, float]) -> list[str]:
        """The tests of the mutant's module, then others that come through its function, the quick ones first, for a while.

        Before all of them, those that killed another mutant of the function.
        """
        own = f"/test_{mutant.module.rpartition('.')[2]}.py"
        quick = sorted(timed, key=lambda name: (own not in name, timed[name]))
        spent = accumulate(0 if own in name else timed[name] for name in quick)
        chosen = [name for name, used in zip(quick, spent, strict=True) if own in name or used <= ENOUGH]
        killers = self.killed_by.get(mutant.mangled, {})
        return sorted(chosen, key=lambda name: name not in killers)

    def _fate(self, mutant: Mutant, items: dict[str, pytest.Item], timed: dict[str, float]) -> Fate:
        chosen = [items[name] for name in self._likely_first(mutant, timed)]
        if not chosen:
            return Fate.UNSEEN

        def meet() -> int:
            self._forget()
            TRIED.module, TRIED.name = mutant.module, mutant.name
            failing = next((item for item in chosen if not passes(item)), None)
            if failing is not None:
                self.killers.write_text(failing.nodeid, encoding="utf-8")
            return 0 if failing is None else 1

        status = in_a_fork(meet, seconds=2 + PATIENCE * sum(timed[item.nodeid] for item in chosen))
        if status == 0:
            return Fate.SURVIVED
        if self.killers.is_file():
            self.killed_by.setdefault(mutant.mangled, {})[self.killers.read_text(encoding="utf-8")] = None
        return Fate.SLOW if status in SLOW_ENDS else Fate.KILLED


def main() -> int:
    """0 where every mutant was tried."""
    copy, tests, up_to, *modules = sys.argv[1:]
    left = [f"--deselect={each}" if "::" in each else f"--ignore={each}" for each in LEFT_OUT]
    options = [
        "tests/unit",
        "--rootdir=.",
        "-q",
        "-s",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--assert=plain",
        *left,
    ]
    plugins: list[Any] = [Trying(Path(copy), [Path(each) for each in modules], tests, up_to)]
    return int(pytest.main([*options, f"--basetemp={Path(copy) / 'scratch'}"], plugins=plugins))


if __name__ == "__main__":
    sys.exit(main())
