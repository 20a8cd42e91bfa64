"""Where the copy is, and what is brought into it."""

from __future__ import annotations

import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = Path("surveyapp/domain")
BROUGHT = (
    "surveyapp",
    "tests",
    "bench",
    "soak",
    "supply",
    "questionnaires",
    "translations",
    "docs",
    "stubs",
    "mutation",
    "pyproject.toml",
)
# What these tests are about is not in the domain, or they take seconds: without them, a figure can only be too low.
LEFT_OUT = (
    "tests/unit/comments",
    "tests/unit/easy_read/test_command.py",
    "tests/unit/test_disclosure.py::test_no_number_is_exact_and_the_outcomes_add_up_to_the_base",
    "tests/unit/test_photos.py",
    "tests/unit/test_symbols.py",
    "tests/unit/test_translating_faults.py",
    "tests/unit/test_yaml_reading.py::test_a_bomb_costs_no_more_than_honest_files_do",
)


def copy_place() -> Path:
    """The folder that holds the copy and the verdicts: MUTANTS_IN, or one among the temporary files."""
    return Path(os.environ.get("MUTANTS_IN") or Path(tempfile.gettempdir()) / "surveyapp-mutants").resolve()


def bring(copy: Path) -> None:
    """Brings the work tree's files into the copy, anew each time. Only what was made of the domain stays."""
    tree = copy / "tree"
    tree.mkdir(parents=True, exist_ok=True)
    made = tree / DOMAIN
    kept = copy / "domain"
    if made.is_dir() and not kept.is_dir():  # it is there where bringing was stopped
        made.rename(kept)
    for name in BROUGHT:
        _bring_one(ROOT / name, tree / name)
    shutil.rmtree(made)
    if kept.is_dir():
        kept.rename(made)
    _keep_only_what_is_there(made)


def _bring_one(source: Path, place: Path) -> None:
    if source.is_file():
        shutil.copy2(source, place)
        return
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(source, place, ignore=shutil.ignore_patterns("__pycache__"))


def _keep_only_what_is_there(made: Path) -> None:
    """The folders of the domain, and no module that it does not have any more."""
    for folder in (path for path in (ROOT / DOMAIN).rglob("*") if path.is_dir() and path.name != "__pycache__"):
        (made / folder.relative_to(ROOT / DOMAIN)).mkdir(parents=True, exist_ok=True)
    for path in made.rglob("*.py"):
        if not (ROOT / DOMAIN / path.relative_to(made)).is_file():
            path.unlink()


def tests_hash() -> str:
    """Changes with the tests: then survivors are tried again."""
    gathered = sha256()
    for path in sorted([*(ROOT / "tests" / "unit").rglob("*.py"), ROOT / "tests" / "builders.py"]):
        gathered.update(path.read_bytes())
    return gathered.hexdigest()[:12]
