"""Writing down what is new. Whoever calls commits: all of it, or nothing."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.archive.arranging import Arranged, arrange
from webapp.archive.csv_ratings import TableRating
from webapp.archive.reading import ArchiveFile
from webapp.archive.tables import rows_of
from webapp.practice.models import Rating
from webapp.trends.records import local


def read_in(db: Session, person_id: UUID, file: ArchiveFile, now: datetime) -> Arranged:
    """What was written. Of two at one moment the second finds everything there already.

    Raises IntegrityError where somebody else takes an id of it in the very same moment.
    """
    arranged = arrange(db, _held(db, person_id), file, now)
    for table, rows in arranged.rows:
        if rows:
            db.execute(insert(rows_of(table)), rows)
    if arranged.settings:
        db.execute(update(Person).where(Person.id == person_id).values(**arranged.settings))
    return arranged


def read_in_ratings(db: Session, person_id: UUID, ratings: Iterable[TableRating]) -> Sequence[TableRating]:
    """Those that were written, each as a rating on its own."""
    _held(db, person_id)
    new = new_ratings(db, person_id, ratings)
    if new:
        db.execute(insert(rows_of(Rating)), [_row(person_id, rating) for rating in new])
    return new


def new_ratings(db: Session, person_id: UUID, ratings: Iterable[TableRating]) -> Sequence[TableRating]:
    """Those that are not here yet: neither read in before, nor given here with the same number in the same second."""
    rows = db.execute(select(Rating.key, Rating.rated_at, Rating.score).where(Rating.person_id == person_id)).all()
    keys = {key for key, _, _ in rows}
    given = {(moment.replace(microsecond=0), score) for _, moment, score in rows}
    return [one for one in ratings if one.key not in keys and (one.rated_at, one.score) not in given]


def _held(db: Session, person_id: UUID) -> Person:
    """The person as they are now; nobody else reads anything in for them meanwhile."""
    return db.get_one(Person, person_id, with_for_update=True, populate_existing=True)


def _row(person_id: UUID, rating: TableRating) -> dict[str, object]:
    return {
        "person_id": person_id,
        "session_id": None,
        "key": rating.key,
        "moment": "now",
        "score": rating.score,
        "rated_at": rating.rated_at,
        "time_zone": rating.time_zone,
        "local_day": local(rating.rated_at, rating.time_zone).date(),
    }
