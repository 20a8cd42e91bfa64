"""A language counts as checked only when somebody is named for each of its domains."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from surveyapp.domain.problems import ProblemsFound
from surveyapp.translating.reviewers import REVIEWERS, is_unchecked, read_reviewers, reviewers_or_nobody

PAGES = "  - {language: pl, domain: messages, name: A Reader, on: 2026-11-01}\n"
AREA = "  - {language: pl, domain: area, name: Another Reader, on: 2026-11-02}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for domain in ("messages", "area"):
        (tmp_path / f"{domain}.pot").touch()
        path = tmp_path / "pl" / "LC_MESSAGES" / f"{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / REVIEWERS).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("text", ["# nobody yet\n", "", "reviewed: []\n", "reviewed:\n" + PAGES])
def test_a_language_is_unchecked_until_every_domain_has_a_reviewer(folder: Path, text: str) -> None:
    write(folder, text)
    assert is_unchecked(folder, "pl")


def test_a_language_with_a_reviewer_for_every_domain_is_checked(folder: Path) -> None:
    write(folder, "reviewed:\n" + PAGES + AREA)
    assert not is_unchecked(folder, "pl")
    assert read_reviewers(folder).of("pl", "area")[0].on == date(2026, 11, 2)


def test_english_needs_no_reviewer(folder: Path) -> None:
    assert not is_unchecked(folder, "en")


def test_a_folder_without_the_file_names_nobody(folder: Path) -> None:
    assert read_reviewers(folder).reviewed == ()


def test_every_problem_of_the_file_is_said_at_once_with_its_line(folder: Path) -> None:
    write(folder, "reviewed:\n  - {language: pl, domain: area, on: 20261101}\n  - {who: me}\nin_progres: [pl]\n")
    with pytest.raises(ProblemsFound) as found:
        read_reviewers(folder)
    said = [str(problem) for problem in found.value.problems]
    assert any("line 2" in one and "“name” is missing" in one for one in said)
    assert any("line 2" in one and "“20261101” is no day" in one for one in said)
    assert any("line 3" in one and "“who”" in one for one in said)
    assert any("line 4" in one and "in_progress" in one for one in said)


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "2026-11-01T09:00", "1"])
def test_a_day_is_a_day(folder: Path, day: str) -> None:
    write(folder, f'reviewed:\n  - {{language: pl, domain: area, name: A Reader, on: "{day}"}}\n')
    with pytest.raises(ProblemsFound, match="1 problems"):
        read_reviewers(folder)


def test_a_language_or_a_domain_that_is_not_here_is_a_problem(folder: Path) -> None:
    write(folder, "in_progress: [plx]\nreviewed:\n  - {language: pl, domain: areas, name: A Reader, on: 2026-11-01}\n")
    with pytest.raises(ProblemsFound) as found:
        read_reviewers(folder)
    said = [str(problem) for problem in found.value.problems]
    assert said == [
        "line 1, in_progress › 1: There is no language “plx” here. Did you mean “pl”?",
        "line 3, reviewed › 1 › domain: There is no domain “areas” here. Did you mean “area”?",
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"reviewed: [", b"reviewed: &a [*a]", b"- \xe2\x80\xae", b"5"])
def test_pages_go_on_with_nobody_named_whatever_the_file_holds(folder: Path, content: bytes) -> None:
    (folder / REVIEWERS).write_bytes(content)
    assert reviewers_or_nobody(folder).reviewed == ()
    assert is_unchecked(folder, "pl")
    with pytest.raises(ProblemsFound):
        read_reviewers(folder)
