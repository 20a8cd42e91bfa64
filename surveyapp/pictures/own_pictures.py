"""An area's own pictures: files in `questionnaires/pictures/`, each with a line in the ledger beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import AnyHttpUrl

from surveyapp.domain.parsing import validated
from surveyapp.domain.problems import ProblemsFound
from surveyapp.domain.words import PICTURE_NAME, Model, Text, YesNo
from surveyapp.domain.yaml_reading import LARGEST_FILE as LARGEST_LEDGER
from surveyapp.domain.yaml_reading import ReadYaml, read_with_problems
from surveyapp.pictures.ledger import EXTENSIONS, Entry
from surveyapp.pictures.photos import LARGEST_FILE, clean_photo
from surveyapp.pictures.problems import Finding, PictureProblem, quoted
from surveyapp.pictures.symbols import clean_symbol

SUBFOLDER, OWN_LEDGER = "pictures", "ledger.yaml"
_BESIDE = frozenset((OWN_LEDGER, "README.md", ".gitkeep"))
_FILE_NAME = re.compile(rf"([a-z0-9]+(?:-[a-z0-9]+)*)\.({'|'.join(EXTENSIONS)})")
_NAMING = "Use small letters a to z, digits and single hyphens, and .svg, .png, .jpg or .webp."


class OwnPicture(Model):
    """A line of the area's own ledger."""

    name: PICTURE_NAME
    set: Text = "Our own pictures"
    author: Text
    author_url: AnyHttpUrl | None = None
    licence: Text
    licence_url: AnyHttpUrl | None = None
    changed: YesNo = False


class OwnLedger(Model):
    """The area's own ledger, `ledger.yaml`."""

    pictures: tuple[OwnPicture, ...]


@dataclass(frozen=True)
class Picture:
    """A picture that may be shown: its line in the ledger, and what its file holds."""

    entry: Entry
    content: bytes


@dataclass(frozen=True)
class OwnPictures:
    """The pictures of an area that may be shown, everything that is wrong with the others, and the names of both."""

    pictures: tuple[Picture, ...] = ()
    problems: tuple[PictureProblem, ...] = ()
    names: frozenset[str] = frozenset()


def read_own_pictures(questionnaires: Path) -> OwnPictures:
    """What an area put beside its questionnaires."""
    folder = questionnaires / SUBFOLDER
    if not folder.is_dir():
        return OwnPictures()
    ledger, problems = _read_ledger(folder)
    paths = sorted(path for path in folder.iterdir() if path.name not in _BESIDE)
    pictures: list[Picture] = []
    for path in paths:
        found = _read_picture(path, ledger)
        if isinstance(found, Picture):
            pictures.append(found)
        else:
            problems += [PictureProblem.from_finding(_shown(path), finding) for finding in found]
    problems += _twice(paths)
    names = frozenset(path.stem for path in paths)
    problems += ledger.without_file(names)
    return OwnPictures(tuple(pictures), tuple(problems), names)


@dataclass(frozen=True)
class _Lines:
    """The lines of the own ledger; None where it cannot be read, so that no picture is blamed for that."""

    pictures: tuple[OwnPicture, ...] | None
    read: ReadYaml | None = None

    def line(self, name: str) -> OwnPicture | None:
        return next((line for line in self.pictures or () if line.name == name), None)

    def without_file(self, names: frozenset[str]) -> Iterator[PictureProblem]:
        seen: set[str] = set()
        for number, line in enumerate(self.pictures or ()):
            place = ("pictures", number, "name")
            at = (self.read.line(place) if self.read else 0, f"pictures › {number + 1} › name")
            if line.name not in names:
                mend = "Put the file beside this one, or take the line out."
                yield PictureProblem(_LEDGER_SHOWN, *at, f"There is no file for “{line.name}”.", mend)
            if line.name in seen:
                yield PictureProblem(_LEDGER_SHOWN, *at, f"“{line.name}” is there twice.", "Keep one of them.")
            seen.add(line.name)


_LEDGER_SHOWN = f"{SUBFOLDER}/{OWN_LEDGER}"


def _read_ledger(folder: Path) -> tuple[_Lines, list[PictureProblem]]:
    path = folder / OWN_LEDGER
    if not path.exists():
        return _Lines(()), []
    try:
        with path.open(encoding="utf-8") as file:
            read = read_with_problems(file.read(LARGEST_LEDGER + 1))
        return _Lines(validated(read, OwnLedger).pictures, read), []
    except ProblemsFound as found:
        return _Lines(None), [PictureProblem.from_problem(_LEDGER_SHOWN, problem) for problem in found.problems]
    except UnicodeDecodeError:
        return _Lines(None), [PictureProblem(_LEDGER_SHOWN, 0, "", "This is no text.", "Save it as UTF-8.")]


def _read_picture(path: Path, ledger: _Lines) -> Picture | list[Finding]:
    match = _FILE_NAME.fullmatch(path.name)
    if match is None:
        return [Finding("A picture cannot be named so.", _NAMING)]
    if path.is_symlink() or not path.is_file():
        return [Finding("This is no file of its own.", "Put the picture itself here.")]
    name, extension = match.groups()
    line = ledger.line(name)
    findings: list[Finding] = []
    if line is None and ledger.pictures is not None:
        mend = f"Add its name, author and licence to {OWN_LEDGER}."
        findings.append(Finding(f"{OWN_LEDGER} says nothing about it.", mend))
    with path.open("rb") as file:
        given = file.read(LARGEST_FILE + 1)
    content, wrong = clean_symbol(given) if extension == "svg" else clean_photo(given, extension)
    if line is None or wrong:
        return [*findings, *wrong]
    changed = line.changed or content != given
    return Picture(Entry(**{**line.model_dump(), "changed": changed, "file": path.name}), content)


def _twice(paths: list[Path]) -> Iterator[PictureProblem]:
    seen: dict[str, Path] = {}
    for path in paths:
        if path.stem in seen:
            sentence = f"{quoted(seen[path.stem].name)} has the same name."
            yield PictureProblem(_shown(path), 0, "", sentence, "Keep one of them.")
        seen[path.stem] = path


def _shown(path: Path) -> str:
    return f"{SUBFOLDER}/{quoted(path.name)}"
