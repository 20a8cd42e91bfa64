"""How well sentiment is read on comments that training never saw, beside word lists and the commonest answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from surveyapp.comments.reader import CommentReader
from surveyapp.comments.readings import Sentiment
from surveyapp.comments.sentiment import ORDER, shipped_model
from surveyapp.domain.measures import Interval
from training.labelled import Labelled
from training.rule_figures import Part

SAMPLES = 2_000
SEED = 20_17
VADER_NEUTRAL = 0.05
"""VADER's own advice: a compound score nearer to 0 than this is neutral."""

Array = Any


@dataclass(frozen=True)
class Scores:
    """One way to read sentiment."""

    macro_f1: Interval
    right: Interval
    f1: dict[Sentiment, float]


@dataclass(frozen=True)
class WithBlanks:
    """What the reader says when it may say nothing."""

    said: Part
    right: Part
    """Of what it says."""
    right_by_sentiment: dict[Sentiment, Part]
    """Of what it says of each."""
    found_by_sentiment: dict[Sentiment, Part]
    """Of the comments of each, those of which it says so."""
    why: Counter[str]


@dataclass(frozen=True)
class SentimentFigures:
    """Figures on one set of comments."""

    comments: int
    labels: Counter[Sentiment]
    model: Scores
    vader: Scores
    commonest: Scores
    ahead: Interval
    """How far the model's macro-F1 is ahead of VADER's."""
    blanks: WithBlanks


def measured(comments: Sequence[Labelled], reader: CommentReader) -> SentimentFigures:
    """The figures on `comments`. Intervals come from drawing groups of equal comments anew (bootstrap)."""
    vader = SentimentIntensityAnalyzer()
    labels = Counter(comment.sentiment for comment in comments)
    truth = np.array([ORDER.index(comment.sentiment) for comment in comments])
    draws = _draws(comments)
    said = {
        "model": _read(comments, lambda text: shipped_model().guess(text).sentiment),
        "vader": _read(comments, lambda text: vader_sentiment(vader.polarity_scores(text)["compound"])),
        "commonest": np.full(len(comments), ORDER.index(labels.most_common(1)[0][0])),
    }
    drawn = {name: _macro_f1s(truth, read, draws) for name, read in said.items()}
    scores = {name: _scores(truth, read, draws, drawn[name]) for name, read in said.items()}
    return SentimentFigures(
        len(comments),
        labels,
        scores["model"],
        scores["vader"],
        scores["commonest"],
        _interval(scores["model"].macro_f1.share - scores["vader"].macro_f1.share, drawn["model"] - drawn["vader"]),
        _with_blanks(comments, reader),
    )


def _read(comments: Sequence[Labelled], reading: Callable[[str], Sentiment]) -> Array:
    return np.array([ORDER.index(reading(comment.text)) for comment in comments])


def vader_sentiment(compound: float) -> Sentiment:
    if abs(compound) < VADER_NEUTRAL:
        return Sentiment.NEUTRAL
    return Sentiment.POSITIVE if compound > 0 else Sentiment.NEGATIVE


def _draws(comments: Sequence[Labelled]) -> Array:
    """How often each comment is drawn in each sample; equal comments are drawn together."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, comment in enumerate(comments):
        groups[comment.sameness].append(place)
    chance = np.random.default_rng(SEED)
    drawn = chance.multinomial(len(groups), [1 / len(groups)] * len(groups), size=SAMPLES)
    weights = np.zeros((SAMPLES, len(comments)), dtype=np.int64)
    for number, places in enumerate(groups.values()):
        weights[:, places] = drawn[:, [number]]
    return weights


def _macro_f1s(truth: Array, read: Array, draws: Array) -> Array:
    return np.mean([_f1(truth == place, read == place, draws) for place in range(len(ORDER))], axis=0)


def _f1(truth: Array, read: Array, draws: Array) -> Array:
    """The F1 of one sentiment in each draw."""
    both = draws @ (truth & read).astype(np.int64)
    either = draws @ truth.astype(np.int64) + draws @ read.astype(np.int64)
    return np.where(either, 2 * both / np.maximum(either, 1), 0.0)


def _scores(truth: Array, read: Array, draws: Array, macro: Array) -> Scores:
    once = np.ones((1, len(truth)), dtype=np.int64)
    rights = (draws @ (truth == read).astype(np.int64)) / draws.sum(axis=1)
    return Scores(
        _interval(float(_macro_f1s(truth, read, once)[0]), macro),
        _interval(float((truth == read).mean()), rights),
        {each: float(_f1(truth == place, read == place, once)[0]) for place, each in enumerate(ORDER)},
    )


def _interval(value: float, drawn: Array) -> Interval:
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Interval(value, float(low), float(high))


def _with_blanks(comments: Sequence[Labelled], reader: CommentReader) -> WithBlanks:
    readings = [(comment.sentiment, reader.read(comment.text, "en", None)) for comment in comments]
    said = [(truth, reading.sentiment) for truth, reading in readings if reading.sentiment]
    return WithBlanks(
        Part(len(said), len(readings)),
        _share_right(said),
        {each: _share_right([pair for pair in said if pair[1] is each]) for each in ORDER},
        {each: Part(said.count((each, each)), sum(truth is each for truth, _ in readings)) for each in ORDER},
        Counter(reading.why for _, reading in readings if reading.sentiment is None),
    )


def _share_right(said: Sequence[tuple[Sentiment, Sentiment | None]]) -> Part:
    return Part(sum(truth is read for truth, read in said), len(said))
