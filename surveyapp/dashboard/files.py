"""The pages that lead to files: what each file is good for, in plain words, and every release that was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import url_for
from flask_babel import format_date, format_decimal
from flask_babel import gettext as _

from surveyapp.dashboard.exports.formats import FileName, is_offered
from surveyapp.domain.release import Release
from surveyapp.storage.releases import Listed
from surveyapp.web.press import can_print


@dataclass(frozen=True)
class FileLink:
    """A file: what it is called, what it is good for, and where it is."""

    title: str
    about: str
    address: str


@dataclass(frozen=True)
class Purpose:
    """The files for one kind of reader. `missing` says what this site cannot make."""

    title: str
    files: tuple[FileLink, ...]
    missing: str = ""


@dataclass(frozen=True)
class FilesPage:
    """The files of one release."""

    title: str
    about: str
    newest: bool
    purposes: tuple[Purpose, ...]


@dataclass(frozen=True)
class ListedRelease:
    """One release in the list of all."""

    title: str
    published: str
    address: str
    files: tuple[FileLink, ...]


def files_page(release: Release, *, newest: bool) -> FilesPage:
    """The files of a release. Those of the newest have addresses that lead to the newest for ever."""
    number = format_decimal(release.number)
    return FilesPage(
        title=_("Take the figures away") if newest else _("Release %(number)s", number=number),
        about=_("Release %(number)s, made on %(date)s.", number=number, date=format_date(release.made_on, "long")),
        newest=newest,
        purposes=_purposes(None if newest else release.number, commented=any(one.comments for one in release.sets)),
    )


def _purposes(number: int | None, *, commented: bool) -> tuple[Purpose, ...]:
    return (
        _to_read(number),
        _for_a_spreadsheet(number, commented=commented),
        _for_researchers(number),
        _for_computers(number),
    )


def _to_read(number: int | None) -> Purpose:
    easy = _("The same in short sentences, with pictures.")
    return Purpose(
        _("To read or print"),
        (
            FileLink(_("Report (PDF)"), _("The results in words and charts."), _report("report", number)),
            FileLink(_("Easy-read report (PDF)"), easy, _report("report_easy_read", number)),
        )
        if can_print()
        else (),
        "" if can_print() else _("This site cannot make a PDF. You can print its pages."),
    )


def _for_a_spreadsheet(number: int | None, *, commented: bool) -> Purpose:
    return Purpose(
        _("For a spreadsheet"),
        (
            FileLink(
                _("Spreadsheet (XLSX)"),
                _("It opens in Excel, LibreOffice and others. The first sheet says how to read the figures."),
                _address(FileName.XLSX, number),
            ),
            FileLink(
                _("Table (CSV)"), _("One plain table. Most programs can read it."), _address(FileName.CSV, number)
            ),
            *(_comments(number) if commented else ()),
            FileLink(
                _("Codebook (CSV)"),
                _("What every column, question and answer means."),
                _address(FileName.CODEBOOK, number),
            ),
        ),
    )


def _comments(number: int | None) -> Iterator[FileLink]:
    about = _("How many people wrote about each theme, and who has read it. It holds none of their words.")
    yield FileLink(_("What people wrote, counted (CSV)"), about, _address(FileName.COMMENTS, number))


def _for_researchers(number: int | None) -> Purpose:
    spss = FileLink(_("SPSS (SAV)"), _("The same table for SPSS, PSPP and R."), _address(FileName.SPSS, number))
    offered = is_offered(FileName.SPSS)
    return Purpose(
        _("For researchers"),
        (
            FileLink(
                _("Data Package (ZIP)"),
                _("The table, the codebook, and a description of both."),
                _address(FileName.DATA_PACKAGE, number),
            ),
            *((spss,) if offered else ()),
            FileLink(
                _("DDI codebook (XML)"),
                _("A description for data archives: what was asked and how it was counted."),
                _address(FileName.DDI, number),
            ),
        ),
        "" if offered else _("This site cannot make a file for SPSS. SPSS can read the table (CSV)."),
    )


def _for_computers(number: int | None) -> Purpose:
    return Purpose(
        _("For computers"),
        (
            FileLink(
                _("All figures (JSON)"), _("One document with everything in it."), _address(FileName.JSON, number)
            ),
            FileLink(_("Schema of the JSON file"), _("What the document can hold."), url_for("dashboard.schema")),
            FileLink(
                _("Description of the table (CSVW)"),
                _("The columns of the CSV file for programs."),
                _address(FileName.WEB_TABLE, number),
            ),
        ),
    )


def releases_page(listed: Iterable[Listed]) -> tuple[ListedRelease, ...]:
    """Every published release, newest first."""
    return tuple(_listed(one) for one in listed)


def _listed(one: Listed) -> ListedRelease:
    return ListedRelease(
        title=_("Release %(number)s", number=format_decimal(one.number)),
        published=_("Published on %(date)s.", date=format_date(one.published_on or one.made_on, "long")),
        address=url_for("dashboard.one_release", number=one.number),
        files=(
            FileLink(_("Spreadsheet (XLSX)"), "", _address(FileName.XLSX, one.number)),
            FileLink(_("Table (CSV)"), "", _address(FileName.CSV, one.number)),
            FileLink(_("All figures (JSON)"), "", _address(FileName.JSON, one.number)),
        ),
    )


def _report(name: str, number: int | None) -> str:
    if number is None:
        return url_for(f"dashboard.{name}")
    return url_for(f"dashboard.numbered_{name}", number=number)


def _address(file: FileName, number: int | None) -> str:
    if number is None:
        return url_for("dashboard.newest_file", file=file.value)
    return url_for("dashboard.numbered_file", number=number, file=file.value)
