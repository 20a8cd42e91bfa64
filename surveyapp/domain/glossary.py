"""The glossary: hard words with their plain explanations, and where texts use them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Annotated

from pydantic import Field

from surveyapp.domain.words import Id, Model, Rendering, Text, Words


class HardWord(Model):
    """A hard word with its plain explanation. `also`: other forms in which English texts use it ("EHC plans")."""

    id: Id
    word: Words
    means: Words
    also: tuple[Text, ...] = ()

    def forms(self) -> tuple[str, ...]:
        """Every form in which an English text may use it."""
        return (*self.word.texts(), *self.also)


class Glossary(Model):
    """The hard words of the area's questionnaires (`glossary.yaml`)."""

    words: Annotated[tuple[HardWord, ...], Field(min_length=1)]


def words_used(glossary: Iterable[HardWord], texts: Iterable[str]) -> Iterator[HardWord]:
    """The hard words that English texts use, in the order of the glossary."""
    together = "\n".join(texts)
    yield from (word for word in glossary if _pattern(word.forms()).search(together))


def without_words(glossary: Iterable[HardWord], text: str) -> str:
    """An English text with a gap in the place of each hard word that the glossary explains."""
    for word in glossary:
        text = _pattern(word.forms()).sub("…", text)
    return text


def words_in(parts: Iterable[Words | None], rendering: Rendering) -> list[str]:
    """The texts of `parts` in one rendering."""
    return [words.rendered(rendering) for words in parts if words]


@lru_cache(maxsize=512)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words. Capitals count only in forms that are all capitals, such as SEND, which is no sending."""
    alternatives = "|".join(
        re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})"
        for form in sorted(forms, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
