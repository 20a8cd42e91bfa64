"""The house's laws about languages: files alone add one, and no page pays for letters that it does not show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel import Locale

from surveyapp.config import ROOT
from surveyapp.domain.problems import ProblemsFound
from surveyapp.translating.reviewers import read_reviewers
from tests.rules.test_house import CODE, TEMPLATES

STATIC = ROOT / "surveyapp" / "static"
SCRIPTS = (STATIC / "css" / "scripts.css").read_text(encoding="utf-8")
PLANNED = ("pl", "uk", "ro", "ne", "ar", "ur")
LARGEST_FACE = 60 * 1024


@pytest.mark.parametrize("path", [*CODE, *TEMPLATES], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_code_and_no_template_knows_a_language_by_name(path: Path) -> None:
    text = re.sub(r'"""[\s\S]*?"""', "", path.read_text(encoding="utf-8"))
    assert not re.search(rf"""["'](?:{"|".join(PLANNED)})["']""", text)


def test_the_file_of_reviewers_is_sound() -> None:
    try:
        read_reviewers(ROOT / "translations")
    except ProblemsFound as found:
        pytest.fail("\n".join(str(problem) for problem in found.problems))


def test_each_face_for_other_scripts_is_there_and_small() -> None:
    names = re.findall(r"url\(\.\./vendor/([\w.-]+)\)", SCRIPTS)
    assert names
    assets = (ROOT / "script" / "assets").read_text(encoding="utf-8")
    for name in names:
        assert (STATIC / "vendor" / name).stat().st_size <= LARGEST_FACE, name
        family = name.split("-normal")[0].rsplit("-", 2)[0]
        assert f'"{family}"' in assets, name


def test_each_face_for_other_scripts_is_looked_for_on_the_device_first() -> None:
    sources = re.findall(r"src: (.*?);", SCRIPTS)
    assert sources
    assert all(source.startswith("local(") for source in sources)


def test_only_pages_of_a_language_name_the_face_of_its_letters() -> None:
    lines = [line for line in SCRIPTS.splitlines() if "--script-face" in line]
    assert len(lines) == 3
    for line in lines:
        languages = re.findall(r":lang\((\w+)\)", line)
        assert line.startswith(":root:is(:lang(")
        assert "en" not in languages
        assert len({Locale.parse(language).text_direction for language in languages}) == 1


def test_letters_of_arabic_are_never_torn_apart() -> None:
    assert re.search(r"^:is\(:lang\(ar\).*:lang\(ur\)\) { letter-spacing: 0; }$", SCRIPTS, re.M)
