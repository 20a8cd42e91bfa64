"""The description of the CSV file for programs of the web: CSVW (https://www.w3.org/TR/tabular-metadata/)."""

from __future__ import annotations

import json

from surveyapp.dashboard.exports.columns import COLUMNS, Column, Kind
from surveyapp.dashboard.exports.described import DescribedRelease
from surveyapp.dashboard.exports.explained import in_one_text, title

CSV_FILE = "release.csv"
_TYPES = {Kind.TEXT: "string", Kind.WHOLE: "integer", Kind.SHARE: "number", Kind.DATE: "date"}


def release_web_table(described: DescribedRelease) -> bytes:
    """The description of the CSV file that stands beside it on the site."""
    return web_table(described, CSV_FILE)


def web_table(described: DescribedRelease, file: str) -> bytes:
    """The description of a CSV file of this name beside it."""
    description = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": file,
        "dc:title": title(described),
        "dc:description": in_one_text(described),
        "dc:issued": {"@value": described.release.made_on.isoformat(), "@type": "xsd:date"},
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {"columns": [_column(column) for column in COLUMNS]},
    }
    return (json.dumps(description, ensure_ascii=False, indent=1) + "\n").encode()


def _column(column: Column) -> dict[str, object]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.meaning,
        "datatype": _datatype(column),
        "null": "",
        "required": False,
    }


def _datatype(column: Column) -> object:
    if column.codes:
        return {"base": "string", "format": "|".join(code.value for code in column.codes)}
    if column.kind is Kind.SHARE:
        return {"base": "number", "minimum": 0, "maximum": 1}
    return _TYPES[column.kind]
