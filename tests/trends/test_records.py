"""A local day against the moments in UTC that can lie on it."""

from datetime import date, datetime, time, timedelta

import pytest

from webapp.trends.records import earliest, latest, zone


@pytest.mark.parametrize("place", ["Pacific/Kiritimati", "Etc/GMT+12", "America/St_Johns", "UTC"])
def test_every_moment_of_a_day_lies_between_the_earliest_and_the_latest(place: str) -> None:
    day = date(2026, 3, 29)
    for clock in (time(), time.max):
        assert earliest(day) <= datetime.combine(day, clock, zone(place)) <= latest(day)


def test_the_first_and_the_last_day_of_all_have_moments_too() -> None:
    assert earliest(date.min) < earliest(date.min + timedelta(days=2))
    assert latest(date.max) > latest(date.max - timedelta(days=2))
