"""Routines that people put together."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "composed_routine",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("picks", sa.JSON(), nullable=False),
        sa.Column("composed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("put_away_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_composed_routine_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_composed_routine")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_composed_routine_person_id_key")),
    )
    with op.batch_alter_table("composed_routine", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_composed_routine_person_id_composed_at"), ["person_id", "composed_at"], unique=False
        )


def downgrade() -> None:
    op.drop_table("composed_routine")
