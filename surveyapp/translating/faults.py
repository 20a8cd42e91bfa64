"""Faults: every reason why the catalogues may not be shipped as they are, each as a sentence that says the mend."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural

from surveyapp.domain.problems import ProblemsFound
from surveyapp.translating.catalogues import (
    INTERFACE,
    catalogue_path,
    forms,
    is_language,
    keys,
    languages,
    locale_of,
    read,
    template_path,
    text_of_catalogue,
    texts,
)
from surveyapp.translating.comparing import faults_between, is_left_over
from surveyapp.translating.extracting import templates
from surveyapp.translating.reviewers import REVIEWERS, Reviewers, read_reviewers

_COUNTED = 1000
"""Plural rules repeat themselves within so many numbers."""
_MOST_EXAMPLES = 3
_EXTRACT = "run `surveyapp translations extract`"


def faults(translations: Path, questionnaires: Path) -> Iterator[str]:
    """A sentence for each catalogue that is out of line or not complete, and for each translation that is wrong."""
    expected = templates(questionnaires)
    for domain, template in expected.items():
        path = template_path(translations, domain)
        if not path.exists() or path.read_text(encoding="utf-8") != text_of_catalogue(template):
            yield f"{path.name} is not in line with the texts: {_EXTRACT}."
    for path in sorted(translations.rglob("*.po*")):
        if path.stem not in expected:
            yield f"{path.relative_to(translations)} belongs to nothing any more: delete it."
    reviewers = Reviewers()
    try:
        reviewers = read_reviewers(translations)
    except ProblemsFound as found:
        yield from (f"{REVIEWERS}, {problem}" for problem in found.problems)
    yield from _faults_of_languages(translations, expected, reviewers)
    yield from _listed_for_nothing(expected, reviewers)


def _faults_of_languages(translations: Path, expected: dict[str, Catalog], reviewers: Reviewers) -> Iterator[str]:
    for language in languages(translations):
        if not is_language(language):
            yield f"{language} is no language: call the folder by a code such as pl or ar."
            continue
        if "-" in language and (translations / language).exists():
            yield f"The folder {language} cannot be found by gettext: call it {language.replace('-', '_')}."
        for domain, template in expected.items():
            yield from _faults_of_file(catalogue_path(translations, language, domain), language, template, reviewers)


def _listed_for_nothing(expected: dict[str, Catalog], reviewers: Reviewers) -> Iterator[str]:
    english = {text for template in expected.values() for message in texts(template) for text in _english(message)}
    for text in reviewers.left_in_english:
        if text not in english:
            yield f"{REVIEWERS} leaves “{_shortened(text)}” in English, but there is no such text: take it out."


def _faults_of_file(path: Path, language: str, template: Catalog, reviewers: Reviewers) -> Iterator[str]:
    name = f"{language}/{path.name}"
    if not path.exists():
        if language not in reviewers.in_progress:
            yield f"{name} is missing: run `surveyapp translations extract --begin {language}`, and translate it."
        return
    try:
        catalog = read(path)
    except ProblemsFound as found:
        yield from (str(problem) for problem in found.problems)
        return
    checking = _Checking(name, language, catalog, reviewers)
    yield from checking.faults_against(template)


@dataclass(frozen=True)
class _Checking:
    """One catalogue that can be read."""

    name: str
    language: str
    catalog: Catalog
    reviewers: Reviewers

    def faults_against(self, template: Catalog) -> Iterator[str]:
        known, held = keys(template), keys(self.catalog)
        if known != held:
            yield f"{self.name} lacks {len(known - held)} texts, holds {len(held - known)} old ones: {_EXTRACT}."
        yield from self._faults_of_header()
        yield from self._missing()
        for message in texts(self.catalog):
            if not message.fuzzy and any(forms(message)):
                yield from self._faults_of_message(message)

    def _faults_of_header(self) -> Iterator[str]:
        if self.catalog.locale != locale_of(self.language):
            yield f"{self.name}: the header does not say “Language: {self.language}”."
        if not _counts_like(self.catalog, self.language):
            yield f"{self.name}: the header counts otherwise. Write “Plural-Forms: {_plural(self.language)}”."

    def _missing(self) -> Iterator[str]:
        """A language that readers are offered is complete. What a translator marked as not sure is not ready."""
        left = [message for message in texts(self.catalog) if message.fuzzy or not any(forms(message))]
        if left and self.language not in self.reviewers.in_progress:
            first = f"the first is “{_shortened(_english(left[0])[0])}”, line {left[0].lineno}"
            mend = f"Translate them, or list {self.language} under in_progress in {REVIEWERS}"
            yield f"{self.name}: {len(left)} texts are not translated ({first}). {mend}."

    def _faults_of_message(self, message: Message) -> Iterator[str]:
        english = _english(message)
        about = f"{self.name}, line {message.lineno}: the translation of “{_shortened(english[0])}”"
        yield from (f"{about} lacks the form for {numbers}." for numbers in self._missing_forms(message))
        filled_in, plural = self.name.endswith(f"/{INTERFACE}.po"), len(english) > 1
        found = [
            fault
            for form in forms(message)
            if form
            for fault in faults_between(english[-1], form, filled_in=filled_in, plural=plural)
        ]
        if any(is_left_over(text, form) and not self._may_stay(text) for text in english for form in forms(message)):
            found.append(f"is English still: translate it, or list it under left_in_english in {REVIEWERS}")
        yield from (f"{about} {fault}." for fault in dict.fromkeys(found))

    def _missing_forms(self, message: Message) -> Iterator[str]:
        """The numbers, as examples, for which a message has nothing to say."""
        if isinstance(message.id, str):
            return
        given = forms(message)
        for form in range(get_plural(self.catalog.locale).num_plurals):
            if form >= len(given) or not given[form]:
                yield examples_of_form(self.language, form)

    def _may_stay(self, text: str) -> bool:
        return text in self.reviewers.left_in_english


def examples_of_form(language: str, form: int) -> str:
    """The first numbers that take a plural form: "2, 3, 4"."""
    choose = gettext.c2py(get_plural(locale_of(language)).plural_expr)
    numbers = (str(number) for number in range(_COUNTED) if choose(number) == form)
    return ", ".join(islice(numbers, _MOST_EXAMPLES))


def _counts_like(catalog: Catalog, language: str) -> bool:
    """Whether the header chooses, for every number, the form that Babel would; editors write the rule in many ways."""
    wanted = get_plural(locale_of(language))
    try:
        given = gettext.c2py(catalog.plural_expr)
        chosen = [given(number) for number in range(_COUNTED)]
    except (ValueError, ZeroDivisionError):
        return False
    rule = gettext.c2py(wanted.plural_expr)
    return catalog.num_plurals == wanted.num_plurals and chosen == [rule(number) for number in range(_COUNTED)]


def _plural(language: str) -> str:
    return str(get_plural(locale_of(language)).plural_forms)


def _english(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
