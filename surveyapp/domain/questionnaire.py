"""The questionnaire: pages of questions, a menu of themes, the measures that its answers feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from surveyapp.domain.answers import AnyQuestion, ChoiceQuestion
from surveyapp.domain.area import Breakdown, Theme
from surveyapp.domain.conditions import Condition
from surveyapp.domain.funnels import Funnel
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.options import Scale
from surveyapp.domain.words import (
    ID_PATTERN,
    LONGEST_ID,
    PICTURE_NAME,
    Id,
    Model,
    Rendering,
    Text,
    WholeNumber,
    Words,
    YesNo,
)

FORMAT = 1
"""The version of the file format that this code reads."""


class Layout(StrEnum):
    """How much stands on one screen."""

    QUESTION = "question"
    PAGE = "page"


class Supporter(StrEnum):
    """Who answers. Answers given for somebody else are never merged with a person's own."""

    ALONE = "me"
    HELPED = "me-with-help"
    FOR_ME = "someone-for-me"


class Combine(StrEnum):
    """How several scored answers of one respondent make one (`numbers.md`, Measures)."""

    WORST = "worst"
    BALANCE = "balance"


class OutcomeWords(Model):
    """A text for each of the three outcomes of a measure."""

    positive: Words
    neutral: Words
    negative: Words


class Measure(Model):
    """What the dashboard reports.

    The first measure of a theme stands for the theme in the overview. `headline` names the panel, declared in the
    area's file, that it belongs to. `says` are whole sentences that hold `{share}` ("{share} parents found it hard.").
    """

    id: Id
    theme: Id
    title: Words
    combine: Combine
    headline: Id | None = None
    labels: OutcomeWords
    says: OutcomeWords


class Fact(Model):
    """One thing to know before the questions, with its picture. Plain words in a file are a fact without one."""

    words: Words
    picture: PICTURE_NAME | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: object) -> object:
        return value if isinstance(value, dict) and "words" in value else {"words": value}

    def __str__(self) -> str:
        return str(self.words)


class Worry(Model):
    """What the page after a worrying answer says, and which of the area's helplines it shows: all where none is named."""

    words: tuple[Words, ...] = ()
    helplines: tuple[Id, ...] = ()


class CheckedBy(Model):
    """Who, among the people that a questionnaire is for, looked at it, and when. A passed check alone is no easy read."""

    who: Text
    on: date
    version: WholeNumber | None = None


class Repeat(Model):
    """Pages that come once for each of several, such as each of a parent's children. `{number}` stands in `words`."""

    id: Id
    count: Id
    most: Annotated[WholeNumber, Field(ge=2, le=6)]
    words: Words


class Page(Model):
    """What is answered together. Its id is its first question's where none is given."""

    id: Id
    title: Words | None = None
    picture: PICTURE_NAME | None = None
    theme: Id | None = None
    repeat: Id | None = None
    ask_if: Condition | None = None
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _named_after_first_question(cls, value: Any) -> Any:
        return {**value, "id": _first_id(value)} if isinstance(value, dict) and "id" not in value else value


def _first_id(page: dict[str, Any]) -> str:
    """The id of the page's first question; "nameless" where that has none, which is a problem of the question."""
    questions = page.get("questions")
    first = questions[0] if isinstance(questions, list) and questions else None
    given = first.get("id") if isinstance(first, dict) else None
    named = isinstance(given, str) and len(given) <= LONGEST_ID and re.fullmatch(ID_PATTERN, given)
    return str(given) if named else "nameless"


class Section(Model):
    """Pages that a person chooses from the menu, most often about one theme."""

    id: Id
    words: Words
    picture: PICTURE_NAME | None = None
    theme: Id | None = None
    ask_if: Condition | None = None
    pages: Annotated[tuple[Page, ...], Field(min_length=1)]


class Menu(Model):
    """Where a person chooses what to talk about next, again and again until done. It is the way on, not a question."""

    id: Id
    words: Words
    again: Words
    hint: Words | None = None
    done: Words
    done_picture: PICTURE_NAME | None = None
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    hard_words: tuple[Id, ...] = ()

    def section(self, section_id: str) -> Section | None:
        return next((section for section in self.sections if section.id == section_id), None)


class Questionnaire(Model):
    """A questionnaire, whole: as a file gives it, and with what `parsing` filled in (scales, breakdowns, themes, glossary).

    `supporter` names the question that says who answers; its options are the ids of `Supporter`.
    """

    format: Literal[1] = 1
    id: Id
    title: Words
    summary: Words
    picture: PICTURE_NAME | None = None
    people: Words
    """Who answers, as the dashboard calls them: "young people"."""
    rendering: Rendering = Rendering.STANDARD
    layout: Layout
    most_questions: Annotated[WholeNumber, Field(ge=1, le=200)]
    minutes: Annotated[WholeNumber, Field(ge=1, le=120)]
    about: tuple[Fact, ...] = ()
    listed: YesNo = True
    """False for one that is only loaded from files and never offered on the first page."""
    supporter: Id | None = None
    worry: Worry | None = None
    checked_by: tuple[CheckedBy, ...] = ()
    scales: tuple[Scale, ...] = ()
    measures: tuple[Measure, ...] = ()
    funnels: tuple[Funnel, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    pages: Annotated[tuple[Page, ...], Field(min_length=1)]
    menu: Menu | None = None
    closing: tuple[Page, ...] = ()

    themes: tuple[Theme, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    glossary: tuple[HardWord, ...] = ()
    hard_words: tuple[Id, ...] = ()
    """Those that its first page uses."""

    def every_page(self) -> Iterator[Page]:
        """All pages in the order of the file, chosen or not."""
        yield from self.pages
        for section in self.menu.sections if self.menu else ():
            yield from section.pages
        yield from self.closing

    def every_question(self) -> Iterator[AnyQuestion]:
        """All questions in the order of the file, asked or not."""
        for page in self.every_page():
            yield from page.questions

    def question(self, question_id: str) -> AnyQuestion | None:
        return next((question for question in self.every_question() if question.id == question_id), None)

    def choices(self) -> Iterator[ChoiceQuestion]:
        """The questions that count and whose answers are options."""
        for question in self.every_question():
            if isinstance(question, ChoiceQuestion) and question.counts:
                yield question

    def repeated_questions(self) -> frozenset[str]:
        """The ids of questions that come once for each of several."""
        return frozenset(question.id for page in self.every_page() if page.repeat for question in page.questions)

    def measure(self, measure_id: str) -> Measure | None:
        return next((measure for measure in self.measures if measure.id == measure_id), None)

    def repeat(self, repeat_id: str | None) -> Repeat | None:
        return next((repeat for repeat in self.repeats if repeat.id == repeat_id), None)
