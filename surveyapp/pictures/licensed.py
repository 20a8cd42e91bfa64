"""Which pictures may be named: those with an author and a licence, in the set or in an area's own ledger."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from surveyapp.pictures.ledger import FOLDER, read_ledger
from surveyapp.pictures.own_pictures import read_own_pictures
from surveyapp.pictures.picture_set import PACKAGE, read_picture_set


@dataclass(frozen=True)
class Licensed:
    """The names that may be used."""

    names: frozenset[str] | None
    """None where neither the ledger nor the set is here to ask."""
    refused: frozenset[str] = frozenset()
    """Own pictures that cannot be shown. `OwnPictures.problems` says why, so nobody need ask for their licence."""


def licensed_pictures(questionnaires: Path, folder: Path = FOLDER, package: Path = PACKAGE) -> Licensed:
    """Which pictures questionnaires may name: what `surveyapp pictures` would draw, whether it has drawn it yet or not.

    An own picture stands in the place of one of the set. Where the set is not installed, what was drawn before counts.
    """
    own = read_own_pictures(questionnaires)
    shown = frozenset(picture.entry.name for picture in own.pictures)
    ledger, picture_set = read_ledger(folder), read_picture_set(package)
    if picture_set is not None:
        others = picture_set.names()
    elif ledger is not None:
        others = frozenset(entry.name for entry in ledger.entries)
    else:
        return Licensed(None, own.names - shown)
    return Licensed((others - own.names) | shown, own.names - shown)
