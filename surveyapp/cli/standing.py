"""What commands stand on: the settings, and a database that is up to date."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from surveyapp.cli.failures import Refused

if TYPE_CHECKING:
    from surveyapp.config import Settings
    from surveyapp.storage.audit import Event
    from surveyapp.storage.database import Database


def settings() -> Settings:
    """The settings from the environment."""
    from surveyapp.config import load_settings

    return load_settings()


def database(found: Settings | None = None) -> Database:
    """The database; refused where its tables are behind."""
    from surveyapp.storage import schema
    from surveyapp.storage.database import Database

    opened = Database((found or settings()).database_url)
    if not schema.is_current(opened):
        raise Refused("The database is behind this version of surveyapp: run `surveyapp db upgrade` first.")
    return opened


def note(database: Database, event: Event, about: str = "") -> None:
    """Add a line to the audit log: a command did it, so nobody is named."""
    from surveyapp.storage import audit

    with database.writing() as connection:
        audit.note(connection, datetime.now(UTC).replace(tzinfo=None), None, event, about or audit.COMMAND)
