"""The picture of a diary as the page of trends has it, for the tests of what is drawn."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from tests.trends.diaries import TITLES, session
from webapp.trends.averages import stretches_from
from webapp.trends.chart import Drawing, Kind
from webapp.trends.comparison import compare, spans
from webapp.trends.few import MOST
from webapp.trends.ratings_chart import RatingsChart, few_chart, ratings_chart
from webapp.trends.records import RatingRecord, SessionRecord, day_of, in_order
from webapp.trends.windows import Period, Reach, window_of

TODAY = date(2026, 11, 21)
FIRST = datetime(2026, 9, 28, 9, tzinfo=UTC)
SCORES = st.one_of(st.none(), st.integers(0, 10))


def page(
    sessions: list[SessionRecord],
    ratings: list[RatingRecord] | None = None,
    period: Period = "quarter",
    today: date = TODAY,
    to: date | None = None,
) -> RatingsChart:
    records = in_order(sessions, ratings or [])
    if len(records) <= MOST:
        return few_chart(records, TITLES)
    reach = Reach(day_of(records[0]), day_of(records[-1]), len(records))
    window = window_of(period, to, reach, today)
    shown = stretches_from(records, window.unit, window.starts)
    return ratings_chart(window, shown, compare(spans(records, today)), titles=TITLES)


def drawing(found: RatingsChart, kind: Kind = "wide") -> Drawing:
    return next(drawing for drawing in found.drawings if drawing.kind == kind)


def many(count: int, days: int = 56) -> list[SessionRecord]:
    """Sessions spread evenly, with one single 10 and one single 0."""
    step = timedelta(days=days) / count
    scores = [10, *[5 + number % 3 for number in range(count - 2)], 0]
    return [
        session(FIRST + step * number, score, max(0, score - 1), number=number) for number, score in enumerate(scores)
    ]
