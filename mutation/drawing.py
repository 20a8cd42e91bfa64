"""Draws mutants by chance, to know about the whole domain before all of it was tried. A key is a hash, so its order is chance."""

from __future__ import annotations

from dataclasses import dataclass

from mutation.explained import Explanation, explained
from mutation.mutants import Mutant
from mutation.verdicts import NOTICED, Fate, Verdicts
from surveyapp.domain.measures import wilson

LAST = "g"  # after every key


@dataclass(frozen=True)
class Drawn:
    """How many were drawn of those that the type checker lets through, and what became of them."""

    of: int
    tried: int
    noticed: int
    explained: int
    refused: int


def lot(every: list[Verdicts]) -> list[tuple[Mutant, Fate | None]]:
    """The mutants that the type checker lets through, with what became of them, in the order in which they are drawn."""
    fates = [
        (mutant, verdict.fate if (verdict := verdicts.of(mutant)) else None)
        for verdicts in every
        for mutant in verdicts.mutants
    ]
    return sorted(((mutant, fate) for mutant, fate in fates if fate is not Fate.TYPES), key=lambda pair: pair[0].key)


def up_to(every: list[Verdicts], number: int) -> str:
    """The key of the last of so many that are drawn."""
    keys = [mutant.key for mutant, _ in lot(every)]
    return keys[min(number, len(keys)) - 1] if keys else LAST


def drawn(every: list[Verdicts], said: list[Explanation]) -> Drawn:
    """The draw as far as every mutant of it was tried."""
    lots = lot(every)
    tried = next((place for place, (_, fate) in enumerate(lots) if fate is None), len(lots))
    noticed = sum(fate in NOTICED for _, fate in lots[:tried])
    covered = sum(fate not in NOTICED and explained(mutant, said) for mutant, fate in lots[:tried])
    refused = sum(len(verdicts.mutants) for verdicts in every) - len(lots)
    return Drawn(len(lots), tried, noticed, covered, refused)


def sentence(found: Drawn) -> str:
    """What the draw came to, with the intervals in which the shares of all mutants lie 19 times of 20."""
    if not found.tried:
        return "None was drawn by chance."
    share = wilson(found.noticed, found.tried)
    whole = found.of + found.refused
    low, middle, high = ((found.refused + part * found.of) / whole for part in (share.low, share.share, share.high))
    return (
        f"Of {found.tried:,} drawn by chance from the {found.of:,} mutants that the types let through, the tests notice "
        f"{share.share:.0%} (95% interval: {share.low:.0%} to {share.high:.0%}), and {found.explained} more are explained. "
        f"With those that the types refuse, {middle:.0%} ({low:.0%} to {high:.0%}) of all {whole:,} are noticed."
    )
