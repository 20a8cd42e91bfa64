"""The columns of the flat table of figures, the same in every file that is a table, with what each of them means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from surveyapp.dashboard.exports.reasons import REASONS
from surveyapp.domain.measures import Population, Subject
from surveyapp.domain.thresholds import ROUNDING


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    WHOLE = "whole number"
    SHARE = "share from 0 to 1"
    DATE = "date"


@dataclass(frozen=True)
class Code:
    """One value of a column that has only a few, in words."""

    value: str
    words: str


@dataclass(frozen=True)
class Column:
    """One column: its name for computers, its title for people, and what it means."""

    name: str
    title: str
    meaning: str
    kind: Kind = Kind.TEXT
    codes: tuple[Code, ...] = ()
    key: bool = False
    """Whether it belongs to what tells one row from all others."""


YES, NO = "yes", "no"
POPULATIONS = (
    Code(Population.SELF, "People who answered for themselves, alone or with help"),
    Code(Population.ANSWERED_FOR, "People for whom somebody else answered. Never added to the others"),
)
SUBJECTS = (
    Code(Subject.PEOPLE, "How many people answered"),
    Code(Subject.MEASURE, "A measure: one or more questions that make one answer for each person"),
    Code(Subject.QUESTION, "The answers to one question as they were given"),
)
WITHHELD = tuple(Code(reason.withheld, reason.meaning) for reason in REASONS)
_ROUNDED = f"rounded by chance to the multiple of {ROUNDING} below or above: 0 stands for 0 to {ROUNDING - 1}"

COLUMNS = (
    Column("release", "Release", "The number of the release. Releases never change", Kind.WHOLE),
    Column("made_on", "Made on", "The day on which the release was made", Kind.DATE),
    Column("area", "Area", "The local area"),
    Column(
        "demo",
        "Demo",
        "Whether the answers are made up for a demonstration",
        codes=(Code(YES, "Made up: nobody real said this"), Code(NO, "Real answers")),
    ),
    Column("wave", "Wave", "The period in which people answered", key=True),
    Column("wave_title", "Wave in words", "What the wave is called"),
    Column("questionnaire", "Questionnaire", "Which questionnaire they answered", key=True),
    Column("version", "Version", "Which version of the questionnaire they answered", Kind.WHOLE),
    Column("moved_in", "Moved in", "The release in which these figures last changed", Kind.WHOLE),
    Column("people", "Who was asked", "Whom the questionnaire is for"),
    Column("population", "Who answered", "Whether people answered for themselves", codes=POPULATIONS, key=True),
    Column("theme", "Theme", "What the figure is about; empty where it is about people"),
    Column("subject", "Kind of figure", "What is counted", codes=SUBJECTS, key=True),
    Column("name", "Name", "Which measure or question; empty where people are counted", key=True),
    Column("title", "Name in words", "What was measured, or the question as it was asked"),
    Column("breakdown", "Split by", "How people are split into groups; empty for everybody together", key=True),
    Column("breakdown_title", "Split by, in words", "What the split is called"),
    Column("group", "Group", "Which group of the split; empty for everybody together", key=True),
    Column("group_title", "Group in words", "What the group is called"),
    Column("outcome", "Answer", "Which answer; empty where the row is about the whole group", key=True),
    Column("label", "Answer in words", "What the answer says"),
    Column(
        "apart",
        "Counted apart",
        "Whether the answer has no score. Such answers are in no share of a measure",
        codes=(
            Code(YES, "Counted apart: don't know, does not apply, rather not say"),
            Code(NO, "Counted with the others"),
        ),
    ),
    Column("base", "People in the group", f"How many people the shares are of, {_ROUNDED}", Kind.WHOLE),
    Column("count", "People with this answer", f"How many people gave this answer, {_ROUNDED}", Kind.WHOLE),
    Column("share", "Share", "This answer as a share of the group, from rounded counts", Kind.SHARE),
    Column("low", "Share, at least", "The lower end of the 95% interval (Wilson), from rounded counts", Kind.SHARE),
    Column("high", "Share, at most", "The upper end of the 95% interval (Wilson), from rounded counts", Kind.SHARE),
    Column("withheld", "Not shown because", "Why there is no number; empty where there is one", codes=WITHHELD),
    Column("withheld_reason", "Not shown because, in words", "The same in words"),
)
