"""The release described for data archives: DDI-Codebook 2.5 (https://ddialliance.org/ddi-codebook), as aggregate data.

Each figure of a measure is a cube: the answers of the measure by the groups of one breakdown, or by nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from surveyapp.dashboard.exports.columns import COLUMNS, Column, Kind
from surveyapp.dashboard.exports.definitions import (
    DefinedBreakdown,
    DefinedMeasure,
    DefinedQuestion,
    breakdowns_of,
    measures_of,
    questions_of,
)
from surveyapp.dashboard.exports.described import APART_WORDS, DescribedRelease, DescribedSet, plain
from surveyapp.dashboard.exports.explained import explained, in_one_text, title
from surveyapp.dashboard.exports.rows import rows
from surveyapp.dashboard.exports.web_table import CSV_FILE
from surveyapp.domain.measures import APART, SCORED, Subject

NAMESPACE = "ddi:codebook:2_5"
FILE_ID = "F1"
COUNT_ID = "C.count"


def release_ddi(described: DescribedRelease) -> bytes:
    """The codebook as XML."""
    root = Element("codeBook", {"xmlns": NAMESPACE, "version": "2.5", "xml:lang": "en"})
    _study(root, described)
    _file(root, described)
    _data(root, described)
    indent(root, " ")
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    element = SubElement(parent, tag, attributes)
    element.text = plain(text) or None
    return element


# The study


def _study(root: Element, described: DescribedRelease) -> None:
    study = _add(root, "stdyDscr")
    _citation(study, described)
    _information(study, described)
    method = _add(study, "method")
    collection = _add(method, "dataColl")
    _add(collection, "sampProc", "Nobody was chosen: everybody in the area who wanted to could take part.")
    _add(collection, "collMode", "A questionnaire on the web or on paper, answered by the people themselves.")
    use = _add(_add(study, "dataAccs"), "useStmt")
    protection = (sentence for section in explained(described)[2:] for sentence in section.sentences)
    _add(use, "conditions", " ".join(protection))


def _citation(study: Element, described: DescribedRelease) -> None:
    made = described.release.made_on.isoformat()
    citation = _add(study, "citation")
    statement = _add(citation, "titlStmt")
    _add(statement, "titl", title(described))
    _add(statement, "IDNo", f"{described.area.id}-release-{described.release.number}", agency="surveyapp")
    _add(_add(citation, "rspStmt"), "AuthEnty", str(described.area.forum))
    produced = _add(citation, "prodStmt")
    _add(produced, "prodDate", made, date=made)
    _add(_add(citation, "verStmt"), "version", f"Release {described.release.number}", date=made)


def _information(study: Element, described: DescribedRelease) -> None:
    information = _add(study, "stdyInfo")
    _add(information, "abstract", in_one_text(described))
    summary = _add(information, "sumDscr")
    for wave in described.waves:
        opened = wave.opened_on.isoformat()
        _add(summary, "collDate", f"{wave.title}: {opened}", event="start", date=opened)
    _add(summary, "geogCover", described.area_name)
    people = dict.fromkeys(plain(found.questionnaire.people) for found in described.sets)
    _add(summary, "anlyUnit", "Individual")
    _add(summary, "universe", "; ".join(people) or "Nobody yet")
    _add(summary, "dataKind", "Aggregate data")


def _file(root: Element, described: DescribedRelease) -> None:
    text = _add(_add(root, "fileDscr", ID=FILE_ID), "fileTxt")
    _add(text, "fileName", CSV_FILE)
    _add(text, "fileCont", "One row for each answer in each group of people.")
    size = _add(text, "dimensns")
    _add(size, "caseQnty", str(sum(1 for _row in rows(described))))
    _add(size, "varQnty", str(len(COLUMNS)))
    _add(text, "fileType", "Comma-separated values", charset="UTF-8")


# Columns, questions, measures and cubes


def _data(root: Element, described: DescribedRelease) -> None:
    data = _add(root, "dataDscr")
    for column in COLUMNS:
        _column(data, column)
    versions = {(found.figures.questionnaire, found.figures.version): found for found in described.sets}
    for found in versions.values():
        _Asked(data, found).variables()
    for found in described.sets:
        _cubes(data, found)


def _column(data: Element, column: Column) -> None:
    shares = {"aggrMeth": "percent"} if column.kind is Kind.SHARE else {}
    counts = {"aggrMeth": "count"} if column.name in ("base", "count") else {}
    continuous = "contin" if column.kind in (Kind.SHARE, Kind.WHOLE) else "discrete"
    variable = _add(
        data, "var", ID=f"C.{column.name}", name=column.name, files=FILE_ID, intrvl=continuous, **shares, **counts
    )
    _add(variable, "labl", column.title)
    _add(variable, "txt", column.meaning)
    _categories(variable, ((code.value, code.words) for code in column.codes))
    _add(variable, "varFormat", type="numeric" if column.kind in (Kind.SHARE, Kind.WHOLE) else "character")


def _categories(variable: Element, values: Iterable[tuple[str, str]]) -> None:
    for value, words in values:
        category = _add(variable, "catgry")
        _add(category, "catValu", value)
        _add(category, "labl", words)


@dataclass(frozen=True)
class _Asked:
    """The variables of one questionnaire in one version: what was asked, measured and split by."""

    data: Element
    found: DescribedSet

    def variables(self) -> None:
        for question in questions_of(self.found):
            self._question(question)
        for measure in measures_of(self.found):
            self._measure(measure)
        for breakdown in breakdowns_of(self.found):
            self._breakdown(breakdown)

    def _question(self, question: DefinedQuestion) -> None:
        variable = self._variable("Q", question.id)
        _add(variable, "labl", question.words)
        _add(_add(variable, "qstn"), "qstnLit", question.words)
        self._universe(variable)
        _categories(variable, ((option.id, option.words) for option in question.options))
        if question.theme:
            _add(variable, "concept", question.theme)

    def _measure(self, measure: DefinedMeasure) -> None:
        variable = self._variable("M", measure.id)
        _add(variable, "labl", measure.title)
        self._universe(variable)
        _categories(variable, _outcomes(measure))
        _add(variable, "concept", measure.theme)
        derived = _add(variable, "derivation")
        if measure.questions:
            derived.set("var", " ".join(identifier("Q", self.found, name) for name in measure.questions))
        _add(derived, "drvdesc", f"{measure.combined}.")

    def _breakdown(self, breakdown: DefinedBreakdown) -> None:
        variable = self._variable("B", breakdown.id)
        _add(variable, "labl", breakdown.title)
        self._universe(variable)
        _categories(variable, ((group.id, group.words) for group in breakdown.groups))

    def _variable(self, kind: str, name: str) -> Element:
        return _add(self.data, "var", ID=identifier(kind, self.found, name), name=name)

    def _universe(self, variable: Element) -> None:
        _add(variable, "universe", str(self.found.questionnaire.people))


def _outcomes(measure: DefinedMeasure) -> Iterator[tuple[str, str]]:
    yield from ((outcome.id, outcome.words) for outcome in measure.outcomes)
    yield from ((outcome.value, words) for outcome, words in APART_WORDS.items())


def _cubes(data: Element, found: DescribedSet) -> None:
    """One cube for each measure by each breakdown of which the release has figures."""
    cells: dict[tuple[str, str, str], int] = {}
    for figure in found.figures.figures:
        if figure.subject is Subject.MEASURE and figure.name in found.measures:
            key = (figure.name, figure.population.value, figure.breakdown)
            cells[key] = cells.get(key, 0) + len(SCORED) + len(APART)
    for (measure, population, breakdown), quantity in cells.items():
        wave = found.figures.wave
        place = ".".join(part for part in (wave, measure, population, breakdown) if part)
        dimensions = [identifier("M", found, measure), *([identifier("B", found, breakdown)] if breakdown else [])]
        about = {"dmnsQnty": str(len(dimensions)), "cellQnty": str(quantity)}
        cube = _add(data, "nCube", ID=identifier("N", found, place), name=place, **about)
        _add(cube, "labl", ", ".join(_cube_words(found, measure, breakdown)))
        _add(cube, "universe", f"{found.questionnaire.people} ({population})")
        for rank, reference in enumerate(dimensions, 1):
            _add(cube, "dmns", rank=str(rank), varRef=reference)
        _add(cube, "measure", varRef=COUNT_ID, aggrMeth="count", additivity="stock")


def _cube_words(found: DescribedSet, measure: str, breakdown: str) -> Iterator[str]:
    yield plain(found.wave.title)
    yield plain(found.measures[measure].title)
    if breakdown:
        yield found.breakdown_title(breakdown)


def identifier(kind: str, found: DescribedSet, name: str) -> str:
    """An id that is alone in the document: XML wants a letter first, and points part what was joined."""
    return f"{kind}.{found.figures.questionnaire}.{found.figures.version}.{name}"
