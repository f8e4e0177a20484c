"""What the tests of links to a report need: a link, and its row."""

from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import text_of
from webapp.accounts.models import Person
from webapp.sharing.models import SharedReport


def report(db: Session, person: Person) -> SharedReport:
    db.commit()
    db.expire_all()
    return db.scalars(select(SharedReport).where(SharedReport.person_id == person.id)).one()


def new_link(client: Client, **changes: Any) -> str:
    """The path of a link that was made on the page."""
    page = client.get("/sharing")
    answer = client.submit(page, {"key": str(uuid4()), **changes}, action="/sharing")
    shown = client.follow(answer)
    return urlsplit(text_of(shown.by_id("link"))).path
