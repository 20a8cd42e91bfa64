"""Commands about notices: e-mails that tell who reads comments how many wait."""

from __future__ import annotations

from datetime import UTC, date, datetime

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused


@click.group()
def notices() -> None:
    """Notices: e-mails with counts, never with words, to the people who read comments."""


@notices.command()
def send() -> None:
    """Tell of the comments that came since the last notice, and once a day of those that are late. For cron: every ten minutes."""
    from surveyapp import notices as forum
    from surveyapp.questionnaire_files import read_area

    settings = standing.settings()
    area, _ = read_area(settings.questionnaires)
    told = forum.tell(standing.database(settings), settings, str(area.forum), _now(), date.today())
    if told.people:
        people = "1 person" if told.people == 1 else f"{told.people} people"
        click.echo(f"Told {people}: {' '.join(told.sentences)}")
    else:
        click.echo("There is nothing new to tell.")


@notices.command()
@click.argument("email")
def test(email: str) -> None:
    """Send a test notice with a code to the safeguarding lead EMAIL, who types the code on the forum's page "Notices"."""
    from surveyapp import notices as forum
    from surveyapp.domain.roles import Right
    from surveyapp.questionnaire_files import read_area
    from surveyapp.storage import staff

    settings = standing.settings()
    area, _ = read_area(settings.questionnaires)
    database = standing.database(settings)
    with database.reading() as connection:
        person = staff.by_email(connection, email)
    if person is None or Right.CONFIRM_NOTICES not in person.rights:
        raise Refused(f"“{email}” is no safeguarding lead. Invite one with `surveyapp staff add`.")
    forum.send_test(database, settings, str(area.forum), person, _now())
    click.echo("A test notice is on its way. Its code works for one hour, on the forum's page “Notices”.")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
