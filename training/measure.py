"""Measures the machine reading of comments, and writes docs/accuracy.md."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from surveyapp.comments.measured import MEASURED_FILE, MeasuredReader, Sentiments, SoMany
from surveyapp.comments.reader import CommentReader
from surveyapp.comments.sentiment import ORDER, WEIGHTS_FILE, shipped_model, version_of
from surveyapp.config import ROOT
from surveyapp.questionnaire_files import read_themes
from training.anew import anew_figures
from training.labelled import FileRefused, Labelled, families, patients
from training.other_languages import left_out, taken_for_english
from training.report import RULES_END, percent, rules_part, score, share, table
from training.rule_figures import HELD_OUT, Part, ThemeFigures, compared, measured_rules, theme_rules
from training.sentiment_figures import SentimentFigures, measured
from training.speed import Speed, measured_apart

DOCUMENT = ROOT / "docs" / "accuracy.md"
ROUGHLY_THE_SAME = {
    "Feeling safe": "safe",
    "Staff listening, understanding & involving patients": "heard",
    "Transport to/ from services": "places",
}
"""The patients' labels that mean roughly one of our themes; the others mean none."""


@dataclass(frozen=True)
class Measured:
    """What is measured with the comments of patients."""

    held_out: SentimentFigures
    families: SentimentFigures
    most_alike: tuple[int, int]
    """How often the commonest text occurs, and in how many comments."""
    languages: dict[str, Part]
    not_english: Part
    themes: ThemeFigures
    speed: Speed


def measure(path: Path) -> Measured:
    """All of it."""
    comments = patients(path)
    held_out = [comment for comment in comments if comment.is_held_out]
    reader = CommentReader(read_themes(ROOT / "questionnaires"))
    alike: dict[str, int] = {}
    for comment in comments:
        alike[comment.sameness] = alike.get(comment.sameness, 0) + 1
    return Measured(
        measured(held_out, reader),
        measured(families("families-held-out.jsonl"), reader),
        (max(alike.values()), len(comments)),
        taken_for_english(),
        left_out(held_out),
        _patients_themes(comments),
        measured_apart(path),
    )


def _patients_themes(comments: Sequence[Labelled]) -> ThemeFigures:
    """The three themes that patients' labels know too."""
    rules, wanted = theme_rules(), set(ROUGHLY_THE_SAME.values())
    return compared(
        (
            set(rules.themes(comment.text, None)) & wanted,
            {ROUGHLY_THE_SAME[label] for label in comment.themes if label in ROUGHLY_THE_SAME},
        )
        for comment in comments
    )


def document(found: Measured) -> str:
    """The whole text of docs/accuracy.md."""
    parts = [*_opening(), *_sentiment(found), *_blanks(found), rules_part(measured_rules()), *_patients(found.themes)]
    return "\n\n".join([*parts, *_speed(found.speed), *_limits()]) + "\n"


def _opening() -> Iterator[str]:
    yield "# How well the machine reads comments"
    yield (
        "This page is written by `script/measure-comments PATH`. Do not change it by hand.\n"
        f"Model of sentiment: version `{version_of(WEIGHTS_FILE.read_bytes())}` (`surveyapp/comments/model-card.md`)."
    )
    yield (
        "The machine only sorts. **A person reads every comment, and the person's word replaces the machine's.** The machine gives\n"
        "a sentiment (positive, neutral, negative), themes, and marks for personal details and for concerns. Where it is unsure it\n"
        "says nothing: blank beats wrong.\n"
        "All figures are counted on texts that training never saw, unless a table says otherwise. Behind a figure stands the range\n"
        "that chance alone could explain (95%): for shares Wilson's interval, for scores drawn anew 2,000 times, equal comments\n"
        "drawn together."
    )


def _sentiment(found: Measured) -> Iterator[str]:
    figures, (alike, everybody) = found.held_out, found.most_alike
    yield "## Sentiment"
    yield (
        f"We asked about {figures.comments:,} real comments of NHS patients, labelled by people: "
        f"{', '.join(f'{figures.labels[each]} {each}' for each in ORDER)}. They were put\n"
        "aside before training: one comment in five by a hash of its text, so that equal comments are never on both sides.\n"
        "Macro-F1 is a score from 0 to 1 that counts each of the three sentiments alike. Here the machine may not stay silent."
    )
    yield _scores(figures)
    yield (
        f"The model is ahead of VADER, a list of words with points, by {score(figures.ahead)}.\n"
        "Neutral is hard: people who label often disagree there too. Mixed comments count as neutral.\n"
        f"The commonest text of all, “Nothing”, stands {alike} times in {everybody:,} comments, with every label. The hash put\n"
        "it into the part for training. The reader leaves it blank in any case, because one or two words say too little."
    )
    yield from _anew()
    yield (
        f"We also asked about {found.families.comments} made-up comments in the words of children with SEND and their parents. "
        "This is what the product is for, and\n"
        "**it is much harder for the machine, which learnt mostly from hospital patients.**"
    )
    yield _scores(found.families)


def _anew() -> Iterator[str]:
    """What five trainings with other splits gave, where they were made."""
    figures = anew_figures()
    if figures is None:
        return
    f1, low, high = figures.all_model
    yield (
        "One split can be lucky, and before this one an early model had .654 on another, which held all of those “Nothing” back\n"
        "(`surveyapp/comments/model-card.md`). So the whole recipe was trained five times anew, each time with another fifth held\n"
        f"out: on all {sum(figures.comments):,} comments together macro-F1 is **{f1:.3f} ({low:.3f} to {high:.3f})**,\n"
        f"VADER's {figures.all_vader:.3f}; part by part {', '.join(f'{each:.3f}' for each in figures.model)}."
    )


def _scores(figures: SentimentFigures) -> str:
    ways = {"this model": figures.model, "VADER (word list)": figures.vader, "always the commonest": figures.commonest}
    return table(
        ["", "macro-F1", "right", *(f"F1 of {each}" for each in ORDER)],
        [
            [name, score(way.macro_f1), f"{percent(way.right.share)}", *(f"{way.f1[each]:.2f}" for each in ORDER)]
            for name, way in ways.items()
        ],
    )


def _blanks(found: Measured) -> Iterator[str]:
    limit = percent(shipped_model().threshold)
    yield "## When the machine says nothing"
    yield (
        "No sentiment is given for other languages, for comments that may be a concern, for one or two words, and where the\n"
        f"model is less than {limit} sure of itself. That limit was chosen inside the training part: the lowest at which\n"
        "85 in 100 of all answers are right, and 70 in 100 of those about families' sentences."
    )
    both = {"patients": found.held_out.blanks, "families": found.families.blanks}
    rows = [
        ["comments that got a sentiment", *(share(one.said) for one in both.values())],
        ["of these, right", *(share(one.right) for one in both.values())],
    ]
    rows += [
        [f"said to be {each}: right", *(share(one.right_by_sentiment[each]) for one in both.values())] for each in ORDER
    ]
    rows += [
        [f"truly {each}: said so", *(share(one.found_by_sentiment[each]) for one in both.values())] for each in ORDER
    ]
    reasons = sorted({why for one in both.values() for why in one.why})
    rows += [
        [f"blank: {why.removeprefix('Left to people: ').rstrip('.')}", *(str(one.why[why]) for one in both.values())]
        for why in reasons
    ]
    yield table(["", *both], rows)
    languages = "; ".join(f"{language} {part.count} of {part.base}" for language, part in found.languages.items())
    yield (
        "A text that is plainly not English stays blank even where the page's language says English. Of the sentences of our own\n"
        f"translations these would be taken for English: {languages}.\n"
        f"Of the patients' English comments, {share(found.not_english)} are left out because of that rule."
    )


def _patients(figures: ThemeFigures) -> Iterator[str]:
    counted = (figures.right, figures.too_many, figures.missed)
    rows = [
        [label, f"`{theme}`", *(str(counts[theme]) for counts in counted), f"{figures.f1([theme]):.2f}"]
        for label, theme in ROUGHLY_THE_SAME.items()
    ]
    yield "## The themes of patients"
    yield (
        "The labels of the NHS comments are about hospitals. Three of them mean roughly one of our themes; the others mean none.\n"
        f"On all {figures.comments:,} comments, which nobody tuned the rules on, the score over these three is {figures.f1():.2f}:\n"
        "rules made for one sort of comments do not simply serve another. An area changes them in `themes.yaml`."
    )
    yield table(["label of the NHS", "our theme", "right", "too many", "missed", "F1"], rows)


def _speed(speed: Speed) -> Iterator[str]:
    yield RULES_END
    yield (
        "Measured in a process of its own, in processor time on one core of the machine that measured. Only these figures differ\n"
        "when the measuring is repeated."
    )
    yield table(
        ["", "measured"],
        [
            ["comments a second, sentiment alone", f"{speed.sentiment_a_second:,}"],
            ["comments a second, everything", f"{speed.everything_a_second:,}"],
            ["memory that the reader adds to Python, at most", f"{speed.whole - speed.before:.0f} MB"],
            ["memory of the whole process, at most (MB of 1,024 × 1,024 bytes)", f"{speed.whole:.0f} MB"],
        ],
    )


def _limits() -> Iterator[str]:
    yield "## What the machine cannot do"
    yield "\n".join(
        [
            "- It does not understand. It counts words and parts of words, so irony, hints and quotations mislead it.",
            "- It learnt from adults who used the health service of two NHS trusts. On another trust's comments it was weaker"
            " when we tried (macro-F1 about 0.60).",
            "- The made-up texts are small sets, and one set is by one hand. Real comments will differ. Let the"
            " forum's own readings decide: the reading page shows how often people agree with the machine.",
            "- It reads English alone. Comments in other languages are read by people, without a machine's guess.",
            "- Finding no concern and no personal detail means nothing. Somebody reads every comment.",
        ]
    )


def for_the_page(found: Measured) -> MeasuredReader:
    """The few figures that the page of results shows."""
    rules = measured_rules()
    return MeasuredReader(
        version=version_of(WEIGHTS_FILE.read_bytes()),
        patients=_said(found.held_out),
        families=_said(found.families),
        details_found=_so_many(rules.details[HELD_OUT].all_covered),
        concerns_found=_so_many(rules.concerns[HELD_OUT].all_raised),
    )


def _said(figures: SentimentFigures) -> Sentiments:
    return Sentiments(said=_so_many(figures.blanks.said), right=_so_many(figures.blanks.right))


def _so_many(part: Part) -> SoMany:
    return SoMany(count=part.count, base=part.base)


def main(arguments: Sequence[str]) -> int:
    """Measure with the comments in the file that is named, and write the document."""
    if len(arguments) != 1:
        print("Usage: script/measure-comments PATH", file=sys.stderr)
        return 2
    try:
        found = measure(Path(arguments[0]))
    except FileRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    DOCUMENT.write_text(document(found), encoding="utf-8")
    MEASURED_FILE.write_text(for_the_page(found).model_dump_json(indent=1) + "\n", encoding="utf-8")
    print(f"Sentiment, macro-F1: {score(found.held_out.model.macro_f1)}; VADER {score(found.held_out.vader.macro_f1)}.")
    print(f"{DOCUMENT.relative_to(ROOT)} is written.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
