"""Commands that open, close and list waves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused

if TYPE_CHECKING:
    from surveyapp.domain.waves import Wave
    from surveyapp.storage.database import Database


@click.group()
def wave() -> None:
    """Waves: the periods in which questionnaires collect."""


@wave.command("open")
@click.argument("name")
@click.option("--title", help="What pages call it; made from NAME where it is left out.")
@click.option(
    "--questionnaire",
    "questionnaires",
    metavar="ID",
    multiple=True,
    help="Collect this one (can be given several times); where it is left out, every published one that is listed.",
)
@click.option(
    "--by-invitation",
    "invited",
    metavar="ID",
    multiple=True,
    help="Let only those begin this one who have an invitation (can be given several times).",
)
def open_(name: str, title: str | None, questionnaires: tuple[str, ...], invited: tuple[str, ...]) -> None:
    """Open the wave NAME, an id such as autumn-2026. Each questionnaire collects in its newest version.

    Where people can write, a safeguarding lead must have confirmed that notices reach them.
    """
    from surveyapp import opening
    from surveyapp.domain.waves import Wave
    from surveyapp.domain.words import ID_PATTERN
    from surveyapp.storage import waves

    if len(name) > 60 or not re.fullmatch(ID_PATTERN, name):
        raise Refused(
            f"“{name}” cannot name a wave: begin with a small letter, and use small letters, digits and hyphens, such as autumn-2026."
        )
    database = standing.database()
    with database.reading() as connection:
        demo = waves.is_demo(connection)
    title = title or name.replace("-", " ").capitalize()
    versions = _versions(database, questionnaires)
    for one in invited:
        if one not in versions:
            raise Refused(f"“{one}” does not collect in this wave, so nobody can be invited to it.")
    wave = Wave(name, title, date.today(), demo=demo, versions=versions, by_invitation=frozenset(invited))
    opening.open_wave(database, wave)
    click.echo(f"The wave “{title}” is open: {_named(versions)}.")
    for one in invited:
        click.echo(f"“{one}” is by invitation: make codes with `surveyapp invitations make {one} --number N`.")


@wave.command()
@click.argument("name")
def close(name: str) -> None:
    """Close the wave NAME. Answers that were begun can still be sent for 14 days."""
    from surveyapp.domain.waves import GRACE
    from surveyapp.storage import waves

    waves.close_wave(standing.database(), name, date.today())
    click.echo(f"The wave “{name}” is closed. Answers that were begun can be sent for {GRACE.days} days more.")


@wave.command("list")
def list_() -> None:
    """List all waves, oldest first."""
    from surveyapp.storage import waves

    database = standing.database()
    known = waves.every_wave(database)
    for one in known:
        click.echo(_line(one, waves.responses_in(database, one.id)))
    if not known:
        click.echo("There is no wave yet: open one with `surveyapp wave open NAME`.")


def _versions(database: Database, wanted: tuple[str, ...]) -> dict[str, int]:
    """The newest version of each questionnaire that is to collect."""
    from surveyapp.storage import versions

    newest = {version.questionnaire: version for version in versions.newest(database)}
    for name in wanted:
        if name not in newest:
            raise Refused(f"“{name}” is not published: run `surveyapp questionnaire publish` first.")
    chosen = wanted or tuple(
        name for name, version in newest.items() if versions.published(database, version).questionnaire.listed
    )
    if not chosen:
        raise Refused("No questionnaire is published: run `surveyapp questionnaire publish` first.")
    return {name: newest[name].number for name in chosen}


def _line(one: Wave, responses: int) -> str:
    until = f"to {one.closed_on}" if one.closed_on else "open"
    return f"{one.id}  “{one.title}”  {one.opened_on} {until}  {_named(one.versions)}  {responses:,} responses"


def _named(versions: Mapping[str, int]) -> str:
    return ", ".join(f"{name} version {number}" for name, number in versions.items())
