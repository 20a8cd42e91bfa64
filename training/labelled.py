"""Labelled comments: reading them, and which of them training never sees."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from surveyapp.comments.readings import Sentiment
from surveyapp.demonstration.sayings import PARENTS, YOUNG_PEOPLE

TEXTS = Path(__file__).parent / "texts"
PATIENTS, SAYINGS = "patients", "sayings"
HELD_OUT_ONE_IN = 5
FOLDS = 5

_SENTIMENTS = {
    "1": Sentiment.POSITIVE,
    "2": Sentiment.POSITIVE,
    "3": Sentiment.NEUTRAL,
    "4": Sentiment.NEGATIVE,
    "5": Sentiment.NEGATIVE,
}


class FileRefused(ValueError):
    """A file that cannot be learnt from, said in a sentence."""


@dataclass(frozen=True)
class Labelled:
    """A comment and what a person read in it."""

    text: str
    sentiment: Sentiment
    themes: tuple[str, ...] = ()
    source: str = PATIENTS

    @property
    def sameness(self) -> str:
        """Comments that differ in nothing but marks and capitals have this in common, and are never parted."""
        return sha256(" ".join(re.findall(r"[a-z0-9]+", self.text.casefold())).encode()).hexdigest()

    @property
    def is_held_out(self) -> bool:
        """Whether training never sees it."""
        return int(self.sameness[:2], 16) % HELD_OUT_ONE_IN == 0

    @property
    def fold(self) -> int:
        """Which part of a cross-validation it is in."""
        return int(self.sameness[8:16], 16) % FOLDS


def patients(path: Path) -> list[Labelled]:
    """The comments of patients in a CSV file with `text`, `sentiment` and `labels`. Raises FileRefused."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FileRefused(f"{path} cannot be read as CSV in UTF-8: {error}") from None
    if not rows or not {"text", "sentiment", "labels"} <= set(rows[0]):
        raise FileRefused(f"{path} has no columns “text”, “sentiment” and “labels”.")
    return [
        Labelled(row["text"], _SENTIMENTS[row["sentiment"]], tuple(filter(None, row["labels"].split(";"))))
        for row in rows
        if row["sentiment"] in _SENTIMENTS
    ]


def families(name: str) -> list[Labelled]:
    """Sentences that were made up in the words of families (`training/texts`)."""
    return [
        Labelled(row["text"], Sentiment(row["sentiment"]), tuple(row["themes"]), name) for row in rows_of(TEXTS / name)
    ]


def sayings() -> list[Labelled]:
    """What the demo's made-up people write: praise by those who are glad, blame by those who are sorry."""
    return [
        Labelled(text, sentiment, (theme,), SAYINGS)
        for by_theme in (YOUNG_PEOPLE, PARENTS)
        for theme, said in by_theme.items()
        for texts, sentiment in ((said.glad, Sentiment.POSITIVE), (said.sorry, Sentiment.NEGATIVE))
        for text in texts
    ]


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())
