"""Finds what a safeguarding lead should read first. It orders a queue: finding nothing says nothing about a comment."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from surveyapp.comments.concerns.figures import FIGURES_OF_SPEECH
from surveyapp.comments.concerns.kinds import Concern, ConcernKind
from surveyapp.comments.concerns.phrases import STEM_LENGTH, Phrase
from surveyapp.comments.concerns.plain_words import PlainWords, glimpse, plain_words
from surveyapp.comments.concerns.rules import RULES


def find(text: str) -> tuple[Concern, ...]:
    """What the rules found, in order. An empty answer means only that no rule spoke: a person reads every comment."""
    phrases = _rules().near(glimpse(text))
    if not phrases:
        return ()
    read = plain_words(text)
    words = _without(_figures(), read.words)
    return tuple(sorted({concern for kind, phrase in phrases for concern in _found(kind, phrase, words, read)}))


def _found(kind: ConcernKind, phrase: Phrase, words: str, read: PlainWords) -> Iterable[Concern]:
    for found in phrase.pattern.finditer(words):
        start, end = read.place(found.start(), found.end())
        if end > start:
            yield Concern(start, end, kind)


@dataclass(frozen=True)
class Index:
    """Phrases by the words that each of them needs."""

    by_word: Mapping[str, tuple[tuple[ConcernKind, Phrase], ...]]

    def near(self, words: set[str]) -> list[tuple[ConcernKind, Phrase]]:
        """The phrases that may be in a text with these words: each of their slots can be filled."""
        words = words | {word[:STEM_LENGTH] + "*" for word in words}
        return [
            (kind, phrase)
            for word in words & self.by_word.keys()
            for kind, phrase in self.by_word[word]
            if not any(need.isdisjoint(words) for need in phrase.needs)
        ]


def index(phrases: Iterable[tuple[ConcernKind, Phrase]]) -> Index:
    """Sorts phrases by the words that they need."""
    by_word: dict[str, list[tuple[ConcernKind, Phrase]]] = defaultdict(list)
    for kind, phrase in phrases:
        for anchor in phrase.anchors:
            by_word[anchor].append((kind, phrase))
    return Index({word: tuple(found) for word, found in by_word.items()})


@cache
def _rules() -> Index:
    return index((rule.kind, phrase) for rule in RULES for phrase in rule.phrases)


@cache
def _figures() -> Index:
    return index((ConcernKind.DANGER_NOW, phrase) for phrase in FIGURES_OF_SPEECH)


def _without(figures: Index, words: str) -> str:
    """The words with figures of speech struck out, in as many characters."""
    for _, phrase in figures.near(set(words.split())):
        words = phrase.pattern.sub(_struck_out, words)
    return words


def _struck_out(figure: re.Match[str]) -> str:
    return "~" * (figure.end() - figure.start() - 1) + " "
