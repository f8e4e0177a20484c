"""The columns: how many, what their dates have room for, and how ratings are drawn together in them."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trends.diaries import daily, eight_weeks, session
from tests.trends.pictures import FIRST, SCORES, drawing, many, page
from webapp.trends.averages import counted_stretches, stretches_from
from webapp.trends.chart import KINDS, Column, Drawing, Kind
from webapp.trends.columns import draw_columns
from webapp.trends.periods import run_up_to
from webapp.trends.records import day_of, in_order
from webapp.trends.windows import PERIODS, Period, Reach, window_of


@pytest.mark.parametrize(("period", "columns"), [("week", 7), ("month", 5), ("quarter", 13), ("year", 12), ("all", 11)])
def test_each_period_has_as_many_columns_as_a_screen_holds(period: Period, columns: int) -> None:
    decade = [session(FIRST - timedelta(days=day), 5, 4) for day in range(0, 3653, 3)]
    found = page(decade, period=period)
    assert len(drawing(found).columns) == len(found.stretches) == columns


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("period", PERIODS)
def test_no_date_under_the_axis_runs_out_of_the_picture_or_into_the_next(kind: Kind, period: Period) -> None:
    decade = [session(FIRST - timedelta(days=day), 5, 4) for day in range(0, 3653, 3)]
    picture = drawing(page(decade, period=period), kind)
    labelled = [column for column in picture.columns if column.label]
    ends = [column.x + len(column.label) * 6.4 for column in labelled]
    assert all(end <= following.x for end, following in zip(ends, labelled[1:], strict=False))
    assert ends[-1] <= picture.width + 2
    assert len(labelled) >= 2


def test_both_weeks_of_a_comparison_are_always_in_the_picture() -> None:
    # The newest session of the running week has no rating, so the comparison ends a week earlier than the picture.
    records = [*daily(FIRST, [6] * 49), session(datetime(2026, 11, 17, 9, tzinfo=UTC), None)]
    found = drawing(page(records, today=date(2026, 11, 18)))
    assert len(found.brackets) == 2
    assert found.brackets[0].x1 < found.brackets[1].x1


@pytest.mark.parametrize("kind", KINDS)
def test_each_mean_is_drawn_where_the_table_says(kind: Kind) -> None:
    found = page(eight_weeks())
    picture = drawing(found, kind)
    height = (picture.floor - picture.gridlines[-1].y) / 10
    for mean, row in zip(picture.means, found.table.rows, strict=True):
        assert row.before is not None
        assert abs((picture.floor - mean.y) / height - row.before.mean) < 0.01


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("by", PERIODS)
def test_two_thousand_sessions_are_few_marks_and_the_extremes_stay(kind: Kind, by: Period) -> None:
    found = drawing(page(many(2000), period=by, today=date(2026, 11, 23)), kind)
    marks = len(found.pairs) + len(found.bubbles)
    assert marks <= 14 * 22
    if by in ("quarter", "year", "all"):
        before = Counter(bubble.y for bubble in found.bubbles if not bubble.after)
        lines = {line.label: line.y for line in found.gridlines}
        assert before[lines["10"]] == 1
        assert before[lines["0"]] == 1


def test_the_larger_a_dot_the_more_ratings_and_a_single_one_can_be_seen() -> None:
    found = drawing(page(many(400)))
    radii = sorted({bubble.radius for bubble in found.bubbles})
    assert radii[0] >= 1.5
    assert radii[-1] > 3 * radii[0]


def test_each_drawing_decides_for_itself_whether_sessions_stand_apart() -> None:
    found = page(daily(FIRST, [5, 6, 7] * 18) + daily(FIRST + timedelta(hours=8), [5] * 54), today=date(2026, 11, 20))
    narrow, wide = found.pictures
    assert narrow.drawing.together
    assert not wide.drawing.together
    assert "the larger, the more often" in narrow.words.caption
    assert "the larger, the more often" not in wide.words.caption


ENTRIES = st.lists(st.tuples(st.integers(0, 400 * 24), SCORES, SCORES), min_size=6, max_size=120)


@given(ENTRIES, st.sampled_from(PERIODS))
@settings(max_examples=80, deadline=None)
def test_the_lowest_and_the_highest_before_and_after_of_each_column_are_drawn(
    entries: list[tuple[int, int | None, int | None]], period: Period
) -> None:
    records = [
        session(FIRST - timedelta(hours=hour), before, after, number=number)
        for number, (hour, before, after) in enumerate(entries)
    ]
    found = page(records, period=period, today=FIRST.date())
    for kind in KINDS:
        picture = drawing(found, kind)
        for column, row in zip(picture.columns, found.table.rows, strict=True):
            rings, dots = heights(picture, column)
            assert extremes(picture, rings) == ((row.before.lowest, row.before.highest) if row.before else None)
            assert extremes(picture, dots) == ((row.after.lowest, row.after.highest) if row.after else None)


def heights(picture: Drawing, column: Column) -> tuple[list[float], list[float]]:
    """Where the rings and where the dots of one column lie."""
    inside = [pair for pair in picture.pairs if column.x <= pair.x <= column.x + column.width]
    bubbles = [bubble for bubble in picture.bubbles if column.x <= bubble.x <= column.x + column.width]
    rings = [pair.before for pair in inside if pair.before is not None]
    dots = [pair.after for pair in inside if pair.after is not None]
    return (
        [*rings, *(bubble.y for bubble in bubbles if not bubble.after)],
        [*dots, *(bubble.y for bubble in bubbles if bubble.after)],
    )


def extremes(picture: Drawing, places: list[float]) -> tuple[int, int] | None:
    """The lowest and the highest score that lies at one of the places."""
    height = (picture.floor - picture.gridlines[-1].y) / 10
    scores = [round((picture.floor - y) / height) for y in places]
    return (min(scores), max(scores)) if scores else None


@pytest.mark.parametrize("period", PERIODS)
def test_a_column_that_was_counted_is_drawn_like_one_that_was_read(period: Period) -> None:
    records = in_order(many(2000, days=300))
    reach = Reach(day_of(records[0]), day_of(records[-1]), len(records))
    window = window_of(period, None, reach, reach.last)
    read = stretches_from(records, window.unit, window.starts)
    counts = [(day_of(one), {one.before: 1}, {one.after: 1}) for one in records]
    counted = counted_stretches(window.unit, window.starts, counts, [])  # type: ignore[arg-type]
    for kind in KINDS:
        one, other = (draw_columns(kind, window.unit, columns, None) for columns in (read, counted))
        assert (one.means, one.bands, one.columns) == (other.means, other.bands, other.columns)
        assert other.together
        assert not one.together or one.bubbles == other.bubbles


def test_ten_years_with_a_session_now_and_then_are_drawn_though_nothing_but_their_counts_was_read() -> None:
    starts = run_up_to(FIRST.date(), "year", 10)
    shown = counted_stretches("year", starts, [(start, {6: 1}, {4: 1}) for start in starts], [starts[3]])
    for kind in KINDS:
        found = draw_columns(kind, "year", shown, None)
        assert Counter(bubble.after for bubble in found.bubbles) == {False: 10, True: 10}
        assert len(found.flares) == 1
