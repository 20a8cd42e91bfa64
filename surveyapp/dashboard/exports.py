"""Exports: a release as files, with titles in English, so that each can be read alone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.disclosure import (
    ALMOST_ALL_BASE,
    ALMOST_ALL_SHARE,
    ROUNDING,
    SMALLEST_FOR_GROUPS,
    SMALLEST_SHOWN,
)
from surveyapp.domain.measures import Subject
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.release import Amount, Figure, FigureSet, Release
from surveyapp.domain.translation import SOURCE_LANGUAGE
from surveyapp.domain.words import Rendering
from surveyapp.storage import releases, versions
from surveyapp.storage.database import Database
from surveyapp.storage.versions import Version

COLUMNS = (
    "release",
    "made_on",
    "wave",
    "questionnaire",
    "population",
    "subject",
    "name",
    "title",
    "breakdown",
    "group",
    "outcome",
    "label",
    "base",
    "count",
    "share",
    "low",
    "high",
    "withheld",
    "demo",
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula. https://owasp.org/www-community/attacks/CSV_Injection"""


@lru_cache(maxsize=4)
def as_json(database: Database, number: int) -> str:
    """The release as one JSON document."""
    release = _release(database, number)
    rules = {
        "smallest_shown": SMALLEST_SHOWN,
        "rounding": ROUNDING,
        "smallest_for_groups": SMALLEST_FOR_GROUPS,
        "almost_all_base": ALMOST_ALL_BASE,
        "almost_all_share": ALMOST_ALL_SHARE,
    }
    document = {
        "release": release.number,
        "made_on": release.made_on.isoformat(),
        "demo": release.demo,
        "rules": rules,
        "waves": [wave.model_dump(mode="json") for wave in release.waves],
        "sets": [_set_document(found, _Titles(_questionnaire(database, found))) for found in release.sets],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


@lru_cache(maxsize=4)
def as_csv(database: Database, number: int) -> str:
    """The release as a table with one row for each amount; a figure without amounts has a row of its own."""
    release = _release(database, number)
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\r\n", restval="")
    writer.writeheader()
    for found in release.sets:
        titles = _Titles(_questionnaire(database, found))
        for row in _rows(release, found, titles):
            writer.writerow({name: _harmless(value) for name, value in row.items()})
    return file.getvalue()


def _release(database: Database, number: int) -> Release:
    release = releases.numbered(database, number)
    if release is None:
        raise KeyError(number)
    return release


def _questionnaire(database: Database, found: FigureSet) -> Questionnaire:
    published = versions.published(database, Version(found.questionnaire, found.version))
    return published.shown(SOURCE_LANGUAGE, Rendering.STANDARD)


# Titles


@dataclass(frozen=True)
class _Titles:
    """The words for the ids that a figure holds."""

    questionnaire: Questionnaire

    def of_subject(self, figure: Figure) -> str:
        if figure.subject is Subject.MEASURE:
            measure = self.questionnaire.measure(figure.name)
            return str(measure.title) if measure else ""
        if figure.subject is Subject.QUESTION:
            question = self.questionnaire.question(figure.name)
            return str(question.words) if question else ""
        return str(self.questionnaire.people)

    def of_theme(self, figure: Figure) -> str | None:
        measure, question = self.questionnaire.measure(figure.name), self.questionnaire.question(figure.name)
        if figure.subject is Subject.MEASURE and measure:
            return measure.theme
        return question.theme if figure.subject is Subject.QUESTION and question else None

    def of_breakdown(self, breakdown_id: str) -> str:
        found = (str(one.title) for one in self.questionnaire.breakdowns if one.id == breakdown_id)
        return next(found, "")

    def of_group(self, breakdown_id: str, group_id: str) -> str:
        found = (
            str(group.words)
            for breakdown in self.questionnaire.breakdowns
            if breakdown.id == breakdown_id
            for group in breakdown.every_group()
            if group.id == group_id
        )
        return next(found, "")

    def of_outcome(self, figure: Figure, outcome: str) -> str:
        if figure.subject is Subject.MEASURE:
            return self._of_measure_outcome(figure.name, outcome)
        if figure.subject is Subject.QUESTION:
            return self._of_option(figure.name, outcome)
        return _SUPPORTERS.get(outcome, "")

    def _of_measure_outcome(self, name: str, outcome: str) -> str:
        measure = self.questionnaire.measure(name)
        return _APART.get(outcome) or (str(getattr(measure.labels, outcome, "")) if measure else "")

    def _of_option(self, name: str, outcome: str) -> str:
        question = self.questionnaire.question(name)
        if not isinstance(question, ChoiceQuestion):
            return ""
        option = question.option(outcome)
        return str(option.words) if option else self.of_group(question.breakdown or "", outcome)


_APART = {"dont-know": "Don't know", "not-applicable": "Does not apply", "prefer-not": "Rather not say"}
_SUPPORTERS = {"me": "On their own", "me-with-help": "With help", "someone-for-me": "Someone else for them"}


# JSON


def _set_document(found: FigureSet, titles: _Titles) -> dict[str, Any]:
    return {
        "wave": found.wave,
        "questionnaire": found.questionnaire,
        "title": str(titles.questionnaire.title),
        "people": str(titles.questionnaire.people),
        "version": found.version,
        "moved_in": found.moved_in,
        "figures": [_figure_document(figure, titles) for figure in found.figures],
    }


def _figure_document(figure: Figure, titles: _Titles) -> dict[str, Any]:
    document = figure.model_dump(mode="json", exclude_defaults=True, exclude={"amounts", "apart"})
    document["title"] = titles.of_subject(figure)
    if figure.breakdown:
        document["breakdown_title"] = titles.of_breakdown(figure.breakdown)
        document["group_title"] = titles.of_group(figure.breakdown, figure.group)
    theme = titles.of_theme(figure)
    if theme:
        document["theme"] = theme
    for part in ("amounts", "apart"):
        amounts = [_amount_document(figure, amount, titles) for amount in getattr(figure, part)]
        if amounts:
            document[part] = amounts
    return document


def _amount_document(figure: Figure, amount: Amount, titles: _Titles) -> dict[str, Any]:
    label = titles.of_outcome(figure, amount.outcome)
    return {"label": label, **amount.model_dump(mode="json", exclude_defaults=True)}


# CSV


def _rows(release: Release, found: FigureSet, titles: _Titles) -> Iterator[dict[str, object]]:
    for figure in found.figures:
        about = {
            "release": release.number,
            "made_on": release.made_on.isoformat(),
            "wave": found.wave,
            "questionnaire": found.questionnaire,
            "population": figure.population.value,
            "subject": figure.subject.value,
            "name": figure.name,
            "title": titles.of_subject(figure),
            "breakdown": figure.breakdown,
            "group": figure.group,
            "base": figure.base,
            "withheld": figure.withheld.value if figure.withheld else None,
            "demo": "yes" if release.demo else "no",
        }
        amounts = (*figure.amounts, *figure.apart)
        yield from ({**about, **_amount_cells(figure, amount, titles)} for amount in amounts)
        if not amounts:
            yield about


def _amount_cells(figure: Figure, amount: Amount, titles: _Titles) -> dict[str, object]:
    return {
        "outcome": amount.outcome,
        "label": titles.of_outcome(figure, amount.outcome),
        "count": amount.count,
        "share": amount.share,
        "low": amount.low,
        "high": amount.high,
        "withheld": amount.withheld.value if amount.withheld else None,
    }


def _harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
