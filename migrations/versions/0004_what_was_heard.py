"""What was heard and said in a session, and the number of the next morning."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

MOMENT = "ck_rating_moment"
STRENGTH = "ck_step_outcome_strength"


def upgrade() -> None:
    with op.batch_alter_table("guided_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("short_steps", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("amounts", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("heard_steps", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("step_outcome", schema=None) as batch_op:
        batch_op.add_column(sa.Column("body_part", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("strength", sa.Integer(), nullable=True))
        batch_op.create_check_constraint(op.f(STRENGTH), "strength BETWEEN 0 AND 10")
    _allow("moment IN ('before', 'after', 'morning', 'now')")


def downgrade() -> None:
    op.execute("DELETE FROM rating WHERE moment = 'morning'")
    _allow("moment IN ('before', 'after', 'now')")
    with op.batch_alter_table("step_outcome", schema=None) as batch_op:
        batch_op.drop_constraint(op.f(STRENGTH), type_="check")
        batch_op.drop_column("strength")
        batch_op.drop_column("body_part")
    with op.batch_alter_table("guided_session", schema=None) as batch_op:
        batch_op.drop_column("heard_steps")
        batch_op.drop_column("amounts")
        batch_op.drop_column("short_steps")


def _allow(moments: str) -> None:
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.drop_constraint(op.f(MOMENT), type_="check")
        batch_op.create_check_constraint(op.f(MOMENT), moments)
