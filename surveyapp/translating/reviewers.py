"""Reviewers: who has checked which words of a language, as `translations/reviewers.yaml` says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from surveyapp.domain.findings import Found, did_you_mean, one_of
from surveyapp.domain.parsing import validated
from surveyapp.domain.problems import Problem, ProblemsFound
from surveyapp.domain.translation import SOURCE_LANGUAGE
from surveyapp.domain.words import Model, Text
from surveyapp.domain.yaml_reading import place_of, read_with_problems
from surveyapp.questionnaire_files import text_of
from surveyapp.translating.catalogues import domains, languages

REVIEWERS = "reviewers.yaml"


def _day(value: object) -> date:
    """A day as it is written here: pydantic would take numbers, too."""
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError(f"“{str(value)[:60]}” is no day.", "Write it like 2026-11-01.")


class Review(Model):
    """Somebody who knows the language has read every word of a domain, and found them right."""

    language: Text
    domain: Text
    name: Text
    on: Annotated[date, BeforeValidator(_day)]


class Reviewers(Model):
    """What is known about translations beside their words.

    `in_progress`: languages that readers are not offered yet. `left_in_english`: texts that stay English everywhere.
    """

    in_progress: tuple[Text, ...] = ()
    reviewed: tuple[Review, ...] = ()
    left_in_english: tuple[Text, ...] = ()

    def of(self, language: str, domain: str) -> tuple[Review, ...]:
        """The reviews of a domain in one language."""
        return tuple(one for one in self.reviewed if (one.language, one.domain) == (language, domain))

    def have_checked(self, language: str, domains: Iterable[str]) -> bool:
        """Whether all domains of a language were reviewed. English is what everybody wrote: it needs no reviewer."""
        known = tuple(domains)
        return language == SOURCE_LANGUAGE or bool(known and all(self.of(language, domain) for domain in known))


def read_reviewers(translations: Path) -> Reviewers:
    """What the file in the folder says; nothing where there is no such file. Raises ProblemsFound."""
    path = translations / REVIEWERS
    read = read_with_problems(text_of(path) if path.exists() else "")
    if read.data is None and not read.problems:
        return Reviewers()
    found = validated(read, Reviewers)
    problems = [
        Problem(read.line(at), place_of(at), sentence, mend)
        for at, sentence, mend in _unsound(found, languages(translations), domains(translations))
    ]
    if problems:
        raise ProblemsFound(problems)
    return found


def is_unchecked(translations: Path, language: str) -> bool:
    """Whether no reviewer is named for some words of a language. A file that cannot be read names nobody."""
    return not reviewers_or_nobody(translations).have_checked(language, domains(translations))


def reviewers_or_nobody(translations: Path) -> Reviewers:
    """As `read_reviewers`, for pages: they are served whatever the file holds, and the checker says what is wrong."""
    try:
        return read_reviewers(translations)
    except ProblemsFound:
        return Reviewers()


def _unsound(found: Reviewers, languages: tuple[str, ...], domains: tuple[str, ...]) -> Iterator[Found]:
    for number, language in enumerate(found.in_progress):
        yield from _unknown(("in_progress", number), language, languages, "language")
    for number, review in enumerate(found.reviewed):
        yield from _unknown(("reviewed", number, "language"), review.language, languages, "language")
        yield from _unknown(("reviewed", number, "domain"), review.domain, domains, "domain")


def _unknown(path: tuple[str | int, ...], given: str, known: tuple[str, ...], what: str) -> Iterator[Found]:
    if given not in known:
        mend = did_you_mean(given, known) or (one_of(known) if known else "Take it out.")
        yield Found(path, f"There is no {what} “{given}” here.", mend)
