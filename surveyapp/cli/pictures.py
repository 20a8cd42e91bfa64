"""The command that makes the folder of pictures."""

from __future__ import annotations

from pathlib import Path

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused


@click.command()
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="Another folder, empty or filled by this command, to look at them first.",
)
@click.option(
    "--prune", is_flag=True, help="Drop those of the set that no file names today. An open wave may miss them."
)
def pictures(into: Path | None, prune: bool) -> None:
    """Draw the pictures that questionnaires and pages name: checked, simplified, and with their licences."""
    from surveyapp.pictures.ledger import FOLDER
    from surveyapp.pictures.making import Places, make_pictures
    from surveyapp.pictures.problems import PicturesRefused

    try:
        made = make_pictures(Places(standing.settings().questionnaires, folder=into or FOLDER), prune=prune)
    except PicturesRefused as refused:
        count = len(refused.problems)
        lines = [str(problem) for problem in refused.problems]
        summary = f"{count} problem{'s' if count > 1 else ''}. The pictures stay as they were."
        raise Refused("\n".join([*lines, summary])) from None
    click.echo(f"{len(made.pictures)} pictures are ready ({made.size // 1000} KB), {made.own} of them your own.")
    if made.kept:
        click.echo(f"Kept, since a published version may show them: {', '.join(made.kept)}. --prune drops them.")
    if made.unused:
        click.echo(f"Named nowhere, so not shown: {', '.join(made.unused)}.")
