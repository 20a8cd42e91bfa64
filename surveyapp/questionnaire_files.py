"""The folder of questionnaires: reading its files, each either whole or with every problem in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from surveyapp.domain.area import Area, Theme
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.parsing import parse_area, parse_glossary, parse_questionnaire, parse_themes
from surveyapp.domain.problems import Problem, ProblemsFound
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.yaml_reading import LARGEST_FILE

AREA, THEMES, GLOSSARY = "area.yaml", "themes.yaml", "glossary.yaml"
SHARED = (THEMES, GLOSSARY, AREA)
"""What all questionnaires of a folder share."""


def read_themes(folder: Path) -> tuple[Theme, ...]:
    """The themes of a folder's questionnaires. Raises ProblemsFound."""
    return parse_themes(text_of(folder / THEMES))


def read_area(folder: Path) -> tuple[Area, tuple[Theme, ...]]:
    """The area and its themes. Raises ProblemsFound."""
    themes = read_themes(folder)
    return parse_area(text_of(folder / AREA), themes), themes


def read_glossary(folder: Path) -> tuple[HardWord, ...]:
    """The hard words of a folder's questionnaires; none where there is no such file. Raises ProblemsFound."""
    path = folder / GLOSSARY
    return parse_glossary(text_of(path)) if path.exists() else ()


def read_questionnaire(path: Path) -> Questionnaire:
    """The questionnaire in a file, in the area of its folder. Raises ProblemsFound."""
    area, themes = read_area(path.parent)
    return parse_questionnaire(text_of(path), area, themes, read_glossary(path.parent))


def questionnaire_paths(folder: Path) -> Iterator[Path]:
    """Every questionnaire file of a folder."""
    yield from (path for path in sorted(folder.glob("*.yaml")) if path.name not in SHARED)


def text_of(path: Path) -> str:
    """The text of a file that people write, of a huge one just enough to be told that it is. Raises ProblemsFound."""
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise ProblemsFound([Problem(1, path.name, "There is no such file.", "Check its name.")]) from None
    except (OSError, UnicodeDecodeError):
        raise ProblemsFound([Problem(1, path.name, "The file cannot be read as text.", "Save it as UTF-8.")]) from None
