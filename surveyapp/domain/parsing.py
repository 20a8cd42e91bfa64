"""From the text of a file to a questionnaire, an area or a list of themes, or to every problem in it at once."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.area import Area, Theme, ThemeList
from surveyapp.domain.checking import check_area, check_questionnaire
from surveyapp.domain.options import Option
from surveyapp.domain.problems import Problem, ProblemsFound
from surveyapp.domain.questionnaire import Page, Questionnaire
from surveyapp.domain.yaml_reading import Path, ReadYaml, place_of, read_yaml

Parsed = TypeVar("Parsed", bound=BaseModel)

FILLED_IN = ("themes", "breakdowns")
"""Parts of a questionnaire that its file never gives."""


def parse_themes(text: str) -> tuple[Theme, ...]:
    """The themes of `themes.yaml`. Raises ProblemsFound."""
    return validated(read_yaml(text), ThemeList).themes


def parse_area(text: str, themes: tuple[Theme, ...]) -> Area:
    """The area of `area.yaml`. Raises ProblemsFound."""
    read = read_yaml(text)
    area = validated(read, Area)
    problems = [_problem_at(read, found) for found in check_area(area, themes)]
    if problems:
        raise ProblemsFound(problems)
    return area


def parse_questionnaire(text: str, area: Area, themes: tuple[Theme, ...]) -> Questionnaire:
    """The questionnaire in `text`, whole: options of scales and breakdowns, and its themes, filled in. Raises ProblemsFound."""
    read = read_yaml(text)
    filled_in = [
        Problem(
            read.line((key,)),
            key,
            f"“{key}” is not written in a questionnaire.",
            "It comes from the area's files: take it out.",
        )
        for key in FILLED_IN
        if isinstance(read.data, dict) and key in read.data
    ]
    if filled_in:
        raise ProblemsFound(filled_in)
    questionnaire = validated(read, Questionnaire)
    problems = [_problem_at(read, found) for found in check_questionnaire(questionnaire, area, themes)]
    if problems:
        raise ProblemsFound(problems)
    return _completed(questionnaire, area, themes)


def validated(read: ReadYaml, model: type[Parsed]) -> Parsed:
    """What a file says, as `model`. Raises ProblemsFound."""
    try:
        return model.model_validate(read.data, by_alias=True)
    except ValidationError as error:
        raise ProblemsFound([_pydantic_problem(read, model, details) for details in error.errors()]) from None


def _problem_at(read: ReadYaml, found: tuple[Path, str, str]) -> Problem:
    path, sentence, mend = found
    return Problem(read.line(path), place_of(path), sentence, mend)


def _pydantic_problem(read: ReadYaml, model: type[BaseModel], details: ErrorDetails) -> Problem:
    path = _path_in_file(read.data, details["loc"])
    key = str(details["loc"][-1]) if details["loc"] else ""
    place = place_of(path)
    match details["type"]:
        case "extra_forbidden":
            mend = _did_you_mean(key, every_key(model))
            return Problem(read.line(path), place, f"“{key}” is not a key that is known here.", mend)
        case "missing":
            return Problem(read.line(path), place, f"“{key}” is missing.", f"Add “{key}:”.")
        case "union_tag_invalid" | "union_tag_not_found":
            return Problem(read.line(path), place, "This kind is not known.", _kinds_mend(details))
        case "string_pattern_mismatch":
            mend = "Use small letters a to z, digits and single hyphens, beginning with a letter."
            return Problem(read.line(path), place, f"“{details['input']}” cannot stand here.", mend)
    sentence = details["msg"].removeprefix("Value error, ").rstrip(".")
    return Problem(read.line(path), place, f"{sentence}.", f"It is “{_shortened(details['input'])}” now.")


def _path_in_file(data: Any, location: tuple[str | int, ...]) -> Path:
    """Pydantic's location without the names of models in it, which no file holds."""
    path: list[str | int] = []
    for place, part in enumerate(location):
        known = (isinstance(data, dict) and part in data) or (
            isinstance(data, list) and isinstance(part, int) and part < len(data)
        )
        if known:
            path.append(part)
            data = data[part]
        elif place == len(location) - 1 and isinstance(part, str) and isinstance(data, dict):
            path.append(part)
    return tuple(path)


def _did_you_mean(key: str, known: list[str]) -> str:
    close = get_close_matches(key, known, n=1)
    return f"Did you mean “{close[0]}”?" if close else "Take it out, or see `surveyapp questionnaire schema`."


def every_key(model: type[BaseModel]) -> list[str]:
    """Every key that some part of a file of this kind may have."""
    schema = model.model_json_schema(by_alias=True)
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({key for part in parts for key in part.get("properties", {})})


def _kinds_mend(details: ErrorDetails) -> str:
    expected = details.get("ctx", {}).get("expected_tags")
    return f"Use one of {expected}." if expected else "Say which kind it is with “kind:”."


def _shortened(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


# What the file leaves to the area: options of breakdowns, themes


def _completed(questionnaire: Questionnaire, area: Area, themes: tuple[Theme, ...]) -> Questionnaire:
    filler = _Filler(questionnaire, area)
    completed = questionnaire.model_copy(
        update={
            "pages": tuple(filler.page(page, None) for page in questionnaire.pages),
            "closing": tuple(filler.page(page, None) for page in questionnaire.closing),
            "menu": filler.menu(),
        }
    )
    used_breakdowns = {question.breakdown for question in completed.choices()}
    used_themes = set(_theme_ids(completed))
    return completed.model_copy(
        update={
            "breakdowns": tuple(breakdown for breakdown in area.breakdowns if breakdown.id in used_breakdowns),
            "themes": tuple(theme for theme in themes if theme.id in used_themes),
        }
    )


class _Filler:
    """Fills scales' and breakdowns' options and pages' themes into questions."""

    def __init__(self, questionnaire: Questionnaire, area: Area) -> None:
        self._questionnaire = questionnaire
        self._scales = {scale.id: scale.options for scale in questionnaire.scales}
        self._breakdowns = {breakdown.id: breakdown for breakdown in area.breakdowns}

    def menu(self) -> Any:
        menu = self._questionnaire.menu
        if menu is None:
            return None
        sections = tuple(
            section.model_copy(update={"pages": tuple(self.page(page, section.theme) for page in section.pages)})
            for section in menu.sections
        )
        return menu.model_copy(update={"sections": sections})

    def page(self, page: Page, section_theme: str | None) -> Page:
        theme = page.theme or section_theme
        questions = tuple(
            question.model_copy(update={"theme": question.theme or theme, **self._options(question)})
            for question in page.questions
        )
        return page.model_copy(update={"theme": theme, "questions": questions})

    def _options(self, question: Any) -> dict[str, tuple[Option, ...]]:
        if not isinstance(question, ChoiceQuestion):
            return {}
        if question.scale:
            return {"options": self._scales[question.scale]}
        if question.breakdown:
            return {"options": self._breakdowns[question.breakdown].options}
        return {}


def _theme_ids(questionnaire: Questionnaire) -> Iterator[str]:
    for question in questionnaire.every_question():
        if question.theme:
            yield question.theme
    for measure in questionnaire.measures:
        yield measure.theme
