"""Row maps: how the columns and cells of a file of answers become answers to a questionnaire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field, StringConstraints

from surveyapp.domain.answers import AnyQuestion, Mistake, Reading, SeveralChoices
from surveyapp.domain.conditions import Value
from surveyapp.domain.journey import DONE, Answers, Journey, Place
from surveyapp.domain.parsing import validated
from surveyapp.domain.problems import Problem, ProblemsFound
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.ways import Ways
from surveyapp.domain.words import ID_PATTERN, Model, without_hidden
from surveyapp.domain.yaml_reading import Path, place_of, read_yaml

PARTED_BY = ";"
"""Between several options in one cell."""
_MOST_REMEMBERED = 1_000
"""Different cells of one column whose reading is kept."""

PlaceName = Annotated[str, StringConstraints(pattern=rf"^{ID_PATTERN}(?:\.[1-9])?$")]
"""A question, or one of its repeats: "age", "age.2"."""


class ColumnMap(Model):
    """What a column answers. `values` translates cells; `otherwise` stands for one not among them, or refused."""

    question: PlaceName
    values: Mapping[str, str] = {}
    otherwise: str | None = None


class RowMap(Model):
    """The columns of a file. `key` names the column that tells a row from all others, for ever."""

    key: str | None = None
    columns: Annotated[dict[str, ColumnMap], Field(min_length=1)]
    ignore: tuple[str, ...] = ()

    def known(self) -> set[str]:
        """The names of every column that the map speaks of."""
        return {*self.columns, *self.ignore, *((self.key,) if self.key else ())}


def parse_row_map(text: str, questionnaire: Questionnaire) -> RowMap:
    """The map in `text`, sound for `questionnaire`. Raises ProblemsFound."""
    read = read_yaml(text)
    row_map = validated(read, RowMap)
    problems = [
        Problem(read.line(path), place_of(path), sentence, mend)
        for path, sentence, mend in _unsound(row_map, questionnaire)
    ]
    if problems:
        raise ProblemsFound(problems)
    return row_map


def _unsound(row_map: RowMap, questionnaire: Questionnaire) -> Iterator[tuple[Path, str, str]]:
    places = _places(questionnaire)
    times = Counter(column.question for column in row_map.columns.values())
    for name, column in row_map.columns.items():
        at: Path = ("columns", name)
        question = places.get(column.question)
        if name in row_map.ignore:
            yield ("ignore",), f"“{name}” is a column that is mapped.", "Take it out of one of the two."
        if question is None:
            mend = f"Use an id of {questionnaire.id}, with a number (.2) only where it is asked several times."
            yield (*at, "question"), f"There is no question “{column.question}”.", mend
            continue
        if times[column.question] > 1:
            yield (*at, "question"), f"Two columns answer “{column.question}”.", "Keep one of them."
        for path, text in _targets(column):
            mistake = question.read(_parts(question, text))
            if isinstance(mistake, Mistake):
                yield (*at, *path), f"“{text}” is no answer to “{question.id}”.", "Use the id of an option."


def _targets(column: ColumnMap) -> Iterator[tuple[Path, str]]:
    yield from ((("values", cell), text) for cell, text in column.values.items())
    if column.otherwise is not None:
        yield ("otherwise",), column.otherwise


def _places(questionnaire: Questionnaire) -> dict[str, AnyQuestion]:
    """Everything that a column can answer, by its name: "age", and "age.2" where it is asked several times."""
    found: dict[str, AnyQuestion] = {}
    for page in questionnaire.every_page():
        repeat = questionnaire.repeat(page.repeat)
        numbers = range(1, repeat.most + 1) if repeat else ()
        for question in page.questions:
            if question.counts:
                found[question.id] = question
                found |= {f"{question.id}.{number}": question for number in numbers}
    return found


# A file's header


def faults_of_header(header: Sequence[str], questionnaire: Questionnaire, row_map: RowMap | None) -> Iterator[str]:
    """A sentence for everything wrong with a file's columns."""
    for name, times in Counter(header).items():
        if not name:
            yield "A column has no name."
        elif times > 1:
            yield f"Two columns are called “{_quoted(name)}”."
    known = row_map.known() if row_map else set(_places(questionnaire))
    for name in header:
        if name and name not in known:
            yield (
                f"The map says nothing about the column “{_quoted(name)}”: map it, or add it to “ignore:”."
                if row_map
                else f"The column “{_quoted(name)}” is not a question of “{questionnaire.id}”: a map can say what it is."
            )
    if row_map:
        for name in sorted(row_map.known().difference(header, row_map.ignore)):
            yield f"The map speaks of a column “{name}”, which the file does not have."


# Rows


@dataclass(frozen=True)
class RowRead:
    """A row as a person's way through the questionnaire, or the reasons why it cannot be taken."""

    journey: Journey
    given: int = 0
    """How many answers the row holds, on the way or not."""
    mended: bool = False
    """Whether hidden characters were taken out of a text."""
    reasons: tuple[str, ...] = ()


@dataclass
class _Column:
    """One column: its place in a row, and what it answers."""

    name: str
    index: int
    place: Place
    question: AnyQuestion
    map: ColumnMap
    remembered: dict[str, Reading] = field(default_factory=dict)
    """What was read before, except texts."""

    def read(self, cell: str) -> Reading:
        """The answer in a cell."""
        reading = self._read(cell)
        if not self.question.holds_free_text and len(self.remembered) < _MOST_REMEMBERED:
            self.remembered[cell] = reading
        return reading

    def reason(self, cell: str, mistake: Mistake) -> str:
        return f"column “{self.name}”: {sentence_of(mistake, cell)}"

    def _read(self, cell: str) -> Reading:
        reading = self.question.read(self._translated(cell))
        if isinstance(reading, Mistake) and self.map.otherwise is not None:
            return self.question.read(_parts(self.question, self.map.otherwise))
        return reading

    def _translated(self, cell: str) -> list[str]:
        """The cell, or else each of its parts, as the map translates it."""
        values = self.map.values
        text = cell.strip()
        if text in values:
            return _parts(self.question, values[text])
        if values and self.map.otherwise is not None and not isinstance(self.question, SeveralChoices):
            return [self.map.otherwise]
        return [values.get(part, part) for part in _parts(self.question, cell)]


class RowReader:
    """Reads rows that have the columns of `header`, which has no faults."""

    def __init__(self, questionnaire: Questionnaire, header: Sequence[str], row_map: RowMap | None) -> None:
        self.questionnaire = questionnaire
        self._ways = Ways(questionnaire)
        self._columns = list(_columns(questionnaire, header, row_map))
        self._sections = [
            (section, frozenset(question.id for page in section.pages for question in page.questions))
            for section in (questionnaire.menu.sections if questionnaire.menu else ())
        ]

    def read(self, cells: Sequence[str]) -> RowRead:
        """The answers of a row, by the same rules as on the web."""
        given: dict[Place, Value | None] = {}
        reasons: list[str] = []
        mended = False
        for column in self._columns:
            cell = cells[column.index]
            reading = column.remembered.get(cell) or column.read(cell)
            if isinstance(reading, Mistake) and reading.mended is not None:
                mended, reading = True, column.read(reading.mended)
            if isinstance(reading, Mistake):
                reasons.append(column.reason(cell, reading))
            elif reading.value is not None:
                given[column.place] = reading.value
        count = len(given)
        self._choose_sections(given)
        return RowRead(self._ways.journey(given), count, mended, tuple(reasons))

    def _choose_sections(self, given: dict[Place, Value | None]) -> None:
        """A file has no menu: a section that the row answers is one that was chosen."""
        menu = self.questionnaire.menu
        if menu is None:
            return
        answered = {place.question for place in given}
        visit = 1
        for section, questions in self._sections:
            offered = section.ask_if is None or section.ask_if.holds(Answers(given))
            if offered and not answered.isdisjoint(questions):
                given[Place(menu.id, visit)] = section.id
                visit += 1
        given[Place(menu.id, visit)] = DONE


def _columns(questionnaire: Questionnaire, header: Sequence[str], row_map: RowMap | None) -> Iterator[_Column]:
    places = _places(questionnaire)
    maps: Mapping[str, ColumnMap] = row_map.columns if row_map else {name: ColumnMap(question=name) for name in header}
    for index, name in enumerate(header):
        if name in maps:
            question, _, number = maps[name].question.partition(".")
            place = Place(question, int(number or 1))
            yield _Column(name, index, place, places[maps[name].question], maps[name])


def _parts(question: AnyQuestion, text: str) -> list[str]:
    if isinstance(question, SeveralChoices):
        return [part.strip() for part in text.split(PARTED_BY)]
    return [text if question.holds_free_text else text.strip()]


# Why a cell cannot be taken


def sentence_of(mistake: Mistake, cell: str) -> str:
    """Why a cell cannot be taken. Cells of choices, numbers and months are quoted; texts never are."""
    return REASONS[mistake.name].format(cell=_quoted(cell), **mistake.figures)


def _quoted(text: str) -> str:
    """The beginning of a stranger's text, on one line and without what a terminal would obey."""
    return without_hidden(" ".join(text.split()))[:60]


REASONS = {
    "choose-only-one": "there is more than one answer.",
    "no-such-option": "“{cell}” is none of its answers.",
    "this-one-alone": "“{cell}” holds an answer that excludes the others.",
    "too-many-options": "there are more than {most} answers.",
    "not-a-number": "“{cell}” is not a whole number.",
    "number-outside": "“{cell}” is not from {at_least} to {at_most}.",
    "not-a-month": "“{cell}” is not a month such as 2024-05.",
    "no-such-month": "“{cell}” has no month from 01 to 12.",
    "year-outside": "the year in “{cell}” is not from {at_least} to {at_most}.",
    "hidden-characters": "the text holds hidden characters.",
    "text-too-long": "the text is longer than {longest:,} characters.",
}
