"""Questionnaires that are by invitation, and how many responses came on which day."""

import sqlalchemy as sa
from alembic import op

from surveyapp.storage.going_back import refuse_to_lose

revision = "008"
down_revision = "007"
branch_labels = None
depends_on = None

ID = sa.String(60)


def upgrade() -> None:
    op.add_column(
        "wave_questionnaires", sa.Column("by_invitation", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.create_table(
        "invitations",
        sa.Column("hash", sa.LargeBinary(32), primary_key=True),
        sa.Column("wave", ID, nullable=False),
        sa.Column("questionnaire", ID, nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["waves.id"], name="fk_invitations_wave"),
        sqlite_with_rowid=False,
    )
    op.create_table("admissions", sa.Column("hash", sa.LargeBinary(32), primary_key=True), sqlite_with_rowid=False)
    op.create_table(
        "arrivals",
        sa.Column("wave", ID, primary_key=True),
        sa.Column("questionnaire", ID, primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["waves.id"], name="fk_arrivals_wave"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    connection = op.get_bind()
    refuse_to_lose(connection, "invitations", "admissions", "arrivals", "wave_questionnaires WHERE by_invitation")
    op.drop_table("arrivals")
    op.drop_table("admissions")
    op.drop_table("invitations")
    op.drop_column("wave_questionnaires", "by_invitation")
