"""The first tables: versions, waves, drafts, codes, responses, answers, comments, tallies, releases."""

import sqlalchemy as sa
from alembic import op

from surveyapp.storage.going_back import refuse_to_lose

revision = "001"
down_revision = None
branch_labels = None
depends_on = None

KEYED = {"sqlite_with_rowid": False}


def _id(name: str, *, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(60), nullable=False, primary_key=primary_key)


def upgrade() -> None:
    op.create_table("site", _id("name", primary_key=True), sa.Column("value", sa.Text, nullable=False))
    op.create_table(
        "versions",
        _id("questionnaire", primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("published_on", sa.Date, nullable=False),
    )
    op.create_table(
        "waves",
        _id("id", primary_key=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("opened_on", sa.Date, nullable=False),
        sa.Column("closed_on", sa.Date),
        sa.Column("demo", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("place", sa.Integer, nullable=False),
    )
    op.create_table(
        "wave_questionnaires",
        _id("wave", primary_key=True),
        _id("questionnaire", primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(["wave"], ["waves.id"], name="fk_wave_questionnaires_wave"),
        sa.ForeignKeyConstraint(
            ["questionnaire", "version"],
            ["versions.questionnaire", "versions.version"],
            name="fk_wave_questionnaires_questionnaire_version",
        ),
    )
    op.create_table(
        "drafts",
        _id("wave", primary_key=True),
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        _id("questionnaire"),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("expires_on", sa.Date, nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["waves.id"], name="fk_drafts_wave"),
        **KEYED,
    )
    op.create_index("ix_drafts_expires_on", "drafts", ["expires_on"])
    op.create_table(
        "codes",
        sa.Column("hash", sa.LargeBinary(32), primary_key=True),
        _id("wave"),
        sa.Column("row", sa.LargeBinary(16), nullable=False),
        sa.Column("wrapped", sa.LargeBinary),
        sa.Column("expires_on", sa.Date),
        **KEYED,
    )
    op.create_index("ix_codes_wave_row", "codes", ["wave", "row"])
    resumable = sa.column("expires_on", sa.Date).is_not(None)
    op.create_index("ix_codes_expires_on", "codes", ["expires_on"], sqlite_where=resumable, postgresql_where=resumable)
    _create_responses()
    op.create_table(
        "tallies",
        _id("wave", primary_key=True),
        _id("questionnaire", primary_key=True),
        sa.Column("population", sa.String(20), primary_key=True),
        sa.Column("subject", sa.String(20), primary_key=True),
        *(_id(name, primary_key=True) for name in ("name", "breakdown", "group", "outcome")),
        sa.Column("count", sa.Integer, nullable=False),
        **KEYED,
    )
    op.create_table(
        "releases",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )


def _create_responses() -> None:
    op.create_table(
        "responses",
        _id("wave", primary_key=True),
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        _id("questionnaire"),
        sa.Column("rendering", sa.String(20), nullable=False),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("tallied", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(["wave"], ["waves.id"], name="fk_responses_wave"),
        **KEYED,
    )
    new = sa.column("tallied", sa.Boolean) == sa.false()
    op.create_index(
        "ix_responses_new",
        "responses",
        ["wave", "questionnaire", "tallied"],
        sqlite_where=new,
        postgresql_where=new,
    )
    for table, last in (
        ("answers", sa.Column("value", sa.String(60), primary_key=True)),
        ("comments", sa.Column("text", sa.Text, nullable=False)),
    ):
        op.create_table(
            table,
            _id("wave", primary_key=True),
            sa.Column("response", sa.LargeBinary(16), primary_key=True),
            _id("question", primary_key=True),
            sa.Column("number", sa.SmallInteger, primary_key=True, autoincrement=False),
            last,
            sa.ForeignKeyConstraint(
                ["wave", "response"],
                ["responses.wave", "responses.id"],
                name=f"fk_{table}_wave_response",
                ondelete="CASCADE",
            ),
            **KEYED,
        )


def downgrade() -> None:
    refuse_to_lose(op.get_bind(), "versions", "waves", "drafts", "codes", "responses", "tallies", "releases", "site")
    for table in (
        "releases",
        "tallies",
        "comments",
        "answers",
        "responses",
        "codes",
        "drafts",
        "wave_questionnaires",
        "waves",
        "versions",
        "site",
    ):
        op.drop_table(table)
