"""Commands about translations."""

from __future__ import annotations

import click

from surveyapp.cli import standing


@click.group()
def translations() -> None:
    """Translations: gettext catalogues of the interface, of each questionnaire and of the area."""


@translations.command()
def extract() -> None:
    """Write what there is to translate, and bring every language's catalogues in line with it."""
    from surveyapp.translating import extract as extract_all

    settings = standing.settings()
    for path in extract_all(settings.translations, settings.questionnaires):
        click.echo(f"{path.relative_to(settings.translations)} is rewritten.")


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
