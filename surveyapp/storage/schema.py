"""The schema's versions: bringing a database up to date, by Alembic."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table

from surveyapp.storage.database import Database
from surveyapp.storage.tables import metadata

REVISIONS = "alembic_version"
"""Where Alembic notes the revision."""
_MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the database to `revision`; nothing happens where it stands there already."""
    _run(database, lambda config: command.upgrade(config, revision))


def upgrade_within(connection: Connection, revision: str = "head") -> None:
    """As `upgrade`, inside a transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def revision_of(connection: Connection) -> str | None:
    """The revision that a database stands at; None where it has no tables of ours."""
    return MigrationContext.configure(connection).get_current_revision()


def tables_of(connection: Connection) -> list[Table]:
    """Our tables as they stand in the database, each after those that it refers to. Those of somebody else are left out."""
    ours, found = {*metadata.tables, REVISIONS}, MetaData()
    found.reflect(connection, only=lambda name, _: name in ours)
    return found.sorted_tables


def is_known(revision: str) -> bool:
    """Whether this version of the software knows a revision."""
    return revision in revisions()


def revisions() -> list[str]:
    """The revisions that this version of the software knows, the oldest first."""
    return [known.revision for known in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


def downgrade(database: Database, revision: str) -> None:
    """Take the database back to `revision`. Raises WouldLose, and then nothing was changed."""
    _run(database, lambda config: command.downgrade(config, revision))


def is_current(database: Database) -> bool:
    """Whether the database stands at the newest revision."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    with database.reading() as connection:
        return revision_of(connection) == newest


def _run(database: Database, step: Callable[[Config], None]) -> None:
    config = _config()
    with database.writing() as connection:
        config.attributes["connection"] = connection
        step(config)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config
