"""Fits the weights of the sentiment model to labelled comments."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from surveyapp.comments.ngrams import clauses, phrases, pieces
from surveyapp.comments.sentiment import ORDER, RARITY_STEP, WEIGHT_STEP, Leaning, Lexicon, SentimentModel, signs
from training.labelled import Labelled

MOST_GRAMS = 18_000
FEWEST_COMMENTS_WITH_PHRASE, FEWEST_COMMENTS_WITH_PIECE = 3, 4
"""An n-gram in fewer comments is left out: it would say more of one writer than of the language."""
INNER_FOLDS = 4
LETTERS_OF_A_NAME = 4
"""A piece of so many letters that is a whole name-like word is left out."""

Gram = tuple[bool, str]
"""An n-gram; whether it is a piece of a word."""
Rows = Sequence[Counter[Gram]]
Matrix = Any


Entry = tuple[int, int, int]


@dataclass(frozen=True)
class Weights:
    """What was learnt, as it stands in the file (`surveyapp.comments.sentiment` says what each part is)."""

    phrases: dict[str, Entry]
    pieces: dict[str, Entry]
    bias: tuple[float, float]
    signs: tuple[tuple[float, ...], ...] = ()
    signs_bias: tuple[float, ...] = ()
    threshold: float = 0.0

    @property
    def lexicon(self) -> Lexicon:
        return Lexicon.of(self.phrases, self.pieces, Leaning(*self.bias))

    @property
    def model(self) -> SentimentModel:
        return SentimentModel.of(asdict(self))


@dataclass(frozen=True)
class Examples:
    """Comments to learn from, with their n-grams counted once."""

    comments: tuple[Labelled, ...]
    weights: tuple[float, ...]
    grams: tuple[Counter[Gram], ...]

    @staticmethod
    def of(comments: Sequence[Labelled], names: frozenset[str], weights: Sequence[float] | None = None) -> Examples:
        """The comments, without n-grams of `names`."""
        grams = tuple(_grams(comment.text, names) for comment in comments)
        return Examples(tuple(comments), tuple(weights or [1.0] * len(comments)), grams)

    def only(self, kept: Sequence[bool]) -> Examples:
        """Those of the comments that are `kept`."""
        places = [place for place, keep in enumerate(kept) if keep]
        return Examples(
            tuple(self.comments[place] for place in places),
            tuple(self.weights[place] for place in places),
            tuple(self.grams[place] for place in places),
        )

    @property
    def targets(self) -> list[int]:
        return [ORDER.index(comment.sentiment) for comment in self.comments]


def _grams(text: str, names: frozenset[str]) -> Counter[Gram]:
    counted: Counter[Gram] = Counter()
    for clause in clauses(text):
        counted.update(
            (False, phrase) for phrase in phrases(clause) if not names or names.isdisjoint(phrase.split(" "))
        )
        for word in clause:
            if word not in names:
                counted.update((True, piece) for piece in pieces(word) if not _is_name(piece, names))
    return counted


def _is_name(piece: str, names: frozenset[str]) -> bool:
    letters = piece.strip()
    return len(letters) >= LETTERS_OF_A_NAME and letters in names


def fit(examples: Examples, strictness: float = 1.0) -> Weights:
    """Weights learnt from `examples`: n-grams first, then the signs that n-grams of unseen comments make."""
    signs_seen = np.zeros((len(examples.comments), 0))
    for fold in range(INNER_FOLDS):
        seen = [int(comment.sameness[16:24], 16) % INNER_FOLDS != fold for comment in examples.comments]
        inner = _fitted_grams(examples.only(seen), strictness).lexicon
        rows = [
            signs(inner, clauses(comment.text))
            for comment, was_seen in zip(examples.comments, seen, strict=True)
            if not was_seen
        ]
        if not signs_seen.shape[1]:
            signs_seen = np.zeros((len(examples.comments), len(rows[0])))
        signs_seen[[place for place, was_seen in enumerate(seen) if not was_seen]] = rows
    found = _fitted_grams(examples, strictness)
    scaler = StandardScaler().fit(signs_seen)
    second = _regression(scaler.transform(signs_seen), examples, 1.0)
    by_sign = second.coef_ / scaler.scale_
    return replace(
        found,
        signs=tuple(tuple(round(float(each), 4) for each in row) for row in by_sign),
        signs_bias=tuple(round(float(each), 4) for each in second.intercept_ - by_sign @ scaler.mean_),
    )


def _fitted_grams(examples: Examples, strictness: float) -> Weights:
    """The weights of the n-grams that matter most, with no signs yet."""
    rarities = _rarities(examples.grams)
    every = sorted(rarities)
    coefficients = _leanings(_regression(_matrix(examples.grams, every, rarities), examples, strictness))[0]
    weight = np.abs(coefficients).max(axis=0) * np.array([rarities[gram] for gram in every])
    kept = sorted(every[place] for place in np.argsort(-weight, kind="stable")[:MOST_GRAMS])
    fitted, bias = _leanings(_regression(_matrix(examples.grams, kept, rarities), examples, strictness))
    whole = np.rint(fitted / WEIGHT_STEP).astype(int)
    entries = {
        gram: (rarities[gram], int(praise), int(neither))
        for gram, praise, neither in zip(kept, whole[0], whole[1], strict=True)
    }
    return Weights(
        phrases={gram: entry for (is_piece, gram), entry in entries.items() if not is_piece},
        pieces={gram: entry for (is_piece, gram), entry in entries.items() if is_piece},
        bias=(round(bias.praise, 4), round(bias.neither, 4)),
    )


def _rarities(rows: Rows) -> dict[Gram, int]:
    """In how few comments an n-gram stands, as a whole number of `RARITY_STEP`s."""
    holding: Counter[Gram] = Counter()
    for row in rows:
        holding.update(row.keys())
    fewest = {False: FEWEST_COMMENTS_WITH_PHRASE, True: FEWEST_COMMENTS_WITH_PIECE}
    return {
        gram: round((math.log((1 + len(rows)) / (1 + count)) + 1) / RARITY_STEP)
        for gram, count in holding.items()
        if count >= fewest[gram[0]]
    }


def _matrix(rows: Rows, grams: Sequence[Gram], rarities: dict[Gram, int]) -> Matrix:
    """What `Lexicon.leaning` adds up, as one row for each comment."""
    column = {gram: number for number, gram in enumerate(grams)}
    values: list[float] = []
    columns: list[int] = []
    starts = [0]
    for row in rows:
        for kind in (False, True):
            weighed = [
                (column[gram], count, rarities[gram] * RARITY_STEP)
                for gram, count in row.items()
                if gram[0] is kind and gram in column
            ]
            length = math.sqrt(sum(count * rarity * rarity for _, count, rarity in weighed)) or 1.0
            values += [count * rarity / length for _, count, rarity in weighed]
            columns += [place for place, _, _ in weighed]
        starts.append(len(values))
    return csr_matrix((values, columns, starts), shape=(len(rows), len(grams)))


def _regression(matrix: Matrix, examples: Examples, strictness: float) -> LogisticRegression:
    model = LogisticRegression(C=strictness, class_weight="balanced", max_iter=2_000)
    return model.fit(matrix, examples.targets, sample_weight=examples.weights)


def _leanings(model: LogisticRegression) -> tuple[Matrix, Leaning]:
    """Coefficients and intercepts as leanings: to praise rather than blame, and to neither rather than both."""
    positive, neutral, negative = model.coef_
    a, b, c = map(float, model.intercept_)
    return np.array([positive - negative, neutral - (positive + negative) / 2]), Leaning(a - c, b - (a + c) / 2)
