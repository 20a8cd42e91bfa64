"""Reading a YAML file into plain data, with the line of every part and every problem at once."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent, ScalarEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from surveyapp.domain.problems import Problem, ProblemsFound

LARGEST_FILE = 1_000_000
DEEPEST_NESTING = 24

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class ReadYaml:
    """Plain data and the lines (from 1) on which its parts begin."""

    data: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of the nearest part that the file holds on the way to `path`."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(text: str) -> ReadYaml:
    """Read YAML 1.2 without aliases, tags, duplicate keys or deep nesting. Raises ProblemsFound."""
    if len(text) > LARGEST_FILE:
        raise ProblemsFound(
            [Problem(1, "", f"The file is larger than {LARGEST_FILE:,} characters.", "Make it smaller.")]
        )
    try:
        problems = _problems_of_events(text)
        if problems:
            raise ProblemsFound(problems)
        node = YAML(typ="rt").compose(io.StringIO(text))
        reader = _Reader()
        data = reader.plain(node, ()) if node is not None else None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ProblemsFound(
            [Problem(line, "", f"This is not YAML: {error.problem}.", "Check indents, quotes and colons.")]
        ) from None
    except (YAMLError, ValueError) as error:
        if isinstance(error, ProblemsFound):
            raise
        raise ProblemsFound(
            [Problem(1, "", "This is not YAML that can be read.", "Check that it is a plain text file.")]
        ) from None
    if reader.problems:
        raise ProblemsFound(reader.problems)
    return ReadYaml(data, reader.lines)


def _problems_of_events(text: str) -> list[Problem]:
    problems = []
    depth = 0
    for event in YAML(typ="rt").parse(io.StringIO(text)):
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            problems.append(Problem(line, "", "Anchors (&) and aliases (*) are not used here.", "Write the words out."))
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            problems.append(Problem(line, "", f"The tag {event.tag} is not used here.", "Take it out."))
        depth += isinstance(event, CollectionStartEvent)
        depth -= isinstance(event, CollectionEndEvent)
        if depth > DEEPEST_NESTING:
            problems.append(Problem(line, "", "The file is nested too deeply.", "Move the inner parts further out."))
            break
    return problems


class _Reader:
    """Turns nodes into plain data, noting lines and duplicate keys on the way."""

    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._scalars = YAML(typ="safe", pure=True).constructor

    def plain(self, node: Node, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        match node:
            case MappingNode():
                return self._mapping(node, path)
            case SequenceNode():
                return [self.plain(child, (*path, place)) for place, child in enumerate(node.value)]
            case ScalarNode():
                return self._scalars.construct_object(node)

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in mapping:
                place = place_of(path)
                self.problems.append(Problem(line, place, f"The key “{key}” is given twice.", "Keep one of them."))
                continue
            self.lines[(*path, key)] = line
            mapping[key] = self.plain(value_node, (*path, key))
        return mapping


def place_of(path: Path) -> str:
    """A path in words, list places counted from 1."""
    return " › ".join(str(part + 1) if isinstance(part, int) else part for part in path)
