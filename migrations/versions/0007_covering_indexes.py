"""Indexes that hold all that counting a long diary asks, so that its rows are not looked up one by one."""

from collections.abc import Sequence

from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

DAYS = ["person_id", "local_day", "flare"]
SIDES = ["session_id", "moment", "score"]


def upgrade() -> None:
    _exchange(DAYS, [*DAYS, "routine", "id"])
    op.create_index(op.f(f"ix_rating_{'_'.join(SIDES)}"), "rating", SIDES)


def downgrade() -> None:
    op.drop_index(op.f(f"ix_rating_{'_'.join(SIDES)}"), "rating")
    _exchange([*DAYS, "routine", "id"], DAYS)


def _exchange(old: list[str], new: list[str]) -> None:
    op.drop_index(op.f(f"ix_guided_session_{'_'.join(old)}"), "guided_session")
    op.create_index(op.f(f"ix_guided_session_{'_'.join(new)}"), "guided_session", new)
