"""Releases can be made before they are published; who came and who went is counted apart, and remembered for the audit."""

import sqlalchemy as sa
from alembic import op

from surveyapp.storage.going_back import refuse_to_lose

revision = "002"
down_revision = "001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("wave_questionnaires") as table:
        table.add_column(sa.Column("came", sa.Integer, nullable=False, server_default="0"))
        table.add_column(sa.Column("gone", sa.Integer, nullable=False, server_default="0"))
        table.add_column(sa.Column("groups_came", sa.Integer, nullable=False, server_default="0"))
        table.add_column(sa.Column("groups_gone", sa.Integer, nullable=False, server_default="0"))
    # Whether somebody came or went was not told apart before: all are taken to have come.
    op.execute("UPDATE wave_questionnaires SET came = changed, groups_came = changed")
    with op.batch_alter_table("wave_questionnaires") as table:
        table.drop_column("changed")
    with op.batch_alter_table("releases") as table:
        table.add_column(sa.Column("published_on", sa.Date))
    op.execute("UPDATE releases SET published_on = made_on")
    op.create_table(
        "moves",
        sa.Column("release", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("wave", sa.String(60), primary_key=True),
        sa.Column("questionnaire", sa.String(60), primary_key=True),
        sa.Column("came", sa.Integer, nullable=False),
        sa.Column("gone", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["release"], ["releases.number"], name="fk_moves_release"),
    )


def downgrade() -> None:
    """Before, each release was published as it was made: a held one would be shown."""
    refuse_to_lose(op.get_bind(), "moves", "releases WHERE published_on IS NULL OR published_on <> made_on")
    op.drop_table("moves")
    with op.batch_alter_table("releases") as table:
        table.drop_column("published_on")
    with op.batch_alter_table("wave_questionnaires") as table:
        table.add_column(sa.Column("changed", sa.Integer, nullable=False, server_default="0"))
    op.execute("UPDATE wave_questionnaires SET changed = came + gone")
    with op.batch_alter_table("wave_questionnaires") as table:
        for name in ("came", "gone", "groups_came", "groups_gone"):
            table.drop_column(name)
