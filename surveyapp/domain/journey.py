"""The journey: which steps a person's answers lead through, worked out from the answers alone, never stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from surveyapp.domain.answers import AnyQuestion, OneChoice, SeveralChoices
from surveyapp.domain.conditions import Value
from surveyapp.domain.questionnaire import Menu, Page, Questionnaire, Section, Supporter
from surveyapp.domain.words import PIPE

DONE = "done"
"""The menu's answer that ends the choosing."""


class Place(NamedTuple):
    """Where an answer stands: a question, and which of its repeats (from 1), or a menu and which of its visits."""

    question: str
    number: int = 1


@dataclass(frozen=True)
class Answers:
    """What a person has said so far. A place that holds None was skipped; a place that is not there was not reached."""

    given: Mapping[Place, Value | None] = field(default_factory=dict)

    def value(self, question: str, number: int = 1) -> Value | None:
        return self.given.get(Place(question, number))

    def reached(self, place: Place) -> bool:
        return place in self.given

    def with_(self, more: Mapping[Place, Value | None]) -> Answers:
        """These answers and `more`, which wins."""
        return Answers({**self.given, **more})


@dataclass(frozen=True)
class Step:
    """One screen: a page (for one of its repeats) with the questions asked on it now, or a visit to the menu."""

    page: Page | None
    menu: Menu | None
    number: int
    questions: tuple[AnyQuestion, ...] = ()
    choices: tuple[Section, ...] = ()

    @property
    def id(self) -> str:
        if self.page:
            return self.page.id
        assert self.menu is not None
        return self.menu.id

    @property
    def key(self) -> tuple[str, int]:
        return self.id, self.number

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where this step's answers stand."""
        if self.menu:
            return (Place(self.menu.id, self.number),)
        return tuple(Place(question.id, self.number) for question in self.questions)

    @property
    def asks(self) -> int:
        """How many questions this step asks. A menu is the way on and asks none."""
        return sum(question.is_asked for question in self.questions)

    def passed(self, answers: Answers) -> bool:
        return all(answers.reached(place) for place in self.places)


@dataclass(frozen=True)
class _View:
    """The answers as a condition sees them from inside one repeat of a page."""

    answers: Answers
    number: int
    repeated: frozenset[str]

    def value(self, question: str) -> Value | None:
        return self.answers.value(question, self.number if question in self.repeated else 1)


class Journey:
    """The steps that `answers` lead through in `questionnaire`, from the first to the last before "check your answers"."""

    def __init__(self, questionnaire: Questionnaire, answers: Answers) -> None:
        self.questionnaire = questionnaire
        self.answers = answers
        self._repeated = _repeated_questions(questionnaire)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return (
            *self._page_steps(self.questionnaire.pages),
            *self._menu_steps(),
            *self._page_steps(self.questionnaire.closing),
        )

    def step(self, step_id: str, number: int = 1) -> Step | None:
        """The step on this journey, or None where these answers do not lead to it."""
        return next((step for step in self.steps if step.key == (step_id, number)), None)

    def after(self, step: Step) -> Step | None:
        return self._beside(step, 1)

    def before(self, step: Step) -> Step | None:
        return self._beside(step, -1)

    def next_open(self) -> Step | None:
        """The first step that has not been answered or skipped yet; None where the journey is complete."""
        return next((step for step in self.steps if not step.passed(self.answers)), None)

    @property
    def complete(self) -> bool:
        return self.next_open() is None

    def progress(self, step: Step) -> tuple[int, int]:
        """(the number of the step's first question, how many questions these answers lead through); what a page says as "3 of 12"."""
        before = 0
        for earlier in self.steps:
            if earlier.key == step.key:
                break
            before += earlier.asks
        return before + min(1, step.asks), self.asked

    @property
    def asked(self) -> int:
        return sum(step.asks for step in self.steps)

    def answered(self) -> Iterator[tuple[AnyQuestion, int, Value]]:
        """Every question on the journey that has an answer, with its number and value: what is sent, and no more."""
        for step in self.steps:
            for question in step.questions:
                value = self.answers.value(question.id, step.number)
                if value is not None and question.is_asked:
                    yield question, step.number, value

    def supporter(self) -> Supporter:
        """Who answers. Where that was not asked or not said, the person alone."""
        question = self.questionnaire.supporter
        value = self.answers.value(question) if question else None
        return Supporter(value) if isinstance(value, str) else Supporter.ALONE

    def filled_in(self, text: str, number: int) -> str:
        """`text` with earlier answers put in where it asks for them (`{question-id|otherwise}`)."""
        return PIPE.sub(lambda pipe: self._said(pipe["question"], number) or pipe["otherwise"], text)

    def _said(self, question_id: str, number: int) -> str | None:
        question = self.questionnaire.question(question_id)
        value = _View(self.answers, number, self._repeated).value(question_id)
        return None if question is None or value is None else in_words(question, value)

    def _beside(self, step: Step, by: int) -> Step | None:
        keys = [other.key for other in self.steps]
        place = keys.index(step.key) + by if step.key in keys else -1
        return self.steps[place] if 0 <= place < len(keys) else None

    def _page_steps(self, pages: tuple[Page, ...]) -> Iterator[Step]:
        for group in _grouped_by_repeat(pages):
            for number in range(1, self._times(group[0]) + 1):
                for page in group:
                    step = self._page_step(page, number)
                    if step is not None:
                        yield step

    def _page_step(self, page: Page, number: int) -> Step | None:
        view = _View(self.answers, number, self._repeated)
        if page.ask_if and not page.ask_if.holds(view):
            return None
        questions = tuple(question for question in page.questions if not question.ask_if or question.ask_if.holds(view))
        return Step(page, None, number, questions) if questions else None

    def _times(self, page: Page) -> int:
        repeat = self.questionnaire.repeat(page.repeat)
        if repeat is None:
            return 1
        count = self.answers.value(repeat.count)
        return min(max(count, 1), repeat.most) if isinstance(count, int) else 1

    def _menu_steps(self) -> Iterator[Step]:
        menu = self.questionnaire.menu
        if menu is None:
            return
        view = _View(self.answers, 1, self._repeated)
        left = [section for section in menu.sections if not section.ask_if or section.ask_if.holds(view)]
        visit = 1
        while left:
            yield Step(None, menu, visit, choices=tuple(left))
            chosen = next((section for section in left if section.id == self.answers.value(menu.id, visit)), None)
            if chosen is None:
                return
            yield from self._page_steps(chosen.pages)
            left.remove(chosen)
            visit += 1


def in_words(question: AnyQuestion, value: Value) -> str:
    """An answer as words of the questionnaire at hand; several options parted by commas."""
    if isinstance(question, OneChoice | SeveralChoices):
        chosen = value if isinstance(value, tuple) else (value,)
        return ", ".join(str(option.words) for option in question.options if option.id in chosen)
    return str(value)


def _grouped_by_repeat(pages: tuple[Page, ...]) -> Iterator[tuple[Page, ...]]:
    """Neighbours of one repeat together (all pages for child 1, then all for child 2), every other page alone."""
    group: list[Page] = []
    for page in pages:
        if group and (page.repeat is None or page.repeat != group[0].repeat):
            yield tuple(group)
            group = []
        group.append(page)
    if group:
        yield tuple(group)


def _repeated_questions(questionnaire: Questionnaire) -> frozenset[str]:
    return frozenset(question.id for page in questionnaire.every_page() if page.repeat for question in page.questions)
