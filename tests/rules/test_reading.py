"""The laws of reading: one verb opens waves, nothing tells that there is no concern, and no key has two meanings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from surveyapp.config import ROOT
from surveyapp.forum.reading.wording import THEME_KEYS
from surveyapp.questionnaire_files import read_area

PACKAGE = ROOT / "surveyapp"
PAGES = PACKAGE / "forum" / "templates" / "forum" / "reading"


def named(path: Path, name: str) -> Iterator[str]:
    """What a module takes `name` from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr == name:
            yield node.value.id if isinstance(node.value, ast.Name) else "?"
        if isinstance(node, ast.ImportFrom) and any(one.name == name for one in node.names):
            yield f"import from {node.module}"


def test_one_verb_opens_waves_and_only_the_demo_goes_round_it() -> None:
    found = {
        (str(path.relative_to(PACKAGE)), owner) for path in PACKAGE.rglob("*.py") for owner in named(path, "open_wave")
    }
    assert found == {
        ("opening.py", "waves"),
        ("cli/waves.py", "opening"),
        ("demonstration/__init__.py", "waves"),
    }


def test_no_page_of_staff_says_that_there_is_no_concern() -> None:
    pages = [*(PACKAGE / "forum").rglob("*.html"), *(PACKAGE / "forum").rglob("*.py")]
    assert pages
    for path in pages:
        words = path.read_text(encoding="utf-8").lower()
        assert not re.search(r"no concern|nothing worrying|not a concern|\bis safe\b", words), path


def test_each_key_of_the_keyboard_does_one_thing() -> None:
    _, themes = read_area(ROOT / "questionnaires")
    page = (PAGES / "comment.html").read_text(encoding="utf-8")
    others = set(re.findall(r'data-key="([a-z])"', page))
    assert others == {"n", "l", "b", "c", "x", "z"}
    assert not others & set(THEME_KEYS)
    assert len(set(THEME_KEYS)) == len(THEME_KEYS) >= len(themes)
