"""The numbers that protection keeps to. The code, the pages that explain it and the files that are taken away all use these."""

from __future__ import annotations

from math import ceil

ROUNDING = 5
"""Counts are shown as multiples of this."""
SMALLEST_SHOWN = 10
"""Figures of fewer respondents in all are withheld."""
SMALLEST_GROUP = 15
"""The figures of a group of fewer respondents are withheld (why not ten: docs/decisions/0015)."""
SMALLEST_FOR_GROUPS = 30
"""With fewer respondents in all, no groups are shown."""
ALMOST_ALL_SHARE = 0.9
"""An outcome with this share or more of the published base reads "almost all"."""
SMALLEST_CHANGE = 10
"""Figures of everyone move only when so many respondents have come or gone since they last moved."""
SMALLEST_CHANGE_FOR_GROUPS = 30
"""Figures of groups move only when so many have."""
LARGEST_PROTECTED = 9
"""The largest count that nobody may be able to work out."""
SMALLEST_INTERVAL = 5
"""Of a count of 1 to LARGEST_PROTECTED at least so many values must stay possible, whatever is put together."""


def smallest(breakdown: str) -> int:
    """The fewest respondents that a figure is shown for: of everyone (""), or of a group of a breakdown."""
    return SMALLEST_GROUP if breakdown else SMALLEST_SHOWN


def almost_all_from(base: int) -> int:
    """The smallest shown count that reads "almost all" of a shown base."""
    return min(ROUNDING * ceil(round(base * ALMOST_ALL_SHARE / ROUNDING, 6)), base)
