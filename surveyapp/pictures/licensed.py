"""Which pictures may be named: those with an author and a licence, in the set or in an area's own ledger."""

from __future__ import annotations

from pathlib import Path

from surveyapp.pictures.ledger import FOLDER, read_ledger
from surveyapp.pictures.own_pictures import read_own_pictures
from surveyapp.pictures.picture_set import PACKAGE, read_picture_set


def licensed_pictures(
    questionnaires: Path | None = None, folder: Path = FOLDER, package: Path = PACKAGE
) -> frozenset[str] | None:
    """The names of every picture with a licence; None where neither the ledger nor the set is here to ask.

    Beside the ledger of what is shown already, the whole set counts, so that a picture that was named a minute ago passes
    before `surveyapp pictures` has drawn it.
    """
    ledger, picture_set = read_ledger(folder), read_picture_set(package)
    if ledger is None and picture_set is None:
        return None
    drawn = frozenset(entry.name for entry in ledger.entries) if ledger else frozenset()
    own = read_own_pictures(questionnaires).pictures if questionnaires else ()
    return drawn | {picture.entry.name for picture in own} | (picture_set.names() if picture_set else frozenset())
