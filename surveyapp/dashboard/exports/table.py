"""Tables of a release as CSV."""

from __future__ import annotations

from surveyapp.dashboard.exports.codebook import HEADS, codebook
from surveyapp.dashboard.exports.columns import COLUMNS
from surveyapp.dashboard.exports.comments import COMMENT_COLUMNS, comment_rows
from surveyapp.dashboard.exports.described import DescribedRelease
from surveyapp.dashboard.exports.rows import rows
from surveyapp.web.csv_text import csv_text


def figures_csv(described: DescribedRelease) -> bytes:
    """The figures of a release."""
    return csv_text((column.name for column in COLUMNS), (row.cells() for row in rows(described)))


def comments_csv(described: DescribedRelease) -> bytes:
    """What people wrote, counted."""
    return csv_text((column.name for column in COMMENT_COLUMNS), comment_rows(described))


def codebook_csv(described: DescribedRelease) -> bytes:
    """What everything in a release means."""
    return csv_text(HEADS, (line.cells() for line in codebook(described)))
