"""Commands about translations."""

from __future__ import annotations

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused


@click.group()
def translations() -> None:
    """Translations: gettext catalogues of the interface, of each questionnaire and of the area."""


@translations.command()
@click.option("--begin", "new", metavar="LANGUAGE", multiple=True, help="Begin catalogues of a language, such as pl.")
def extract(new: tuple[str, ...]) -> None:
    """Write what there is to translate, and bring every language's catalogues in line with it."""
    from surveyapp.translating import extract as extract_all
    from surveyapp.translating import is_language

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
    """Check that catalogues are in line with the texts of today, and that translations keep their placeholders."""
    from surveyapp.translating import compile_catalogues, faults

    settings = standing.settings()
    found = list(faults(settings.translations, settings.questionnaires))
    for fault in found:
        click.echo(fault)
    if found:
        raise click.exceptions.Exit(1)
    compile_catalogues(settings.translations)
    click.echo("The catalogues are in line with the texts.")
