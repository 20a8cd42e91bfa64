"""Rows are read from files of any shape: each bad row is named by its line, and a file that makes no sense is refused."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from surveyapp.loading.csv_file import LONGEST_LINE, FileRefused, Record, header_of, opened, records
from surveyapp.loading.rejects import Rejected, RejectsFile, open_rejects

BOM = b"\xef\xbb\xbf"


def read(path: Path, content: bytes) -> tuple[list[str], list[Record]]:
    path.write_bytes(content)
    with opened(path) as lines:
        rows = records(lines)
        return header_of(rows), list(rows)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.csv"


def test_rows_know_the_line_that_they_begin_on(file: Path) -> None:
    _, rows = read(file, b'a,b\n1,"two\nlines"\n\n2,x\n')
    assert [(row.line, list(row.cells)) for row in rows] == [(2, ["1", "two\nlines"]), (5, ["2", "x"])]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_any_line_end_does(file: Path, end: bytes) -> None:
    header, rows = read(file, BOM + b"a , b" + end + b"1,2" + end + b"3,4")
    assert header == ["a", "b"]
    assert [list(row.cells) for row in rows] == [["1", "2"], ["3", "4"]]


def test_a_row_that_is_not_utf8_is_bad_and_the_others_stay(file: Path) -> None:
    _, rows = read(file, b"a\nfine\ncaf\xe9\n\xf0\x9f\x99\x82\n")
    assert [(row.line, row.fault) for row in rows] == [(2, None), (3, "it is not UTF-8."), (4, None)]


def test_a_row_with_a_nul_byte_is_bad(file: Path) -> None:
    _, rows = read(file, b"a\nx\x00y\nz\n")
    assert [row.fault for row in rows] == ["it holds a NUL byte.", None]


def test_a_cell_of_two_megabytes_is_bad_and_the_next_row_is_read(file: Path) -> None:
    _, rows = read(file, b"a,b\n1," + b"x" * 2_000_000 + b"\n2,y\n")
    assert [row.fault for row in rows] == ["a cell is longer than 131,072 characters.", None]
    assert list(rows[1].cells) == ["2", "y"]
    assert rows[1].line == 3


def test_no_more_of_an_endless_line_is_kept(file: Path) -> None:
    _, rows = read(file, b"a\n" + b"x," * LONGEST_LINE + b"\n2\n")
    assert len(rows[0].cells) < LONGEST_LINE
    assert list(rows[1].cells) == ["2"]


def test_marks_that_do_not_match_in_one_line_make_a_bad_row(file: Path) -> None:
    _, rows = read(file, b'a,b\n1,"x"y\n2,z\n')
    assert [row.fault for row in rows] == ["it has a quotation mark too many or too few.", None]


def test_a_mark_that_swallows_the_next_lines_stops_the_file(file: Path) -> None:
    with pytest.raises(FileRefused, match="line 3 has a quotation mark too many or too few"):
        read(file, b'a,b\n1,x\n2,"y\n3,z\n4,z\n')


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "rows.csv is empty."),
        (BOM, "The file is empty."),
        (b"\n\n", "The file is empty."),
        ("a,b\n".encode("utf-16"), "in UTF-16"),
        (b"PK\x03\x04....", "a spreadsheet"),
        (b"a;b;c\n1;2;3\n", "parted by “;”"),
        (b"a\tb\n1\t2\n", "parted by tabs"),
        (b"\xe9t\xe9,b\n1,2\n", "column names cannot be read: it is not UTF-8."),
    ],
)
def test_a_file_of_another_kind_is_refused_with_a_sentence(file: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused, match=sentence):
        read(file, content)


def test_a_file_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FileRefused), opened(path):
            pass


def test_what_was_read_is_told_in_bytes(file: Path) -> None:
    file.write_bytes(b"a\n" + b"row\n" * 50_000)
    with opened(file) as lines:
        assert sum(1 for _ in records(lines)) == 50_001
        assert lines.bytes_read() == file.stat().st_size
        assert lines.bytes_read() == 0


# Rejected rows


def written(*rejected: Rejected) -> list[list[str]]:
    file = io.StringIO()
    rejects = RejectsFile(file)
    for row in rejected:
        rejects.add(row)
    return list(csv.reader(io.StringIO(file.getvalue())))


def test_rejected_rows_are_kept_with_line_and_reason() -> None:
    assert written(Rejected(7, "too odd.", ["a", "b"], ["1", "2"])) == [
        ["a", "b", "line", "reason"],
        ["1", "2", "7", "too odd."],
    ]


def test_rows_with_too_few_or_too_many_cells_keep_them_all() -> None:
    rows = written(Rejected(1, "short.", ["a", "b"], ["1"]), Rejected(2, "long.", ["a", "b"], ["1", "2", "3"]))
    assert rows[1:] == [["1", "", "1", "short."], ["1", "2", "2", "long.", "3"]]


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_spreadsheet_takes_a_rejected_cell_for_a_formula(cell: str) -> None:
    rows = written(Rejected(1, "odd.", ["=a"], [cell]))
    assert rows[0][0] == "'=a"
    assert rows[1][0] == f"'{cell}"


def test_bytes_that_are_no_text_do_not_stop_the_file_of_rejects(tmp_path: Path) -> None:
    with open_rejects(tmp_path / "rejects.csv") as file:
        RejectsFile(file).add(Rejected(1, "it is not UTF-8.", ["a"], ["caf\udce9"]))
    assert "caf\\udce9" in (tmp_path / "rejects.csv").read_text(encoding="utf-8")
