"""Alice's archive, on the same day at every hour."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.archive.sending import taken_along
from tests.archive.whole_diary import fill
from tests.client import Client


@pytest.fixture(autouse=True)
def _same_day(at_noon: None) -> None:
    """At whatever hour the tests are run."""


@pytest.fixture
def archive(db: Session, alice: Client) -> dict[str, Any]:
    """With something in every list."""
    fill(db, alice.person.id)
    return taken_along(alice)
