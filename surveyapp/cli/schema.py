"""The JSON Schema of questionnaire files: what the models say, in the forms that a person may write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from surveyapp.domain.parsing import FILLED_IN
from surveyapp.domain.questionnaire import Questionnaire

Schema = dict[str, Any]
_REFERENCE = "#/$defs/"


def schema_of_files() -> Schema:
    """The schema, without the parts that no file gives."""
    schema = Questionnaire.model_json_schema(by_alias=True)
    parts = schema.pop("$defs")
    for name in FILLED_IN:
        schema["properties"].pop(name)
    parts["Menu"]["properties"].pop("hard_words")
    parts["Fact"] = {"anyOf": [parts["Words"]["properties"]["standard"], parts["Words"], parts["Fact"]]}
    parts["Words"] = {"anyOf": [parts["Words"]["properties"]["standard"], parts["Words"]]}
    for name in ("OptionChosen", "FunnelStep"):
        chosen = parts[name]["properties"]
        chosen["is"] = {"anyOf": [chosen["is"]["items"], chosen["is"]]}
    parts["Page"]["required"].remove("id")  # a page is named after its first question
    used = _used(schema, parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "$defs": {name: part for name, part in parts.items() if name in used},
    }


def _used(schema: Schema, parts: dict[str, Schema]) -> set[str]:
    """The names of the parts that `schema` leads to."""
    used: set[str] = set()
    waiting = list(_references(schema))
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += _references(parts[name])
    return used


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].removeprefix(_REFERENCE)
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from _references(part)
