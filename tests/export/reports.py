"""Material for sheets: the worked example of eight weeks, and anything that somebody may have written down."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from pypdf import PdfReader

from tests.trends.diaries import TITLES, eight_weeks, session
from webapp.export.names import Names
from webapp.export.report import LeftOut, Listing, Material, Noted, Report, Screened
from webapp.export.report_making import make_report
from webapp.export.report_pdf import report_pdf
from webapp.safety.screening import questions
from webapp.trends.baseline import BaselineDays, Standing, standing
from webapp.trends.function import FunctionRecord, Items
from webapp.trends.periods import start_of
from webapp.trends.records import Record, day_of, in_order

FIRST, LAST = date(2026, 9, 28), date(2026, 11, 22)
MADE = datetime(2026, 11, 22, 18, tzinfo=UTC)
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
TWIST = "seated-torso-twist"
NAMES = Names(TITLES, {("four", TWIST): "Seated torso twist"}, {"back": "Lower back"})


def material(records: Sequence[Record] = (), **changes: Any) -> Material:
    usual = Material(FIRST, LAST, LAST, "Patient code EBB-7F3K", NAMES, in_order(records))
    return replace(usual, **changes)


def answered(day: date, pain: int, enjoyment: int, activity: int) -> FunctionRecord:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return FunctionRecord(UUID(int=day.toordinal()), at, "UTC", Items(pain, enjoyment, activity))


def held_against(first: date, last: date, records: Sequence[Record]) -> Standing:
    """The newest weeks of the sheet beside those days."""
    weeks: dict[date, Counter[int]] = defaultdict(Counter)
    then = Counter[int]()
    for record in records:
        if record.before is not None:
            weeks[start_of(day_of(record), "week")][record.before] += 1
            then[record.before] += first <= day_of(record) <= last
    return standing(BaselineDays(first, last, chosen=True), +then, weeks, LAST)


def full_sheet() -> Material:
    """The worked example, with everything else that may be on a sheet."""
    records = [
        replace(
            record,
            heard_steps=(TWIST,) if record.routine == "four" else (),
            hurt=(TWIST,) if (record.at.month, record.at.day) == (11, 8) else (),
            where_it_hurt={TWIST: ("back", 6)},
            note="after moving boxes" if record.flare else "",
        )
        for record in eight_weeks()
    ]
    return material(
        records,
        function=(
            answered(date(2026, 10, 6), 6, 6, 5),
            answered(date(2026, 11, 3), 5, 4, 4),
            answered(date(2026, 11, 17), 4, 3, 4),
        ),
        screenings=(
            Screened(FIRST, (), cleared_by_clinician=False),
            Screened(date(2026, 11, 9), ("fever", "both-legs"), cleared_by_clinician=True),
        ),
        medication=(Noted(date(2026, 10, 14), "Ibuprofen 400 mg, twice a day"),),
        left_out=(LeftOut("four", TWIST, date(2026, 11, 8)),),
    )


def pdf_of(of: Material) -> bytes:
    return report_pdf(make_report(of), MADE)


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


BASELINE = held_against(date(2026, 10, 1), date(2026, 10, 14), eight_weeks())
SCORES = st.none() | st.integers(0, 10)
STEPS = st.sampled_from([f"step-{number}-with-a-name-that-does-not-end-soon" for number in range(40)])
WORDS = st.text(max_size=400) | st.sampled_from(["W" * 400, "a " * 200, "Ω \u202e 李", "\n\n"])
DAYS = st.dates(date(2016, 11, 23), LAST)


@st.composite
def sessions(draw: st.DrawFn) -> list[Record]:
    """From none to as many as there may be in a week, over ten years or one day."""
    spread = draw(st.sampled_from([1, 40, 56, 400, 3600]))
    found: list[Record] = []
    for number in range(draw(st.sampled_from([0, 1, 2, 5, 6, 30, 150]))):
        at = MADE - timedelta(days=draw(st.integers(0, spread)), hours=draw(st.integers(0, 12)))
        made = session(
            at,
            draw(SCORES),
            draw(SCORES),
            routine=draw(st.sampled_from([*TITLES, "own-a", "own-b", "own-c", "own-d"])),
            flare=draw(st.booleans()),
            number=number,
            eased=tuple(draw(st.lists(STEPS, max_size=2))),
            hurt=tuple(draw(st.lists(STEPS, max_size=2))),
        )
        found.append(replace(made, note=draw(WORDS)) if draw(st.booleans()) else made)
    return found


@st.composite
def any_material(draw: st.DrawFn) -> Material:
    """Whatever may have been written down, with names and notes of any length."""
    signs = [sign.id for sign in questions()]
    screened = st.builds(Screened, DAYS, st.lists(st.sampled_from(signs), unique=True).map(tuple), st.booleans())
    scored = st.builds(answered, DAYS, *[st.integers(0, 10)] * 3)
    return material(
        draw(sessions()),
        first=draw(st.sampled_from([date(2016, 11, 23), date(2026, 1, 1), FIRST])),
        who=draw(st.text(max_size=80) | st.just("W" * 80)),
        function=tuple(draw(st.lists(scored, max_size=60))),
        screenings=tuple(draw(st.lists(screened, max_size=30))),
        medication=tuple(draw(st.lists(st.builds(Noted, DAYS, WORDS), max_size=40))),
        standing=draw(st.sampled_from([None, BASELINE])),
        left_out=tuple(draw(st.lists(st.builds(LeftOut, st.just("four"), STEPS, DAYS), max_size=40))),
    )


def listing(report: Report, heading: str) -> Listing:
    (found,) = (one for one in report.listings if one.heading.startswith(heading))
    return found
