"""What is true of this site for ever: the secret key by which its counts are rounded."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from surveyapp.storage.database import Database
from surveyapp.storage.tables import site

ROUNDING_KEY = "rounding-key"


def rounding_key(database: Database) -> bytes:
    """The key of secret rounding, made the first time.

    It stands beside the raw counts, which it does not protect, and goes with them into a backup: with another key the next
    release would round the same counts another way, and two ways tell more than one.
    """
    with database.reading() as connection:
        known = _known(connection)
    if known:
        return bytes.fromhex(known)
    keep_rounding_key(database, secrets.token_bytes(32))
    with database.reading() as connection:
        kept = _known(connection)
    if kept is None:
        raise LookupError("The key of rounding could not be kept.")
    return bytes.fromhex(kept)


def keep_rounding_key(database: Database, key: bytes) -> None:
    """Round by this key, where there is none yet. A demo names its own, so that it comes out the same whenever it is made."""
    with database.writing() as connection:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        adding = dialect.insert(site).values(name=ROUNDING_KEY, value=key.hex())
        connection.execute(adding.on_conflict_do_nothing())


def _known(connection: Connection) -> str | None:
    found: str | None = connection.execute(select(site.c.value).where(site.c.name == ROUNDING_KEY)).scalar_one_or_none()
    return found
