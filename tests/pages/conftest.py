"""The same day at every hour, a comparison that has begun, and lots that fall alike."""

import pytest

from tests.client import Client, location
from tests.pages.comparing import FORM
from tests.pages.practising import OTHER, ROUTINE, screened


@pytest.fixture(autouse=True)
def _same_day(at_noon: None) -> None:
    """At whatever hour the tests are run."""


@pytest.fixture
def lots(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lots fall alike in every run."""
    monkeypatch.setattr("webapp.practice.comparing.token_hex", lambda size: "3c" * size)


@pytest.fixture
def comparing(alice: Client, lots: None) -> str:
    """The address of the comparison that Alice has begun."""
    screened(alice)
    page = alice.get(f"/comparisons?first={ROUTINE}&second={OTHER}")
    return location(alice.submit(page, {"days": "14"}, action=FORM))
