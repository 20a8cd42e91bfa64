"""A folder of questionnaires whose every word is hostile: the shipped files, each of their texts replaced."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from surveyapp.config import ROOT
from surveyapp.domain.parsing import parse_questionnaire
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import LONGEST_WORDS, Words
from surveyapp.domain.yaml_reading import read_yaml
from surveyapp.questionnaire_files import SHARED, questionnaire_paths, read_area, read_glossary, text_of
from tests.hostile.corpora import shown

MARK = re.compile(r"k\d{4}k")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass
class HostileWords:
    """Hands out one text after the other, each with a mark of its own, and remembers which mark stands for which text."""

    texts: Iterator[str] = field(default_factory=lambda: cycle(shown()))
    given: dict[str, str] = field(default_factory=dict)
    braces: bool = False

    def instead(self, words: str) -> str:
        """A hostile text in place of these words. What software fills in stays, and other braces are refused there."""
        kept = _PLACEHOLDER.findall(words)
        text = " ".join([next(text for text in self.texts if self.braces or not set("{}") & set(text)), *kept])
        return self.marked(text)

    def marked(self, text: str) -> str:
        """A text with a mark of its own behind it."""
        mark = f"k{len(self.given):04}k"
        self.given[mark] = f"{text} {mark}"
        return self.given[mark]


def write_folder(folder: Path, words: HostileWords, source: Path = ROOT / "questionnaires") -> None:
    """Write the folder."""
    known = frozenset(_words_in([*read_area(source), read_glossary(source), every_questionnaire(source)]))
    for path in [*(source / name for name in SHARED), *questionnaire_paths(source)]:
        words.braces = path.name in SHARED
        data = _replaced(read_yaml(path.read_text(encoding="utf-8")).data, known, words)
        (folder / path.name).write_text(json.dumps(data, indent=1, ensure_ascii=True), encoding="utf-8")


def every_questionnaire(folder: Path) -> list[Questionnaire]:
    """The questionnaires of a folder, whose shared files are read once."""
    area, themes = read_area(folder)
    glossary = read_glossary(folder)
    return [parse_questionnaire(text_of(path), area, themes, glossary) for path in questionnaire_paths(folder)]


def _words_in(value: object) -> Iterator[str]:
    """Every text that is words for people: those that a text's own rules hold for."""
    if isinstance(value, Words):
        yield from value.texts()
    elif isinstance(value, BaseModel):
        for name, about in type(value).model_fields.items():
            found = getattr(value, name)
            if isinstance(found, str) and any(getattr(one, "max_length", 0) == LONGEST_WORDS for one in about.metadata):
                yield found
            else:
                yield from _words_in(found)
    elif isinstance(value, Mapping):
        yield from _words_in(list(value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for one in value:
            yield from _words_in(one)


def _replaced(data: Any, known: frozenset[str], words: HostileWords) -> Any:
    if isinstance(data, dict):
        return {key: _replaced(value, known, words) for key, value in data.items()}
    if isinstance(data, list):
        return [_replaced(value, known, words) for value in data]
    return words.instead(data) if isinstance(data, str) and data.strip() in known else data
