"""Why a number is not given, in English words for files, from the numbers that protection keeps to."""

from __future__ import annotations

from dataclasses import dataclass

from surveyapp.domain.release import Withheld
from surveyapp.domain.thresholds import ALMOST_ALL_SHARE, SMALLEST_FOR_GROUPS, SMALLEST_GROUP, SMALLEST_SHOWN


@dataclass(frozen=True)
class Reason:
    """One reason: its code, what stands in the place of the number, and what that means."""

    withheld: Withheld
    words: str
    meaning: str


REASONS = (
    Reason(
        Withheld.FEWER_THAN_10,
        f"fewer than {SMALLEST_SHOWN}",
        f"Fewer than {SMALLEST_SHOWN} people in all. A small number could tell what one person said",
    ),
    Reason(
        Withheld.SMALL_GROUP,
        f"fewer than {SMALLEST_GROUP}",
        f"Fewer than {SMALLEST_GROUP} people in the group. A small number could tell what one person said",
    ),
    Reason(
        Withheld.OVERALL_ONLY,
        f"fewer than {SMALLEST_FOR_GROUPS} in all",
        f"Fewer than {SMALLEST_FOR_GROUPS} people took part, so only everybody together is shown",
    ),
    Reason(
        Withheld.ALMOST_ALL,
        "almost all",
        f"{ALMOST_ALL_SHARE:.0%} or more gave this answer. The exact number could tell what one person said",
    ),
    Reason(Withheld.FEW, "few", "Few or nobody gave this answer, because almost all gave another"),
    Reason(
        Withheld.PROTECTED,
        "hidden to protect people",
        "Together with other numbers, this one would tell how many are in a small group",
    ),
)
"""Every reason that a release can have."""

_WORDS = {one.withheld: one.words for one in REASONS}


def reason(withheld: Withheld | None) -> str:
    """What stands in the place of a number; empty where the number is given."""
    return _WORDS[withheld] if withheld else ""
