"""What people wrote, as a table of its own: its columns, its rows and its words. No words of a comment are in any file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.dashboard.exports.columns import COLUMNS, NO, POPULATIONS, YES, Code, Column, Kind
from surveyapp.dashboard.exports.described import DescribedRelease, DescribedSet, plain
from surveyapp.dashboard.exports.reasons import reason
from surveyapp.dashboard.exports.rows import Cell
from surveyapp.domain.commented import EVERY_THEME, ReadBy, Said
from surveyapp.domain.commented_figures import known_of
from surveyapp.domain.release import Amount, CommentFigure
from surveyapp.domain.thresholds import ROUNDING

SAID, READ = "said", "read"
PARTS = (
    Code(SAID, "How what people wrote speaks of the theme: each person once, by the balance of their comments"),
    Code(READ, "Who has read it: each person once"),
)
SAID_WORDS: dict[str, str] = {
    Said.POSITIVE: "Good",
    Said.NEUTRAL: "Some of both, or neither",
    Said.NEGATIVE: "Not good",
    Said.NOT_KNOWN: "Not clear yet",
}
READ_WORDS: dict[str, str] = {
    ReadBy.PERSON: "Read by people",
    ReadBy.MACHINE: "Read by a machine, not checked",
    ReadBy.NOBODY: "Not read yet",
}
LABELS: dict[str, str] = {**SAID_WORDS, **READ_WORDS}
_ROUNDED = f"rounded by chance to the multiple of {ROUNDING} below or above: 0 stands for 0 to {ROUNDING - 1}"
_SHARED = {column.name: column for column in COLUMNS}


def _shared(*names: str) -> tuple[Column, ...]:
    return tuple(_SHARED[name] for name in names)


COMMENT_COLUMNS = (
    *_shared(
        "release", "made_on", "area", "demo", "wave", "wave_title", "questionnaire", "version", "moved_in", "people"
    ),
    Column("population", "Who wrote", "Whether people wrote for themselves", codes=POPULATIONS, key=True),
    Column("theme", "Theme", "What the comments are about; empty for all comments together", key=True),
    Column("theme_title", "Theme in words", "What the theme is called"),
    Column("part", "Part", "What the row tells of the comments", codes=PARTS, key=True),
    Column("outcome", "Which", "Which of them; empty where the row is about all who wrote", key=True),
    Column("label", "Which, in words", "What it means"),
    Column("base", "People who wrote", f"How many people wrote about the theme, {_ROUNDED}", Kind.WHOLE),
    Column("known", "People of whom it is known", f"Of how many it is known how they speak, {_ROUNDED}", Kind.WHOLE),
    Column("count", "People", f"How many people, {_ROUNDED}", Kind.WHOLE),
    Column("share", "Share", "As a share of those of whom it is known, from rounded counts", Kind.SHARE),
    *_shared("low", "high", "withheld", "withheld_reason"),
)
"""The columns of the table of comments, the same in every file."""


@dataclass(frozen=True)
class CommentRow:
    """One row: an amount of a figure, or a figure that has none."""

    found: DescribedSet
    figure: CommentFigure
    part: str
    amount: Amount

    def cells(self, described: DescribedRelease) -> tuple[Cell, ...]:
        """The row in the order of COMMENT_COLUMNS."""
        place, amount = self.found.figures, self.amount
        return (
            described.release.number,
            described.release.made_on,
            described.area_name,
            YES if described.release.demo else NO,
            place.wave,
            plain(self.found.wave.title),
            place.questionnaire,
            place.version,
            place.moved_in,
            plain(self.found.questionnaire.people),
            self.figure.population.value,
            self.figure.theme,
            theme_title(self.found, self.figure.theme),
            self.part,
            amount.outcome,
            LABELS.get(amount.outcome, ""),
            self.figure.base,
            known_of(self.figure),
            amount.count,
            amount.share,
            amount.low,
            amount.high,
            amount.withheld.value if amount.withheld else "",
            reason(amount.withheld),
        )


def comment_rows(described: DescribedRelease) -> Iterator[tuple[Cell, ...]]:
    """Every row, in the order in which the release holds them."""
    for found in described.sets:
        for figure in found.figures.comments:
            for row in _rows(found, figure):
                yield row.cells(described)


def _rows(found: DescribedSet, figure: CommentFigure) -> Iterator[CommentRow]:
    for part, amounts in ((SAID, figure.said), (READ, figure.read)):
        yield from (CommentRow(found, figure, part, amount) for amount in amounts)
    if figure.base is None:
        yield CommentRow(found, figure, "", Amount(outcome="", withheld=figure.withheld))


def theme_title(found: DescribedSet, theme: str) -> str:
    """What a theme is called."""
    if theme == EVERY_THEME:
        return "All themes together"
    titles = {one.id: plain(one.title) for one in found.questionnaire.themes}
    return titles.get(theme, theme)


def has_comments(described: DescribedRelease) -> bool:
    """Whether the release says anything of comments; older ones do not."""
    return any(found.figures.comments for found in described.sets)
