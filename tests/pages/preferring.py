"""Changing the settings, and what is kept of it."""

from sqlalchemy.orm import Session

from tests.client import Client
from webapp.accounts.models import Person


def keep(client: Client, status: int = 303, **changes: str) -> str:
    data = client.get("/settings").fields("/settings") | {"theme": "auto"} | changes
    return client.post("/settings", data, status=status).text


def kept(db: Session, client: Client) -> Person:
    client.get("/settings")
    return db.get_one(Person, client.person.id)
