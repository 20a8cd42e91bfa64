"""Status: how far each language has come, and who has checked it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog

from surveyapp.translating.catalogues import catalogue_path, forms, key, keys, languages, locale_of, read, texts
from surveyapp.translating.extracting import templates
from surveyapp.translating.reviewers import Reviewers, read_reviewers


@dataclass(frozen=True)
class DomainStatus:
    """Texts of one domain in one language. Each text is translated, missing or fuzzy: a translator is not sure of it.

    `stale` counts texts that the catalogue holds and nobody shows any more.
    """

    domain: str
    texts: int
    translated: int
    missing: int
    stale: int
    fuzzy: int
    reviewed_by: tuple[str, ...]


@dataclass(frozen=True)
class LanguageStatus:
    """One language."""

    code: str
    name: str
    in_progress: bool
    checked: bool
    domains: tuple[DomainStatus, ...]

    @property
    def missing(self) -> int:
        """How many texts a reader would find in English."""
        return sum(domain.missing + domain.fuzzy for domain in self.domains)


def status(translations: Path, questionnaires: Path) -> Iterator[LanguageStatus]:
    """How far each language has come. Raises ProblemsFound."""
    expected, reviewers = templates(questionnaires), read_reviewers(translations)
    for language in languages(translations):
        locale = locale_of(language)
        yield LanguageStatus(
            code=language,
            name=(locale and locale.english_name) or language,
            in_progress=language in reviewers.in_progress,
            checked=reviewers.have_checked(language, expected),
            domains=tuple(
                _of_domain(catalogue_path(translations, language, domain), language, template, reviewers)
                for domain, template in expected.items()
            ),
        )


def _of_domain(path: Path, language: str, template: Catalog, reviewers: Reviewers) -> DomainStatus:
    catalog = read(path) if path.exists() else Catalog()
    wanted, held = keys(template), keys(catalog)
    written = [message for message in texts(catalog) if key(message) in wanted and any(forms(message))]
    fuzzy = sum(message.fuzzy for message in written)
    translated = sum(all(forms(message)) and not message.fuzzy for message in written)
    return DomainStatus(
        domain=path.stem,
        texts=len(wanted),
        translated=translated,
        missing=len(wanted) - translated - fuzzy,
        stale=len(held - wanted),
        fuzzy=fuzzy,
        reviewed_by=tuple(f"{review.name}, {review.on}" for review in reviewers.of(language, path.stem)),
    )
