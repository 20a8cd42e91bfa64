"""The journey: which steps a person's answers lead through, worked out from the answers alone, never stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from surveyapp.domain.answers import AnyQuestion, OneChoice, SeveralChoices
from surveyapp.domain.conditions import Condition, Value
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
        shown = self.page or self.menu
        return shown.id if shown else ""

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

    @property
    def counts(self) -> int:
        """How many of its questions are answered for good, not to try the buttons with."""
        return sum(question.counts for question in self.questions)

    def worries(self, answers: Answers) -> bool:
        """Whether help is shown after this step's answers."""
        return any(question.worries(answers.value(question.id, self.number)) for question in self.questions)

    def passed(self, answers: Answers) -> bool:
        return all(answers.reached(place) for place in self.places)


@dataclass(frozen=True)
class Way:
    """The steps that some answers lead through, and where answers that are sent stand on them."""

    steps: tuple[Step, ...]

    @cached_property
    def asked(self) -> tuple[tuple[AnyQuestion, Place], ...]:
        """The questions whose answers are sent, in order."""
        placed = (pair for step in self.steps if step.page for pair in zip(step.questions, step.places, strict=True))
        return tuple((question, place) for question, place in placed if question.counts)

    @cached_property
    def worrying(self) -> tuple[tuple[AnyQuestion, Place], ...]:
        """Those of them that have answers after which help is shown."""
        return tuple((question, place) for question, place in self.asked if question.can_worry)


class Journey:
    """The steps that `answers` lead through, from the first to the last before "check your answers".

    Only answers on the journey count. One that later changes lead around is kept, in case they are taken back, but it
    opens no page, is put into no words and is not sent.
    """

    def __init__(self, questionnaire: Questionnaire, answers: Answers, known: Way | None = None) -> None:
        """`known`: the way that these answers lead, where that was worked out before (`domain/ways`)."""
        self.questionnaire = questionnaire
        self.answers = answers
        self._known = known

    @cached_property
    def way(self) -> Way:
        return self._known or Way(tuple(self._walk.steps))

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.way.steps

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

    def progress(self, step: Step) -> tuple[int, int] | None:
        """(3, 12) for the third of 12 steps whose answers count; None for a menu, a page to read, or practice."""
        asking = [other.key for other in self.steps if other.counts]
        return (asking.index(step.key) + 1, len(asking)) if step.key in asking else None

    def answered(self) -> Iterator[tuple[AnyQuestion, int, Value]]:
        """Every question on the journey that has an answer, with its number and value: what is sent, and no more."""
        given = self.answers.given
        for question, place in self.way.asked:
            value = given.get(place)
            if value is not None:
                yield question, place.number, value

    def worries(self) -> bool:
        """Whether help is shown after one of the steps."""
        given = self.answers.given
        return any(question.worries(given.get(place)) for question, place in self.way.worrying)

    def supporter(self) -> Supporter:
        """Who answers. Where that was not asked or not said, the person alone."""
        question = self.questionnaire.supporter
        value = self._walk.value(question, 1) if question else None
        return Supporter(value) if isinstance(value, str) else Supporter.ALONE

    def filled_in(self, text: str, number: int) -> str:
        """`text` with earlier answers put in where it asks for them (`{question-id|otherwise}`)."""
        return PIPE.sub(lambda pipe: self._said(pipe["question"], number) or pipe["otherwise"], text)

    def _said(self, question_id: str, number: int) -> str | None:
        question = self.questionnaire.question(question_id)
        value = self._walk.value(question_id, number)
        return None if question is None or value is None else in_words(question, value)

    def _beside(self, step: Step, by: int) -> Step | None:
        keys = [other.key for other in self.steps]
        place = keys.index(step.key) + by if step.key in keys else -1
        return self.steps[place] if 0 <= place < len(keys) else None

    @cached_property
    def _walk(self) -> _Walk:
        return _Walk(self.questionnaire, self.answers)


class _Walk:
    """One way through from front to back. A condition sees the answers of the steps taken so far, and no others."""

    def __init__(self, questionnaire: Questionnaire, answers: Answers) -> None:
        self.steps: list[Step] = []
        self._questionnaire = questionnaire
        self._answers = answers
        self._taken: dict[Place, Value | None] = {}
        self._take_pages(questionnaire.pages)
        if questionnaire.menu:
            self._take_menu(questionnaire.menu)
        self._take_pages(questionnaire.closing)

    def value(self, question: str, number: int) -> Value | None:
        """An answer on the way, as seen from inside a repeat of this number."""
        return self._taken.get(Place(question, number if number > 1 and question in self._repeated else 1))

    @cached_property
    def _repeated(self) -> frozenset[str]:
        return self._questionnaire.repeated_questions()

    def _take(self, step: Step) -> None:
        self.steps.append(step)
        for place in step.places:
            self._taken[place] = self._answers.given.get(place)

    def _take_pages(self, pages: tuple[Page, ...]) -> None:
        for group in _grouped_by_repeat(pages):
            for number in range(1, self._times(group[0]) + 1):
                for page in group:
                    self._take_page(page, number)

    def _take_page(self, page: Page, number: int) -> None:
        if self._holds(page.ask_if, number):
            questions = tuple(question for question in page.questions if self._holds(question.ask_if, number))
            if questions:
                self._take(Step(page, None, number, questions))

    def _take_menu(self, menu: Menu) -> None:
        left = [section for section in menu.sections if self._holds(section.ask_if, 1)]
        visit = 0
        while left:
            visit += 1
            answer = self._answers.value(menu.id, visit)
            chosen = next((section for section in left if section.id == answer), None)
            if chosen is None and answer not in (None, DONE):
                continue  # an earlier visit was changed to this section since, or it is not offered any more
            self._take(Step(None, menu, visit, choices=tuple(left)))
            if chosen is None:
                return
            self._take_pages(chosen.pages)
            left = [section for section in left if section is not chosen]

    def _holds(self, condition: Condition | None, number: int) -> bool:
        return condition is None or condition.holds(_View(self, number))

    def _times(self, page: Page) -> int:
        """How often a page comes: as often as was said, and once where nothing was."""
        repeat = self._questionnaire.repeat(page.repeat)
        if repeat is None:
            return 1
        said = self.value(repeat.count, 1)
        return min(max(said, 0), repeat.most) if isinstance(said, int) else 1


@dataclass(frozen=True)
class _View:
    """The answers as a condition sees them from inside one repeat of a page."""

    walk: _Walk
    number: int

    def value(self, question: str) -> Value | None:
        return self.walk.value(question, self.number)


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
