"""The release for SPSS (.sav). It needs the extra `surveyapp[spss]`; without it, the site says that it has no such file."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from surveyapp.dashboard.exports.columns import COLUMNS, Kind
from surveyapp.dashboard.exports.described import DescribedRelease
from surveyapp.dashboard.exports.explained import explained, title
from surveyapp.dashboard.exports.rows import rows

LONGEST_LABEL, LONGEST_FILE_LABEL, LONGEST_NOTE = 255, 64, 80
"""In bytes: what the format has room for."""
_CREATED = slice(92, 92 + 9 + 8)
"""Where the head of the file says when it was made."""
_FORMATS = {Kind.WHOLE: "F8.0", Kind.SHARE: "F8.4", Kind.DATE: "DATE11"}
_MEASURES = {Kind.WHOLE: "scale", Kind.SHARE: "scale", Kind.DATE: "scale", Kind.TEXT: "nominal"}


@cache
def has_spss() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) is not None for name in ("pyreadstat", "pandas"))


def release_sav(described: DescribedRelease) -> bytes:
    """The file. The same release always makes the same bytes."""
    import pandas
    import pyreadstat

    cells = list(zip(*(row.cells() for row in rows(described)), strict=True)) or [()] * len(COLUMNS)
    frame = pandas.DataFrame(
        {
            column.name: pandas.Series(values, dtype="float64" if column.kind in (Kind.WHOLE, Kind.SHARE) else object)
            for column, values in zip(COLUMNS, cells, strict=True)
        }
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "release.sav"
        pyreadstat.write_sav(
            frame,
            path,
            file_label=_fitting(title(described), LONGEST_FILE_LABEL),
            column_labels={
                column.name: _fitting(f"{column.title}: {column.meaning}", LONGEST_LABEL) for column in COLUMNS
            },
            row_compress=True,
            note=_note(described),
            variable_format={column.name: _FORMATS[column.kind] for column in COLUMNS if column.kind in _FORMATS},
            variable_measure={column.name: _MEASURES[column.kind] for column in COLUMNS},
        )
        return _dated(path.read_bytes(), described)


def _note(described: DescribedRelease) -> list[str]:
    """The explanations in lines of the length that the format has room for."""
    lines: list[str] = []
    for section in explained(described):
        for text in (section.title, *section.sentences):
            lines += _wrapped(text)
    return lines


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined.encode()) <= LONGEST_NOTE:
            lines[-1] = joined
        else:
            lines.append(_fitting(word, LONGEST_NOTE))
    return lines


def _fitting(text: str, most: int) -> str:
    """As much of a text as has room, cut between characters."""
    return text.encode()[:most].decode(errors="ignore")


def _dated(file: bytes, described: DescribedRelease) -> bytes:
    """The file as if it had been made on the day of its release, so that it is the same whenever it is made."""
    made = described.release.made_on
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    stamp = f"{made.day:02} {months[made.month - 1]} {made.year % 100:02}00:00:00".encode("ascii")
    return file[: _CREATED.start] + stamp + file[_CREATED.stop :]
