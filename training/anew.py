"""Trains and measures five times, each time with another fifth held out: a figure that no lucky split can flatter."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter
from sklearn.metrics import f1_score
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from surveyapp.comments.sentiment import ORDER
from training.fitting import Examples
from training.labelled import FileRefused, Labelled, patients
from training.names import name_like
from training.sentiment_figures import vader_sentiment
from training.train import WEIGHTS, made_up, weights_of

PARTS = 5
FIGURES = Path(__file__).parent / "anew.json"
SAMPLES, SEED = 2_000, 2017


@dataclass(frozen=True)
class Anew:
    """Macro-F1 of each part's held-out comments, and of all of them together with its interval; VADER's beside it."""

    comments: tuple[int, ...]
    model: tuple[float, ...]
    vader: tuple[float, ...]
    all_model: tuple[float, float, float]
    all_vader: float


def anew_figures() -> Anew | None:
    """The figures that were kept last; None where none were."""
    if not FIGURES.exists():
        return None
    return TypeAdapter(Anew).validate_json(FIGURES.read_bytes())


def part_of(comment: Labelled) -> int:
    """Which part holds a comment out. Equal comments are never parted; other digits decide than in the shipped model's split."""
    return int(comment.sameness[24:32], 16) % PARTS


def guesses(all_comments: Sequence[Labelled], part: int) -> dict[int, int]:
    """What a model that never saw the part says of its comments, by place."""
    learnt = [comment for comment in all_comments if part_of(comment) != part] + made_up()
    names = name_like(comment.text for comment in learnt)
    examples = Examples.of(learnt, names, [WEIGHTS[comment.source] for comment in learnt])
    model = weights_of(examples).model
    return {
        place: ORDER.index(model.guess(comment.text).sentiment)
        for place, comment in enumerate(all_comments)
        if part_of(comment) == part
    }


def measured(all_comments: Sequence[Labelled]) -> Anew:
    """The figures of all five."""
    truth = np.array([ORDER.index(comment.sentiment) for comment in all_comments])
    words = SentimentIntensityAnalyzer()
    vader = np.array(
        [ORDER.index(vader_sentiment(words.polarity_scores(one.text)["compound"])) for one in all_comments]
    )
    said = np.zeros(len(all_comments), dtype=int)
    parts = np.array([part_of(comment) for comment in all_comments])
    for part in range(PARTS):
        for place, guess in guesses(all_comments, part).items():
            said[place] = guess
        print(f"Part {part + 1} of {PARTS}: {_f1(truth[parts == part], said[parts == part]):.3f}", flush=True)
    low, high = _interval(all_comments, truth, said)
    each = range(PARTS)
    return Anew(
        tuple(int((parts == part).sum()) for part in each),
        tuple(_f1(truth[parts == part], said[parts == part]) for part in each),
        tuple(_f1(truth[parts == part], vader[parts == part]) for part in each),
        (_f1(truth, said), low, high),
        _f1(truth, vader),
    )


def _f1(truth: np.ndarray, said: np.ndarray) -> float:
    return round(float(f1_score(truth, said, average="macro")), 4)


def _interval(comments: Sequence[Labelled], truth: np.ndarray, said: np.ndarray) -> tuple[float, float]:
    """The 95% interval when groups of equal comments are drawn anew."""
    groups: dict[str, list[int]] = {}
    for place, comment in enumerate(comments):
        groups.setdefault(comment.sameness, []).append(place)
    places = [np.array(group) for group in groups.values()]
    chance = np.random.default_rng(SEED)
    drawn = []
    for _ in range(SAMPLES):
        chosen = np.concatenate([places[number] for number in chance.integers(0, len(places), len(places))])
        drawn.append(_f1(truth[chosen], said[chosen]))
    low, high = np.percentile(drawn, (2.5, 97.5))
    return round(float(low), 4), round(float(high), 4)


def main(arguments: Sequence[str]) -> int:
    """Train five times on the file that is named, and keep the figures for docs/accuracy.md."""
    if len(arguments) != 1:
        print("Usage: script/measure-comments --anew PATH", file=sys.stderr)
        return 2
    try:
        figures = measured(patients(Path(arguments[0])))
    except FileRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    FIGURES.write_text(json.dumps(asdict(figures), indent=1) + "\n", encoding="utf-8")
    print(f"All together: {figures.all_model[0]:.3f}, VADER {figures.all_vader:.3f}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
