"""What an attacker knows: every published figure, and how counts hang together, as rows of a linear programme.

The attacker is given more than anybody has: the questionnaire, every release, and how many came and went between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveyapp.domain.auditing.knowledge import NO_GROUP, Counted, FigureKey, Knowledge
from surveyapp.domain.auditing.publication import publish
from surveyapp.domain.auditing.structure import link_measure
from surveyapp.domain.measures import ANYONE, Cell, Population, Subject
from surveyapp.domain.moments import Changes, Moment
from surveyapp.domain.partitions import (
    is_exclusive,
    possible_outcomes,
    reported_questions,
    rounding_order,
    splits,
    supporters,
)
from surveyapp.domain.questionnaire import Questionnaire


def learn(questionnaire: Questionnaire, population: Population, moments: Sequence[Moment]) -> Knowledge:
    """All that `moments` (oldest first) tell about one population."""
    knowledge = Knowledge(questionnaire, population)
    for number, moment in enumerate(moments):
        _Moment(knowledge, number, moment).learn()
    _link(knowledge, moments)
    return knowledge


@dataclass(frozen=True)
class _Moment:
    """The rows of one moment."""

    knowledge: Knowledge
    number: int
    moment: Moment

    def learn(self) -> None:
        self._divide_people()
        self._fit_measures("", "")
        for breakdown, groups in self._divisions():
            self._divide(breakdown, groups)
        self._fit_questions()
        self.knowledge.shown.clear()
        for figure in self.moment.figures:
            if figure.population is self.knowledge.population:
                shown = publish(self.knowledge, self.number, figure)
                if shown:
                    self.knowledge.shown[FigureKey.of(figure)] = shown

    def _divide_people(self) -> None:
        key = FigureKey(Subject.PEOPLE, "", "", "")
        parts = [self._count(key, supporter) for supporter in supporters(self.knowledge.population)]
        self.knowledge.programme.equal(self._people("", ""), parts)

    def _divisions(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each breakdown with its groups, where those moved; whoever is in none of them is a group too."""
        if self.moment.groups and self.knowledge.population is Population.SELF:
            for breakdown in splits(self.knowledge.questionnaire):
                yield breakdown.id, (*(group.id for group in breakdown.every_group()), NO_GROUP)

    def _divide(self, breakdown: str, groups: tuple[str, ...]) -> None:
        programme = self.knowledge.programme
        programme.equal(self._people("", ""), [self._people(breakdown, group) for group in groups])
        for measure in self.knowledge.questionnaire.measures:
            for outcome in possible_outcomes(self.knowledge.questionnaire, measure):
                whole = self._count(FigureKey(Subject.MEASURE, measure.id, "", ""), outcome)
                keys = (FigureKey(Subject.MEASURE, measure.id, breakdown, group) for group in groups)
                programme.equal(whole, [self._count(key, outcome) for key in keys])
        for group in groups:
            self._fit_measures(breakdown, group)

    def _fit_measures(self, breakdown: str, group: str) -> None:
        """Nobody has two outcomes of one measure."""
        for measure in self.knowledge.questionnaire.measures:
            key = FigureKey(Subject.MEASURE, measure.id, breakdown, group)
            outcomes = [self._count(key, one) for one in possible_outcomes(self.knowledge.questionnaire, measure)]
            self.knowledge.programme.at_most(outcomes, [self._people(breakdown, group)])

    def _fit_questions(self) -> None:
        """What a question's answers have to do with each other, with the people, and with their measure."""
        programme, questionnaire = self.knowledge.programme, self.knowledge.questionnaire
        for question in reported_questions(questionnaire):
            answers = [self._answer(question.id, outcome) for outcome in rounding_order(question)]
            anyone = self._answer(question.id, ANYONE)
            if is_exclusive(questionnaire, question):
                programme.equal(anyone, answers)
            else:
                programme.at_most([anyone], answers)
                for answer in answers:
                    programme.at_most([answer], [anyone])
            programme.at_most([anyone], [self._people("", "")])
        for measure in questionnaire.measures:
            link_measure(programme, questionnaire, measure, self._outcome, self._answer)

    def _outcome(self, measure: str, outcome: str) -> int:
        return self._count(FigureKey(Subject.MEASURE, measure, "", ""), outcome)

    def _answer(self, question: str, outcome: str) -> int:
        return self._count(FigureKey(Subject.QUESTION, question, "", ""), outcome)

    def _people(self, breakdown: str, group: str) -> int:
        return self.knowledge.people(self.number, breakdown, group)

    def _count(self, key: FigureKey, outcome: str) -> int:
        return self.knowledge.count(self.number, key, outcome)


def _link(knowledge: Knowledge, moments: Sequence[Moment]) -> None:
    """Between two moments a count grows by those who came at most, and shrinks by those who went at most."""
    last: dict[Cell, int] = {}
    for counted in sorted(knowledge.counts, key=lambda one: one.moment):
        before = last.get(counted.cell)
        if before is not None:
            changes = sum((moment.changes for moment in moments[before + 1 : counted.moment + 1]), Changes())
            earlier, later = knowledge.counts[Counted(before, counted.cell)], knowledge.counts[counted]
            knowledge.programme.at_most([later], [earlier], changes.came)
            knowledge.programme.at_most([earlier], [later], changes.gone)
        last[counted.cell] = counted.moment
