"""What one published figure tells about true counts, as rows of a linear programme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from surveyapp.domain.auditing.knowledge import FigureKey, Knowledge, ShownFigure
from surveyapp.domain.auditing.linear import INFINITY, Range
from surveyapp.domain.measures import ANYONE, SCORED, Subject
from surveyapp.domain.partitions import is_exclusive, parts_of, question_of, rounding_names
from surveyapp.domain.release import Amount, Figure, Withheld
from surveyapp.domain.rounding import LARGEST_ERROR
from surveyapp.domain.thresholds import SMALLEST_FOR_GROUPS, almost_all_from, smallest


def publish(knowledge: Knowledge, moment: int, figure: Figure) -> ShownFigure | None:
    """Add what a figure tells; the rows that could be taken back by withholding it, where it is shown."""
    return _Publishing(knowledge, moment, figure).learn()


@dataclass(frozen=True)
class _Publishing:
    knowledge: Knowledge
    moment: int
    figure: Figure

    def learn(self) -> ShownFigure | None:
        figure, least = self.figure, smallest(self.figure.breakdown)
        everyone = self.knowledge.people(self.moment)
        if figure.withheld is Withheld.OVERALL_ONLY:
            self._row([everyone], Range(0, SMALLEST_FOR_GROUPS - 1))
            return None
        if figure.breakdown:
            self._row([everyone], Range(SMALLEST_FOR_GROUPS, INFINITY))
        if figure.withheld in (Withheld.FEWER_THAN_10, Withheld.SMALL_GROUP):
            self._row(self._based(), Range(0, least - 1))
            return None
        if figure.withheld:
            return None  # hidden to protect people: too few by now, or too telling
        enough = self._row(self._based(), Range(least, INFINITY))
        return ShownFigure(figure.base or 0, [enough, *self._told()])

    def _told(self) -> Iterator[tuple[int, Range]]:
        parts, base = parts_of(self.knowledge.questionnaire, self.figure), _exactly(self.figure.base)
        alone = [self._shown(outcome) for outcome in parts.alone]
        for (outcome, name), shown in zip(parts.alone.items(), alone, strict=True):
            yield self._rounded([self._count(outcome)], name, shown)
        if self._overlapping():
            yield self._rounded([self._count(ANYONE)], ANYONE, base)
            return
        if parts.alone and not parts.together:
            return  # the base is what its parts add up to: it tells no more than they do
        beside = alone if self.figure.subject is Subject.QUESTION else []
        total = Range(base.low - sum(one.high for one in beside), base.high - sum(one.low for one in beside))
        yield from self._running_totals(parts.together, total)

    def _running_totals(self, order: Sequence[str], last: Range) -> Iterator[tuple[int, Range]]:
        """Outcomes that exclude each other are rounded as running totals, all from one secret start; `last` is the last total."""
        cells, shown = [self._count(outcome) for outcome in order], [self._shown(outcome) for outcome in order]
        totals = [Range(total.low, min(total.high, last.high)) for total in accumulate(shown, _plus)]
        for place, total in enumerate((*totals[:-1], last), start=1):
            yield self._rounded(cells[:place] if order else self._based(), "", total)
        for cell, one in zip(cells, shown, strict=True):
            if one.low < one.high:
                yield self._row([cell], Range(max(0, one.low - LARGEST_ERROR), one.high + LARGEST_ERROR))

    def _overlapping(self) -> bool:
        """Whether one respondent can have several of the outcomes."""
        question = question_of(self.knowledge.questionnaire, self.figure)
        return question is not None and not is_exclusive(self.knowledge.questionnaire, question)

    def _shown(self, outcome: str) -> Range:
        """Which multiples of ROUNDING an amount can stand for."""
        amount, base = self.figure.amount(outcome) or Amount(outcome=outcome, count=0), self.figure.base or 0
        if amount.withheld is Withheld.ALMOST_ALL:
            return Range(almost_all_from(base), INFINITY if self._overlapping() else base)
        if amount.withheld is Withheld.FEW:
            return Range(0, base - almost_all_from(base))
        if self._overlapping() and amount.count == base:
            return Range(base, INFINITY)  # no more than everybody is ever shown
        return _exactly(amount.count)

    def _rounded(self, cells: Sequence[int], outcome: str, total: Range) -> tuple[int, Range]:
        """`total` is the sum of `cells` and of their secret start, or up to LARGEST_ERROR less."""
        start = self.knowledge.start(*rounding_names(self.knowledge.questionnaire, self.figure), outcome)
        return self._row([*cells, start], Range(total.low, total.high + LARGEST_ERROR))

    def _row(self, variables: Sequence[int], bounds: Range) -> tuple[int, Range]:
        return self.knowledge.programme.row(((one, 1.0) for one in variables), *bounds), bounds

    def _based(self) -> list[int]:
        """What the base of the figure counts."""
        if self.figure.subject is Subject.MEASURE:
            return [self._count(outcome.value) for outcome in SCORED]
        return [self._count(ANYONE)]

    def _count(self, outcome: str) -> int:
        return self.knowledge.count(self.moment, FigureKey.of(self.figure), outcome)


def _exactly(count: int | None) -> Range:
    return Range(count or 0, count or 0)


def _plus(one: Range, other: Range) -> Range:
    return Range(one.low + other.low, one.high + other.high)
