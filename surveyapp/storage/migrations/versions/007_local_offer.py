"""What a comment says of the local offer, by a person's reading (SEND Regulations 2014, regulation 56)."""

import sqlalchemy as sa
from alembic import op

from surveyapp.storage.going_back import refuse_to_lose

revision = "007"
down_revision = "006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("human_readings", sa.Column("local_offer", sa.String(15)))


def downgrade() -> None:
    refuse_to_lose(op.get_bind(), "human_readings WHERE local_offer IS NOT NULL")
    op.drop_column("human_readings", "local_offer")
