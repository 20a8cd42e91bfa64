"""Secret random rounding: counts become multiples of five, up or down by chance, and still add up.

Controlled random rounding with one secret start for each figure (systematic sampling). Like the cell-key method of the
Office for National Statistics and the fixed random rounding of Stats NZ it is unbiased, gives the same answer to the same
question, and says little about a small count. L. H. Cox, Journal of the American Statistical Association 82 (1987), 520 to
524; Stats NZ, Microdata output guide (fixed random rounding); docs/decisions/0015.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from itertools import accumulate, pairwise

from surveyapp.domain.thresholds import ROUNDING

LARGEST_ERROR = ROUNDING - 1
"""The most by which a shown count differs from the true one."""


def secret_start(key: bytes, *names: str) -> int:
    """Where the rounding of the figure with these names starts: one of 0 to ROUNDING - 1, each as likely.

    It never changes, so that a count that only grows never seems to shrink, and asking again tells nothing new.
    """
    digest = hmac.digest(key, "\x1f".join(names).encode(), "sha256")
    return int.from_bytes(digest, "big") % ROUNDING


def round_together(counts: Sequence[int], start: int) -> tuple[int, ...]:
    """Each count at the multiple of ROUNDING below or above it, and any run of them from the first too.

    `counts` are of outcomes that exclude each other. The running totals are rounded with the same `start`, and the shown
    counts are their steps: so the shown counts add up to the shown total, and over all starts each has the true mean.
    """
    totals = [rounded(total, start) for total in accumulate(counts, initial=0)]
    return tuple(after - before for before, after in pairwise(totals))


def rounded(count: int, start: int) -> int:
    """`count` at the multiple of ROUNDING below or above it: up where `start` and the remainder reach ROUNDING."""
    return (count + start) // ROUNDING * ROUNDING
