"""The shape of a file: each place where its parts are not what a model wants, with its line and the mend."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from surveyapp.domain.answers import KINDS
from surveyapp.domain.area import COLOUR_PATTERN, EMAIL_PATTERN, PHONE_PATTERN
from surveyapp.domain.conditions import CONDITIONS
from surveyapp.domain.findings import did_you_mean
from surveyapp.domain.problems import Problem
from surveyapp.domain.words import Words, without_hidden
from surveyapp.domain.yaml_reading import Path, ReadYaml, place_of

Shaped = TypeVar("Shaped", bound=BaseModel)
_Said = tuple[str, str]
"""A sentence and a mend."""

LONGEST_QUOTE = 60


def shaped(read: ReadYaml, model: type[Shaped]) -> tuple[Shaped | None, list[Problem]]:
    """What a file says, as `model`; None, with every problem of shape, where it is not one."""
    try:
        return model.model_validate(read.data, by_alias=True), []
    except ValidationError as error:
        problems = (_problem(read, model, details) for details in error.errors() if not _is_echo(details))
        return None, [problem for problem in problems if problem]


def _is_echo(details: ErrorDetails) -> bool:
    """Whether a list only seems too short because its parts have problems of their own."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


def _problem(read: ReadYaml, root: type[BaseModel], details: ErrorDetails) -> Problem | None:
    path, model = _followed(read.data, root, details["loc"])
    if any(path[:length] in read.unread for length in range(len(path) + 1)):
        return None
    sentence, mend = _said(details, model)
    return Problem(read.line(path), place_of(read.nearest(path)), sentence, mend)


def _followed(data: Any, model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[Path, type[BaseModel]]:
    """Pydantic's location as a path in the file, which holds no tags of unions, and the model of its last part."""
    path: list[str | int] = []
    for number, part in enumerate(location):
        if part in CONDITIONS or (isinstance(data, dict) and data.get("kind") == part):
            model = {**KINDS, **CONDITIONS}[str(part)]
            continue
        path.append(part)
        data = _part_of(data, part)
        if number < len(location) - 1:
            model = _model_of(model, part)
    return tuple(path), model


def _part_of(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part)
    return data[part] if isinstance(data, list) and isinstance(part, int) else None


def _model_of(model: type[BaseModel], key: str | int) -> type[BaseModel]:
    """The model of the parts under a key; `model` itself where the key has none."""
    for name, field in model.model_fields.items():
        if (field.alias or name) == key:
            return _first_model(field.annotation) or model
    return model


def _first_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _first_model(part))), None)


# What is said about it

_IN_QUOTES = "Put it in quotes, so that it is text."
_PATTERNS = {
    COLOUR_PATTERN: "Write it like “#0b5c63”, in quotes.",
    PHONE_PATTERN: "Use digits, spaces and +.",
    EMAIL_PATTERN: "Write it like “name@example.org”.",
}
_PLAIN: dict[str, _Said] = {
    "string_type": ("Text is expected here.", _IN_QUOTES),
    "string_too_short": ("Nothing stands here.", "Write something, or take the key out."),
    "string_too_long": ("The text is longer than {max_length} characters.", "Make it shorter."),
    "tuple_type": ("A list is expected here.", "Begin each part with “- ”."),
    "dict_type": ("Keys are expected here.", "Write each on a line of its own."),
    "too_long": ("The list has more than {max_length} parts.", "Take some out."),
    "too_short": ("The list has fewer parts than {min_length}.", "Add to it."),
    "int_type": ("A whole number is expected here.", "Write it in digits, without quotes."),
    "bool_type": ("A yes or no is expected here.", "Write true or false, without quotes."),
    "greater_than_equal": ("{value} is too small.", "Use {ge} or more."),
    "less_than_equal": ("{value} is too large.", "Use {le} or less."),
    "enum": ("“{value}” cannot stand here.", "Use {expected}."),
    "literal_error": ("“{value}” cannot stand here.", "Use {expected}."),
    "url_parsing": ("“{value}” is no address of a page.", "Write it whole, with https:// in front."),
    "url_scheme": ("“{value}” is no address of a page.", "Write it whole, with https:// in front."),
    "url_type": ("An address of a page is expected here.", "Write it whole, with https:// in front."),
}


def _said(details: ErrorDetails, model: type[BaseModel]) -> _Said:
    kind = details["type"]
    if kind in _WITH_MORE:
        return _WITH_MORE[kind](details, model)
    if details["input"] is None:
        return _PLAIN["string_too_short"]
    sentence, mend = _PLAIN.get(kind, (details["msg"].replace("{", "(").replace("}", ")") + ".", ""))
    figures = {**details.get("ctx", {}), "value": _shortened(details["input"])}
    return sentence.format(**figures), mend.format(**figures)


def _unknown(details: ErrorDetails, model: type[BaseModel]) -> _Said:
    key = str(details["loc"][-1])
    known = [field.alias or name for name, field in model.model_fields.items()]
    mend = did_you_mean(key, known) or f"Known are {', '.join(known)}."
    return f"“{_shortened(key)}” is not a key that is known here.", mend


def _missing(details: ErrorDetails, model: type[BaseModel]) -> _Said:
    key = details["loc"][-1]
    return f"“{key}” is missing.", f"Add “{key}:”."


def _no_such_kind(details: ErrorDetails, model: type[BaseModel]) -> _Said:
    if details["ctx"]["discriminator"] != "'kind'":
        return "A condition is expected here.", "Write it like {question: an-id, is: an-option}."
    known = ", ".join(KINDS)
    given = details["input"].get("kind")
    if given is None:
        return "“kind” is missing.", f"Add “kind:”, one of {known}."
    mend = did_you_mean(str(given), KINDS) or f"Use one of {known}."
    return f"“{_shortened(given)}” is no kind of question.", mend


def _wrong_pattern(details: ErrorDetails, model: type[BaseModel]) -> _Said:
    mend = _PATTERNS.get(details["ctx"]["pattern"], "Use small letters a to z, digits and single hyphens.")
    return f"“{_shortened(details['input'])}” cannot stand here.", mend


def _parts_expected(details: ErrorDetails, model: type[BaseModel]) -> _Said:
    if details.get("ctx", {}).get("class_name") != Words.__name__:
        return "Keys are expected here, such as “id:”.", "Write each on a line of its own."
    if details["input"] is None:
        return _PLAIN["string_too_short"]
    is_list = isinstance(details["input"], list)
    return "Words are expected here.", "Write one text." if is_list else _IN_QUOTES


def _own_words(details: ErrorDetails, model: type[BaseModel]) -> _Said:
    sentence, mend = details["ctx"]["error"].args
    return sentence, mend


_WITH_MORE: dict[str, Callable[[ErrorDetails, type[BaseModel]], _Said]] = {
    "extra_forbidden": _unknown,
    "missing": _missing,
    "union_tag_invalid": _no_such_kind,
    "union_tag_not_found": _no_such_kind,
    "string_pattern_mismatch": _wrong_pattern,
    "model_type": _parts_expected,
    "model_attributes_type": _parts_expected,
    "value_error": _own_words,
}


def _shortened(value: object) -> str:
    text = without_hidden(str(value))
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
