"""Whether a notice reached the people who are to read comments."""

import sqlalchemy as sa
from alembic import op

from surveyapp.storage.going_back import refuse_to_lose

revision = "006"
down_revision = "005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice_tests",
        sa.Column("staff", sa.LargeBinary(16), primary_key=True),
        sa.Column("hash", sa.LargeBinary(32)),
        sa.Column("expires_at", sa.DateTime),
        sa.Column("confirmed_on", sa.Date),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"], name="fk_notice_tests_staff", ondelete="CASCADE"),
    )


def downgrade() -> None:
    refuse_to_lose(op.get_bind(), "notice_tests")
    op.drop_table("notice_tests")
