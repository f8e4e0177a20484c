"""When the listener's place in a session was said, so that a message that arrives late does not move it back."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("guided_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("position_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("guided_session", schema=None) as batch_op:
        batch_op.drop_column("position_at")
