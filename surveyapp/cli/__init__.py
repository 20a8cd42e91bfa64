"""The `surveyapp` command: one small group of commands for each part of the work."""

from __future__ import annotations

import click

from surveyapp.cli.database import db
from surveyapp.cli.demo import demo
from surveyapp.cli.failures import PlainGroup
from surveyapp.cli.pictures import pictures
from surveyapp.cli.questionnaires import questionnaire
from surveyapp.cli.releases import release
from surveyapp.cli.responses import responses
from surveyapp.cli.serving import serve
from surveyapp.cli.translations import translations
from surveyapp.cli.waves import wave

__all__ = ["main"]


@click.group(cls=PlainGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="surveyapp")
def main() -> None:
    """How a local area hears children and young people with SEND and their parents, and shows what it heard."""


for _command in (demo, serve, db, questionnaire, pictures, wave, responses, release, translations):
    main.add_command(_command)
