"""The page of credits: who made the pictures, typefaces and charts that are shown, and on what terms."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from pydantic import AnyHttpUrl, TypeAdapter, ValidationError

from surveyapp.domain.words import Model, Text
from surveyapp.pictures.ledger import Entry, shown_ledger

blueprint = Blueprint("credits", __name__)

VENDORED = Path(__file__).resolve().parent.parent / "static" / "vendor"
"""Made by script/assets, with a ledger of its own."""

mimetypes.add_type("text/plain", ".license")  # so that a browser shows a licence rather than keep it


@dataclass(frozen=True)
class PictureGroup:
    """Pictures by one author, of one set, on the same terms. `terms` is any of them."""

    terms: Entry
    pictures: tuple[Entry, ...]

    @property
    def is_changed(self) -> bool:
        """Whether any of them is."""
        return any(picture.changed for picture in self.pictures)


class Package(Model):
    """A typeface, or the charts' library."""

    name: Text
    author: Text
    url: AnyHttpUrl | None
    version: Text
    licence: Text
    licence_file: Text


_Packages = TypeAdapter(tuple[Package, ...])


@blueprint.get("/credits/")
def show() -> ResponseReturnValue:
    """Who made what is shown."""
    groups = grouped(shown_ledger().entries)
    return render_template("credits.html", groups=groups, packages=_packages())


def grouped(entries: Iterable[Entry]) -> tuple[PictureGroup, ...]:
    """The pictures by their terms, each group's in the order of their names."""
    ordered = sorted(entries, key=lambda entry: (*_terms(entry), entry.name))
    groups = (tuple(group) for _, group in groupby(ordered, _terms))
    return tuple(PictureGroup(group[0], group) for group in groups)


def _terms(entry: Entry) -> tuple[str, ...]:
    parts = (entry.set, entry.author, entry.author_url, entry.licence, entry.licence_url)
    return tuple(str(part) for part in parts)


@cache
def _packages() -> tuple[Package, ...]:
    try:
        return _Packages.validate_json((VENDORED / "ledger.json").read_bytes())
    except (OSError, ValidationError):
        return ()
