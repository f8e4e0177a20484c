"""Every problem of an archive is named with its place, and nothing of it is kept."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.archive.sending import refused, taken_along
from tests.client import Client


def test_ten_thousand_times_the_wrong_thing_is_named_twenty_times(bob: Client, archive: dict[str, Any]) -> None:
    for session in archive["sessions"]:
        session["variant"] = "heroic"
        session["started_at"] = "yesterday"
    text = refused(bob, json.dumps(archive).encode())
    assert "sessions[12].started_at" not in text or "sessions[0].variant" in text
    assert text.count("sessions[") == 20
    assert "There may be more." in text


Break = Callable[[dict[str, Any]], object]


def session(**changes: Any) -> Break:
    return lambda archive: archive["sessions"][2].update(changes)


def its_rating(**changes: Any) -> Break:
    return lambda archive: archive["sessions"][2]["ratings"][0].update(changes)


def day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("break_it", "place"),
    [
        (session(started_at="2999-01-01T00:00:00Z"), "sessions[2].started_at"),
        (
            lambda it: it["sessions"][2].update(started_at="2026-01-01T00:00:00"),
            "sessions[2].started_at says no time zone",
        ),
        (session(local_day="2020-01-01"), "sessions[2]"),
        (its_rating(moment="now"), "sessions[2].ratings[0].moment"),
        (lambda it: it["sessions"][2].update(local_day=day_after(it["sessions"][2]["local_day"])), "sessions[2]"),
        (lambda it: it["ratings"][0].update(moment="before"), "ratings[0].moment"),
        (
            lambda it: it["sessions"][2]["ratings"][0].update(score=11),
            "sessions[2].ratings[0].score is 10 or less, not 11",
        ),
        (its_rating(score=True), "sessions[2].ratings[0].score"),
        (session(planned_seconds="long"), "sessions[2].planned_seconds is a number"),
        (lambda it: it["sessions"][2].pop("key"), "sessions[2].key is missing"),
        (session(surprise=1), "sessions[2].surprise is not known here"),
        (lambda it: it["sessions"][2].update(id=it["sessions"][1]["id"]), "sessions[2].id stands in the file twice"),
        (lambda it: it["sessions"][2].update(key=it["sessions"][1]["key"]), "sessions[2].key stands in the file twice"),
        (session(preferences={"pace": "x"}), "sessions[2].preferences.pace"),
        (session(preferences={"ready_seconds": 10**9}), "sessions[2].preferences"),
        (session(note="a\0b"), "sessions[2].note contains a character"),
        (lambda it: it["routines"][0].update(picks=["rest"]), "routines[0].picks[0] is no picked step"),
        (lambda it: it["person"].update(theme="pink"), "person.theme is 'auto', 'light' or 'dark'"),
        (lambda it: it.update(baseline={"first_day": "2025-02-01", "last_day": "2025-01-01"}), "baseline ends before"),
        (
            lambda it: it["comparisons"][0].update(first="knee-walking", second="knee-walking"),
            "comparisons[0] compares",
        ),
        (lambda it: it["comparisons"][0]["assignments"][1].update(place=0), "places do not count from 0"),
        (lambda it: it["comparisons"][0]["assignments"][1].update(routine="third"), "an assignment of a third routine"),
        (
            lambda it: it["reminder"].update(times=["20:00", "07:30"]),
            "reminder has times or days that are not in order",
        ),
        (lambda it: it["reminder"].update(times=["24:00"]), "reminder.times[0]"),
        (lambda it: it.update(sessions={}), "sessions is a list"),
        (lambda it: it.update(extra=[]), "extra is not known here"),
        (lambda it: it.pop("person"), "person is missing"),
        (
            lambda it: it["comparisons"][0]["assignments"][0].update(session_id=str(uuid4())),
            "session_id names a session",
        ),
    ],
)
def test_a_problem_is_named_with_its_place(bob: Client, archive: dict[str, Any], break_it: Break, place: str) -> None:
    break_it(archive)
    assert place in refused(bob, json.dumps(archive).encode())
    assert taken_along(bob)["sessions"] == []
