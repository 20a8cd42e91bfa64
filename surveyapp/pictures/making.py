"""The one verb that makes the folder of pictures: all of it, or, where anything is wrong, none of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from surveyapp.domain.words import without_hidden
from surveyapp.pictures.ledger import FOLDER, LEDGER, Ledger, ledger_text, read_ledger
from surveyapp.pictures.own_pictures import OwnPictures, Picture, read_own_pictures
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
    kept: tuple[str, ...] = ()
    """Pictures of the set that nothing names today, but that a published version may still show."""

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(len(picture.content) for picture in self.pictures)


def make_pictures(places: Places, *, prune: bool = False) -> Made:
    """Fill the folder with the pictures that are named, beside those of the set that were named before.

    `prune` drops the latter. Only files that the folder's own ledger names are ever taken away. Raises PicturesRefused,
    and then leaves the folder as it was.
    """
    wanted, problems = wanted_pictures(places.questionnaires, places.product)
    own = read_own_pictures(places.questionnaires)
    picture_set = read_picture_set(places.package)
    pictures, refused = _drawn(wanted, own, picture_set)
    problems += [*own.problems, *refused]
    former = read_ledger(places.folder)
    kept = [] if prune else _kept(places.folder, former, picture_set, set(pictures))
    everything = [*pictures.values(), *kept]
    problems += _in_the_way(places.folder, former, everything)
    if problems:
        raise PicturesRefused(problems)
    _write(places.folder, former or Ledger(), everything)
    own_names = {picture.entry.name for picture in own.pictures}
    used = own_names & set(pictures)
    return Made(
        tuple(everything), len(used), tuple(sorted(own_names - used)), tuple(picture.entry.name for picture in kept)
    )


def _drawn(
    wanted: list[Wanted], own: OwnPictures, picture_set: PictureSet | None
) -> tuple[dict[str, Picture], list[PictureProblem]]:
    """What is wanted, by name, each from the area's own pictures or else from the set; and what cannot be had."""
    own_by_name = {picture.entry.name: picture for picture in own.pictures}
    pictures: dict[str, Picture] = {}
    problems: list[PictureProblem] = []
    for asked in wanted:
        is_wrong_already = asked.name in own.names and asked.name not in own_by_name
        if asked.name in pictures or is_wrong_already:
            continue
        found = own_by_name.get(asked.name) or _of_set(asked, picture_set)
        if isinstance(found, Picture):
            pictures[asked.name] = found
        else:
            problems.append(found)
    return pictures, problems


def _kept(folder: Path, former: Ledger | None, picture_set: PictureSet | None, names: set[str]) -> list[Picture]:
    """Pictures of the set that the former ledger names and today's files do not. An area's own may have to go."""
    return [
        Picture(entry, path.read_bytes())
        for entry in (former.entries if former and picture_set else ())
        if entry.name not in names and picture_set and picture_set.gave(entry)
        if (path := folder / entry.file).is_file()
    ]


def _in_the_way(folder: Path, former: Ledger | None, pictures: list[Picture]) -> Iterator[PictureProblem]:
    """Files of somebody else's in the folder."""
    if not folder.is_dir():
        return
    if former is None and any(folder.iterdir()):
        mend = "Empty it if nothing in it is yours, or name another folder."
        yield PictureProblem(
            without_hidden(str(folder)), 0, "", "This folder holds other files, and no ledger of pictures.", mend
        )
        return
    ours = {entry.file for entry in former.entries} if former else set()
    for picture in pictures:
        path = folder / picture.entry.file
        if path.name not in ours and path.exists() and not _holds(path, picture.content):
            mend = "Move it, or name another folder."
            sentence = "The ledger beside it does not name this file."
            yield PictureProblem(without_hidden(str(path)), 0, "", sentence, mend)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


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


def _write(folder: Path, former: Ledger, pictures: list[Picture]) -> None:
    """The ledger comes last, so that it never names a file that is not there yet.

    A new folder begins with an empty one, so that a run that was broken off can be done again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = dict(_files(pictures))
    begun = {} if (folder / LEDGER).exists() else {LEDGER: ledger_text(()).encode()}
    for name, content in [*begun.items(), *files.items()]:
        path, beside = folder / name, folder / f".{name}.new"
        if not _holds(path, content):
            beside.write_bytes(content)
            os.replace(beside, path)
        beside.unlink(missing_ok=True)
    for entry in former.entries:
        if entry.file not in files:
            (folder / entry.file).unlink(missing_ok=True)


def _files(pictures: list[Picture]) -> Iterator[tuple[str, bytes]]:
    for picture in pictures:
        yield picture.entry.file, picture.content
    yield LEDGER, ledger_text(picture.entry for picture in pictures).encode()
