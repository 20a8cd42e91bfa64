"""Commands that make and list releases."""

from __future__ import annotations

from datetime import date

import click

from surveyapp.cli import standing


@click.group()
def release() -> None:
    """Releases: the frozen, numbered sets of safe figures that the dashboard shows."""


@release.command()
def make() -> None:
    """Count the new responses and freeze the next release."""
    from surveyapp.domain.disclosure import SMALLEST_CHANGE
    from surveyapp.publishing import make_release

    made = make_release(standing.database(), date.today())
    counted = f"{made.counted:,} new responses were counted"
    if made.release:
        click.echo(f"Release {made.release.number} is made: {counted}.")
    else:
        click.echo(
            f"No release was made: {counted}, and figures move only when {SMALLEST_CHANGE} or more respondents "
            "of a questionnaire have come or gone."
        )


@release.command("list")
def list_() -> None:
    """List all releases, newest first."""
    from surveyapp.storage import releases

    made = releases.every_release(standing.database())
    for one in made:
        click.echo(f"{one.number}  made on {one.made_on}")
    if not made:
        click.echo("There is no release yet: make one with `surveyapp release make`.")
