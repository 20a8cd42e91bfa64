"""Protection: the one pure function from raw tallies and the release before to a safe release.

It keeps rules 1, 2, 3 and 5 of `docs/numbers.md`. Nothing else decides what may be shown. The same constants word the
pages that explain it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from surveyapp.domain.answers import ChoiceQuestion, OneChoice
from surveyapp.domain.measures import ANYONE, APART, SCORED, Cell, Population, Subject, wilson
from surveyapp.domain.questionnaire import Questionnaire, Supporter
from surveyapp.domain.release import Amount, Figure, FigureSet, Release, ReleasedWave, Withheld

SMALLEST_SHOWN = 10
"""A group, or a count, of fewer respondents is withheld (rule 2)."""
ROUNDING = 5
"""Other counts are rounded to the nearest multiple (rule 2)."""
SMALLEST_FOR_GROUPS = 30
"""With fewer respondents in all, only overall results are given (rule 2)."""
ALMOST_ALL_BASE = 50
ALMOST_ALL_SHARE = 0.9
"""From this published base on, an outcome with this share or more reads "almost all" (rule 3)."""
SMALLEST_CHANGE = 10
"""Figures move only when so many respondents have come or gone since they last moved (rule 5)."""


@dataclass(frozen=True)
class TallySet:
    """The raw tallies of one questionnaire in one wave, and how many came or went since its figures moved."""

    wave: str
    questionnaire: Questionnaire
    version: int
    counts: Mapping[Cell, int]
    changed: int


@dataclass(frozen=True)
class Protected:
    """A safe release, and which sets of figures (wave, questionnaire) moved in it."""

    release: Release
    moved: tuple[tuple[str, str], ...]


def protect(
    sets: Sequence[TallySet], waves: Sequence[ReleasedWave], earlier: Release | None, made_on: date, *, demo: bool
) -> Protected:
    """The next release: figures of the sets that changed enough, worked out anew; the others as they stood."""
    number = earlier.number + 1 if earlier else 1
    released: list[FigureSet] = []
    moved: list[tuple[str, str]] = []
    for tallies in sets:
        standing = earlier.set_of(tallies.wave, tallies.questionnaire.id) if earlier else None
        if tallies.changed >= SMALLEST_CHANGE:
            released.append(_figure_set(tallies, number))
            moved.append((tallies.wave, tallies.questionnaire.id))
        elif standing:
            released.append(standing)
    release = Release(number=number, made_on=made_on, demo=demo, waves=tuple(waves), sets=tuple(released))
    return Protected(release, tuple(moved))


def _figure_set(tallies: TallySet, number: int) -> FigureSet:
    figures = (figure for population in Population for figure in _Figures(tallies, population).all())
    return FigureSet(
        wave=tallies.wave,
        questionnaire=tallies.questionnaire.id,
        version=tallies.version,
        moved_in=number,
        figures=tuple(figures),
    )


@dataclass(frozen=True)
class _Counted:
    """The raw counts of one figure. `exclusive`: each respondent of `base` is in just one of `counts`."""

    base: int
    counts: Mapping[str, int]
    apart: Mapping[str, int] = field(default_factory=dict)
    exclusive: bool = True


class _Figures:
    """The figures of one population, in the questionnaire's order. Only what was declared is looked up (rule 1)."""

    def __init__(self, tallies: TallySet, population: Population) -> None:
        self._questionnaire = tallies.questionnaire
        self._counts = tallies.counts
        self._population = population
        self._repeated = tallies.questionnaire.repeated_questions()
        self._people = sum(self._count(Subject.PEOPLE, "", "", "", supporter) for supporter in Supporter)

    def all(self) -> Iterator[Figure]:
        yield self._people_figure("", "")
        for measure in self._questionnaire.measures:
            yield self._measure_figure(measure.id, "", "")
        for question in self._questionnaire.choices():
            if not self._is_split_by(question):
                yield self._question_figure(question)
        if self._population is Population.SELF:
            yield from self._group_figures()

    def _group_figures(self) -> Iterator[Figure]:
        for breakdown in self._questionnaire.breakdowns:
            if breakdown.overall_only:
                continue
            for group in breakdown.every_group():
                yield self._people_figure(breakdown.id, group.id)
                for measure in self._questionnaire.measures:
                    yield self._measure_figure(measure.id, breakdown.id, group.id)

    def _people_figure(self, breakdown: str, group: str) -> Figure:
        counts = {
            supporter.value: self._count(Subject.PEOPLE, "", breakdown, group, supporter) for supporter in Supporter
        }
        whole = {} if breakdown else counts
        return self._figure(Subject.PEOPLE, "", breakdown, group, _Counted(sum(counts.values()), whole))

    def _measure_figure(self, name: str, breakdown: str, group: str) -> Figure:
        scored = {outcome.value: self._count(Subject.MEASURE, name, breakdown, group, outcome) for outcome in SCORED}
        apart = {outcome.value: self._count(Subject.MEASURE, name, breakdown, group, outcome) for outcome in APART}
        return self._figure(Subject.MEASURE, name, breakdown, group, _Counted(sum(scored.values()), scored, apart))

    def _question_figure(self, question: ChoiceQuestion) -> Figure:
        outcomes = dict.fromkeys(option.group or option.id for option in question.options)
        counts = {outcome: self._count(Subject.QUESTION, question.id, "", "", outcome) for outcome in outcomes}
        answered = self._count(Subject.QUESTION, question.id, "", "", ANYONE)
        exclusive = isinstance(question, OneChoice) and question.id not in self._repeated
        return self._figure(Subject.QUESTION, question.id, "", "", _Counted(answered, counts, exclusive=exclusive))

    def _is_split_by(self, question: ChoiceQuestion) -> bool:
        """Whether the question only says which group a respondent is in, or who answers: people's figures tell that."""
        if question.id == self._questionnaire.supporter:
            return True
        return any(
            question.breakdown == breakdown.id and not breakdown.overall_only
            for breakdown in self._questionnaire.breakdowns
        )

    def _count(self, subject: Subject, name: str, breakdown: str, group: str, outcome: str) -> int:
        return self._counts.get(Cell(self._population, subject, name, breakdown, group, outcome), 0)

    def _figure(self, subject: Subject, name: str, breakdown: str, group: str, counted: _Counted) -> Figure:
        figure = Figure(subject=subject, name=name, population=self._population, breakdown=breakdown, group=group)
        withheld = self._withheld(counted.base, breakdown)
        if withheld:
            return figure.model_copy(update={"withheld": withheld})
        given = {
            "base": rounded(counted.base),
            "amounts": _amounts(counted),
            "apart": tuple(_count_apart(outcome, count) for outcome, count in counted.apart.items()),
        }
        return figure.model_copy(update=given)

    def _withheld(self, base: int, breakdown: str) -> Withheld | None:
        if breakdown and self._people < SMALLEST_FOR_GROUPS:
            return Withheld.OVERALL_ONLY
        return Withheld.FEWER_THAN_10 if base < SMALLEST_SHOWN else None


def rounded(count: int) -> int:
    """`count` to the nearest multiple of ROUNDING."""
    return (count + ROUNDING // 2) // ROUNDING * ROUNDING


def _amounts(counted: _Counted) -> tuple[Amount, ...]:
    base = rounded(counted.base)
    whole = _whole(counted)
    amounts = tuple(_amount(outcome, count, whole) for outcome, count in counted.counts.items())
    if base < ALMOST_ALL_BASE or not any(_is_almost_all(amount) for amount in amounts):
        return amounts
    return tuple(_blurred(amount, exclusive=counted.exclusive) for amount in amounts)


def _whole(counted: _Counted) -> int:
    """What shares are of: the rounded base, or the sum of rounded counts where rounding made that more.

    So the shares of outcomes that exclude each other never come to more than everybody (docs/decisions/0007).
    """
    shown = sum(rounded(count) for count in counted.counts.values() if count >= SMALLEST_SHOWN)
    return max(rounded(counted.base), shown) if counted.exclusive else rounded(counted.base)


def _amount(outcome: str, count: int, whole: int) -> Amount:
    if count < SMALLEST_SHOWN:
        return Amount(outcome=outcome, withheld=Withheld.FEWER_THAN_10)
    interval = wilson(rounded(count), whole)
    return Amount(outcome=outcome, count=rounded(count), share=interval.share, low=interval.low, high=interval.high)


def _is_almost_all(amount: Amount) -> bool:
    return amount.share is not None and amount.share >= ALMOST_ALL_SHARE


def _blurred(amount: Amount, *, exclusive: bool) -> Amount:
    """An outcome beside "almost all", or that itself. Where outcomes exclude each other, the rest would tell it."""
    if _is_almost_all(amount):
        return Amount(outcome=amount.outcome, withheld=Withheld.ALMOST_ALL)
    return Amount(outcome=amount.outcome, withheld=Withheld.FEW) if exclusive else amount


def _count_apart(outcome: str, count: int) -> Amount:
    if count < SMALLEST_SHOWN:
        return Amount(outcome=outcome, withheld=Withheld.FEWER_THAN_10)
    return Amount(outcome=outcome, count=rounded(count))
