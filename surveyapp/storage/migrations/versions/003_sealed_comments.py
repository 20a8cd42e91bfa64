"""Comments can be sealed, are read by a machine and by people, wait in a queue, and can be quoted."""

import secrets
from typing import Any

import sqlalchemy as sa
from alembic import op

from surveyapp.storage.going_back import refuse_to_lose

revision = "003"
down_revision = "002"
branch_labels = None
depends_on = None

KEYED = {"sqlite_with_rowid": False}


def _id(name: str, *, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(60), nullable=False, primary_key=primary_key)


def _bytes(name: str, length: int, *, primary_key: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(length), nullable=False, primary_key=primary_key)


def _yes_no(name: str, **options: Any) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, **options)


def _of_a_response(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["wave", "response"], ["responses.wave", "responses.id"], name=f"fk_{name}_wave", ondelete="CASCADE"
    )


def _of_a_comment(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        _id("wave", primary_key=True),
        _bytes("comment", 16, primary_key=True),
        *columns,
        sa.ForeignKeyConstraint(
            ["wave", "comment"], ["comments.wave", "comments.id"], name=f"fk_{name}_wave", ondelete="CASCADE"
        ),
        **KEYED,
    )


def upgrade() -> None:
    op.create_table(
        "forum_keys",
        _id("id", primary_key=True),
        _bytes("public", 32),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
    )
    op.create_table(
        "comment_keys",
        _id("wave", primary_key=True),
        _bytes("response", 16, primary_key=True),
        _bytes("id", 8),
        _id("forum_key"),
        sa.Column("box", sa.LargeBinary, nullable=False),
        _of_a_response("comment_keys"),
        sa.ForeignKeyConstraint(["forum_key"], ["forum_keys.id"], name="fk_comment_keys_forum_key"),
        **KEYED,
    )
    op.create_index("ix_comment_keys_forum_key", "comment_keys", ["forum_key"])
    _make_comments_anew()
    _make_readings()
    _queue_what_stands_there()


def _make_comments_anew() -> None:
    op.create_table(
        "comments_new",
        _id("wave", primary_key=True),
        _bytes("id", 16, primary_key=True),
        _bytes("response", 16),
        _id("question"),
        sa.Column("number", sa.SmallInteger, nullable=False),
        sa.Column("text", sa.Text),
        sa.Column("sealed", sa.LargeBinary),
        _of_a_response("comments"),
        **KEYED,
    )
    connection = op.get_bind()
    before = sa.text("SELECT wave, response, question, number, text FROM comments")
    new = sa.text(
        "INSERT INTO comments_new (wave, id, response, question, number, text)"
        " VALUES (:wave, :id, :response, :question, :number, :text)"
    )
    for row in connection.execute(before).mappings().all():
        connection.execute(new, {**row, "id": secrets.token_bytes(16)})
    op.drop_table("comments")
    op.rename_table("comments_new", "comments")
    op.create_index("ix_comments_wave_response", "comments", ["wave", "response"])
    in_clear = sa.column("text", sa.Text).is_not(None)
    op.create_index("ix_comments_in_clear", "comments", ["wave"], sqlite_where=in_clear, postgresql_where=in_clear)


def _make_readings() -> None:
    _of_a_comment(
        "machine_readings",
        sa.Column("sentiment", sa.String(10)),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("themes", sa.Text, nullable=False),
        _yes_no("details"),
        _yes_no("concern"),
        _yes_no("beside", server_default=sa.false()),
        sa.Column("why", sa.Text, nullable=False),
    )
    _of_a_comment(
        "human_readings",
        _bytes("reader", 16),
        sa.Column("read_on", sa.Date, nullable=False),
        sa.Column("sentiment", sa.String(10)),
        sa.Column("themes", sa.Text, nullable=False),
        _yes_no("details"),
        _yes_no("concern"),
        _yes_no("worth_quoting"),
    )
    _of_a_comment(
        "queue",
        sa.Column("arrived_on", sa.Date, nullable=False),
        _yes_no("first"),
        _yes_no("told", server_default=sa.false()),
    )
    _of_a_comment(
        "quotes",
        sa.Column("text", sa.Text, nullable=False),
        _id("theme"),
        _bytes("approved_by", 16),
        sa.Column("release", sa.Integer),
    )


def _queue_what_stands_there() -> None:
    """Nobody could read comments before, nor did a machine: all of them wait from today on, and are read first."""
    op.execute("INSERT INTO queue (wave, comment, arrived_on, first) SELECT wave, id, CURRENT_DATE, true FROM comments")


def downgrade() -> None:
    """Sealed texts cannot come back in clear. What the machine read, and the queue, are made anew on the way up."""
    refuse_to_lose(
        op.get_bind(), "comments WHERE text IS NULL", "comment_keys", "forum_keys", "human_readings", "quotes"
    )
    for name in ("quotes", "queue", "human_readings", "machine_readings"):
        op.drop_table(name)
    op.create_table(
        "comments_before",
        _id("wave", primary_key=True),
        _bytes("response", 16, primary_key=True),
        _id("question", primary_key=True),
        sa.Column("number", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("text", sa.Text, nullable=False),
        _of_a_response("comments"),
        **KEYED,
    )
    op.execute("INSERT INTO comments_before SELECT wave, response, question, number, text FROM comments")
    op.drop_table("comments")
    op.rename_table("comments_before", "comments")
    op.drop_table("comment_keys")
    op.drop_table("forum_keys")
