"""The one verb that makes the folder of pictures: all of it, or, where anything is wrong, none of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from surveyapp.pictures.ledger import FOLDER, LEDGER, ledger_text
from surveyapp.pictures.own_pictures import Picture, read_own_pictures
from surveyapp.pictures.picture_set import PACKAGE, PictureSet, read_picture_set
from surveyapp.pictures.problems import PictureProblem, PicturesRefused, quoted
from surveyapp.pictures.symbols import clean_symbol
from surveyapp.pictures.wanted import PRODUCT, Wanted, wanted_pictures


@dataclass(frozen=True)
class Places:
    """Where pictures come from, and where they go."""

    questionnaires: Path
    package: Path = PACKAGE
    product: Path = PRODUCT
    folder: Path = FOLDER


@dataclass(frozen=True)
class Made:
    """What is in the folder now."""

    pictures: tuple[Picture, ...]
    own: int
    unused: tuple[str, ...]
    """Own pictures that nothing names, so they are not shown."""

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(len(picture.content) for picture in self.pictures)


def make_pictures(places: Places) -> Made:
    """Fill the folder with just the pictures that are named. Raises PicturesRefused, and then leaves it as it was."""
    wanted, problems = wanted_pictures(places.questionnaires, places.product)
    own = read_own_pictures(places.questionnaires)
    problems += own.problems
    own_by_name = {picture.entry.name: picture for picture in own.pictures}
    picture_set = read_picture_set(places.package)
    pictures: dict[str, Picture] = {}
    for asked in wanted:
        is_wrong_already = asked.name in own.names and asked.name not in own_by_name
        if asked.name in pictures or is_wrong_already:
            continue
        found = own_by_name.get(asked.name) or _of_set(asked, picture_set)
        if isinstance(found, Picture):
            pictures[asked.name] = found
        else:
            problems.append(found)
    if problems:
        raise PicturesRefused(problems)
    _write(places.folder, list(pictures.values()))
    used = [name for name in own_by_name if name in pictures]
    unused = tuple(sorted(set(own_by_name) - set(used)))
    return Made(tuple(pictures.values()), len(used), unused)


def _of_set(asked: Wanted, picture_set: PictureSet | None) -> Picture | PictureProblem:
    if picture_set is None:
        mend = "Run script/bootstrap, which fetches the set, or add a picture of your own."
        return asked.problem("The picture set is not installed.", mend)
    given = picture_set.svg(asked.name)
    if given is None:
        close = ", ".join(picture_set.close_to(asked.name))
        return asked.problem(f"No picture is named “{quoted(asked.name)}”.", f"Close to it: {close}.")
    content, findings = clean_symbol(given)
    if findings:
        said = " ".join(finding.sentence for finding in findings)
        return asked.problem(f"The picture “{asked.name}” cannot be shown. {said}", "Choose another.")
    return Picture(picture_set.entry(asked.name, changed=content != given), content)


def _write(folder: Path, pictures: list[Picture]) -> None:
    """The ledger comes last, so that it never names a file that is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _files(pictures):
        path = folder / name
        if not (path.is_file() and path.read_bytes() == content):
            beside = folder / f".{name}.new"
            beside.write_bytes(content)
            os.replace(beside, path)
    kept = {name for name, _ in _files(pictures)}
    for path in folder.iterdir():
        if path.name not in kept:
            path.unlink()


def _files(pictures: list[Picture]) -> Iterator[tuple[str, bytes]]:
    for picture in pictures:
        yield picture.entry.file, picture.content
    yield LEDGER, ledger_text(picture.entry for picture in pictures).encode()
