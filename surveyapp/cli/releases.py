"""Commands that make, publish, list and audit releases."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from surveyapp.cli import standing

if TYPE_CHECKING:
    from surveyapp.storage.database import Database


@click.group()
def release() -> None:
    """Releases: the frozen, numbered sets of safe figures that the dashboard shows."""


@release.command()
@click.option("--hold", is_flag=True, help="Make it, but do not publish it yet: look at it first.")
def make(hold: bool) -> None:
    """Count the new responses and freeze the next release."""
    from surveyapp.domain.thresholds import SMALLEST_CHANGE
    from surveyapp.publishing import make_release

    database = standing.database()
    made = make_release(database, date.today(), held=hold)
    counted = f"{made.counted:,} new responses were counted"
    if not made.release:
        click.echo(
            f"No release was made: {counted}. Figures move only when the respondents of a questionnaire have become "
            f"{SMALLEST_CHANGE} more, or {SMALLEST_CHANGE} fewer, since the last release. See `surveyapp release list`."
        )
    elif hold:
        click.echo(f"Release {made.release.number} is made and held back: {counted}.")
        click.echo(f"Look at it: surveyapp release look {made.release.number}")
        click.echo(f"Then show it to everybody: surveyapp release publish {made.release.number}")
    else:
        click.echo(f"Release {made.release.number} is made and published: {counted}.")
    _tell_of_bursts(database)


def _tell_of_bursts(database: Database) -> None:
    from surveyapp.domain.bursts import bursts
    from surveyapp.storage import arrivals

    with database.reading() as connection:
        arrived = arrivals.by_day(connection)
    for (wave, questionnaire), days in arrived.items():
        for burst in bursts(days, date.today()):
            usual = "" if burst.usual is None else f", where {burst.usual:,} are usual"
            click.echo(f"Look at {burst.day}: {burst.count:,} answers to {questionnaire} ({wave}) came then{usual}.")


@release.command()
@click.argument("number", type=click.IntRange(min=1))
def publish(number: int) -> None:
    """Show a release that was held back to everybody, and the ones before it."""
    from surveyapp.storage import releases

    if not releases.publish(standing.database(), number, date.today()):
        raise click.ClickException(f"There is no release {number} that is held back. See `surveyapp release list`.")
    click.echo(f"Release {number} is published.")


@release.command()
@click.argument("number", type=click.IntRange(min=1))
def look(number: int) -> None:
    """Print an address at which a release that is held back can be looked at. It works for a day."""
    from surveyapp.storage import releases
    from surveyapp.web.held_back import pass_for

    if releases.made(standing.database(), number) is None:
        raise click.ClickException(f"There is no release {number}. See `surveyapp release list`.")
    click.echo(f"/results/look/{pass_for(standing.settings().secret_key, number)}")
    click.echo("Put the address of your website before it. Whoever has it can look, until tomorrow.")


@release.command("list")
def list_() -> None:
    """List all releases, newest first."""
    from surveyapp.storage import releases

    made = releases.every_made(standing.database())
    for one in made:
        state = f"published on {one.published_on}" if one.published_on else "held back"
        click.echo(f"{one.number}  made on {one.made_on}, {state}")
    if not made:
        click.echo("There is no release yet: make one with `surveyapp release make`.")


@release.command()
def audit() -> None:
    """Attack every release with all that is published, and print the narrowest interval found. Fails under 5 values."""
    from surveyapp.domain.thresholds import LARGEST_PROTECTED, SMALLEST_INTERVAL
    from surveyapp.publishing import audit_releases

    found = list(audit_releases(standing.database()))
    for one in found:
        values = f"{one.narrowest.values} values" if one.narrowest else "nothing small in reach"
        verdict = f"  TOO NARROW: {one.too_narrow} counts" if one.too_narrow else ""
        click.echo(f"{one.wave}  {one.questionnaire}  narrowest: {values}{verdict}")
    narrowest = min((one.narrowest.values for one in found if one.narrowest), default=None)
    if narrowest is None:
        click.echo("No small count is in anybody's reach." if found else "There is nothing to attack.")
        return
    click.echo(
        f"The narrowest interval of a count of 1 to {LARGEST_PROTECTED} holds {narrowest} values; it may not be under {SMALLEST_INTERVAL}."
    )
    if narrowest < SMALLEST_INTERVAL:
        sys.exit(1)
