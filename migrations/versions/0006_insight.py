"""What ratings are held against, what else is written down, links to share, reminders, and the day that a row counts on."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


SESSIONS = sa.table(
    "guided_session",
    sa.column("id", sa.Uuid),
    sa.column("started_at", sa.DateTime(timezone=True)),
    sa.column("time_zone", sa.String),
    sa.column("local_day", sa.Date),
)
RATINGS = sa.table(
    "rating",
    sa.column("id", sa.Uuid),
    sa.column("session_id", sa.Uuid),
    sa.column("moment", sa.String),
    sa.column("rated_at", sa.DateTime(timezone=True)),
    sa.column("time_zone", sa.String),
    sa.column("local_day", sa.Date),
)


def upgrade() -> None:
    _days()
    _baseline()
    _calendar_feed()
    _confirmation_mail()
    _fair_comparison()
    _function_rating()
    _medication_note()
    _reminder()
    _sent_reminder()
    _shared_report()
    _assignment()


def downgrade() -> None:
    _no_days()
    op.drop_table("assignment")
    op.drop_table("shared_report")
    op.drop_table("sent_reminder")
    op.drop_table("reminder")
    op.drop_table("medication_note")
    op.drop_table("function_rating")
    op.drop_table("fair_comparison")
    op.drop_table("confirmation_mail")
    op.drop_table("calendar_feed")
    op.drop_table("baseline")


def _days() -> None:
    """Add the local day to each session and rating, reckoned as it was shown until now."""
    for table in ("guided_session", "rating"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("local_day", sa.Date(), nullable=True))
    _fill(SESSIONS, SESSIONS.c.started_at, sa.true())
    in_a_session = RATINGS.c.moment.in_(("before", "after"))
    its_day = sa.select(SESSIONS.c.local_day).where(SESSIONS.c.id == RATINGS.c.session_id).scalar_subquery()
    op.execute(sa.update(RATINGS).where(in_a_session).values(local_day=its_day))
    _fill(RATINGS, RATINGS.c.rated_at, RATINGS.c.local_day.is_(None))
    for table, further in (("guided_session", ["flare"]), ("rating", ["moment", "score"])):
        columns = ["person_id", "local_day", *further]
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column("local_day", existing_type=sa.Date(), nullable=False)
            batch_op.create_index(batch_op.f(f"ix_{table}_{'_'.join(columns)}"), columns, unique=False)


def _no_days() -> None:
    for table, further in (("guided_session", ["flare"]), ("rating", ["moment", "score"])):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_index(batch_op.f(f"ix_{table}_{'_'.join(['person_id', 'local_day', *further])}"))
            batch_op.drop_column("local_day")


def _fill(table: sa.TableClause, moment: sa.ColumnElement[datetime], where: sa.ColumnElement[bool]) -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.select(table.c.id, moment, table.c.time_zone).where(where)).all()
    days: list[dict[str, Any]] = [{"row": row, "day": _local_day(at, zone)} for row, at, zone in rows]
    if days:
        change = sa.update(table).where(table.c.id == sa.bindparam("row")).values(local_day=sa.bindparam("day"))
        connection.execute(change, days)


def _local_day(at: datetime, zone: str) -> date:
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(_zone(zone)).date()


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _baseline() -> None:
    op.create_table(
        "baseline",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_baseline_days")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_baseline_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_baseline")),
    )


def _calendar_feed() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_calendar_feed_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )


def _confirmation_mail() -> None:
    op.create_table(
        "confirmation_mail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.LargeBinary(length=32), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation_mail")),
    )
    op.create_index(op.f("ix_confirmation_mail_subject_asked_at"), "confirmation_mail", ["subject", "asked_at"])


def _fair_comparison() -> None:
    op.create_table(
        "fair_comparison",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("first", sa.String(length=40), nullable=False),
        sa.Column("second", sa.String(length=40), nullable=False),
        sa.Column("seed", sa.String(length=32), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_fair_comparison_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_comparison")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_fair_comparison_person_id_key")),
    )
    op.create_index(op.f("ix_fair_comparison_person_id_started_at"), "fair_comparison", ["person_id", "started_at"])


def _function_rating() -> None:
    op.create_table(
        "function_rating",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("pain", sa.Integer(), nullable=False),
        sa.Column("enjoyment", sa.Integer(), nullable=False),
        sa.Column("activity", sa.Integer(), nullable=False),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.CheckConstraint("activity BETWEEN 0 AND 10", name=op.f("ck_function_rating_activity")),
        sa.CheckConstraint("enjoyment BETWEEN 0 AND 10", name=op.f("ck_function_rating_enjoyment")),
        sa.CheckConstraint("pain BETWEEN 0 AND 10", name=op.f("ck_function_rating_pain")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_function_rating_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_function_rating")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_function_rating_person_id_key")),
    )
    op.create_index(op.f("ix_function_rating_person_id_rated_at"), "function_rating", ["person_id", "rated_at"])


def _medication_note() -> None:
    op.create_table(
        "medication_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_medication_note_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medication_note")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_medication_note_person_id_key")),
    )
    op.create_index(op.f("ix_medication_note_person_id_noted_at"), "medication_note", ["person_id", "noted_at"])


def _reminder() -> None:
    op.create_table(
        "reminder",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("times", sa.JSON(), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("email_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("email_token_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("email_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_reminder_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("email_token_hash", name=op.f("uq_reminder_email_token_hash")),
    )


def _sent_reminder() -> None:
    op.create_table(
        "sent_reminder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sent_reminder_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_reminder")),
        sa.UniqueConstraint("person_id", "due_at", name=op.f("uq_sent_reminder_person_id_due_at")),
    )


def _shared_report() -> None:
    op.create_table(
        "shared_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("printed_name", sa.String(length=80), nullable=False),
        sa.Column("with_notes", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("views", sa.Integer(), nullable=False),
        sa.Column("last_viewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_shared_report_days")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_shared_report_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_report")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_shared_report_person_id_key")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_shared_report_token_hash")),
    )
    op.create_index(op.f("ix_shared_report_person_id_made_at"), "shared_report", ["person_id", "made_at"])


def _assignment() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("comparison_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("routine", sa.String(length=40), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["comparison_id"],
            ["fair_comparison.id"],
            name=op.f("fk_assignment_comparison_id_fair_comparison"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["guided_session.id"],
            name=op.f("fk_assignment_session_id_guided_session"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("comparison_id", "place", name=op.f("uq_assignment_comparison_id_place")),
        sa.UniqueConstraint("session_id", name=op.f("uq_assignment_session_id")),
    )
