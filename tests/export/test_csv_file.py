"""The two tables, read back as a program reads them and as a spreadsheet would."""

import csv
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from io import StringIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.export.kept_diaries import AT, HOSTILE_NOTES, NAMES, ROUTINE, diaries, outcome, rating, session
from webapp.export.csv_file import FORMULA, RATING_COLUMNS, SESSION_COLUMNS, ratings_csv, sessions_csv
from webapp.export.names import Names, iso, with_offset
from webapp.practice.kept import KeptRating, KeptSession
from webapp.trends.function import FunctionRecord

Diary = tuple[list[KeptSession], list[KeptRating], list[FunctionRecord]]

NUMBERS = ("before", "after", "change", "morning", "minutes_heard", "share_heard", "score")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
STARTS_A_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")


def of_sessions(sessions: Sequence[KeptSession], names: Names = NAMES) -> list[dict[str, str]]:
    return rows("".join(sessions_csv([sessions], names)))


def of_ratings(ratings: Sequence[KeptRating]) -> list[dict[str, str]]:
    return rows("".join(ratings_csv([ratings], NAMES)))


def rows(text: str) -> list[dict[str, str]]:
    """As `csv` reads the file once its encoding is known."""
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_session_is_one_row_with_all_that_is_known_of_it() -> None:
    outcomes = (
        outcome("eased", "settle"),
        outcome("skipped", "twist"),
        outcome("hurt", "knees", body_part="back", strength=7, leg_symptoms=True),
    )
    kept = session(
        flare=True, note="It was\r\na long day", morning=3, outcomes=outcomes, easier_steps=("settle",),
        left_out_steps=("twist", "settle"), heard_seconds=210.0,
    )  # fmt: skip
    (row,) = of_sessions([kept])
    assert tuple(row) == SESSION_COLUMNS
    assert row == {
        "session_id": str(kept.id),
        "started_at": "2026-07-01T08:30:00+01:00",
        "ended_at": "2026-07-01T08:38:00+01:00",
        "time_zone": "Europe/London",
        "local_date": "2026-07-01",
        "routine": ROUTINE,
        "routine_title": "Legs-up release",
        "variant": "standard",
        "before": "6",
        "after": "4",
        "change": "-2",
        "morning": "3",
        "minutes_heard": "3.5",
        "share_heard": "0.5",
        "flare": "yes",
        "note": "It was\r\na long day",
        "steps_eased": "Settle",
        "steps_skipped": "Twist",
        "steps_hurt": "Knees side to side",
        "hurt_where": "lower back",
        "hurt_strength": "7",
        "leg_symptoms": "yes",
        "steps_led_easier": "Settle",
        "steps_left_out": "Twist; Settle",
    }


def test_a_rating_is_one_row_whenever_it_was_given() -> None:
    kept = session()
    linked: dict[str, Any] = {"session_id": kept.id, "session_day": kept.local_day, "routine": ROUTINE}
    given = [rating(number, moment=moment, **linked) for number, moment in enumerate(("before", "after", "morning"))]
    found = of_ratings([*given, rating(9, score=0)])
    assert [row["moment"] for row in found] == ["before", "after", "next morning", "on its own"]
    assert [row["routine_title"] for row in found] == ["Legs-up release"] * 3 + [""]
    assert tuple(found[3].values()) == (
        str(rating(9).id), "2026-07-01T08:30:00+01:00", "Europe/London", "2026-07-01", "on its own", "0", "", "", "",
    )  # fmt: skip
    assert tuple(found[3]) == RATING_COLUMNS


def test_what_is_missing_is_an_empty_cell_and_never_nought() -> None:
    (missing,) = of_sessions([session(before=None, after=None, heard_seconds=0.0)])
    names = ("before", "after", "change", "morning", "minutes_heard", "share_heard", "note", "leg_symptoms", "ended_at")
    assert [missing[name] for name in names[:-1]] == [""] * 8
    (nought,) = of_sessions([session(before=0, after=0, morning=0)])
    assert [nought[name] for name in names[:4]] == ["0", "0", "0", "0"]
    (open_still,) = of_sessions([session(ended_at=None)])
    assert open_still["ended_at"] == ""


def test_an_empty_diary_is_a_header() -> None:
    assert "".join(sessions_csv([], NAMES)).count("\r\n") == 1
    assert of_ratings([]) == []


def test_of_several_steps_that_hurt_each_has_its_place() -> None:
    hurt = (outcome(body_part="leg"), outcome(step="settle", strength=0), outcome(step="twist", number=2))
    (row,) = of_sessions([session(outcomes=hurt)])
    assert row["steps_hurt"].split("; ") == ["Knees side to side", "Settle", "Twist"]
    assert row["hurt_where"].split("; ") == ["leg", "", ""]
    assert row["hurt_strength"].split("; ") == ["", "0", ""]
    assert row["leg_symptoms"] == "no"


@pytest.mark.parametrize("note", HOSTILE_NOTES)
def test_a_note_comes_back_as_it_was_but_for_the_apostrophe(note: str) -> None:
    (row,) = of_sessions([session(note=note)])
    assert row["note"] == FORMULA.sub("'", note)
    assert row["note"].replace("'", "") == note.replace("'", "")


@pytest.mark.parametrize("note", HOSTILE_NOTES)
def test_no_note_runs_as_a_formula_whatever_a_spreadsheet_takes_for_a_separator(note: str) -> None:
    text = "".join(sessions_csv([[session(note=note, before=None, after=None)]], NAMES))
    (row,) = rows(text)
    assert not row["note"].startswith(STARTS_A_FORMULA)
    for separator in (";", "\t"):
        for line in re.split(r"[\r\n]+", text):
            for part in line.split(separator):
                assert not part.lstrip(' \xa0"').startswith(STARTS_A_FORMULA), part


@pytest.mark.parametrize("name", ["=1+1", "@now", "-", "+1"])
def test_neither_does_the_title_of_a_routine_of_ones_own_or_a_zone(name: str) -> None:
    names = Names({ROUTINE: name}, {(ROUTINE, "knees"): name}, {"back": name})
    (row,) = of_sessions([session(outcomes=(outcome(body_part="back"),))], names)
    for column in ("routine_title", "steps_hurt", "hurt_where"):
        assert row[column] == f"'{name}"
    (row,) = of_sessions([session(zone=name)])
    assert row["time_zone"] == f"'{name}"


def test_numbers_stay_numbers_and_a_minus_is_no_formula() -> None:
    line = "".join(sessions_csv([[session()]], NAMES)).split("\r\n")[1]
    assert ',6,4,-2,,7.0,1.0,"no",,' in line


@given(diaries())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_diary_comes_back_from_the_tables(diary: Diary) -> None:
    sessions, ratings, _ = diary
    found = of_sessions(sessions)
    assert [row["session_id"] for row in found] == [str(one.id) for one in sessions]
    assert [score(row["before"]) for row in found] == [one.before for one in sessions]
    assert [score(row["morning"]) for row in found] == [one.morning for one in sessions]
    for row, one in zip(found, sessions, strict=True):
        assert row["note"] == FORMULA.sub("'", one.note)
        assert datetime.fromisoformat(row["started_at"]) == one.started_at.replace(microsecond=0)
        for name, cell in row.items():
            if name in NUMBERS:
                assert not cell or NUMBER.fullmatch(cell)
            else:
                assert not cell.startswith(STARTS_A_FORMULA)
    again = of_ratings(ratings)
    assert [int(row["score"]) for row in again] == [one.score for one in ratings]
    assert [row["session_id"] for row in again] == [str(one.session_id or "") for one in ratings]


def score(cell: str) -> int | None:
    return int(cell) if cell else None


@pytest.mark.parametrize(
    ("zone", "at", "said"),
    [
        ("Europe/London", datetime(2026, 1, 1, 8, tzinfo=UTC), "2026-01-01T08:00:00+00:00"),
        ("Europe/London", datetime(2026, 7, 1, 8, tzinfo=UTC), "2026-07-01T09:00:00+01:00"),
        ("Europe/London", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25T01:30:00+01:00"),
        ("Europe/London", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25T01:30:00+00:00"),
        ("America/New_York", datetime(2026, 3, 8, 7, 0, tzinfo=UTC), "2026-03-08T03:00:00-04:00"),
        ("Pacific/Kiritimati", datetime(2026, 7, 1, 12, tzinfo=UTC), "2026-07-02T02:00:00+14:00"),
        ("Pacific/Chatham", datetime(2026, 1, 1, 12, tzinfo=UTC), "2026-01-02T01:45:00+13:45"),
        ("Asia/Kathmandu", datetime(2026, 7, 1, 12, tzinfo=UTC), "2026-07-01T17:45:00+05:45"),
        ("Etc/GMT+12", datetime(2026, 7, 1, 8, tzinfo=UTC), "2026-06-30T20:00:00-12:00"),
        ("Africa/Monrovia", datetime(1960, 1, 1, 12, tzinfo=UTC), "1960-01-01T11:16:00-00:44"),
        ("Mars/Olympus", datetime(2026, 7, 1, 8, tzinfo=UTC), "2026-07-01T08:00:00+00:00"),
    ],
)
def test_the_clock_on_the_wall_has_the_offset_of_that_moment(zone: str, at: datetime, said: str) -> None:
    assert iso(at, zone) == said
    assert with_offset(at, zone) == at


def test_whoever_travels_has_each_rating_by_the_clock_of_its_place() -> None:
    """Sydney in the evening, and eleven hours later New York on the same day."""
    first = rating(1, at=AT, zone="Australia/Sydney")
    second = rating(2, at=AT + timedelta(hours=11), zone="America/New_York")
    found = of_ratings([first, second])
    assert [row["rated_at"] for row in found] == ["2026-07-01T17:30:00+10:00", "2026-07-01T14:30:00-04:00"]
    assert [row["local_date"] for row in found] == ["2026-07-01", "2026-07-01"]
    assert [datetime.fromisoformat(row["rated_at"]).tzinfo for row in found] == [
        timezone(timedelta(hours=10)),
        timezone(timedelta(hours=-4)),
    ]
