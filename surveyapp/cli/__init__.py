"""The `surveyapp` command: one small group of commands for each part of the work."""

from __future__ import annotations

import click

from surveyapp.cli.backups import backup, restore
from surveyapp.cli.comments import comments
from surveyapp.cli.database import db
from surveyapp.cli.demo import demo
from surveyapp.cli.failures import PlainGroup
from surveyapp.cli.invitations import invitations
from surveyapp.cli.keys import keys
from surveyapp.cli.moving import move
from surveyapp.cli.notices import notices
from surveyapp.cli.pictures import pictures
from surveyapp.cli.questionnaires import questionnaire
from surveyapp.cli.releases import release
from surveyapp.cli.responses import responses
from surveyapp.cli.retention import retention
from surveyapp.cli.serving import serve
from surveyapp.cli.staff import staff
from surveyapp.cli.translations import translations
from surveyapp.cli.waves import wave

__all__ = ["main"]


@click.group(cls=PlainGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="surveyapp")
def main() -> None:
    """How a local area hears children and young people with SEND and their parents, and shows what it heard."""


for _command in (
    demo,
    serve,
    db,
    staff,
    keys,
    notices,
    questionnaire,
    pictures,
    wave,
    invitations,
    responses,
    comments,
    release,
    retention,
    backup,
    restore,
    move,
    translations,
):
    main.add_command(_command)
