"""The house's laws: names, templates, sizes, and what no committed file may hold."""

from __future__ import annotations

import ast
import keyword
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask_wtf import FlaskForm

from surveyapp.config import ROOT
from surveyapp.domain.ids import RESERVED_IDS

CODE = sorted((ROOT / "surveyapp").rglob("*.py"))
TEMPLATES = sorted((ROOT / "surveyapp").rglob("templates/**/*.html"))
BAD_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
LONGEST_MODULE, LONGEST_FUNCTION = 500, 45
"""What makes a house hard to live in is its longest rooms; the longest module holds sentences for the demo."""


def committed() -> Iterator[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    yield from (ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def test_no_id_of_a_question_can_be_a_name_that_forms_or_python_use() -> None:
    used = {name for name in dir(FlaskForm) if not name.startswith("_")} | {name.lower() for name in keyword.kwlist}
    kebab = {name.replace("_", "-").lower() for name in used}
    possible = {name for name in kebab if re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name)}
    assert possible <= set(RESERVED_IDS)


def test_no_room_is_named_after_nothing() -> None:
    assert not [path for path in CODE if BAD_NAMES & {path.stem, path.parent.name}]


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    if "migrations" not in path.parts:
        assert ast.get_docstring(tree)
        assert text.count("\n") <= LONGEST_MODULE
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION] == []


def test_autoescape_is_never_off() -> None:
    for path in TEMPLATES:
        assert not re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text(encoding="utf-8")), path


def test_templates_hold_no_style_no_handler_and_no_script_of_their_own() -> None:
    assert TEMPLATES
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:|<style", text), path
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script or 'type="application/json"' in script, path


def test_templates_fetch_nothing_from_elsewhere() -> None:
    for path in TEMPLATES:
        assert not re.search(r"(src|<link[^>]*href)=\"(https?:)?//", path.read_text(encoding="utf-8")), path


def test_no_committed_file_names_a_registry_or_this_machine() -> None:
    hosts = ["pypi" + ".org", "files." + "pythonhosted", "registry." + "npmjs", "deb." + "debian"]
    for path in committed():
        text = path.read_bytes().decode("utf-8", "replace")
        assert not [host for host in hosts if host in text], path
        assert '"resolved": "' + "http" not in text, path
        assert not re.search(r"(^|[^\w./])/(?:" + "work|root" + r")/[A-Za-z]", text), path


def test_every_word_of_a_template_can_be_translated() -> None:
    classes = re.compile(r"{% block \w+_class %}.*?{% endblock %}", re.S)
    for path in TEMPLATES:
        source = classes.sub("", path.read_text(encoding="utf-8"))
        text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<script.*?</script>|<[^>]*>|aria-[a-z]+=", " ", source, flags=re.S)
        assert not re.search(r"[A-Za-z]{3,}", re.sub(r"&\w+;|\"true\"", " ", text)), (path, text.split())
