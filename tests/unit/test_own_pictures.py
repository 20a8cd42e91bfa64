"""An area's own pictures, and the ledger that says on what terms they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from surveyapp.pictures.ledger import Entry, ledger_text, read_ledger
from surveyapp.pictures.licensed import licensed_pictures
from surveyapp.pictures.own_pictures import read_own_pictures
from surveyapp.pictures.problems import quoted
from tests import pictures as build


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in sorted(read_own_pictures(folder).problems)]


def test_a_picture_with_a_line_in_the_ledger_may_be_shown(tmp_path: Path) -> None:
    ledger = """pictures:
  - name: our-bus
    author: Ada
    author_url: https://example.org/ada
    licence: CC BY 4.0
  - {name: our-sign, author: Ben, licence: ours, set: Signs, changed: true}
"""
    build.own(tmp_path, ledger, our_bus__png=build.png(), our_sign__svg=build.svg("<g/><path d='M0 0'/>"))
    bus, sign = (picture.entry for picture in read_own_pictures(tmp_path).pictures)
    assert (bus.file, bus.set, str(bus.author_url), bus.changed) == (
        "our-bus.png",
        "Our own pictures",
        "https://example.org/ada",
        False,
    )
    assert (sign.file, sign.set, sign.changed) == ("our-sign.svg", "Signs", True)


def test_what_was_taken_out_of_a_photo_counts_as_a_change(tmp_path: Path) -> None:
    build.own(tmp_path, our_bus__png=build.png(8, 8, (b"tEXt", build.PLACE)))
    (bus,) = read_own_pictures(tmp_path).pictures
    assert bus.entry.changed
    assert build.PLACE not in bus.content


def test_an_area_may_have_no_pictures_of_its_own(tmp_path: Path) -> None:
    assert read_own_pictures(tmp_path).problems == ()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "README.md").write_text("How to", "utf-8")
    assert read_own_pictures(tmp_path).problems == ()


def test_every_problem_of_a_folder_is_said_at_once(tmp_path: Path) -> None:
    ledger = "pictures:\n  - {name: lost, author: Ada, licence: ours}\n  - {name: bus, author: Ada, licence: ours}\n"
    folder = build.own(
        tmp_path, ledger, bus__svg=build.svg("<script/>"), bus__png=build.png(), sign__svg=build.svg("<text>x</text>")
    )
    (folder / "Our Bus.JPG").write_bytes(build.jpeg())
    (folder / "folder.svg").mkdir()
    (folder / "link.svg").symlink_to(folder / "bus.svg")
    (folder / "x.exe").write_bytes(b"MZ")
    assert said(tmp_path) == [
        "pictures/Our Bus.JPG: A picture cannot be named so. "
        "Use small letters a to z, digits and single hyphens, and .svg, .png, .jpg or .webp.",
        "pictures/bus.svg: bus.png has the same name. Keep one of them.",
        "pictures/bus.svg, line 1: It holds a script. Take it out, or draw the picture anew.",
        "pictures/folder.svg: This is no file of its own. Put the picture itself here.",
        "pictures/ledger.yaml, line 2, pictures › 1 › name: There is no file for “lost”. "
        "Put the file beside this one, or take the line out.",
        "pictures/link.svg: This is no file of its own. Put the picture itself here.",
        "pictures/sign.svg: ledger.yaml says nothing about it. Add its name, author and licence to ledger.yaml.",
        "pictures/sign.svg, line 1: It holds text, which looks different on every device. "
        "Turn the text into paths, and save it again.",
        "pictures/x.exe: A picture cannot be named so. "
        "Use small letters a to z, digits and single hyphens, and .svg, .png, .jpg or .webp.",
    ]


@pytest.mark.parametrize(
    ("ledger", "lines"),
    [
        (
            "pictures:\n  - name: bus\n    licence: ours\n  - name: Bus Stop\n    author: Ada\n    licence: ours\n",
            [2, 4],
        ),
        ("pictures:\n  - {name: bus, author: Ada, licence: ours}\n  - {name: bus, author: Ben, licence: ours}\n", [3]),
        ("pictures:\n  - {name: bus, author: Ada, licence: ours, author_url: here}\n", [2]),
        ("pictures: [\n", [2]),
        ("pictures:\n  - {name: bus, autor: Ada, licence: ours}\n", [2, 2]),
    ],
)
def test_a_problem_of_the_ledger_names_its_line(tmp_path: Path, ledger: str, lines: list[int]) -> None:
    build.own(tmp_path, ledger, bus__svg=build.svg())
    problems = [problem for problem in read_own_pictures(tmp_path).problems if problem.file == "pictures/ledger.yaml"]
    assert sorted(problem.line for problem in problems) == lines
    assert all(problem.mend for problem in problems)
    assert not [one for one in said(tmp_path) if "says nothing about it" in one]


def test_a_ledger_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    build.own(tmp_path, "", bus__svg=build.svg())
    (tmp_path / "pictures" / "ledger.yaml").write_bytes(b"\xff\xfe\xfd")
    assert said(tmp_path) == ["pictures/ledger.yaml: This is no text. Save it as UTF-8."]


@pytest.mark.parametrize(
    "name", ["../bus.svg", "bus.svg\n", "-bus.svg", "bus.gif", "b/us.svg", "Bus.svg", "bus.svg.js"]
)
def test_no_line_of_a_ledger_can_name_a_file_elsewhere(name: str) -> None:
    with pytest.raises(ValidationError):
        Entry(name="bus", set="Signs", author="Ada", licence="ours", file=name)


def test_a_hostile_file_name_is_printed_without_its_tricks() -> None:
    assert quoted("bus\u202egnp.svg\x1b[2J\n\udcff") == "busgnp.svg[2J \\udcff"
    assert len(quoted("x" * 300)) == 60


def drawn_before(folder: Path, *names: str) -> Path:
    entries = (Entry(name=name, set="Signs", author="Ada", licence="ours", file=f"{name}.svg") for name in names)
    folder.mkdir()
    (folder / "ledger.json").write_text(ledger_text(entries), "utf-8")
    return folder


def test_licensed_are_the_set_and_the_own(tmp_path: Path) -> None:
    package, nothing = build.picture_set(tmp_path / "set", red_heart="<path/>"), tmp_path / "nothing"
    build.own(tmp_path, our_bus__png=build.png())
    found = licensed_pictures(tmp_path, nothing, package)
    assert found.names == frozenset({"red-heart", "other-name", "our-bus"})
    assert found.refused == frozenset()
    assert licensed_pictures(tmp_path, nothing, nothing).names is None


def test_what_was_drawn_before_is_licensed_only_where_the_set_is_not_there_to_ask(tmp_path: Path) -> None:
    package, before = build.picture_set(tmp_path / "set", red_heart="<path/>"), drawn_before(tmp_path / "b", "gone")
    assert licensed_pictures(tmp_path, before, package).names == frozenset({"red-heart", "other-name"})
    assert licensed_pictures(tmp_path, before, tmp_path / "nothing").names == frozenset({"gone"})


def test_an_own_picture_that_is_refused_is_not_licensed_by_the_set_or_by_having_been_drawn(tmp_path: Path) -> None:
    build.own(tmp_path, red_heart__svg=build.svg("<script/>"), our_bus__png=build.png())
    package = build.picture_set(tmp_path / "set", red_heart="<path/>")
    before = drawn_before(tmp_path / "b", "red-heart", "our-bus")
    for found in (
        licensed_pictures(tmp_path, before, package),
        licensed_pictures(tmp_path, before, tmp_path / "nothing"),
    ):
        assert "red-heart" not in (found.names or ())
        assert "our-bus" in (found.names or ())
        assert found.refused == {"red-heart"}


def test_a_ledger_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) is None
    for text in ("", "{}", '[{"name": "bus"}]', "\xff"):
        (tmp_path / "ledger.json").write_text(text, "latin-1")
        assert read_ledger(tmp_path) is None
