"""The tables. Rows about people are keyed by wave first (a database can be partitioned by it); their ids are random."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID = String(60)
# Without a rowid SQLite keeps no trace of the order in which rows came.
_KEYED: dict[str, Any] = {"sqlite_with_rowid": False}

site = Table("site", metadata, Column("name", ID, primary_key=True), Column("value", Text, nullable=False))

versions = Table(
    "versions",
    metadata,
    Column("questionnaire", ID, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("published_on", Date, nullable=False),
)

waves = Table(
    "waves",
    metadata,
    Column("id", ID, primary_key=True),
    Column("title", String(200), nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("closed_on", Date),
    Column("demo", Boolean, nullable=False, server_default=false()),
    Column("place", Integer, nullable=False),
)

wave_questionnaires = Table(
    "wave_questionnaires",
    metadata,
    Column("wave", ID, primary_key=True),
    Column("questionnaire", ID, primary_key=True),
    Column("version", Integer, nullable=False),
    # Since the figures of everyone, and those of groups, last moved.
    Column("came", Integer, nullable=False, server_default="0"),
    Column("gone", Integer, nullable=False, server_default="0"),
    Column("groups_came", Integer, nullable=False, server_default="0"),
    Column("groups_gone", Integer, nullable=False, server_default="0"),
    ForeignKeyConstraint(["wave"], ["waves.id"]),
    ForeignKeyConstraint(["questionnaire", "version"], ["versions.questionnaire", "versions.version"]),
)

drafts = Table(
    "drafts",
    metadata,
    Column("wave", ID, primary_key=True),
    Column("id", LargeBinary(16), primary_key=True),
    Column("questionnaire", ID, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("expires_on", Date, nullable=False),
    ForeignKeyConstraint(["wave"], ["waves.id"]),
    Index(None, "expires_on"),
    **_KEYED,
)

codes = Table(
    "codes",
    metadata,
    Column("hash", LargeBinary(32), primary_key=True),
    Column("wave", ID, nullable=False),
    Column("row", LargeBinary(16), nullable=False),
    Column("wrapped", LargeBinary),
    Column("expires_on", Date),
    Index(None, "wave", "row"),
    **_KEYED,
)
# Receipts do not expire: only the few resume codes stand in it.
Index(
    "ix_codes_expires_on",
    codes.c.expires_on,
    sqlite_where=codes.c.expires_on.is_not(None),
    postgresql_where=codes.c.expires_on.is_not(None),
)

responses = Table(
    "responses",
    metadata,
    Column("wave", ID, primary_key=True),
    Column("id", LargeBinary(16), primary_key=True),
    Column("questionnaire", ID, nullable=False),
    Column("rendering", String(20), nullable=False),
    Column("language", String(20), nullable=False),
    Column("tallied", Boolean, nullable=False, server_default=false()),
    ForeignKeyConstraint(["wave"], ["waves.id"]),
    **_KEYED,
)
# `tallied` stands in it because SQLite prefers the primary key to an index that does not hold all that it needs.
Index(
    "ix_responses_new",
    responses.c.wave,
    responses.c.questionnaire,
    responses.c.tallied,
    sqlite_where=responses.c.tallied == false(),
    postgresql_where=responses.c.tallied == false(),
)

answers = Table(
    "answers",
    metadata,
    Column("wave", ID, primary_key=True),
    Column("response", LargeBinary(16), primary_key=True),
    Column("question", ID, primary_key=True),
    Column("number", SmallInteger, primary_key=True, autoincrement=False),
    Column("value", String(60), primary_key=True),
    ForeignKeyConstraint(["wave", "response"], ["responses.wave", "responses.id"], ondelete="CASCADE"),
    **_KEYED,
)

comments = Table(
    "comments",
    metadata,
    Column("wave", ID, primary_key=True),
    Column("response", LargeBinary(16), primary_key=True),
    Column("question", ID, primary_key=True),
    Column("number", SmallInteger, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    ForeignKeyConstraint(["wave", "response"], ["responses.wave", "responses.id"], ondelete="CASCADE"),
    **_KEYED,
)

tallies = Table(
    "tallies",
    metadata,
    Column("wave", ID, primary_key=True),
    Column("questionnaire", ID, primary_key=True),
    Column("population", String(20), primary_key=True),
    Column("subject", String(20), primary_key=True),
    Column("name", ID, primary_key=True),
    Column("breakdown", ID, primary_key=True),
    Column("group", ID, primary_key=True),
    Column("outcome", ID, primary_key=True),
    Column("count", Integer, nullable=False),
    **_KEYED,
)

releases = Table(
    "releases",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("made_on", Date, nullable=False),
    Column("document", Text, nullable=False),
    Column("published_on", Date),  # empty while it is held back
)

moves = Table(
    "moves",
    metadata,
    Column("release", Integer, primary_key=True, autoincrement=False),
    Column("wave", ID, primary_key=True),
    Column("questionnaire", ID, primary_key=True),
    Column("came", Integer, nullable=False),
    Column("gone", Integer, nullable=False),
    ForeignKeyConstraint(["release"], ["releases.number"]),
)
