"""Checked: the record of the accessibility checks that really ran, as `script/check-accessibility` wrote it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import ValidationError

from surveyapp.domain.words import Model

RECORD = Path(__file__).with_name("accessibility.json")


class Tool(Model):
    """A program that checked, in its version."""

    name: str
    version: str


class CheckedPage(Model):
    """A page that was checked. `title` is what its heading says in English."""

    address: str
    title: str


class Kind(Model):
    """One kind of check: how often it was made, and how often it found something."""

    id: str
    done: int
    failed: int


class Finding(Model):
    """Something wrong on a page, in the English words of the rule that found it. `shown`: how the page was shown then."""

    kind: str
    address: str
    rule: str
    help: str
    element: str
    shown: str
    times: int


class Way(Model):
    """A way of using the website in which whole journeys were made, by tests that ran with the checks."""

    id: str
    tests: tuple[str, ...]
    passed: bool


class Record(Model):
    """One run of all checks."""

    made_on: date
    tools: tuple[Tool, ...]
    languages: tuple[str, ...]
    palettes: tuple[str, ...]
    widths: tuple[int, ...]
    kinds: tuple[Kind, ...]
    ways: tuple[Way, ...]
    findings: tuple[Finding, ...]
    pages: tuple[CheckedPage, ...]


def read_record(path: Path = RECORD) -> Record | None:
    """The record; None where there is none, or none that can be read: then nothing is said to have been checked."""
    try:
        return Record.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
