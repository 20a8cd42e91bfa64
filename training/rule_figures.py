"""How well the rules do on the texts in `training/texts`: themes, personal details, concerns. Needs the product alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from surveyapp.comments import concerns, personal_details
from surveyapp.comments.readings import DetailKind
from surveyapp.comments.themes import ThemeRules
from surveyapp.config import ROOT
from surveyapp.domain.measures import Interval, wilson
from surveyapp.questionnaire_files import read_themes
from training.labelled import TEXTS, Labelled, families, rows_of

TUNED, HELD_OUT = "tune", "held-out"


@dataclass(frozen=True)
class Part:
    """So many of so many."""

    count: int
    base: int

    @property
    def interval(self) -> Interval | None:
        """The share with its 95% interval (Wilson); None where there is nothing to count."""
        return wilson(self.count, self.base) if self.base else None


@dataclass(frozen=True)
class ThemeFigures:
    """Themes that rules found in comments, against the themes that a person gave."""

    right: Counter[str]
    too_many: Counter[str]
    missed: Counter[str]
    comments: int

    def f1(self, themes: Iterable[str] | None = None) -> float:
        """The micro-F1 over `themes`, or over all."""
        over = set(themes) if themes else set(self.right | self.too_many | self.missed)
        right, wrong = (
            sum(self.right[theme] for theme in over),
            sum(self.too_many[theme] + self.missed[theme] for theme in over),
        )
        return 2 * right / (2 * right + wrong) if right else 0.0

    @property
    def precision(self) -> Part:
        """How many of the themes given are right."""
        return Part(self.right.total(), self.right.total() + self.too_many.total())

    @property
    def recall(self) -> Part:
        """How many of a person's themes are found."""
        return Part(self.right.total(), self.right.total() + self.missed.total())


def theme_rules() -> ThemeRules:
    """The rules that ship."""
    return ThemeRules(read_themes(ROOT / "questionnaires"))


def themes_of(comments: Iterable[Labelled]) -> ThemeFigures:
    """How the rules do on comments, without the theme of a question."""
    rules = theme_rules()
    return compared((set(rules.themes(comment.text, None)), set(comment.themes)) for comment in comments)


def compared(pairs: Iterable[tuple[set[str], set[str]]]) -> ThemeFigures:
    """Themes found against themes meant."""
    right: Counter[str] = Counter()
    too_many: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    number = 0
    for found, meant in pairs:
        number += 1
        right.update(found & meant)
        too_many.update(found - meant)
        missed.update(meant - found)
    return ThemeFigures(right, too_many, missed, number)


@dataclass(frozen=True)
class DetailFigures:
    """Personal details that patterns found, against those that the writer of the texts marked."""

    covered: dict[DetailKind, Part]
    """By kind, details of which no character is left open, whatever kind they were taken for."""
    texts: Part
    """Texts with a detail in which something was found."""
    alarms: Part
    """Texts without a detail in which something was found."""
    right: Part
    """Found details that touch a marked one."""

    @property
    def all_covered(self) -> Part:
        return Part(sum(part.count for part in self.covered.values()), sum(part.base for part in self.covered.values()))


def details_of(name: str) -> DetailFigures:
    """How the patterns do on `details-<name>.jsonl`."""
    covered: Counter[DetailKind] = Counter()
    marked_kinds: Counter[DetailKind] = Counter()
    texts, alarms, found_right, found_all = Counter[bool](), Counter[bool](), 0, 0
    for row in rows_of(TEXTS / f"details-{name}.jsonl"):
        found = personal_details.find(row["text"])
        open_places = set(range(len(row["text"]))) - {place for one in found for place in range(one.start, one.end)}
        marked = list(_marked(row))
        for kind, start, end in marked:
            marked_kinds[kind] += 1
            covered[kind] += open_places.isdisjoint(range(start, end))
        (texts if marked else alarms)[bool(found)] += 1
        found_all += len(found)
        found_right += sum(any(one.start < end and start < one.end for _, start, end in marked) for one in found)
    return DetailFigures(
        {kind: Part(covered[kind], marked_kinds[kind]) for kind in DetailKind if marked_kinds[kind]},
        Part(texts[True], texts.total()),
        Part(alarms[True], alarms.total()),
        Part(found_right, found_all),
    )


def _marked(row: dict[str, Any]) -> Iterator[tuple[DetailKind, int, int]]:
    """The marked details, each where it stands; the second of two that read the same is the second in the text."""
    begin: Counter[str] = Counter()
    for detail in row["details"]:
        start = row["text"].index(detail["text"], begin[detail["text"]])
        begin[detail["text"]] = start + 1
        yield DetailKind(detail["kind"]), start, start + len(detail["text"])


@dataclass(frozen=True)
class ConcernFigures:
    """Concerns that rules raised, against what the writer of the texts meant."""

    raised: dict[str, Part]
    """By the writer's kind, texts with a concern that were raised."""
    alarms: Part
    """Texts without a concern that were raised."""

    @property
    def all_raised(self) -> Part:
        return Part(sum(part.count for part in self.raised.values()), sum(part.base for part in self.raised.values()))


def concerns_of(name: str) -> ConcernFigures:
    """How the rules do on `concerns-<name>.jsonl`."""
    raised: Counter[str] = Counter()
    meant: Counter[str] = Counter()
    alarms: Counter[bool] = Counter()
    for row in rows_of(TEXTS / f"concerns-{name}.jsonl"):
        found = bool(concerns.find(row["text"]))
        if row["concern"]:
            meant[row["kind"]] += 1
            raised[row["kind"]] += found
        else:
            alarms[found] += 1
    return ConcernFigures(
        {kind: Part(raised[kind], meant[kind]) for kind in sorted(meant)}, Part(alarms[True], alarms.total())
    )


@dataclass(frozen=True)
class RuleFigures:
    """All figures of rules; each on the texts that they were tuned on and on the texts that they were not."""

    themes: dict[str, ThemeFigures]
    details: dict[str, DetailFigures]
    concerns: dict[str, ConcernFigures]


def measured_rules() -> RuleFigures:
    """The figures now."""
    names = (TUNED, HELD_OUT)
    files = {TUNED: "families.jsonl", HELD_OUT: "families-held-out.jsonl"}
    return RuleFigures(
        {name: themes_of(families(files[name])) for name in names},
        {name: details_of(name) for name in names},
        {name: concerns_of(name) for name in names},
    )
