"""Routines taken on as a plan."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "practice_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("routine", sa.String(length=40), nullable=False),
        sa.Column("times_a_day", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("put_away_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_practice_plan_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_plan")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_practice_plan_person_id_key")),
    )
    with op.batch_alter_table("practice_plan", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_practice_plan_person_id_taken_at"), ["person_id", "taken_at"], unique=False
        )


def downgrade() -> None:
    op.drop_table("practice_plan")
