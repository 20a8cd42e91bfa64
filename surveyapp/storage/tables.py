"""The tables. Rows about people are keyed by wave first (a database can be partitioned by it); their ids are random."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
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
    true,
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
    Column("by_invitation", Boolean, nullable=False, server_default=false()),
    ForeignKeyConstraint(["wave"], ["waves.id"]),
    ForeignKeyConstraint(["questionnaire", "version"], ["versions.questionnaire", "versions.version"]),
)

# Codes that were not redeemed yet. What redeeming gives, an admission, is used up elsewhere, in another transaction, so that
# nothing here joins an invitation to a draft.
invitations = Table(
    "invitations",
    metadata,
    Column("hash", LargeBinary(32), primary_key=True),
    Column("wave", ID, nullable=False),
    Column("questionnaire", ID, nullable=False),
    ForeignKeyConstraint(["wave"], ["waves.id"]),
    **_KEYED,
)

admissions = Table("admissions", metadata, Column("hash", LargeBinary(32), primary_key=True), **_KEYED)

# How many responses came on which day: nothing joins these counts to a response.
arrivals = Table(
    "arrivals",
    metadata,
    Column("wave", ID, primary_key=True),
    Column("questionnaire", ID, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("count", Integer, nullable=False),
    ForeignKeyConstraint(["wave"], ["waves.id"]),
    **_KEYED,
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

# The forum's public keys. What opens them is in no database.
forum_keys = Table(
    "forum_keys",
    metadata,
    Column("id", ID, primary_key=True),
    Column("public", LargeBinary(32), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("place", Integer, nullable=False),  # the newest seals
)

# The key of a response's comments, in a box that a forum's private key opens.
comment_keys = Table(
    "comment_keys",
    metadata,
    Column("wave", ID, primary_key=True),
    Column("response", LargeBinary(16), primary_key=True),
    Column("id", LargeBinary(8), nullable=False),
    Column("forum_key", ID, nullable=False),
    Column("box", LargeBinary, nullable=False),
    ForeignKeyConstraint(["wave", "response"], ["responses.wave", "responses.id"], ondelete="CASCADE"),
    ForeignKeyConstraint(["forum_key"], ["forum_keys.id"]),
    Index(None, "forum_key"),
    **_KEYED,
)

# Either sealed, or in clear where the forum had no key yet.
comments = Table(
    "comments",
    metadata,
    Column("wave", ID, primary_key=True),
    Column("id", LargeBinary(16), primary_key=True),
    Column("response", LargeBinary(16), nullable=False),
    Column("question", ID, nullable=False),
    Column("number", SmallInteger, nullable=False),
    Column("text", Text),
    Column("sealed", LargeBinary),
    ForeignKeyConstraint(["wave", "response"], ["responses.wave", "responses.id"], ondelete="CASCADE"),
    Index(None, "wave", "response"),
    **_KEYED,
)
# It stays empty where all are sealed, so that asking whether any stands in clear costs nothing.
Index(
    "ix_comments_in_clear",
    comments.c.wave,
    sqlite_where=comments.c.text.is_not(None),
    postgresql_where=comments.c.text.is_not(None),
)


def _of_a_comment(name: str, *columns: Column[Any]) -> Table:
    """A table with at most one row for each comment. It goes with the comment."""
    return Table(
        name,
        metadata,
        Column("wave", ID, primary_key=True),
        Column("comment", LargeBinary(16), primary_key=True),
        *columns,
        ForeignKeyConstraint(["wave", "comment"], ["comments.wave", "comments.id"], ondelete="CASCADE"),
        **_KEYED,
    )


# No words of the comment stand in what was read from it. `themes` are ids with spaces between.
machine_readings = _of_a_comment(
    "machine_readings",
    Column("sentiment", String(10)),
    Column("confidence", Float, nullable=False),
    Column("themes", Text, nullable=False),
    Column("details", Boolean, nullable=False),
    Column("concern", Boolean, nullable=False),
    Column("beside", Boolean, nullable=False, server_default=false()),  # a worrying answer stands beside it
    Column("why", Text, nullable=False),
)

human_readings = _of_a_comment(
    "human_readings",
    Column("reader", LargeBinary(16), nullable=False),
    Column("read_on", Date, nullable=False),
    Column("sentiment", String(10)),
    Column("themes", Text, nullable=False),
    Column("details", Boolean, nullable=False),
    Column("concern", Boolean, nullable=False),
    Column("worth_quoting", Boolean, nullable=False),
    Column("local_offer", String(15)),  # empty where it is not about the local offer
)

# Comments that nobody has read yet. Only here does the day stand on which one came.
queue = _of_a_comment(
    "queue",
    Column("arrived_on", Date, nullable=False),
    Column("first", Boolean, nullable=False),
    Column("told", Boolean, nullable=False, server_default=false()),
)

# Words of a comment that may be shown to everybody, with details masked. `release` is empty until one shows them.
quotes = _of_a_comment(
    "quotes",
    Column("text", Text, nullable=False),
    Column("theme", ID, nullable=False),
    Column("approved_by", LargeBinary(16), nullable=False),
    Column("release", Integer),
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

# ---- staff

staff = Table(
    "staff",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("email", String(254), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("active", Boolean, nullable=False, server_default=true()),
    # What sessions name. Another one ends them all.
    Column("uniquifier", String(64), nullable=False, unique=True),
    Column("password", Text),
    Column("totp_secret", Text),
    Column("totp_counter", BigInteger),
)

staff_roles = Table(
    "staff_roles",
    metadata,
    Column("staff", LargeBinary(16), primary_key=True),
    Column("role", String(40), primary_key=True),
    ForeignKeyConstraint(["staff"], ["staff.id"], ondelete="CASCADE"),
)

staff_links = Table(
    "staff_links",
    metadata,
    Column("hash", LargeBinary(32), primary_key=True),
    Column("staff", LargeBinary(16), nullable=False),
    Column("expires_at", DateTime, nullable=False),
    ForeignKeyConstraint(["staff"], ["staff.id"], ondelete="CASCADE"),
    Index(None, "staff"),
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("staff", LargeBinary(16), primary_key=True),
    Column("hash", LargeBinary(32), primary_key=True),
    ForeignKeyConstraint(["staff"], ["staff.id"], ondelete="CASCADE"),
)

passkeys = Table(
    "passkeys",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("staff", LargeBinary(16), nullable=False),
    Column("credential", LargeBinary(1023), nullable=False, unique=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("sign_count", BigInteger, nullable=False),
    Column("name", String(60), nullable=False),
    Column("added_on", Date, nullable=False),
    ForeignKeyConstraint(["staff"], ["staff.id"], ondelete="CASCADE"),
    Index(None, "staff"),
)

# Tries to sign in to one account, from one known device or from all unknown devices together (docs/decisions/0018).
sign_in_tries = Table(
    "sign_in_tries",
    metadata,
    Column("pool", LargeBinary(32), primary_key=True),
    Column("staff", LargeBinary(16)),  # empty where there is no such account
    Column("known_device", Boolean, nullable=False),
    Column("tried", Integer, nullable=False),
    Column("pauses", Integer, nullable=False),
    Column("turned_away", Integer, nullable=False),
    Column("last_at", DateTime, nullable=False),
    Column("paused_until", DateTime),
    ForeignKeyConstraint(["staff"], ["staff.id"], ondelete="CASCADE"),
    Index(None, "last_at"),
    Index(None, "staff"),
)

# Only added to: triggers refuse every UPDATE and DELETE. It names no respondent.
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", DateTime, nullable=False),
    Column("who", LargeBinary(16)),  # empty where nobody was signed in
    Column("event", String(40), nullable=False),
    Column("about", String(200), nullable=False),
    Column("times", Integer, nullable=False),
    Index(None, "event"),
    Index(None, "who"),
)

# The hashes of receipts that took a response back. They tell nothing, and keep a restored backup from bringing it back.
tombstones = Table("tombstones", metadata, Column("hash", LargeBinary(32), primary_key=True), **_KEYED)

# Whether a notice reached somebody: the code of a test that was sent to them, and the day on which they gave it back.
notice_tests = Table(
    "notice_tests",
    metadata,
    Column("staff", LargeBinary(16), primary_key=True),
    Column("hash", LargeBinary(32)),
    Column("expires_at", DateTime),
    Column("confirmed_on", Date),
    ForeignKeyConstraint(["staff"], ["staff.id"], ondelete="CASCADE"),
)
