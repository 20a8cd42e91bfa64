"""Which themes a comment is about: the theme of its question first, then those whose rules it fits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from surveyapp.domain.area import Theme
from surveyapp.domain.theme_rules import ANY_ENDING, SHORTEST_STEM, Phrase, phrases_of, words_of

_SENTENCE_END = re.compile(r"[.!?\n]+")


class ThemeRules:
    """The theme rules of an area, sorted by the first words of their phrases."""

    def __init__(self, themes: Iterable[Theme]) -> None:
        listed = tuple(themes)
        self._order = {theme.id: place for place, theme in enumerate(listed)}
        self._alone: dict[Phrase, set[str]] = defaultdict(set)
        self._together: list[tuple[frozenset[Phrase], str]] = []
        phrases: set[Phrase] = set()
        for theme in listed:
            for rule in theme.comments_say:
                parts = phrases_of(rule)
                phrases.update(parts)
                if len(parts) == 1:
                    self._alone[parts[0]].add(theme.id)
                else:
                    self._together.append((frozenset(parts), theme.id))
        self._phrases = _Phrases(phrases)

    def themes(self, text: str, own: str | None) -> tuple[str, ...]:
        """The ids of the themes of `text`: the question's `own` first, the others in the order of the area."""
        found: set[str] = set()
        for sentence in _SENTENCE_END.split(text):
            said = self._phrases.said_in(words_of(sentence))
            if said:
                found.update(*(self._alone[phrase] for phrase in said if phrase in self._alone))
                found.update(theme for parts, theme in self._together if parts <= said)
        first = (own,) if own else ()
        return first + tuple(sorted(found.difference(first), key=self._order.__getitem__))


class _Phrases:
    """Phrases that are looked for together, sorted by how they begin."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._words: dict[str, Phrase] = {}
        self._pairs: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
        self._by_stem: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            if any(word.endswith(ANY_ENDING) for word in phrase[:2]):
                self._by_stem[phrase[0][:SHORTEST_STEM]].append(phrase)
            elif len(phrase) == 1:
                self._words[phrase[0]] = phrase
            else:
                self._pairs[phrase[0], phrase[1]].append(phrase)

    def said_in(self, words: Phrase) -> set[Phrase]:
        """The phrases that stand in `words`."""
        found = {self._words[word] for word in words if word in self._words}
        for place, pair in enumerate(pairwise(words)):
            if pair in self._pairs:
                found.update(phrase for phrase in self._pairs[pair] if _stands_at(place, phrase, words))
        for place, word in enumerate(words):
            if (stem := word[:SHORTEST_STEM]) in self._by_stem:
                found.update(phrase for phrase in self._by_stem[stem] if _stands_at(place, phrase, words))
        return found


def _stands_at(place: int, phrase: Phrase, words: Phrase) -> bool:
    if len(phrase) > len(words) - place:
        return False
    for wanted, word in zip(phrase, words[place : place + len(phrase)], strict=True):
        if wanted != word and not (wanted.endswith(ANY_ENDING) and word.startswith(wanted[:-1])):
            return False
    return True
