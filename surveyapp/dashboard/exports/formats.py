"""The forms in which a release can be taken away: the name of each file, its type, and what makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from surveyapp.dashboard.exports.data_package import data_package
from surveyapp.dashboard.exports.ddi import release_ddi
from surveyapp.dashboard.exports.described import DescribedRelease, described
from surveyapp.dashboard.exports.document import release_json
from surveyapp.dashboard.exports.spreadsheet import release_xlsx
from surveyapp.dashboard.exports.spss import has_spss, release_sav
from surveyapp.dashboard.exports.table import codebook_csv, comments_csv, figures_csv
from surveyapp.dashboard.exports.web_table import release_web_table
from surveyapp.web.current import Site


class FileName(StrEnum):
    """The last part of the address of each file of a release. Addresses stay as they are for ever."""

    CSV = "release.csv"
    XLSX = "release.xlsx"
    JSON = "release.json"
    DATA_PACKAGE = "release.zip"
    WEB_TABLE = "release.csv-metadata.json"
    DDI = "release.xml"
    SPSS = "release.sav"
    CODEBOOK = "codebook.csv"
    COMMENTS = "comments.csv"


@dataclass(frozen=True)
class Format:
    """How one file is made, and what browsers are told that it is."""

    content_type: str
    make: Callable[[DescribedRelease], bytes]


FORMATS = {
    FileName.CSV: Format("text/csv; charset=utf-8", figures_csv),
    FileName.XLSX: Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", release_xlsx),
    FileName.JSON: Format("application/json", release_json),
    FileName.DATA_PACKAGE: Format("application/zip", data_package),
    FileName.WEB_TABLE: Format("application/csvm+json", release_web_table),
    FileName.DDI: Format("application/xml", release_ddi),
    FileName.SPSS: Format("application/x-spss-sav", release_sav),
    FileName.CODEBOOK: Format("text/csv; charset=utf-8", codebook_csv),
    FileName.COMMENTS: Format("text/csv; charset=utf-8", comments_csv),
}


@dataclass(frozen=True)
class MadeFile:
    """A file as it is sent: its bytes, their fingerprint, and the name to keep it under."""

    content: bytes
    content_type: str
    fingerprint: str
    name: str


def is_offered(file: FileName) -> bool:
    """Whether this installation can make such a file."""
    return file is not FileName.SPSS or has_spss()


@lru_cache(maxsize=16)
def made(site: Site, number: int, file: FileName) -> MadeFile:
    """A file of a release, made once by each process. Raises KeyError, which is not kept: the release may come later."""
    found = described(site.database, site.area, number)
    if found is None:
        raise KeyError(number)
    form = FORMATS[file]
    content = form.make(found)
    return MadeFile(content, form.content_type, sha256(content).hexdigest()[:32], _kept_name(found, file))


def _kept_name(found: DescribedRelease, file: FileName) -> str:
    """A name that still tells, in somebody's folder, which area and release it is, and whether it is a demonstration."""
    demo = "demo-" if found.release.demo else ""
    stem = f"{demo}{found.area.id}-release-{found.release.number}"
    return f"{stem}-{file}" if file in (FileName.CODEBOOK, FileName.COMMENTS) else file.replace("release", stem, 1)
