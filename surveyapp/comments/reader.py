"""The machine reader of comments: what it makes of one, and where it leaves the reading to people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from surveyapp.comments import concerns, personal_details
from surveyapp.comments.languages import is_english
from surveyapp.comments.readings import MachineReading, Sentiment
from surveyapp.comments.sentiment import SentimentModel, shipped_model
from surveyapp.comments.themes import ThemeRules
from surveyapp.domain.area import Theme

FEWEST_WORDS = 3
"""One or two words say too little: "Nothing" is praise under one question and blame under another."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_Blank = tuple[Sentiment | None, float, str]


class CommentReader:
    """Reads comments by the theme rules of an area. Blank beats wrong."""

    def __init__(self, themes: Iterable[Theme], model: SentimentModel | None = None) -> None:
        self._rules = ThemeRules(themes)
        self._model = model or shipped_model()

    def read(self, text: str, language: str, theme: str | None) -> MachineReading:
        """What the machine reads in `text`, written on a page in `language` under a question of `theme`."""
        worrying = bool(concerns.find(text))
        english = is_english(text, language, self._model.lexicon.words)
        sentiment, confidence, why = self._sentiment(text, worrying=worrying, english=english)
        themes = self._rules.themes(text if english else "", theme)
        return MachineReading(sentiment, confidence, themes, personal_details.find(text), worrying, why)

    def _sentiment(self, text: str, *, worrying: bool, english: bool) -> _Blank:
        if worrying:
            return None, 0.0, "Left to people: it may be a concern, so a person reads it first."
        if not english:
            return None, 0.0, "Left to people: the machine reads English only."
        if not _has_words(text, FEWEST_WORDS):
            return None, 0.0, f"Left to people: fewer than {FEWEST_WORDS} words."
        sentiment, confidence = self._model.guess(text)
        confidence = round(confidence, 3)
        if confidence < self._model.threshold:
            return None, confidence, "Left to people: the machine is not sure."
        return sentiment, confidence, "Read from its words and parts of words."


def _has_words(text: str, fewest: int) -> bool:
    found = _WORD.finditer(text)
    return all(next(found, None) for _ in range(fewest))
