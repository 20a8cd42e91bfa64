"""Commands that make, change and bring back the forum's key, which opens comments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused

if TYPE_CHECKING:
    from surveyapp.keys import KeyFolder, Made
    from surveyapp.storage.database import Database


@click.group()
def keys() -> None:
    """The forum's key: comments are sealed to it, and whoever reads them unlocks it with a passphrase. And that of backups."""


PASSPHRASE = click.option(
    "--passphrase",
    prompt="Passphrase",
    hide_input=True,
    envvar="SURVEYAPP_PASSPHRASE",
    help="Asked for where it is left out.",
)


def _new(text: str) -> str:
    return str(click.prompt(text, hide_input=True, confirmation_prompt=True))


@keys.command()
def make() -> None:
    """Make the forum's first key, and print its three recovery shares, once."""
    from surveyapp import keys as forum
    from surveyapp.storage.audit import Event

    database, folder = _standing()
    made = forum.make(database, folder, _new("A passphrase for the forum's key"), date.today())
    standing.note(database, Event.KEY_MADE)
    _tell(made)


@keys.command()
@PASSPHRASE
def rotate(passphrase: str) -> None:
    """Make a new key in the place of the present one. No comment is written anew."""
    from surveyapp import keys as forum
    from surveyapp.storage.audit import Event

    database, folder = _standing()
    new = _new("A passphrase for the new key")
    made = forum.rotate(database, folder, passphrase, new, date.today())
    standing.note(database, Event.KEY_ROTATED)
    _tell(made)
    click.echo("The old key's file is kept as *.retired: an old back-up may need it. Delete it when none does.")


@keys.command()
def recover() -> None:
    """Bring the key back from two of its recovery shares."""
    from surveyapp import keys as forum

    database, folder = _standing()
    shares = [str(click.prompt(f"Recovery share {number}")) for number in ("one", "two")]
    new = _new("A new passphrase for the key")
    key_id = forum.recover(database, folder, shares, new)
    click.echo(f"The key {key_id} is back, locked with the new passphrase.")


@keys.command("passphrase")
@PASSPHRASE
def passphrase_(passphrase: str) -> None:
    """Change the passphrase of the key."""
    from surveyapp import keys as forum

    _, folder = _standing()
    new = _new("The new passphrase")
    many = forum.change_passphrase(folder, passphrase, new)
    click.echo(f"The passphrase is changed ({many} key{'s' if many != 1 else ''}).")


@keys.command()
def seal() -> None:
    """Seal comments that still stand in clear, such as where making the key was interrupted."""
    from surveyapp import keys as forum
    from surveyapp.storage import forum_keys

    database, _ = _standing()
    with database.reading() as connection:
        if forum_keys.newest(connection) is None:
            raise Refused("The forum has no key yet. Make one with `surveyapp keys make`.")
    click.echo(f"{forum.seal_what_is_in_clear(database):,} comments that stood in clear are sealed.")


@keys.command()
@click.option("--new", is_flag=True, help="Make another one in the place of the present one.")
def backup(new: bool) -> None:
    """Make the key of backups, and print its secret, once."""
    from surveyapp.storage import backup_keys
    from surveyapp.storage.audit import Event
    from surveyapp.storage.backup_keys import BackupSecret

    database, _ = _standing()
    secret = BackupSecret.new()
    with database.writing() as connection:
        old = backup_keys.standing(connection)
        if old and not new:
            raise Refused(
                f"There is a key for backups already ({old.id}). If its secret is lost or known to others, give --new."
            )
        backup_keys.keep(connection, secret.sealing)
    standing.note(database, Event.BACKUP_KEY_MADE)
    click.echo(f"The key {secret.sealing.id} is made. Backups are sealed to it from now on.")
    click.echo("Its secret is shown only now. Without it nobody opens these backups, you neither:")
    click.echo(f"\n  {secret.code}\n")
    click.echo(
        "Write it on paper, twice, and keep it at two places, neither of them this computer nor beside the backups."
    )
    if old:
        click.echo(
            f"Older backups are still opened by the secret of the key {old.id}. Keep that until they are deleted."
        )


@keys.command()
def status() -> None:
    """Say whether comments are sealed, and to which key; and the key of backups."""
    from surveyapp.storage import backup_keys, forum_keys

    database, folder = _standing()
    with database.reading() as connection:
        of_backups = backup_keys.standing(connection)
        newest, used = forum_keys.newest(connection), forum_keys.in_use(connection)
        clear = forum_keys.in_clear(connection)
    if newest is None:
        click.echo("Comments are not sealed: the forum has no key. Make one with `surveyapp keys make`.")
    for key_id, many in used.items() if newest else ():
        here = "its file is here" if folder.document(key_id) else "its file is NOT here"
        click.echo(f"{key_id}: opens the comments of {many:,} responses; {here}.")
    if newest and newest.id not in used:
        click.echo(f"{newest.id}: seals from now on, and opens nothing yet.")
    if clear:
        click.echo(f"{clear:,} comments stand in clear.{' Seal them with `surveyapp keys seal`.' if newest else ''}")
    click.echo(
        f"Backups are sealed to the key {of_backups.id}."
        if of_backups
        else "There is no key for backups. Make one with `surveyapp keys backup`."
    )


def _standing() -> tuple[Database, KeyFolder]:
    from surveyapp.keys import KeyFolder

    settings = standing.settings()
    return standing.database(settings), KeyFolder(settings.keys_folder)


def _tell(made: Made) -> None:
    click.echo(f"The key {made.id} is made. Comments are sealed to it from now on.")
    if made.sealed:
        click.echo(f"{made.sealed:,} comments that stood in clear are sealed.")
    if made.damaged:
        click.echo(
            f"{made.damaged:,} responses have a damaged key: their comments cannot be opened and stay with the older key."
        )
    click.echo(
        "Recovery shares. Any two of the three bring the key back; one alone tells nothing. They are shown only now:"
    )
    for number, share in enumerate(made.shares, 1):
        click.echo(f"\n  Share {number}: {share}")
    click.echo("\nWrite each on its own sheet, and give them to three people who do not live together.")
