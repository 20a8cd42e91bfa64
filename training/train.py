"""Trains the sentiment model, chooses its thresholds inside the training part, and writes its weights."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import f1_score

from surveyapp.comments.sentiment import ORDER, WEIGHTS_FILE, version_of
from training.fitting import Examples, Weights, fit
from training.labelled import FOLDS, PATIENTS, SAYINGS, FileRefused, Labelled, families, patients, sayings
from training.names import name_like

FAMILIES, MORE, HELD_OUT = "families.jsonl", "families-more.jsonl", "families-held-out.jsonl"
WEIGHTS = {PATIENTS: 1.0, FAMILIES: 2.0, MORE: 2.0, SAYINGS: 1.0}
"""A made-up sentence of families counts as two comments of patients: it is they who will write."""
RIGHT_ENOUGH, RIGHT_ENOUGH_OF_FAMILIES = 0.85, 0.7
"""The share of what the machine says that shall be right, of everything and of families' sentences. Else it is silent."""
_SHIFTS = np.arange(-1.2, 1.21, 0.1)

Array = Any


def training_part(path: Path) -> Examples:
    """What the model may learn from."""
    learnt = [comment for comment in patients(path) if not comment.is_held_out] + made_up()
    return Examples.of(
        learnt, name_like(comment.text for comment in learnt), [WEIGHTS[comment.source] for comment in learnt]
    )


def made_up() -> list[Labelled]:
    """Sentences of our own; none that stands in the held-out file, too."""
    held_out = {comment.sameness for comment in families(HELD_OUT)}
    ours = [*families(FAMILIES), *families(MORE), *sayings()]
    return [comment for comment in ours if comment.sameness not in held_out]


def across_folds(examples: Examples) -> Array:
    """How likely each sentiment is in each comment, by models that did not see the comment."""
    likely = np.zeros((len(examples.comments), len(ORDER)))
    for fold in range(FOLDS):
        kept = [comment.fold != fold for comment in examples.comments]
        model = fit(examples.only(kept)).model
        for place, comment in enumerate(examples.comments):
            if comment.fold == fold:
                likely[place] = model.likelihoods(comment.text)
    return likely


def shifted(likely: Array, targets: Array) -> tuple[float, float]:
    """What to add to neutral and to negative so that no sentiment is read too seldom (best macro-F1)."""
    logs = np.log(likely + 1e-9)
    scores = {
        (neutral, negative): _smoothed(logs, targets, neutral, negative) for neutral in _SHIFTS for negative in _SHIFTS
    }
    neutral, negative = max(scores, key=scores.__getitem__)
    return round(float(neutral), 1), round(float(negative), 1)


def _smoothed(logs: Array, targets: Array, neutral: float, negative: float) -> float:
    """The macro-F1 around a pair of shifts, so that a lucky pair is not chosen."""
    near = (-0.1, 0.0, 0.1)
    return float(
        np.mean(
            [
                f1_score(
                    targets, (logs + np.array([0, neutral + one, negative + other])).argmax(axis=1), average="macro"
                )
                for one in near
                for other in near
            ]
        )
    )


def threshold(confidence: Array, right: Array, from_families: Array) -> float:
    """The lowest confidence from which on enough of what is said is right, of everything and of families' sentences."""
    for candidate in np.arange(0.34, 1.0, 0.01):
        said = confidence >= candidate
        if right[said].mean() >= RIGHT_ENOUGH and right[said & from_families].mean() >= RIGHT_ENOUGH_OF_FAMILIES:
            return round(float(candidate), 2)
    return 0.99


def with_shifts(likely: Array, neutral: float, negative: float) -> Array:
    """The likelihoods after the shifts."""
    raised = likely * np.exp([0.0, neutral, negative])
    return raised / raised.sum(axis=1, keepdims=True)


def train(path: Path) -> Weights:
    """The weights to ship."""
    return weights_of(training_part(path))


def weights_of(examples: Examples) -> Weights:
    """What is learnt from these examples; all that is chosen is chosen by cross-validation among them."""
    sources = np.array([comment.source for comment in examples.comments])
    chosen_on = np.isin(sources, (PATIENTS, FAMILIES))  # the others were written with an eye on the model
    targets = np.array(examples.targets)[chosen_on]
    likely, from_families = across_folds(examples)[chosen_on], sources[chosen_on] == FAMILIES
    neutral, negative = shifted(likely, targets)
    moved = with_shifts(likely, neutral, negative)
    confidence, right = moved.max(axis=1), moved.argmax(axis=1) == targets
    limit = threshold(confidence, right, from_families)
    for name, part in ((PATIENTS, ~from_families), (FAMILIES, from_families)):
        said = part & (confidence >= limit)
        f1 = f1_score(targets[part], moved[part].argmax(axis=1), average="macro")
        print(
            f"Cross-validated, {name}: macro-F1 {f1:.3f}; {said.sum() / part.sum():.0%} read, {right[said].mean():.1%} right."
        )
    weights = fit(examples)
    bias = weights.signs_bias
    shifted_bias = (bias[0], round(bias[1] + neutral, 4), round(bias[2] + negative, 4))
    return replace(weights, signs_bias=shifted_bias, threshold=limit)


def main(arguments: Sequence[str]) -> int:
    """Train on the comments in the file that is named, and write the weights."""
    if len(arguments) != 1:
        print("Usage: script/train-comments PATH", file=sys.stderr)
        return 2
    try:
        weights = train(Path(arguments[0]))
    except FileRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    written = json.dumps(asdict(weights), separators=(",", ":"), ensure_ascii=True) + "\n"
    WEIGHTS_FILE.write_text(written, encoding="utf-8")
    size = WEIGHTS_FILE.stat().st_size
    print(f"{WEIGHTS_FILE.name}: {len(weights.phrases) + len(weights.pieces):,} n-grams, {size:,} bytes,")
    print(f"version {version_of(WEIGHTS_FILE.read_bytes())}. Now run script/measure-comments PATH.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
