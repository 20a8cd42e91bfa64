"""The release as a Data Package: a zip of tables with a description that programs read (https://datapackage.org)."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator

from surveyapp.dashboard.exports.codebook import HEAD_MEANINGS, HEADS
from surveyapp.dashboard.exports.columns import COLUMNS, Column, Kind
from surveyapp.dashboard.exports.comments import COMMENT_COLUMNS, has_comments
from surveyapp.dashboard.exports.described import DescribedRelease
from surveyapp.dashboard.exports.explained import explained, in_one_text, title
from surveyapp.dashboard.exports.table import codebook_csv, comments_csv, figures_csv
from surveyapp.dashboard.exports.web_table import web_table

FIGURES_FILE, COMMENTS_FILE, CODEBOOK_FILE = "figures.csv", "comments.csv", "codebook.csv"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {Kind.TEXT: "string", Kind.WHOLE: "integer", Kind.SHARE: "number", Kind.DATE: "date"}


def data_package(described: DescribedRelease) -> bytes:
    """The zip. The same release always makes the same bytes."""
    file = io.BytesIO()
    made = described.release.made_on
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _files(described):
            about = zipfile.ZipInfo(name, (made.year, made.month, made.day, 0, 0, 0))
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            package.writestr(about, content)
    return file.getvalue()


def _files(described: DescribedRelease) -> Iterator[tuple[str, bytes]]:
    yield "README.md", _read_me(described).encode()
    yield "datapackage.json", _description(described)
    yield FIGURES_FILE, figures_csv(described)
    yield f"{FIGURES_FILE}-metadata.json", web_table(described, FIGURES_FILE)
    if has_comments(described):
        yield COMMENTS_FILE, comments_csv(described)
    yield CODEBOOK_FILE, codebook_csv(described)


def _read_me(described: DescribedRelease) -> str:
    sections = (
        f"{'#' * (2 if number else 1)} {section.title}\n\n" + "\n".join(f"- {one}" for one in section.sentences)
        for number, section in enumerate(explained(described))
    )
    return "\n\n".join(sections) + "\n"


def _description(described: DescribedRelease) -> bytes:
    release = described.release
    heads = zip(HEADS, HEAD_MEANINGS, strict=True)
    codebook_fields: list[dict[str, object]] = [
        {"name": name, "type": "integer" if name == "version" else "string", "description": meaning}
        for name, meaning in heads
    ]
    description = {
        "$schema": PROFILE,
        "name": f"{described.area.id}-release-{release.number}",
        "title": title(described),
        "description": in_one_text(described),
        "version": f"{release.number}.0.0",
        "created": f"{release.made_on.isoformat()}T00:00:00Z",
        "resources": [
            _resource("figures", FIGURES_FILE, "The figures", [_field(column) for column in COLUMNS]),
            *_comments(described),
            _resource(
                "codebook", CODEBOOK_FILE, "What every column, code, measure and question means", codebook_fields
            ),
        ],
    }
    return (json.dumps(description, ensure_ascii=False, indent=1) + "\n").encode()


def _comments(described: DescribedRelease) -> list[dict[str, object]]:
    if not has_comments(described):
        return []
    fields = [_field(column) for column in COMMENT_COLUMNS]
    return [_resource("comments", COMMENTS_FILE, "How many people wrote, and how it speaks", fields)]


def _resource(name: str, path: str, about: str, fields: list[dict[str, object]]) -> dict[str, object]:
    return {
        "name": name,
        "path": path,
        "title": about,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "title": column.title,
        "description": column.meaning,
    }
    if column.codes:
        field["constraints"] = {"enum": [code.value for code in column.codes]}
    elif column.kind is Kind.SHARE:
        field["constraints"] = {"minimum": 0, "maximum": 1}
    return field
