"""Commands about staff: the only way to the first account, and a way back in for an administrator who is shut out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused
from surveyapp.domain.roles import Role

if TYPE_CHECKING:
    from surveyapp.storage.database import Database
    from surveyapp.storage.staff import Person

ROLES = click.Choice([role.value for role in Role])


@click.group()
def staff() -> None:
    """Staff: who may see and do what. Nobody can register: an account begins with an invitation."""


@staff.command()
@click.argument("email")
@click.option("--name", required=True, help="What the person is called.")
@click.option("--role", "roles", type=ROLES, multiple=True, required=True, help="Can be given several times.")
def add(email: str, name: str, roles: tuple[str, ...]) -> None:
    """Invite somebody: print a link at which they choose a password. It works once, for 7 days."""
    from surveyapp.storage import staff as people

    database = standing.database()
    with database.writing() as connection:
        token = people.invite(connection, email, name, map(Role, roles), _now(), None)
    _tell(database, email, "INVITED")
    _print_link(token, f"{people.tidy_email(email)} is invited.")


@staff.command("list")
def list_() -> None:
    """List everybody with an account."""
    from surveyapp.storage import staff as people

    with standing.database().reading() as connection:
        found = people.everyone(connection)
    for person in found:
        click.echo(f"{person.email}  “{person.name}”  {', '.join(sorted(person.roles)) or 'no role'}  {_state(person)}")
    if not found:
        click.echo(
            "There is nobody yet: invite the first with `surveyapp staff add EMAIL --name NAME --role administrator`."
        )


@staff.command()
@click.argument("email")
@click.option(
    "--role", "roles", type=ROLES, multiple=True, help="Can be given several times; without any, all are taken."
)
def roles(email: str, roles: tuple[str, ...]) -> None:
    """Give somebody these roles and no others."""
    from surveyapp import opening
    from surveyapp.storage import staff as people

    database = standing.database()
    person = _person(database, email)
    given = frozenset(map(Role, roles))
    opening.change_staff(
        database, date.today(), lambda connection: people.set_roles(connection, person.id, given, _now(), None)
    )
    if given != person.roles:
        _tell(database, email, "ROLES_CHANGED")
    click.echo(f"{person.email} is {', '.join(sorted(roles)) or 'without a role'} now.")


@staff.command()
@click.argument("email")
@click.option("--back", is_flag=True, help="Let them in again.")
def suspend(email: str, back: bool) -> None:
    """Shut somebody out, at once."""
    from surveyapp import opening
    from surveyapp.storage import staff as people

    database = standing.database()
    person = _person(database, email)
    change = people.let_back if back else people.suspend
    opening.change_staff(database, date.today(), lambda connection: change(connection, person.id, _now(), None))
    click.echo(f"{person.email} {'can sign in again' if back else 'is shut out'}.")


@staff.command()
@click.argument("email")
@click.option(
    "--second-step", is_flag=True, help="Take the second step away, too: for who lost phone and recovery codes."
)
def reset(email: str, second_step: bool) -> None:
    """Print a link at which somebody chooses another password. It works once, for 7 days."""
    from surveyapp.storage import staff as people

    database = standing.database()
    person = _person(database, email)
    with database.writing() as connection:
        make = people.start_again if second_step else people.make_link
        token = make(connection, person, _now(), None)
    _tell(database, email, "STARTED_AGAIN" if second_step else "LINK_MADE")
    _print_link(token, "They set up the second step anew." if second_step else "The second step stays as it is.")


def _person(database: Database, email: str) -> Person:
    from surveyapp.storage import staff as people

    with database.reading() as connection:
        found = people.by_email(connection, email)
    if found is None:
        raise Refused(f"Nobody has the e-mail address “{email}”. See `surveyapp staff list`.")
    return found


def _tell(database: Database, email: str, change: str) -> None:
    """Tell the owner and the safeguarding leads, where mail is set up."""
    from surveyapp import notices
    from surveyapp.questionnaire_files import read_area

    settings = standing.settings()
    area, _ = read_area(settings.questionnaires)
    person = _person(database, email)
    notices.tell_of_change(database, settings, str(area.forum), person, notices.AccountChange[change], _now())


def _state(person: Person) -> str:
    if not person.active:
        return "shut out"
    if person.password is None:
        return "invited"
    return "can sign in" if person.has_second_factor else "has no second step yet"


def _print_link(token: str, sentence: str) -> None:
    click.echo(sentence)
    click.echo(f"/forum/link/{token}")
    click.echo(
        "Put the address of your website before it, and give it to that person alone. It works once, for 7 days."
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
