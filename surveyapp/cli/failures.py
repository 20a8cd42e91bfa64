"""Failures that are expected: each said in one plain sentence on standard error, never as a traceback."""

from __future__ import annotations

from typing import Any

import click


class Refused(click.ClickException):
    """A command that cannot do what was asked; the text is all that is printed."""

    def show(self, file: Any = None) -> None:
        click.echo(self.format_message(), err=True, file=file)


class PlainGroup(click.Group):
    """A group of commands whose expected failures end with a sentence and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):  # said already, or said by click
            raise
        except Exception as error:
            sentence = _sentence(error)
            if sentence is None:
                raise
            raise Refused(sentence) from None


def _sentence(error: Exception) -> str | None:
    """What to print for an expected failure; None for a fault of the software."""
    from surveyapp.config import BadSetting
    from surveyapp.demonstration import DemoRefused
    from surveyapp.domain.auditing.linear import Unsolved
    from surveyapp.domain.problems import ProblemsFound
    from surveyapp.keys import KeysRefused
    from surveyapp.loading.csv_file import FileRefused
    from surveyapp.notices import NoticeFailed
    from surveyapp.storage.backups import BackupRefused
    from surveyapp.storage.database import DatabaseAway, DatabaseMoved, DatabaseUnusable
    from surveyapp.storage.going_back import WouldLose
    from surveyapp.storage.moving import MoveRefused
    from surveyapp.storage.staff import StaffRefused
    from surveyapp.storage.tombstones import TombstonesAway
    from surveyapp.storage.waves import WaveRefused

    match error:
        case (
            BadSetting()
            | DatabaseUnusable()
            | WaveRefused()
            | FileRefused()
            | DemoRefused()
            | Unsolved()
            | KeysRefused()
            | NoticeFailed()
            | BackupRefused()
            | MoveRefused()
            | WouldLose()
            | DatabaseMoved()
            | TombstonesAway()
            | StaffRefused()
        ):
            return str(error)
        case DatabaseAway():
            return "The database does not answer, is full, or is locked by somebody else. Check DATABASE_URL."
        case ProblemsFound():
            return "\n".join(str(problem) for problem in error.problems)
        case OSError() if error.filename:
            return f"{error.filename} cannot be used: {error.strerror}."
    return None
