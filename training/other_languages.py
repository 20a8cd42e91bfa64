"""How often a text in another language is taken for English, on the questionnaires' own translations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from surveyapp.comments.languages import is_english
from surveyapp.comments.sentiment import shipped_model
from surveyapp.config import ROOT
from training.labelled import Labelled
from training.rule_figures import Part

CATALOGUES = ("my-story.po", "our-story.po")
FEWEST_WORDS = 3


def taken_for_english() -> dict[str, Part]:
    """By language, the texts of three or more words that would be read although they are not English."""
    known = shipped_model().lexicon.words
    found = {}
    for folder in sorted((ROOT / "translations").glob("*/LC_MESSAGES")):
        texts = {text for name in CATALOGUES if (folder / name).exists() for text in _texts(folder / name)}
        found[folder.parent.name] = Part(sum(is_english(text, "en", known) for text in texts), len(texts))
    return found


def _texts(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        for message in read_po(file):
            if message.id and isinstance(message.string, str) and len(message.string.split()) >= FEWEST_WORDS:
                yield message.string


def left_out(comments: list[Labelled]) -> Part:
    """English comments that would not be read, because they are taken for another language."""
    known = shipped_model().lexicon.words
    return Part(sum(not is_english(comment.text, "en", known) for comment in comments), len(comments))
