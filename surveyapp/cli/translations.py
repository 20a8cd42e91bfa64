"""Commands about translations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused

if TYPE_CHECKING:
    from surveyapp.translating.status import DomainStatus, LanguageStatus


@click.group()
def translations() -> None:
    """Translations: gettext catalogues of the interface, of each questionnaire and of the area."""


@translations.command()
@click.option("--begin", "new", metavar="LANGUAGE", multiple=True, help="Begin catalogues of a language, such as pl.")
def extract(new: tuple[str, ...]) -> None:
    """Write what there is to translate, and bring every language's catalogues in line with it."""
    from surveyapp.translating.catalogues import is_language
    from surveyapp.translating.extracting import extract as extract_all

    for language in new:
        if not is_language(language):
            raise Refused(f"“{language}” is no language: use a code such as pl or ar.")
    settings = standing.settings()
    written = list(extract_all(settings.translations, settings.questionnaires, new))
    for path in written:
        click.echo(f"{path.relative_to(settings.translations)} is rewritten.")
    if not written:
        click.echo("The catalogues are in line with the texts already.")


@translations.command()
def check() -> None:
    """Check that catalogues are complete, in line with the texts of today, and true to their numbers and marks."""
    from surveyapp.translating.catalogues import compile_catalogues
    from surveyapp.translating.faults import faults

    settings = standing.settings()
    found = list(faults(settings.translations, settings.questionnaires))
    for fault in found:
        click.echo(fault)
    if found:
        raise click.exceptions.Exit(1)
    compile_catalogues(settings.translations)
    click.echo("The catalogues are in line with the texts.")


@translations.command()
def status() -> None:
    """Say for each language how much is translated, what is missing or stale, and who has checked it."""
    from surveyapp.translating.status import status as status_of_all

    settings = standing.settings()
    languages = list(status_of_all(settings.translations, settings.questionnaires))
    if not languages:
        click.echo("There is only English. Begin a language: surveyapp translations extract --begin pl")
    for number, language in enumerate(languages):
        if number:
            click.echo()
        for line in _lines(language):
            click.echo(line)


_COUNTS = ("texts", "translated", "missing", "stale", "fuzzy")


def _lines(language: LanguageStatus) -> Iterator[str]:
    yield f"{language.name} ({language.code}): {', '.join(_standing(language))}"
    width = max(len(domain.domain) for domain in language.domains)
    counts = "".join(f"{name:>12}" for name in _COUNTS)
    yield f"  {'domain':<{width}}{counts}   reviewed by"
    yield from (f"  {domain.domain:<{width}}{_counts(domain)}   {_reviewers(domain)}" for domain in language.domains)


def _standing(language: LanguageStatus) -> Iterator[str]:
    yield f"{language.missing} texts missing" if language.missing else "complete"
    yield "checked" if language.checked else "unchecked"
    if language.in_progress:
        yield "not offered to readers yet"


def _counts(domain: DomainStatus) -> str:
    return "".join(f"{getattr(domain, name):>12}" for name in _COUNTS)


def _reviewers(domain: DomainStatus) -> str:
    return "; ".join(domain.reviewed_by) or "nobody yet"
