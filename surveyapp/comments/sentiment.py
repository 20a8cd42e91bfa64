"""Reads the sentiment of an English comment with weights learnt from labelled ones (`model-card.md` tells which)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from operator import mul
from pathlib import Path
from typing import Any, NamedTuple

from surveyapp.comments.ngrams import Clause, clauses, pieces
from surveyapp.comments.readings import Sentiment

WEIGHTS_FILE = Path(__file__).with_name("sentiment.json")
ORDER = (Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEGATIVE)
"""The order of the sentiments in the weights."""

RARITY_STEP, WEIGHT_STEP = 0.1, 0.02
"""The weights are whole numbers in the file: of so many of these."""
FEW_WORDS, SOME_WORDS = 2, 5

Entry = Sequence[int]
"""Of an n-gram: its rarity, how much it leans to praise (or, below zero, to blame), and how much to neither."""


class Guess(NamedTuple):
    """The likeliest sentiment, and how sure the model is, from 0 to 1."""

    sentiment: Sentiment
    confidence: float


class Leaning(NamedTuple):
    """How far words lean to praise rather than blame, and to neither of the two."""

    praise: float
    neither: float


class Sum(NamedTuple):
    """What n-grams add up to, in the whole numbers of the file."""

    square: int
    """Of their rarities: by its root the rest is divided, so that long and short texts compare."""
    praise: int
    neither: int


_NOTHING = Sum(0, 0, 0)


@dataclass(frozen=True)
class Lexicon:
    """What each n-gram weighs. Each time that it occurs counts, so that a text weighs what its clauses do."""

    words: Mapping[str, Entry]
    """Single words: words of English, and no names."""
    longer: Mapping[str, Mapping[str, Entry]]
    """Phrases of several words, by their first word."""
    pieces: Mapping[str, Entry]
    pieces_of_words: Mapping[str, Sum]
    """Of `words` alone: words that only a respondent wrote are not kept in memory."""
    bias: Leaning

    @staticmethod
    def of(phrases: Mapping[str, Entry], pieces: Mapping[str, Entry], bias: Leaning) -> Lexicon:
        """The weights, sorted for looking them up."""
        words: dict[str, Entry] = {}
        longer: dict[str, dict[str, Entry]] = {}
        for phrase, entry in phrases.items():
            first, _, rest = phrase.partition(" ")
            if rest:
                longer.setdefault(first, {})[rest] = entry
            else:
                words[phrase] = entry
        return Lexicon(words, longer, pieces, {word: _pieces_of(word, pieces) for word in words}, bias)

    def weigh(self, clause: Clause) -> tuple[Sum, Sum]:
        """What the phrases of a clause add up to, and what the pieces of its words do."""
        found = [self.words[word] for word in clause if word in self.words]
        for place, word in enumerate(clause):
            if word in self.longer:
                following = self.longer[word]
                pair = " ".join(clause[place + 1 : place + 2])
                if pair in following:
                    found.append(following[pair])
                triple = " ".join(clause[place + 1 : place + 3])
                if triple != pair and triple in following:
                    found.append(following[triple])
        of_words = self.pieces_of_words
        of_pieces = [of_words[word] if word in of_words else _pieces_of(word, self.pieces) for word in clause]
        return _weighed(found), _added(of_pieces)

    def leaning(self, of_phrases: Sum, of_pieces: Sum) -> Leaning:
        """How a clause or a text leans."""
        by_phrases, by_pieces = math.sqrt(of_phrases.square) or 1.0, math.sqrt(of_pieces.square) or 1.0
        praise = of_phrases.praise / by_phrases + of_pieces.praise / by_pieces
        neither = of_phrases.neither / by_phrases + of_pieces.neither / by_pieces
        return Leaning(self.bias.praise + praise * WEIGHT_STEP, self.bias.neither + neither * WEIGHT_STEP)


def _pieces_of(word: str, known: Mapping[str, Entry]) -> Sum:
    return _weighed([known[piece] for piece in pieces(word) if piece in known])


def _weighed(entries: Sequence[Entry]) -> Sum:
    """What n-grams add up to: each weighs as much as it is rare."""
    if not entries:
        return _NOTHING
    rarities, praises, neithers = zip(*entries, strict=True)
    return Sum(sum(map(mul, rarities, rarities)), sum(map(mul, rarities, praises)), sum(map(mul, rarities, neithers)))


def _added(sums: Sequence[Sum]) -> Sum:
    if not sums:
        return _NOTHING
    squares, praises, neithers = zip(*sums, strict=True)
    return Sum(sum(squares), sum(praises), sum(neithers))


def signs(lexicon: Lexicon, parts: Sequence[Clause]) -> tuple[float, ...]:
    """What tells mixed from plain: how the whole leans, and how its clauses differ."""
    weighed = [lexicon.weigh(clause) for clause in parts]
    whole = lexicon.leaning(_added([one for one, _ in weighed]), _added([other for _, other in weighed]))
    each = [lexicon.leaning(*one) for one in weighed] if len(weighed) > 1 else [whole]
    praise = [leaning.praise for leaning in each]
    words = sum(map(len, parts))
    most, least, mean = max(praise), min(praise), sum(praise) / len(praise)
    return (
        whole.praise,
        whole.neither,
        most,
        least,
        mean,
        praise[0],
        praise[-1],
        max(leaning.neither for leaning in each),
        math.log1p(words),
        math.log1p(len(parts)),
        max(0.0, most) * max(0.0, -least),
        abs(whole.praise),
        min(map(abs, praise)),
        math.sqrt(sum((one - mean) ** 2 for one in praise) / len(praise)),
        sum(one > 1 for one in praise) / len(praise),
        sum(one < -1 for one in praise) / len(praise),
        float(min(sum(one > 0.5 for one in praise), sum(one < -0.5 for one in praise))),
        float(words <= FEW_WORDS),
        float(words <= SOME_WORDS),
        whole.praise if words <= SOME_WORDS else 0.0,
    )


@dataclass(frozen=True)
class SentimentModel:
    """The model: weights of n-grams, and of the signs that they make."""

    lexicon: Lexicon
    signs: tuple[tuple[float, ...], ...]
    """For each sentiment in `ORDER`, what each sign adds to it."""
    signs_bias: tuple[float, ...]
    threshold: float
    """The confidence below which a sentiment is left blank."""

    @staticmethod
    def of(weights: Mapping[str, Any]) -> SentimentModel:
        """The model with weights as they stand in the file."""
        return SentimentModel(
            Lexicon.of(weights["phrases"], weights["pieces"], Leaning(*weights["bias"])),
            tuple(tuple(row) for row in weights["signs"]),
            tuple(weights["signs_bias"]),
            weights["threshold"],
        )

    def likelihoods(self, text: str) -> tuple[float, ...]:
        """How likely each sentiment in `ORDER` is."""
        seen = signs(self.lexicon, clauses(text))
        scores = [
            bias + sum(map(float.__mul__, row, seen)) for row, bias in zip(self.signs, self.signs_bias, strict=True)
        ]
        top = max(scores)
        raised = [math.exp(score - top) for score in scores]
        whole = sum(raised)
        return tuple(each / whole for each in raised)

    def guess(self, text: str) -> Guess:
        """The likeliest sentiment of `text`, however unsure."""
        likelihoods = self.likelihoods(text)
        confidence = max(likelihoods)
        return Guess(ORDER[likelihoods.index(confidence)], confidence)


@cache
def shipped_model() -> SentimentModel:
    """The model in `WEIGHTS_FILE`."""
    return SentimentModel.of(json.loads(WEIGHTS_FILE.read_bytes()))


def version_of(weights: bytes) -> str:
    """A name for weights that changes with them."""
    return sha256(weights).hexdigest()[:12]
