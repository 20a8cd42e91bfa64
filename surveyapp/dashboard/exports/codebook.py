"""The codebook: every column, code, measure, question, answer, breakdown and group of a release, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.dashboard.exports.columns import COLUMNS, POPULATIONS
from surveyapp.dashboard.exports.comments import (
    COMMENT_COLUMNS,
    PARTS,
    READ,
    READ_WORDS,
    SAID,
    SAID_WORDS,
    has_comments,
)
from surveyapp.dashboard.exports.definitions import (
    DefinedBreakdown,
    DefinedMeasure,
    DefinedQuestion,
    breakdowns_of,
    measures_of,
    questions_of,
)
from surveyapp.dashboard.exports.described import APART_WORDS, SUPPORTER_WORDS, DescribedRelease, DescribedSet, plain
from surveyapp.dashboard.exports.explained import in_one_text, title
from surveyapp.dashboard.exports.reasons import REASONS

HEADS = ("part", "questionnaire", "version", "name", "value", "words", "meaning")
HEAD_MEANINGS = (
    "What the line explains",
    "The questionnaire that it belongs to; empty where it is the same for all",
    "The version of that questionnaire",
    "The column, measure, question or breakdown",
    "One value of it, where the line is about one value",
    "The value or name in words",
    "What it means",
)


@dataclass(frozen=True)
class Line:
    """One line of the codebook."""

    part: str
    name: str
    words: str
    meaning: str
    value: str = ""
    questionnaire: str = ""
    version: int | None = None

    def cells(self) -> tuple[str | int | None, ...]:
        """The line in the order of HEADS."""
        return self.part, self.questionnaire, self.version, self.name, self.value, self.words, self.meaning


def codebook(described: DescribedRelease) -> Iterator[Line]:
    """Every line: first what is the same in all releases, then each questionnaire in each version that was used."""
    yield Line("release", "release", title(described), in_one_text(described), str(described.release.number))
    yield from _columns()
    if has_comments(described):
        yield from _comment_columns()
    yield from (Line("population", "population", "", code.words, code.value) for code in POPULATIONS)
    yield from (Line("withheld", "withheld", one.words, one.meaning, one.withheld) for one in REASONS)
    yield from _waves(described)
    seen: set[tuple[str, int]] = set()
    for found in described.sets:
        key = (found.figures.questionnaire, found.figures.version)
        if key not in seen:
            seen.add(key)
            yield from _Lines(found).all()


def _columns() -> Iterator[Line]:
    for column in COLUMNS:
        yield Line("column", column.name, column.title, f"{column.meaning}. It holds: {column.kind.value}.")
        if column.name not in ("population", "withheld"):  # these have parts of their own
            yield from (Line("code", column.name, "", code.words, code.value) for code in column.codes)


def _comment_columns() -> Iterator[Line]:
    """The columns of the table of comments, and the codes that no other table has."""
    for column in COMMENT_COLUMNS:
        meaning = f"{column.meaning}. It holds: {column.kind.value}."
        yield Line("comments column", column.name, column.title, meaning)
    yield from (Line("comments code", "part", "", code.words, code.value) for code in PARTS)
    for part, words in ((SAID, SAID_WORDS), (READ, READ_WORDS)):
        for outcome, label in words.items():
            yield Line("comments code", part, label, f"In the part “{part}” of comments.", outcome)


def _waves(described: DescribedRelease) -> Iterator[Line]:
    for wave in described.waves:
        yield Line("wave", "wave", plain(wave.title), f"Opened on {wave.opened_on.isoformat()}.", wave.id)


@dataclass(frozen=True)
class _Lines:
    """The lines of one questionnaire."""

    found: DescribedSet

    def all(self) -> Iterator[Line]:
        asked = self.found.questionnaire
        people = plain(asked.people)
        yield self._line("questionnaire", asked.id, plain(asked.title), f"{plain(asked.summary)} It is for: {people}.")
        yield from self._people()
        for measure in measures_of(self.found):
            yield from self._measure(measure)
        for question in questions_of(self.found):
            yield from self._question(question)
        for breakdown in breakdowns_of(self.found):
            yield from self._breakdown(breakdown)

    def _people(self) -> Iterator[Line]:
        for supporter, words in SUPPORTER_WORDS.items():
            yield self._line("who answered", "", words, "How the questions were answered.", supporter.value)

    def _measure(self, measure: DefinedMeasure) -> Iterator[Line]:
        made_of = ", ".join(measure.questions) or "no question"
        rule = f" {measure.combined}." if len(measure.questions) > 1 else ""
        yield self._line("measure", measure.id, measure.title, f"Theme: {measure.theme}. Made of: {made_of}.{rule}")
        for outcome in measure.outcomes:
            yield self._line("outcome", measure.id, outcome.words, "A person's answers for this measure.", outcome.id)
        for apart, words in APART_WORDS.items():
            yield self._line("outcome", measure.id, words, "Counted apart; in no share.", apart.value)

    def _question(self, question: DefinedQuestion) -> Iterator[Line]:
        parts = [
            "Any number of answers." if question.several_answers else "One answer.",
            "Asked once for each child." if question.repeated else "",
            f"Part of the measure {question.measure}." if question.measure else "",
            f"Its answers are the groups of {question.breakdown}." if question.breakdown else "",
        ]
        yield self._line("question", question.id, question.words, " ".join(part for part in parts if part))
        for option in question.options:
            group = f" In the group {option.group}." if option.group else ""
            yield self._line("answer", question.id, option.words, f"{option.counted}.{group}", option.id)

    def _breakdown(self, breakdown: DefinedBreakdown) -> Iterator[Line]:
        use = "Counted for everybody together only" if breakdown.overall_only else "Figures are split by it"
        yield self._line("breakdown", breakdown.id, breakdown.title, f"{use}.")
        for group in breakdown.groups:
            yield self._line("group", breakdown.id, group.words, "Each person is in one group at most.", group.id)

    def _line(self, part: str, name: str, words: str, meaning: str, value: str = "") -> Line:
        figures = self.found.figures
        return Line(part, name, words, meaning, value, figures.questionnaire, figures.version)
