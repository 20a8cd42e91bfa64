"""Words the measured figures as docs/accuracy.md, in plain sentences and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from surveyapp.comments.readings import Sentiment
from surveyapp.domain.measures import Interval
from training.rule_figures import HELD_OUT, TUNED, ConcernFigures, DetailFigures, Part, RuleFigures, ThemeFigures

RULES_BEGIN, RULES_END = "## Themes", "## Speed and memory"
"""The part of the document between these headings is made of committed texts alone, so a test makes it anew."""

_TUNED_ON = {TUNED: "tuned on", HELD_OUT: "never seen"}


class SetOfScores(Protocol):
    """One way to read sentiment, on one set of comments."""

    @property
    def macro_f1(self) -> Interval: ...
    @property
    def right(self) -> Interval: ...
    @property
    def f1(self) -> dict[Sentiment, float]: ...


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def percent(share: float) -> str:
    return f"{share:.0%}"


def share(part: Part) -> str:
    """A share with its counts and its interval."""
    found = part.interval
    if found is None:
        return "none"
    return f"{percent(found.share)} ({part.count:,} of {part.base:,}; {percent(found.low)} to {percent(found.high)})"


def score(found: Interval) -> str:
    """A score from 0 to 1 with its interval."""
    return f"{found.share:.3f} ({found.low:.3f} to {found.high:.3f})"


def rules_part(figures: RuleFigures) -> str:
    """Everything about rules: themes, personal details, concerns."""
    return "\n\n".join([*_themes(figures.themes), *_details(figures.details), *_concerns(figures.concerns)])


def _themes(figures: dict[str, ThemeFigures]) -> Iterator[str]:
    held_out, tuned = figures[HELD_OUT], figures[TUNED]
    yield RULES_BEGIN
    yield (
        "Themes come from rules that anybody can read and change: words and phrases in `questionnaires/themes.yaml`. The theme\n"
        "of the question always comes first. The figures below leave it out: they show what the rules find alone."
    )
    yield (
        f"We asked the rules about {held_out.comments} made-up comments in the words of families. Whoever wrote them did not see the\n"
        f"rules, and whoever wrote the rules did not see them. The score (micro-F1) is **{held_out.f1():.2f}**; 1 would be no mistake.\n"
        f"Of the themes that the rules gave, {share(held_out.precision)} were right. Of the themes that a person gave, they found\n"
        f"{share(held_out.recall)}. On the {tuned.comments} comments that the rules were tuned on, the score is {tuned.f1():.2f}:\n"
        "that one flatters, and we show it so that you see by how much."
    )
    yield table(
        ["theme", "right", "too many", "missed", "F1"],
        [
            [
                f"`{theme}`",
                str(held_out.right[theme]),
                str(held_out.too_many[theme]),
                str(held_out.missed[theme]),
                f"{held_out.f1([theme]):.2f}",
            ]
            for theme in sorted(held_out.right | held_out.too_many | held_out.missed)
        ],
    )


def _details(figures: dict[str, DetailFigures]) -> Iterator[str]:
    held_out = figures[HELD_OUT]
    yield "## Personal details"
    yield (
        "Patterns look for phone numbers, e-mail addresses, postcodes, NHS numbers, dates of birth, addresses, handles, schools and\n"
        "names. A detail counts as found when no character of it is left open. The texts were made up by somebody who did not see\n"
        "the patterns."
    )
    yield (
        f"On texts that were never seen, {share(held_out.all_covered)} of all details were found, and\n"
        f"{share(held_out.alarms)} of the texts without any detail were marked by mistake.\n"
        "**Patterns are no safety net. They miss some names and schools, so a person reads a comment before it is quoted.**"
    )
    kinds = list(dict.fromkeys(kind for found in figures.values() for kind in found.covered))
    rows = [[kind.value, *(share(found.covered.get(kind, Part(0, 0))) for found in figures.values())] for kind in kinds]
    rows += [
        ["**all details found**", *(share(found.all_covered) for found in figures.values())],
        ["texts with a detail in which something was found", *(share(found.texts) for found in figures.values())],
        ["texts without a detail marked by mistake", *(share(found.alarms) for found in figures.values())],
        ["of what was found, really a detail", *(share(found.right) for found in figures.values())],
    ]
    yield table(["kind", *(f"texts {_TUNED_ON[name]}" for name in figures)], rows)


def _concerns(figures: dict[str, ConcernFigures]) -> Iterator[str]:
    held_out = figures[HELD_OUT]
    yield "## Concerns"
    yield (
        "Rules put comments that may tell of harm at the front of the reading queue. That is all they do. **Rules are no safety net:\n"
        f"they missed {_missed(held_out.all_raised)} made-up texts of harm that they had never seen. Every comment is read by a person,\n"
        "and nobody is ever told “no concern”.**"
    )
    yield (
        f"On texts that were never seen, the rules raised {share(held_out.all_raised)} of the texts of harm, and by mistake\n"
        f"{share(held_out.alarms)} of the others. The others were written to be hard, with words of harm in harmless use."
    )
    for name, found in figures.items():
        rows = [[kind, share(part)] for kind, part in found.raised.items()]
        rows += [["**all texts of harm raised**", share(found.all_raised)], ["other texts raised", share(found.alarms)]]
        yield table([f"texts {_TUNED_ON[name]}", "raised"], rows)


def _missed(part: Part) -> str:
    return f"{part.base - part.count} of {part.base}"
