"""From the text of a file to a questionnaire, an area or a list of themes, or to every problem in it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from surveyapp.domain.answers import AnyQuestion, ChoiceQuestion, SeveralChoices
from surveyapp.domain.area import Area, Breakdown, Theme, ThemeList
from surveyapp.domain.checking import check_area, check_glossary, check_questionnaire, check_themes
from surveyapp.domain.findings import Found
from surveyapp.domain.glossary import Glossary, HardWord
from surveyapp.domain.outline import Outline
from surveyapp.domain.problems import Problem, ProblemsFound
from surveyapp.domain.questionnaire import Menu, Page, Questionnaire
from surveyapp.domain.shape import shaped
from surveyapp.domain.yaml_reading import ReadYaml, place_of, read_with_problems

Parsed = TypeVar("Parsed", bound=BaseModel)

FILLED_IN = ("themes", "breakdowns", "glossary", "hard_words")
"""Parts of a questionnaire that its file never gives."""


def parse_themes(text: str) -> tuple[Theme, ...]:
    """The themes of `themes.yaml`. Raises ProblemsFound."""
    return _parsed(read_with_problems(text), ThemeList, lambda found: check_themes(found.themes)).themes


def parse_area(text: str, themes: tuple[Theme, ...]) -> Area:
    """The area of `area.yaml`. Raises ProblemsFound."""
    return _parsed(read_with_problems(text), Area, lambda area: check_area(area, themes))


def parse_glossary(text: str) -> tuple[HardWord, ...]:
    """The hard words of `glossary.yaml`. Raises ProblemsFound."""
    return _parsed(read_with_problems(text), Glossary, lambda found: check_glossary(found.words)).words


def parse_questionnaire(
    text: str, area: Area, themes: tuple[Theme, ...], glossary: tuple[HardWord, ...] = ()
) -> Questionnaire:
    """The questionnaire in `text`, whole: options of scales and breakdowns, its themes and hard words filled in.

    Raises ProblemsFound.
    """
    read = _without_what_is_filled_in(read_with_problems(text))
    questionnaire = _parsed(read, Questionnaire, lambda found: check_questionnaire(found, area, themes, glossary))
    return _completed(questionnaire, area, themes).model_copy(update={"glossary": glossary})


def validated(read: ReadYaml, model: type[Parsed]) -> Parsed:
    """What a file says, as `model`. Raises ProblemsFound."""
    return _parsed(read, model, lambda found: ())


def _parsed(read: ReadYaml, model: type[Parsed], check: Callable[[Parsed], Iterable[Found]]) -> Parsed:
    found, problems = shaped(read, model)
    if found is not None:
        problems += [_problem_at(read, finding) for finding in check(found)]
    if found is None or problems or read.problems:
        raise ProblemsFound([*read.problems, *problems])
    return found


def _problem_at(read: ReadYaml, found: Found) -> Problem:
    return Problem(read.line(found.path), place_of(read.nearest(found.path)), found.sentence, found.mend)


def _without_what_is_filled_in(read: ReadYaml) -> ReadYaml:
    """`read` without parts that only the area's files give; each of them is a problem."""
    if not isinstance(read.data, dict):
        return read
    problems = [
        Problem(read.line((key,)), key, f"“{key}” is not written in a questionnaire.", "Take it out.")
        for key in FILLED_IN
        if key in read.data
    ]
    left = {key: value for key, value in read.data.items() if key not in FILLED_IN}
    return replace(read, data=left, problems=(*read.problems, *problems))


# What the file leaves to the area and to its own scales


def _completed(questionnaire: Questionnaire, area: Area, themes: tuple[Theme, ...]) -> Questionnaire:
    outline = Outline(questionnaire, area)
    completed = questionnaire.model_copy(
        update={
            "pages": _filled(outline, questionnaire.pages),
            "closing": _filled(outline, questionnaire.closing),
            "menu": _filled_menu(outline, questionnaire.menu),
        }
    )
    used = {question.breakdown: question for question in completed.choices() if question.breakdown}
    repeated = {question.id for page in completed.every_page() if page.repeat for question in page.questions}
    used_themes = {part.theme for part in (*completed.every_question(), *completed.measures, *completed.funnels)}
    return completed.model_copy(
        update={
            "breakdowns": tuple(
                _as_asked(
                    breakdown,
                    several=isinstance(used[breakdown.id], SeveralChoices) or used[breakdown.id].id in repeated,
                )
                for breakdown in area.breakdowns
                if breakdown.id in used
            ),
            "themes": tuple(_without_rules(theme) for theme in themes if theme.id in used_themes),
        }
    )


def _without_rules(theme: Theme) -> Theme:
    """How comments are read is the area's: a better rule makes no new version of a questionnaire."""
    return theme.model_copy(update={"comments_say": ()})


def _as_asked(breakdown: Breakdown, *, several: bool) -> Breakdown:
    """The breakdown without its group "more than one" where nobody can be in several groups."""
    return breakdown if several else breakdown.model_copy(update={"more_than_one": None})


def _filled_menu(outline: Outline, menu: Menu | None) -> Menu | None:
    if menu is None:
        return None
    sections = tuple(
        section.model_copy(update={"pages": _filled(outline, section.pages, section.theme)})
        for section in menu.sections
    )
    return menu.model_copy(update={"sections": sections})


def _filled(outline: Outline, pages: tuple[Page, ...], theme: str | None = None) -> tuple[Page, ...]:
    """Pages whose questions hold their options, and the theme of the page or section that they stand in."""
    return tuple(_filled_page(outline, page, page.theme or theme) for page in pages)


def _filled_page(outline: Outline, page: Page, theme: str | None) -> Page:
    questions = tuple(_filled_question(outline, question, theme) for question in page.questions)
    return page.model_copy(update={"theme": theme, "questions": questions})


def _filled_question(outline: Outline, question: AnyQuestion, theme: str | None) -> AnyQuestion:
    filled: dict[str, object] = {"theme": question.theme or theme}
    if isinstance(question, ChoiceQuestion):
        filled["options"] = outline.options(question)
    return question.model_copy(update=filled)
