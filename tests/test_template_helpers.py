from datetime import UTC, datetime
from uuid import UUID

import pytest
import time_machine

from webapp.template_helpers import local_date, local_day, local_time, minutes, new_key, score_text

LATE = datetime(2026, 11, 8, 23, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "date", "day", "time"),
    [
        ("UTC", "8 November", "Sunday 8 November", "23:05"),
        ("Asia/Tokyo", "9 November", "Monday 9 November", "08:05"),
        ("America/New_York", "8 November", "Sunday 8 November", "18:05"),
    ],
)
@time_machine.travel(datetime(2026, 12, 1, tzinfo=UTC), tick=False)
def test_dates_are_those_of_the_place(zone: str, date: str, day: str, time: str) -> None:
    assert (local_date(LATE, zone), local_day(LATE, zone), local_time(LATE, zone)) == (date, day, time)


@time_machine.travel(datetime(2027, 1, 1, tzinfo=UTC), tick=False)
def test_a_date_of_another_year_says_so() -> None:
    assert local_date(LATE, "UTC") == "8 November 2026"
    assert local_date(LATE, "Asia/Tokyo") == "9 November 2026"


@pytest.mark.parametrize(("seconds", "text"), [(0, "1 min"), (29, "1 min"), (95, "2 min"), (420.4, "7 min")])
def test_minutes_are_whole_and_never_none(seconds: float, text: str) -> None:
    assert minutes(seconds) == text


@pytest.mark.parametrize(
    ("score", "text"),
    [(0, "0"), (6, "6"), (10, "10"), (-2, "−2"), (3.94, "3.9"), (-1.25, "−1.2"), (4.0, "4.0"), (None, "–")],
)
def test_scores_are_read_alike_everywhere(score: float | None, text: str) -> None:
    assert score_text(score) == text


def test_each_form_has_a_key_of_its_own() -> None:
    assert UUID(new_key()).version == 4
    assert new_key() != new_key()
