"""Protection: the one pure function from raw tallies and the earlier releases to a safe release.

It keeps the six rules of `docs/numbers.md`. Nothing else decides what may be shown. The numbers that it keeps to stand in
`domain/thresholds.py`, and word the pages that explain it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from surveyapp.domain.amounts import almost_all, amount_of, blurred, is_almost_all
from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.auditing.auditor import to_withhold
from surveyapp.domain.auditing.commented import comments_to_withhold
from surveyapp.domain.auditing.knowledge import FigureKey
from surveyapp.domain.commented_figures import comment_figures, hidden
from surveyapp.domain.measures import ANYONE, SCORED, Cell, Population, Subject
from surveyapp.domain.moments import Changes, Moment, moment
from surveyapp.domain.partitions import (
    is_exclusive,
    parts_of,
    reported_outcome,
    reported_questions,
    rounding_names,
    splits,
    supporters,
)
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.release import Amount, Figure, FigureSet, Release, ReleasedWave, Withheld
from surveyapp.domain.rounding import round_together, rounded, secret_start
from surveyapp.domain.thresholds import (
    SMALLEST_CHANGE,
    SMALLEST_CHANGE_FOR_GROUPS,
    SMALLEST_FOR_GROUPS,
    smallest,
)


@dataclass(frozen=True)
class TallySet:
    """The raw tallies of one questionnaire in one wave.

    `changes`: since its overall figures moved; `group_changes`: since the figures of its groups moved. `moments`: what
    every earlier release that moved them gave, oldest first.
    """

    wave: str
    questionnaire: Questionnaire
    version: int
    counts: Mapping[Cell, int]
    changes: Changes
    group_changes: Changes
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True)
class Moved:
    """A set of figures that a release moved, and whether those of its groups moved too."""

    wave: str
    questionnaire: str
    groups: bool


@dataclass(frozen=True)
class Protected:
    """A safe release, and which sets of figures moved in it."""

    release: Release
    moved: tuple[Moved, ...]


@dataclass(frozen=True)
class Making:
    """What a release is made with: its date, the secret key of rounding, and whether it is of demo data."""

    on: date
    key: bytes
    demo: bool = False
    audit: bool = True
    """False only where the cost of the audit, or what it is for, is measured."""


def protect(
    sets: Sequence[TallySet], waves: Sequence[ReleasedWave], earlier: Release | None, making: Making
) -> Protected:
    """The next release: figures of the sets that changed enough, worked out anew; the others as they stood."""
    number = earlier.number + 1 if earlier else 1
    released: list[FigureSet] = []
    moved: list[Moved] = []
    for tallies in sets:
        standing = earlier.set_of(tallies.wave, tallies.questionnaire.id) if earlier else None
        if tallies.changes.net >= SMALLEST_CHANGE:
            found = _figure_set(tallies, standing, number, making)
            released.append(found)
            moved.append(Moved(tallies.wave, tallies.questionnaire.id, found.groups_moved_in == number))
        elif standing:
            released.append(standing)
    release = Release(number=number, made_on=making.on, demo=making.demo, waves=tuple(waves), sets=tuple(released))
    return Protected(release, tuple(moved))


def _figure_set(tallies: TallySet, standing: FigureSet | None, number: int, making: Making) -> FigureSet:
    groups_move = tallies.group_changes.net >= SMALLEST_CHANGE_FOR_GROUPS
    drafts = {population: _Figures(tallies, population, making.key) for population in Population}
    overall = [figure for draft in drafts.values() for figure in draft.overall()]
    if groups_move or standing is None or _has_no_groups(standing):
        groups = list(drafts[Population.SELF].groups())
    else:
        groups = [figure for figure in standing.figures if figure.breakdown]
    moved_in = number if groups_move else standing.groups_moved_in if standing else 0
    found = FigureSet(
        wave=tallies.wave,
        questionnaire=tallies.questionnaire.id,
        version=tallies.version,
        moved_in=number,
        groups_moved_in=moved_in,
        figures=(*overall, *groups),
        comments=tuple(
            comment_figures(tallies.questionnaire, tallies.wave, tallies.counts, making.key, tallies.moments)
        ),
    )
    return _audited(found, tallies) if making.audit else found


def _has_no_groups(standing: FigureSet) -> bool:
    """Whether there were too few respondents in all to give groups."""
    return all(figure.withheld is Withheld.OVERALL_ONLY for figure in standing.figures if figure.breakdown)


def _audited(found: FigureSet, tallies: TallySet) -> FigureSet:
    """The figures without those that give a hidden count away (rule 4)."""
    moments = (*tallies.moments, moment(found, found.moved_in, tallies.changes))
    withheld = {
        (population, *key)
        for population in Population
        for key in to_withhold(tallies.questionnaire, population, moments)
    }
    figures = (
        _withheld(figure, Withheld.PROTECTED) if (figure.population, *FigureKey.of(figure)) in withheld else figure
        for figure in found.figures
    )
    return _comments_audited(found.model_copy(update={"figures": tuple(figures)}), tallies)


def _comments_audited(found: FigureSet, tallies: TallySet) -> FigureSet:
    """What is said of comments, without what gives a hidden count away. Figures go first: comments give way to them."""
    moments = (*tallies.moments, moment(found, found.moved_in, tallies.changes))
    withheld = {
        (population, theme)
        for population in Population
        for theme in comments_to_withhold(tallies.questionnaire, population, moments)
    }
    comments = (
        hidden(one, Withheld.PROTECTED) if (one.population, one.theme) in withheld else one for one in found.comments
    )
    return found.model_copy(update={"comments": tuple(comments)})


def _withheld(figure: Figure, reason: Withheld) -> Figure:
    return figure.model_copy(update={"base": None, "amounts": (), "apart": (), "withheld": reason})


class _Figures:
    """The figures of one population, in the questionnaire's order. Only what was declared is looked up (rule 1)."""

    def __init__(self, tallies: TallySet, population: Population, key: bytes) -> None:
        self._tallies = tallies
        self._questionnaire = tallies.questionnaire
        self._population = population
        self._key = key
        self._people = self._people_of("", "")
        self._given_before = {
            FigureKey.of(figure)
            for one in tallies.moments
            for figure in one.figures
            if figure.population is population and figure.base is not None
        }

    def overall(self) -> Iterator[Figure]:
        """The figures of everyone."""
        yield self._people_figure("", "")
        for measure in self._questionnaire.measures:
            yield self._measure_figure(measure.id, "", "")
        for question in reported_questions(self._questionnaire):
            yield self._question_figure(question)

    def groups(self) -> Iterator[Figure]:
        """The figures of each group of each declared breakdown."""
        for breakdown in splits(self._questionnaire):
            for group in breakdown.every_group():
                yield self._people_figure(breakdown.id, group.id)
                for measure in self._questionnaire.measures:
                    yield self._measure_figure(measure.id, breakdown.id, group.id)

    def _people_figure(self, breakdown: str, group: str) -> Figure:
        figure = self._figure(Subject.PEOPLE, "", breakdown, group)
        return self._exclusive(figure, self._people_of(breakdown, group))

    def _measure_figure(self, name: str, breakdown: str, group: str) -> Figure:
        figure = self._figure(Subject.MEASURE, name, breakdown, group)
        return self._exclusive(figure, sum(self._count(figure, outcome.value) for outcome in SCORED))

    def _question_figure(self, question: ChoiceQuestion) -> Figure:
        figure = self._figure(Subject.QUESTION, question.id, "", "")
        answered = self._count(figure, ANYONE)
        if is_exclusive(self._questionnaire, question):
            return self._exclusive(figure, answered, tuple(dict.fromkeys(map(reported_outcome, question.options))))
        return self._independent(figure, answered)

    def _exclusive(self, figure: Figure, base: int, shown: Sequence[str] = ()) -> Figure:
        """A figure whose outcomes exclude each other. `shown` is their order on the page; without it, some stand apart."""
        parts = parts_of(self._questionnaire, figure)
        start = self._start(figure)
        counts = dict(
            zip(
                parts.together,
                round_together([self._count(figure, one) for one in parts.together], start),
                strict=True,
            )
        )
        alone = {one: rounded(self._count(figure, one), self._start(figure, name)) for one, name in parts.alone.items()}
        based = {one: (counts | alone)[one] for one in shown} if shown else counts
        whole = sum(based.values()) if based else rounded(base, start)
        reason = self._reason(base, figure)
        if reason is None and whole < smallest(figure.breakdown):
            reason = Withheld.PROTECTED  # its parts were rounded down, each by itself: too little is left to show
        if reason:
            return _withheld(figure, reason)
        amounts = tuple(amount_of(outcome, count, whole) for outcome, count in based.items())
        apart = () if shown else tuple(Amount(outcome=one, count=count) for one, count in alone.items())
        return figure.model_copy(update={"base": whole, "amounts": blurred(amounts, whole), "apart": apart})

    def _independent(self, figure: Figure, base: int) -> Figure:
        """A figure of which one respondent can have several outcomes: each is rounded by itself."""
        reason = self._reason(base, figure)
        if reason:
            return _withheld(figure, reason)
        whole = rounded(base, self._start(figure, ANYONE))
        counts = {
            one: min(whole, rounded(self._count(figure, one), self._start(figure, name)))
            for one, name in parts_of(self._questionnaire, figure).alone.items()
        }
        amounts = (amount_of(outcome, count, whole) for outcome, count in counts.items())
        shown = (almost_all(amount) if is_almost_all(amount, whole) else amount for amount in amounts)
        return figure.model_copy(update={"base": whole, "amounts": tuple(shown)})

    def _figure(self, subject: Subject, name: str, breakdown: str, group: str) -> Figure:
        return Figure(subject=subject, name=name, population=self._population, breakdown=breakdown, group=group)

    def _reason(self, base: int, figure: Figure) -> Withheld | None:
        """Why a figure is not given. That it has become too small is not said: it was larger, so that would be its number."""
        if figure.breakdown and self._people < SMALLEST_FOR_GROUPS:
            return Withheld.OVERALL_ONLY
        if base >= smallest(figure.breakdown):
            return None
        if FigureKey.of(figure) in self._given_before:
            return Withheld.PROTECTED
        return Withheld.SMALL_GROUP if figure.breakdown else Withheld.FEWER_THAN_10

    def _start(self, figure: Figure, outcome: str = "") -> int:
        names = rounding_names(self._questionnaire, figure)
        return secret_start(
            self._key, self._tallies.wave, self._questionnaire.id, self._population.value, *names, outcome
        )

    def _people_of(self, breakdown: str, group: str) -> int:
        figure = self._figure(Subject.PEOPLE, "", breakdown, group)
        return sum(self._count(figure, supporter) for supporter in supporters(self._population))

    def _count(self, figure: Figure, outcome: str) -> int:
        cell = Cell(self._population, figure.subject, figure.name, figure.breakdown, figure.group, outcome)
        return self._tallies.counts.get(cell, 0)
