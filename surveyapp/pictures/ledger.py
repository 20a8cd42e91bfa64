"""The ledger: which pictures there are, who made each, on what terms, and in which file it is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated

from pydantic import AnyHttpUrl, StringConstraints, TypeAdapter, ValidationError

from surveyapp.domain.words import PICTURE_NAME, Model, Text

FOLDER = Path(__file__).resolve().parent.parent / "static" / "pictures"
"""Made by `surveyapp pictures`, and never committed."""
LEDGER = "ledger.json"
EXTENSIONS = ("svg", "png", "jpg", "webp")

FileName = Annotated[
    str, StringConstraints(pattern=rf"^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:{'|'.join(EXTENSIONS)})$", max_length=90)
]


class Entry(Model):
    """One picture. `changed`: what is shown differs from what its author gave, be it only in how it is written down."""

    name: PICTURE_NAME
    set: Text
    author: Text
    author_url: AnyHttpUrl | None = None
    licence: Text
    licence_url: AnyHttpUrl | None = None
    changed: bool = False
    file: FileName


_Entries = TypeAdapter(tuple[Entry, ...])


@dataclass(frozen=True)
class Ledger:
    """Every picture that pages can show."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def _files(self) -> dict[str, str]:
        return {entry.name: entry.file for entry in self.entries}

    def file(self, name: str) -> str | None:
        """The name of a picture's file; None where there is no such picture."""
        return self._files.get(name)


def read_ledger(folder: Path = FOLDER) -> Ledger | None:
    """The ledger of a folder; None where there is none, or none that can be read."""
    try:
        return Ledger(_Entries.validate_json((folder / LEDGER).read_bytes()))
    except (OSError, ValidationError):
        return None


def ledger_text(entries: Iterable[Entry]) -> str:
    """What the file of a ledger holds."""
    listed = sorted(entries, key=lambda entry: entry.name)
    return json.dumps([entry.model_dump(mode="json") for entry in listed], indent=2, ensure_ascii=False) + "\n"


@cache
def shown_ledger() -> Ledger:
    """The ledger of this product, read once by each process. Without one, pages go without pictures."""
    return read_ledger() or Ledger()


@cache
def picture_file(name: str) -> Path | None:
    """The file of a picture; None where it is missing, so that what shows it can do without."""
    file = shown_ledger().file(name)
    path = FOLDER / file if file else None
    return path if path and path.is_file() else None
