"""Surveys of any shape that a file can have: several choices, repeats, groups of options, questions that count for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from surveyapp.domain.answers import AnyQuestion, OneChoice, SeveralChoices
from surveyapp.domain.area import Breakdown
from surveyapp.domain.measures import AnswerGiven
from surveyapp.domain.options import Option
from surveyapp.domain.questionnaire import Page, Questionnaire
from tests import builders as build
from tests.attack.surveys import Response, Step

SCORES = ("positive", "neutral", "negative")
REASONS = ("dont-know", "not-applicable", "prefer-not")


@dataclass
class AnySurvey:
    """A questionnaire of chance, and people who answer it."""

    chance: Random

    def __post_init__(self) -> None:
        self.supporter = self.chance.random() < 0.5
        self.measures = self.chance.randint(0, 3)
        self.repeats = self.chance.random() < 0.4
        self.breakdowns = [self._breakdown(number) for number in range(self.chance.randint(0, 3))]
        asked = [self._question(number) for number in range(self.measures + self.chance.randint(1, 4))]
        asked += [self._splitting(split) for split in self.breakdowns]
        self.questionnaire = self._questionnaire([self._page(question) for question in asked])
        self.weights = {
            question.id: [
                self.chance.gammavariate(self.chance.choice((0.2, 1, 3)), 1) + 0.003 for _ in question.options
            ]
            for question in self.questionnaire.choices()
        }

    def steps(self) -> list[Step]:
        """Four times that people come and go, around the sizes at which rules change."""
        here: list[Response] = []
        found = []
        for number in range(4):
            many = self.chance.choice((0, 10, 12, 15, 31, 40) if number else (9, 10, 14, 29, 30, 33, 60, 120))
            gone = self.chance.sample(here, min(len(here), self.chance.choice((0, 0, 3, 8, 25))))
            here = [one for one in here if not any(one is other for other in gone)]
            came = [self._somebody() for _ in range(many)]
            here += came
            found.append(Step(tuple(came), tuple(gone)))
        return found

    def _questionnaire(self, pages: list[Page]) -> Questionnaire:
        first = [build.page(build.supporter_question())] if self.supporter else []
        return build.questionnaire(
            *first,
            *pages,
            id="any",
            supporter="answered-by" if self.supporter else None,
            repeats=(build.repeat(),) if self.repeats else (),
            measures=tuple(
                build.measure(f"m{number}", combine=self.chance.choice(("worst", "balance")))
                for number in range(self.measures)
            ),
            breakdowns=tuple(self.breakdowns),
            themes=build.THEMES,
        )

    def _page(self, question: AnyQuestion) -> Page:
        repeated = self.repeats and self.chance.random() < 0.4
        return build.page(question, repeat="child") if repeated else build.page(question)

    def _question(self, number: int) -> AnyQuestion:
        measure = f"m{number}" if number < self.measures else None
        kind = build.one_choice if self.chance.random() < 0.65 else build.several_choices
        options = [self._option(place, scored=measure is not None) for place in range(self.chance.randint(2, 6))]
        if measure:
            options[0] = build.option("o0", "positive")
        return kind(f"q{number}", *options, measure=measure)

    def _option(self, place: int, *, scored: bool) -> Option:
        kind = self.chance.random()
        if scored and kind < 0.65:
            return build.option(f"o{place}", self.chance.choice(SCORES))
        return (
            build.option(f"o{place}", apart=self.chance.choice(REASONS)) if kind < 0.85 else build.option(f"o{place}")
        )

    def _breakdown(self, number: int) -> Breakdown:
        grouped = self.chance.random() < 0.4
        groups = [f"g{number}{place}" for place in range(2)]
        options = [
            build.option(f"b{number}{place}", group=groups[place % 2] if grouped else None)
            for place in range(self.chance.randint(2, 4))
        ]
        return build.breakdown(
            f"split-{number}",
            *options,
            build.PREFER_NOT,
            groups=[build.group(one) for one in groups] if grouped else (),
            more_than_one="several",
            overall_only=self.chance.random() < 0.3,
        )

    def _splitting(self, split: Breakdown) -> AnyQuestion:
        return build.split_by(split, SeveralChoices if self.chance.random() < 0.4 else OneChoice)

    def _somebody(self) -> Response:
        given = []
        if self.supporter:
            said = self.chance.choices(("me", "me-with-help", "someone-for-me"), (70, 20, 10))[0]
            given.append(AnswerGiven("answered-by", 1, said))
        repeated = self.questionnaire.repeated_questions()
        for question in self.questionnaire.choices():
            if question.id != "answered-by":
                for number in range(1, (self.chance.randint(1, 3) if question.id in repeated else 1) + 1):
                    if self.chance.random() < 0.9:
                        given.append(AnswerGiven(question.id, number, self._said(question)))
        return given

    def _said(self, question: OneChoice | SeveralChoices) -> str | tuple[str, ...]:
        chosen = self.chance.choices(question.options, self.weights[question.id], k=3)
        several = isinstance(question, SeveralChoices)
        return tuple(dict.fromkeys(option.id for option in chosen)) if several else chosen[0].id
