"""Readers of every channel in which a release is told, each with a parser that is not the product's own.

A reader takes what the site sent and gives a Telling: for each place of the release, what stands there. REPORT's PDF and
any later channel joins by a function that gives a Telling, and a line in CHANNELS.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from math import isnan
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

import openpyxl
import pyreadstat

from surveyapp.domain.release import Amount, Figure, FigureSet, Release


class Place(NamedTuple):
    """One amount of a release, or ("" for `outcome`) a figure that has none."""

    wave: str
    questionnaire: str
    population: str
    subject: str
    name: str
    breakdown: str
    group: str
    outcome: str


class Said(NamedTuple):
    """What is told of one place."""

    base: int | None
    number: int | None
    share: float | None
    low: float | None
    high: float | None
    withheld: str


Telling = dict[Place, Said]
Row = dict[str, Any]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def of_release(release: Release) -> Telling:
    """What the release object itself says."""
    told: Telling = {}
    for found in release.sets:
        for figure in found.figures:
            for amount in (*figure.amounts, *figure.apart) or (Amount(outcome="", withheld=figure.withheld),):
                place = place_of(found, figure, amount)
                assert place not in told
                told[place] = said(figure, amount)
    return told


def place_of(found: FigureSet, figure: Figure, amount: Amount) -> Place:
    return Place(
        found.wave,
        found.questionnaire,
        figure.population.value,
        figure.subject.value,
        figure.name,
        figure.breakdown,
        figure.group,
        amount.outcome,
    )


def said(figure: Figure, amount: Amount) -> Said:
    withheld = amount.withheld.value if amount.withheld else ""
    return Said(figure.base, amount.count, amount.share, amount.low, amount.high, withheld)


def of_json(data: bytes) -> Telling:
    told: Telling = {}
    for part in json.loads(data)["sets"]:
        for figure in part["figures"]:
            nothing = [{"outcome": "", "withheld": figure.get("withheld", "")}]
            for amount in [*figure["amounts"], *figure["apart"]] or nothing:
                row = {**part, **figure, **amount, "withheld": amount.get("withheld", "")}
                place = _place(row)
                assert place not in told
                told[place] = _said(row)
    return told


def of_csv(data: bytes) -> Telling:
    return _of_rows(csv_rows(data))


def of_xlsx(data: bytes) -> Telling:
    return _of_rows(xlsx_rows(data))


def of_sav(data: bytes) -> Telling:
    return _of_rows(sav_rows(data))


CHANNELS: Mapping[str, Callable[[bytes], Telling]] = {
    "release.json": of_json,
    "release.csv": of_csv,
    "release.xlsx": of_xlsx,
    "release.sav": of_sav,
}
"""By the last part of the file's address. A PDF's reader belongs here as soon as it tells every place; one that tells fewer is
compared by `agrees`."""


def _of_rows(rows: Iterable[Row]) -> Telling:
    told: Telling = {}
    for row in rows:
        place = _place(row)
        assert place not in told, place
        told[place] = _said(row)
    return told


def _place(row: Row) -> Place:
    return Place._make(row.get(name) or "" for name in Place._fields)


def _said(row: Row) -> Said:
    whole = [_whole(row.get(name)) for name in ("base", "count")]
    shares = [_number(row.get(name)) for name in ("share", "low", "high")]
    return Said._make([*whole, *shares, row["withheld"] or ""])


def _number(value: Any) -> float | None:
    return None if value in ("", None) or isnan(number := float(value)) else number


def _whole(value: Any) -> int | None:
    number = _number(value)
    assert number is None or number == int(number)
    return None if number is None else int(number)


# Rows of the files that are tables


def csv_rows(data: bytes) -> list[Row]:
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    return [{name: _without_mark(value) for name, value in row.items()} for row in rows]


def _without_mark(value: str) -> str:
    """A text as it was before it was kept from being taken for a formula."""
    return value[1:] if value.startswith("'") and value[1:].startswith(FORMULA_STARTS) else value


def xlsx_rows(data: bytes) -> list[Row]:
    """The sheet of figures; its heads are told by the sheet that explains them."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    names = {}
    for part, _questionnaire, _version, name, _value, words, _meaning in book["Codebook"].iter_rows(values_only=True):
        if part == "column":
            names[words] = name
    heads, *lines = book["Figures"].iter_rows(values_only=True)
    return [dict(zip((names[head] for head in heads), line, strict=True)) for line in lines]


def sav_rows(data: bytes) -> list[Row]:
    with NamedTemporaryFile(suffix=".sav") as file:
        file.write(data)
        file.flush()
        frame, _about = pyreadstat.read_sav(file.name)
    return [dict(zip(frame.columns, line, strict=True)) for line in frame.itertuples(index=False)]


# Comparing


def agrees(told: Telling, expected: Telling) -> list[str]:
    """What is told otherwise than expected; nothing where all of `told` is so. Shares may differ in the last binary digit."""
    return [
        f"{place}: {said} instead of {expected.get(place)}"
        for place, said in told.items()
        if place not in expected or not _same(said, expected[place])
    ]


def _same(one: Said, other: Said) -> bool:
    pairs = zip(one, other, strict=True)
    return all(abs(a - b) < 1e-12 if isinstance(a, float) and isinstance(b, float) else a == b for a, b in pairs)
