"""Commands about invitations."""

from __future__ import annotations

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused

MOST = 20_000
"""At once."""


@click.group()
def invitations() -> None:
    """Invitations: codes that let one person each begin."""


@invitations.command()
@click.argument("questionnaire")
@click.option("--number", required=True, type=click.IntRange(1, MOST), help="How many.")
def make(questionnaire: str, number: int) -> None:
    """Print codes that let one person each begin QUESTIONNAIRE, with an address for each. They are shown this once."""
    from surveyapp.domain.codes import grouped
    from surveyapp.storage import invitations as stored
    from surveyapp.storage import waves
    from surveyapp.storage.invitations import Invited, NotByInvitation

    settings = standing.settings()
    database = standing.database(settings)
    found = waves.collecting(database, questionnaire)
    if found is None:
        raise Refused(f"“{questionnaire}” is collecting in no wave: open one with `surveyapp wave open`.")
    to = Invited(found[0].id, questionnaire)
    try:
        codes = stored.make(database, to, number, settings.secret_key)
    except NotByInvitation as refused:
        raise Refused(str(refused)) from None
    start = settings.public_address.rstrip("/")
    for code in codes:
        click.echo(f"{grouped(code)}\t{start}/i/{grouped(code)}")
    click.echo(
        "Keep this list as you keep passwords: only hashes are kept here. Codes that are lost go on working.", err=True
    )
    click.echo("Add ?lang=ar (or another language) to an address for who reads that language.", err=True)
    if not start:
        click.echo("Put the address of your website before /i/, or set SURVEYAPP_PUBLIC_ADDRESS.", err=True)
