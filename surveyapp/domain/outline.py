"""The outline of a questionnaire: where each of its pages and questions stands in the file, and what they offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.domain.answers import AnyQuestion, ChoiceQuestion
from surveyapp.domain.area import Area
from surveyapp.domain.conditions import Condition
from surveyapp.domain.options import Option
from surveyapp.domain.questionnaire import Page, Questionnaire, Section
from surveyapp.domain.yaml_reading import Path

Conditions = tuple[Condition, ...]


@dataclass(frozen=True)
class PlacedPage:
    """A page, its path in the file, how many pages stand before it, and the section of the menu that it belongs to."""

    page: Page
    path: Path
    place: int
    section: Section | None = None

    def section_conditions(self) -> Conditions:
        """What must hold for the page's section to be on offer."""
        return _given(self.section.ask_if if self.section else None)

    def conditions(self) -> Conditions:
        """What must hold for the page to come."""
        return (*self.section_conditions(), *_given(self.page.ask_if))


@dataclass(frozen=True)
class Asked:
    """A question on its page."""

    question: AnyQuestion
    path: Path
    on: PlacedPage

    def conditions(self) -> Conditions:
        """What must hold for the question to be asked."""
        return (*self.on.conditions(), *_given(self.question.ask_if))


class Outline:
    """A questionnaire laid out. The options of breakdowns come from `area` until parsing has filled them in."""

    def __init__(self, questionnaire: Questionnaire, area: Area | None = None) -> None:
        self.questionnaire = questionnaire
        self.pages = tuple(_placed(questionnaire))
        self.questions = tuple(
            Asked(question, (*page.path, "questions", number), page)
            for page in self.pages
            for number, question in enumerate(page.page.questions)
        )
        self.by_id = {asked.question.id: asked for asked in self.questions}
        self._scales = {scale.id: scale.options for scale in questionnaire.scales}
        self._breakdowns = {breakdown.id: breakdown.options for breakdown in area.breakdowns} if area else {}

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.questionnaire.menu.sections if self.questionnaire.menu else ()

    def choices(self) -> Iterator[tuple[Asked, ChoiceQuestion]]:
        """The questions whose answers are options."""
        for asked in self.questions:
            if isinstance(asked.question, ChoiceQuestion):
                yield asked, asked.question

    def options(self, question: ChoiceQuestion) -> tuple[Option, ...]:
        """The options that a question offers, wherever they are written; none where that place does not exist."""
        if question.options or not (question.scale or question.breakdown):
            return question.options
        source, name = (self._scales, question.scale) if question.scale else (self._breakdowns, question.breakdown)
        return source.get(name or "", ())


def _given(condition: Condition | None) -> Conditions:
    return () if condition is None else (condition,)


def _placed(questionnaire: Questionnaire) -> Iterator[PlacedPage]:
    groups: list[tuple[Path, tuple[Page, ...], Section | None]] = [(("pages",), questionnaire.pages, None)]
    for number, section in enumerate(questionnaire.menu.sections if questionnaire.menu else ()):
        groups.append((("menu", "sections", number, "pages"), section.pages, section))
    groups.append((("closing",), questionnaire.closing, None))
    place = 0
    for path, pages, within in groups:
        for number, page in enumerate(pages):
            yield PlacedPage(page, (*path, number), place, within)
            place += 1
