"""Staff accounts, what they sign in with, and the audit log, which is only added to."""

import sqlalchemy as sa
from alembic import op

from surveyapp.storage.going_back import refuse_to_lose

revision = "004"
down_revision = "003"
branch_labels = None
depends_on = None

REFUSED = "the audit log is only added to"


def _id(name: str = "staff", *, primary_key: bool = False, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(16), primary_key=primary_key, nullable=nullable)


def _of_staff(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["staff"], ["staff.id"], name=f"fk_{table}_staff", ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "staff",
        _id("id", primary_key=True),
        sa.Column("email", sa.String(254), nullable=False, unique=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.Column("uniquifier", sa.String(64), nullable=False, unique=True),
        sa.Column("password", sa.Text),
        sa.Column("totp_secret", sa.Text),
        sa.Column("totp_counter", sa.BigInteger),
    )
    op.create_table(
        "staff_roles",
        _id(primary_key=True),
        sa.Column("role", sa.String(40), primary_key=True),
        _of_staff("staff_roles"),
    )
    op.create_table(
        "staff_links",
        sa.Column("hash", sa.LargeBinary(32), primary_key=True),
        _id(),
        sa.Column("expires_at", sa.DateTime, nullable=False),
        _of_staff("staff_links"),
    )
    op.create_index("ix_staff_links_staff", "staff_links", ["staff"])
    _create_second_factors()
    _create_sign_in_tries()
    _create_audit()


def _create_second_factors() -> None:
    op.create_table(
        "recovery_codes",
        _id(primary_key=True),
        sa.Column("hash", sa.LargeBinary(32), primary_key=True),
        _of_staff("recovery_codes"),
    )
    op.create_table(
        "passkeys",
        _id("id", primary_key=True),
        _id(),
        sa.Column("credential", sa.LargeBinary(1023), nullable=False, unique=True),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("sign_count", sa.BigInteger, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("added_on", sa.Date, nullable=False),
        _of_staff("passkeys"),
    )
    op.create_index("ix_passkeys_staff", "passkeys", ["staff"])


def _create_sign_in_tries() -> None:
    op.create_table(
        "sign_in_tries",
        sa.Column("pool", sa.LargeBinary(32), primary_key=True),
        _id(nullable=True),
        sa.Column("known_device", sa.Boolean, nullable=False),
        sa.Column("tried", sa.Integer, nullable=False),
        sa.Column("pauses", sa.Integer, nullable=False),
        sa.Column("turned_away", sa.Integer, nullable=False),
        sa.Column("last_at", sa.DateTime, nullable=False),
        sa.Column("paused_until", sa.DateTime),
        _of_staff("sign_in_tries"),
    )
    op.create_index("ix_sign_in_tries_last_at", "sign_in_tries", ["last_at"])
    op.create_index("ix_sign_in_tries_staff", "sign_in_tries", ["staff"])


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime, nullable=False),
        _id("who", nullable=True),
        sa.Column("event", sa.String(40), nullable=False),
        sa.Column("about", sa.String(200), nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
    )
    op.create_index("ix_audit_event", "audit", ["event"])
    op.create_index("ix_audit_who", "audit", ["who"])
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_refuses_{change.lower()} BEFORE {change} ON audit "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
            )
        op.execute(  # INSERT OR REPLACE takes a line away without a DELETE
            "CREATE TRIGGER audit_refuses_replace BEFORE INSERT ON audit "
            "WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number) "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )
    else:
        op.execute(
            "CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'restrict_violation'; END $$"
        )
        op.execute(
            "CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses()"
        )


def downgrade() -> None:
    refuse_to_lose(op.get_bind(), "staff", "audit", "sign_in_tries")
    # A table takes its triggers with it.
    for table in (
        "audit",
        "sign_in_tries",
        "passkeys",
        "recovery_codes",
        "staff_links",
        "staff_roles",
        "staff",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION audit_refuses()")
