"""The table of the verification standard names tests that there are, and each requirement once."""

from __future__ import annotations

import re
from collections import Counter

from surveyapp.config import ROOT

TABLE = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
STATES = {"met", "partly", "not met", "host", "n/a"}
OF_LEVEL_2 = {1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16}
"""How many requirements levels 1 and 2 together have in each chapter that is told one by one (10 and 17 are not about us)."""


def rows() -> list[tuple[str, ...]]:
    found = (
        tuple(cell.strip() for cell in line.strip("|").split("|")) for line in TABLE.splitlines() if line[:1] == "|"
    )
    return [row for row in found if re.match(r"\d", row[0])]


def ids(cell: str) -> list[str]:
    """The requirements that a row is about: "1.2.3", "1.2.3, 1.2.4" or "1.2.3 to 1.2.6"."""
    named = re.findall(r"\d+\.\d+\.\d+", cell)
    if " to " not in cell:
        return named
    (chapter, section, first), (_, last_section, last) = (one.split(".") for one in named)
    return (
        [f"{chapter}.{section}.{number}" for number in range(int(first), int(last) + 1)]
        if section == last_section
        else named
    )


def test_every_test_that_is_named_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", TABLE))
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named
    assert named - there == set()


def test_every_document_that_is_named_is_there() -> None:
    named = set(re.findall(r"docs/[\w/.-]+\.md", TABLE))
    assert named
    assert {name for name in named if not (ROOT / name).is_file()} == set()


def test_each_row_says_how_it_stands_and_what_is_not_wholly_met_says_why() -> None:
    for requirement, what, state, evidence in rows():
        assert state in STATES, requirement
        assert what, requirement
        assert evidence or state in ("n/a", "met"), requirement


def test_every_requirement_is_told_once() -> None:
    every = Counter(one for row in rows() for one in ids(row[0]))
    assert [one for one, times in every.items() if times > 1] == []
    assert Counter(int(one.split(".")[0]) for one in every) == OF_LEVEL_2
