"""Attacks many made-up surveys, with all rules and with one taken out at a time, and prints what was found. Slow: minutes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import repeat
from random import Random

from surveyapp.domain.thresholds import ROUNDING, SMALLEST_INTERVAL
from tests.attack import weakened
from tests.attack.guessing import Guesses, guesses, guesses_of_the_last
from tests.attack.pinning import attacked
from tests.attack.surveys import Rules, Step, counted, publish, survey_of, three_steps

MOST_ADVANTAGE = 0.02
TARGETS = 20
"""People of each survey whose answers are guessed."""
LATE = 10
"""Newcomers after a release, just enough for figures to move."""

WEAKENED: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "no rounding": weakened.without_rounding,
    "no frozen releases": weakened.without_frozen_releases,
}


@dataclass(frozen=True)
class Found:
    """What the attack on one survey, or on many, found."""

    surveys: int = 0
    counts: int = 0
    pinned: int = 0
    unsound: int = 0
    narrowest: int = 10**9
    anybody: Guesses = field(default_factory=Guesses)
    alone: Guesses = field(default_factory=Guesses)
    late: Guesses = field(default_factory=Guesses)

    def __add__(self, other: Found) -> Found:
        return Found(
            self.surveys + other.surveys,
            self.counts + other.counts,
            self.pinned + other.pinned,
            self.unsound + other.unsound,
            min(self.narrowest, other.narrowest),
            self.anybody + other.anybody,
            self.alone + other.alone,
            self.late + other.late,
        )

    @property
    def passes(self) -> bool:
        guessed = max(one.advantage for one in (self.anybody, self.alone, self.late))
        return not self.pinned and not self.unsound and guessed <= MOST_ADVANTAGE

    def row(self, name: str) -> str:
        """One line of the table."""
        return (
            f"| {name} | {self.surveys} | {self.counts:,} | {self.pinned} | {self.narrowest} | {self.unsound} "
            f"| {self.anybody.advantage:+.4f} of {self.anybody.tried:,} | {self.alone.advantage:+.4f} of {self.alone.tried:,} "
            f"| {self.late.advantage:+.4f} of {self.late.tried:,} | {'holds' if self.passes else 'BROKEN'} |"
        )


HEADS = (
    "rules",
    "surveys",
    "counts of 1 to 9",
    f"within fewer than {SMALLEST_INTERVAL} values",
    "narrowest",
    "truth outside",
    "advantage: anybody",
    "who came alone",
    "who came among ten",
    "",
)


def attack(rules: str, seed: int) -> Found:
    """Everything that is tried on the survey of one seed."""
    with WEAKENED.get(rules, nullcontext)():
        return _pinned(rules, seed) + _guessed(seed)


def _pinned(rules: str, seed: int) -> Found:
    survey = survey_of(seed)
    steps = counted(survey.questionnaire, three_steps(survey))
    published = publish(survey.questionnaire, steps, Rules(audit=rules != "no auditor"))
    found = list(attacked(survey, published, 1 if rules == "no rounding" else ROUNDING))
    return Found(
        surveys=1,
        counts=len(found),
        pinned=sum(one.too_narrow for one in found),
        unsound=sum(not one.sound for one in found),
        narrowest=min((one.values for one in found), default=10**9),
    )


def _guessed(seed: int) -> Found:
    """The audit only takes figures away, so guesses are made from what it is given: more than anybody sees."""
    survey, rules = survey_of(seed), Rules(audit=False, key=Random(seed).randbytes(16))
    people = tuple(survey.somebody() for _ in range(survey.size.people))
    newcomers = tuple(survey.somebody() for _ in range(LATE))
    return Found(
        anybody=guesses(survey, three_steps(survey), TARGETS, rules),
        alone=guesses_of_the_last(survey, [Step(people), Step(newcomers[:1])], rules),
        late=guesses_of_the_last(survey, [Step(people), Step(newcomers)], rules),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all rules together hold, and each one taken out does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--surveys", type=int, default=500)
    parser.add_argument("--weakened", type=int, default=60, help="surveys with one rule taken out")
    given = parser.parse_args(arguments)
    print("| " + " | ".join(HEADS) + " |\n|" + " --- |" * len(HEADS), flush=True)
    with ProcessPoolExecutor(2) as pool:
        found = {}
        for rules in ("all", "no auditor", *WEAKENED):
            many = given.surveys if rules == "all" else given.weakened
            found[rules] = sum(pool.map(attack, repeat(rules, many), range(many), chunksize=4), Found())
            print(found[rules].row(rules), flush=True)
    return 0 if [rules for rules, one in found.items() if one.passes] == ["all"] else 1


if __name__ == "__main__":
    sys.exit(main())
