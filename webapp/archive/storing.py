"""Writing down what is new of an archive. Whoever calls commits: all of it, or nothing."""

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.archive.arranging import Arranged, arrange
from webapp.archive.reading import ArchiveFile


def read_in(db: Session, person: Person, file: ArchiveFile, now: datetime) -> Arranged:
    """What was written. Of two at one moment the second finds everything there already.

    Raises IntegrityError where somebody else takes an id of it in the very same moment.
    """
    here = db.scalars(
        select(Person).where(Person.id == person.id).with_for_update().execution_options(populate_existing=True)
    ).one()
    arranged = arrange(db, here, file, now)
    for table, rows in arranged.rows:
        if rows:
            db.execute(insert(table), rows)
    if arranged.settings:
        db.execute(update(Person).where(Person.id == person.id).values(**arranged.settings))
    return arranged
