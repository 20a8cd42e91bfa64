"""What an attacker knows of comments: every published figure of them, and how their counts hang together, as a linear programme.

How cells are counted is no secret (`domain/commented.py`), nor who came and went between releases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from surveyapp.domain.auditing.knowledge import Counted, FigureKey, Knowledge
from surveyapp.domain.auditing.linear import INFINITY, Range
from surveyapp.domain.auditing.publication import publish
from surveyapp.domain.commented import EVERY_THEME, READ, SAID, ReadBy
from surveyapp.domain.commented_figures import KNOWN, READ_ORDER, SAID_ORDER, known_of, reach_of, rounding_name
from surveyapp.domain.measures import Cell, Population, Subject
from surveyapp.domain.moments import Changes, Moment
from surveyapp.domain.partitions import supporters
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.release import CommentFigure, Withheld
from surveyapp.domain.rounding import LARGEST_ERROR
from surveyapp.domain.thresholds import ROUNDING, SMALLEST_SHOWN

OUTCOMES = ((SAID, SAID_ORDER), (READ, READ_ORDER))
INCLUSIONS = ((READ, READ_ORDER), (READ, (ReadBy.MACHINE, ReadBy.NOBODY)), (READ, (ReadBy.MACHINE,)), (SAID, KNOWN))
"""What holds of somebody's comments on a theme, and then of all their comments too."""
NOTHING = Range(0, 0)
Row = tuple[int, Range]


@dataclass
class Learnt:
    """What is known of one population. `shown` holds the rows that each theme of the last moment gave, `still` those that hold
    between two moments where no reading changed how comments on a theme speak, or who has read them."""

    questionnaire: Questionnaire
    population: Population
    knowledge: Knowledge = field(init=False)
    counts: dict[Counted, int] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    shown: dict[str, list[Row]] = field(default_factory=dict)
    still: list[list[Row]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.knowledge = Knowledge(self.questionnaire, self.population)

    def row(self, plus: Sequence[int], minus: Sequence[int], bounds: Range) -> Row:
        """A row that bounds the sum of some variables less that of others."""
        terms = [*((one, 1.0) for one in plus), *((one, -1.0) for one in minus)]
        return self.knowledge.programme.row(terms, *bounds), bounds

    def at_most(self, smaller: Sequence[int], larger: Sequence[int], slack: float = 0.0) -> None:
        """The sum of `smaller` is at most that of `larger`, and `slack` more."""
        self.row(smaller, larger, Range(-INFINITY, slack))

    def of(self, moment: int, theme: str, subject: str, outcomes: Sequence[str]) -> list[int]:
        """The variables of some counts, made where they are new."""
        found = []
        for outcome in outcomes:
            counted = Counted(moment, Cell(self.population, subject, theme, "", "", outcome))
            if counted not in self.counts:
                self.counts[counted] = self.knowledge.programme.variable()
            found.append(self.counts[counted])
        return found

    def people(self, moment: int) -> list[int]:
        """The variables of all people by how they answered."""
        key = FigureKey(Subject.PEOPLE, "", "", "")
        return [self.knowledge.count(moment, key, one) for one in supporters(self.population)]

    def start(self, theme: str) -> int:
        """The variable of the secret start of a theme."""
        name = rounding_name(self.questionnaire, theme)
        if name not in self.starts:
            self.starts[name] = self.knowledge.programme.variable(ROUNDING - 1)
        return self.starts[name]


def learn_comments(questionnaire: Questionnaire, population: Population, moments: Sequence[Moment]) -> Learnt:
    """All that `moments` (oldest first) tell about the comments of one population."""
    learnt = Learnt(questionnaire, population)
    last: dict[str, int] = {}
    for number, moment in enumerate(moments):
        told = {one.theme: one for one in moment.comments if one.population is population and _tells(one)}
        learnt.shown = {}
        if told:
            _Moment(learnt, number, moment).learn(told)
            _Step(learnt, number, moments).learn([theme for theme in told if theme in last], last)
            last |= dict.fromkeys(told, number)
    return learnt


def _tells(figure: CommentFigure) -> bool:
    """Whether a figure says anything: one that is hidden to protect people has too few by now, or is too telling."""
    return figure.withheld in (None, Withheld.FEWER_THAN_10)


@dataclass(frozen=True)
class _Moment:
    """The rows of one moment."""

    learnt: Learnt
    number: int
    moment: Moment

    def learn(self, told: dict[str, CommentFigure]) -> None:
        self._people()
        for figure in told.values():
            self._figure(figure)
        for theme in told if EVERY_THEME in told else ():
            for subject, outcomes in INCLUSIONS:
                mine, every = (self._of(one, subject, outcomes) for one in (theme, EVERY_THEME))
                self.learnt.at_most(mine, every)

    def _people(self) -> None:
        """Who writes a comment is one of the people, of whom a figure tells too."""
        knowledge = self.learnt.knowledge
        knowledge.programme.equal(knowledge.people(self.number), self.learnt.people(self.number))
        for figure in self.moment.figures:
            if (figure.population, figure.subject, figure.breakdown) == (knowledge.population, Subject.PEOPLE, ""):
                publish(knowledge, self.number, figure)

    def _figure(self, figure: CommentFigure) -> None:
        said, read = (self._of(figure.theme, *part) for part in OUTCOMES)
        self.learnt.row(said, read, NOTHING)
        self.learnt.at_most(read, [self.learnt.knowledge.people(self.number)])
        # The machine has something to say of what it read, so it is known how that speaks.
        self.learnt.at_most(self._of(figure.theme, READ, (ReadBy.MACHINE,)), self._of(figure.theme, SAID, KNOWN))
        if figure.withheld:
            self.learnt.row(read, (), Range(0, SMALLEST_SHOWN - 1))
        else:
            self.learnt.shown[figure.theme] = [
                self.learnt.row(read, (), Range(SMALLEST_SHOWN, INFINITY)),
                *self._totals(figure, said, SAID_ORDER),
                *self._totals(figure, read, READ_ORDER),
            ]

    def _totals(self, figure: CommentFigure, cells: list[int], order: Sequence[str]) -> Iterator[Row]:
        """Running totals were rounded from one start."""
        start, base, known = self.learnt.start(figure.theme), float(figure.base or 0), known_of(figure)
        shown = [reach_of(figure, amount) for one in order if (amount := figure.amount(one))]
        totals = [Range(low, min(high, base)) for low, high in accumulate(shown, _plus)]
        totals[-1] = Range(base, base)
        if known is not None and order is SAID_ORDER:
            totals[len(KNOWN) - 1] = Range(known, known)
        for place, total in enumerate(totals, start=1):
            yield self.learnt.row([*cells[:place], start], (), Range(total.low, total.high + LARGEST_ERROR))
        for cell, (low, high) in zip(cells, shown, strict=True):
            if low < high:
                yield self.learnt.row([cell], (), Range(max(0, low - LARGEST_ERROR), high + LARGEST_ERROR))

    def _of(self, theme: str, subject: str, outcomes: Sequence[str]) -> list[int]:
        return self.learnt.of(self.number, theme, subject, outcomes)


def _plus(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


@dataclass(frozen=True)
class _Step:
    """What hangs together between a moment and those before it."""

    learnt: Learnt
    number: int
    moments: Sequence[Moment]

    def learn(self, themes: Sequence[str], last: dict[str, int]) -> None:
        for theme in themes:
            between = self.moments[last[theme] + 1 : self.number + 1]
            changes = sum((one.changes for one in between), Changes())
            if theme == EVERY_THEME:
                self._surely(last[theme], changes)
            self.learnt.still.extend(self._where_nothing_changed(theme, last[theme], changes))

    def _surely(self, before: int, changes: Changes) -> None:
        """How many there are, and how many wrote anything, changes by those who come and go; what people have read stays read."""
        pairs = zip(self.learnt.people(before), self.learnt.people(self.number), strict=True)
        earlier, later = (self.learnt.of(one, EVERY_THEME, READ, READ_ORDER) for one in (before, self.number))
        for old, new in (*(([one], [other]) for one, other in pairs), (earlier, later)):
            self.learnt.at_most(new, old, changes.came)
            self.learnt.at_most(old, new, changes.gone)
        self.learnt.at_most(earlier[:1], later[:1], changes.gone)

    def _where_nothing_changed(self, theme: str, before: int, changes: Changes) -> Iterator[list[Row]]:
        """For each part: its counts grow by some of those who came, and shrink by some of those who went. Both parts tell of the
        same people."""
        came, gone = [], []
        for part in OUTCOMES:
            come, go = ([self.learnt.knowledge.programme.variable() for _ in part[1]] for _ in range(2))
            earlier, later = (self.learnt.of(one, theme, *part) for one in (before, self.number))
            steps = zip(earlier, later, come, go, strict=True)
            yield [self.learnt.row([new, fewer], [old, more], NOTHING) for old, new, more, fewer in steps]
            self.learnt.at_most(come, (), changes.came)
            self.learnt.at_most(go, (), changes.gone)
            came.append(come)
            gone.append(go)
        self.learnt.row(came[0], came[1], NOTHING)
        self.learnt.row(gone[0], gone[1], NOTHING)
