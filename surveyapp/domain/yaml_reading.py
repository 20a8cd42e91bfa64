"""Reading a YAML file into plain data, with the line of every part and every problem at once."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from surveyapp.domain.problems import Problem, ProblemsFound
from surveyapp.domain.words import without_hidden

LARGEST_FILE = 250_000
"""In characters; five times the largest questionnaire that ships. Reading takes about a second for each 200,000."""
DEEPEST_NESTING = 24
LONGEST_NAME = 80
"""In characters. Of a longer name that is no name of ours, no more is said."""
MOST_PARTS = 20_000
"""Keys, values and lists; five times as many as the largest questionnaire that ships has."""

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class ReadYaml:
    """Plain data, the lines (from 1) on which its parts begin, and what was wrong with the YAML itself."""

    data: Any
    lines: dict[Path, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unread: frozenset[Path] = frozenset()
    """Parts that stand empty in `data`, because of such a problem."""

    def line(self, path: Path) -> int:
        """The line of the nearest part that the file holds on the way to `path`."""
        return self.lines.get(self.nearest(path), 1)

    def nearest(self, path: Path) -> Path:
        """The part of `path` that the file holds."""
        while path and path not in self.lines:
            path = path[:-1]
        return path


def read_yaml(text: str) -> ReadYaml:
    """Read YAML 1.2 without aliases, tags, duplicate keys or deep nesting. Raises ProblemsFound."""
    read = read_with_problems(text)
    if read.problems:
        raise ProblemsFound(list(read.problems))
    return read


def read_with_problems(text: str) -> ReadYaml:
    """As `read_yaml`, but what can be read is read, and the problems come with it. Raises where nothing can be."""
    problems = list(_problems_of_characters(text))
    if problems:
        raise ProblemsFound(problems)
    reader = _Reader(YAML(typ="safe", pure=True).parse(io.StringIO(text)))
    try:
        return reader.read()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        broken = Problem(line, "", f"This is not YAML: {error.problem}.", "Check indents, quotes and colons.")
    except YAMLError as error:
        broken = Problem(1, "", f"This is not YAML: {error}.", "Check the first lines.")
    raise ProblemsFound([*reader.problems, broken])


def place_of(path: Path) -> str:
    """A path in words, list places counted from 1."""
    return " › ".join(str(part + 1) if isinstance(part, int) else _short(part) for part in path)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _problems_of_characters(text: str) -> Iterator[Problem]:
    if len(text) > LARGEST_FILE:
        yield Problem(1, "", f"The file is larger than {LARGEST_FILE:,} characters.", "Make it smaller.")
        return
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if without_hidden(line) != line:
            yield Problem(number, "", "The line holds a hidden character.", "Write the line anew.")


class _Stop(Exception):
    """The file is nested so deeply, or has so many parts, that reading on is of no use."""


class _Reader:
    """Turns the events of a parser into plain data, noting lines and problems on the way."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.problems: list[Problem] = []
        self._events = events
        self._lines: dict[Path, int] = {}
        self._unread: set[Path] = set()
        self._parts = 0

    def read(self) -> ReadYaml:
        data, documents = None, 0
        try:
            for event in self._events:
                if isinstance(event, DocumentStartEvent):
                    documents += 1
                if documents > 1:
                    self._problem(event, (), "A second document begins here.", "Keep one, without “---” after it.")
                    break
                if isinstance(event, NodeEvent):
                    data = self._value(event, ())
        except _Stop:
            pass
        return ReadYaml(data, self._lines, tuple(self.problems), frozenset(self._unread))

    def _problem(self, event: Event, path: Path, sentence: str, mend: str) -> None:
        self.problems.append(Problem(event.start_mark.line + 1, place_of(path), sentence, mend))

    def _stop(self, event: Event, sentence: str, mend: str) -> NoReturn:
        self._problem(event, (), sentence, mend)
        self._unread.add(())
        raise _Stop

    def _value(self, event: NodeEvent, path: Path) -> Any:
        self._parts += 1
        if self._parts > MOST_PARTS:
            self._stop(event, f"The file has more than {MOST_PARTS:,} parts.", "Make it smaller.")
        self._lines.setdefault(path, event.start_mark.line + 1)
        self._look_for_marks(event, path)
        if isinstance(event, ScalarEvent):
            text = self._text(event, path)
            return plain_value(text) if event.implicit[0] else text
        if not isinstance(event, CollectionStartEvent):
            self._unread.add(path)
            return None
        if len(path) >= DEEPEST_NESTING:
            self._stop(event, "The file is nested too deeply.", "Move the inner parts further out.")
        return self._mapping(path) if isinstance(event, MappingStartEvent) else self._list(path)

    def _look_for_marks(self, event: NodeEvent, path: Path) -> None:
        if isinstance(event, AliasEvent) or event.anchor:
            self._problem(event, path, "Anchors (&) and aliases (*) are not used here.", "Write the words out.")
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            tag = _short(without_hidden(str(event.tag)))
            self._problem(event, path, f"The tag {tag} is not used here.", "Take it out.")

    def _text(self, event: ScalarEvent, path: Path) -> str:
        """What a scalar says. Between double quotation marks escapes (“\\0”) can hide what no line shows."""
        if event.style != '"':
            return str(event.value)
        text = _joined(str(event.value))
        seen = without_hidden(text)
        if seen != text:
            self._problem(event, path, "It holds a hidden character, written as “\\” and a letter.", "Take it out.")
        return seen

    def _list(self, path: Path) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self._events), CollectionEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return values

    def _mapping(self, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self._events), CollectionEndEvent):
            key = self._key(event, path)
            place = (*path, key)
            if key in mapping:
                self._problem(event, path, f"The key “{_short(key)}” is given twice.", "Keep one of them.")
                self._value(next(self._events), (*place, "again"))
            else:
                self._lines[place] = event.start_mark.line + 1
                mapping[key] = self._value(next(self._events), place)
        return mapping

    def _key(self, event: NodeEvent, path: Path) -> str:
        if isinstance(event, ScalarEvent):
            self._look_for_marks(event, path)
            return self._text(event, path)
        self._problem(event, path, "A key is plain text, no list and no alias.", "Put words with braces into quotes.")
        self._value(event, (*path, "?"))
        self._unread.add((*path, "?"))
        return "?"


def _joined(text: str) -> str:
    """JSON, which is YAML too, writes a character like 🙂 as two halves (“\\ud83d\\ude42”)."""
    return _HALVES.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)


_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_WORDS_OF_YAML = {"": None, "~": None, "null": None, "true": True, "false": False}
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_FRACTION = re.compile(r"[-+]?(?:\.[0-9]{1,30}|[0-9]{1,30}(?:\.[0-9]{0,30})?)(?:[eE][-+]?[0-9]{1,3})?")


def plain_value(text: str) -> str | int | float | bool | None:
    """What text without quotes means in YAML 1.2: nothing, true or false, a number, or itself ("no", "2024-05")."""
    if text.lower() in _WORDS_OF_YAML and text in (text.lower(), text.upper(), text.capitalize()):
        return _WORDS_OF_YAML[text.lower()]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _FRACTION.fullmatch(text) else text
