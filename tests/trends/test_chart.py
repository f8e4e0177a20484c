"""The geometry: what is drawn, where, and that nothing is hidden or runs into one another."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trends.diaries import TITLES, daily, eight_weeks, rating, session
from webapp.trends.averages import counted_stretches, stretches_from
from webapp.trends.chart import KINDS, Column, Drawing, Kind
from webapp.trends.columns import draw_columns
from webapp.trends.comparison import compare, spans
from webapp.trends.few import MOST
from webapp.trends.pairs import changes
from webapp.trends.paths import paths_of
from webapp.trends.periods import run_up_to
from webapp.trends.ratings_chart import RatingsChart, few_chart, ratings_chart
from webapp.trends.records import RatingRecord, SessionRecord, day_of, in_order
from webapp.trends.routines_section import routines_section
from webapp.trends.windows import PERIODS, Period, Reach, window_of

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


@pytest.mark.parametrize("kind", KINDS)
def test_the_worked_example_draws_every_session_every_week_and_the_flare(kind: Kind) -> None:
    found = drawing(page(eight_weeks()), kind)
    assert len(found.pairs) == 39
    assert [column.mean for column in found.columns] == ["6.0", "5.8", "7.3", "4.8", "4.4", "4.2", "3.7", "3.4"]
    assert [column.count for column in found.columns] == ["4", "5", "4", "5", "5", "5", "6", "5"]
    assert [bracket.value for bracket in found.brackets] == ["5.9", "3.9"]
    assert [flare.label.words for flare in found.flares if flare.label] == ["flare, 13 Oct"]
    assert [pointer.word.words for pointer in found.pointers] == ["before", "after"]
    assert not found.bubbles


def test_a_ring_lies_where_its_score_is_and_less_pain_lies_lower() -> None:
    found = drawing(page([session(FIRST, 10, 0), *daily(FIRST + timedelta(days=1), [5] * 10)], today=date(2026, 10, 9)))
    lines = {line.label: line.y for line in found.gridlines}
    assert (found.pairs[0].before, found.pairs[0].after) == (lines["10"], lines["0"])
    assert lines["10"] < lines["8"] < lines["0"] == found.floor


def test_equal_before_and_after_is_one_mark_and_a_missing_one_is_not_drawn() -> None:
    records = [*daily(FIRST, [5] * 6), session(FIRST + timedelta(days=7), 4, 4), session(FIRST + timedelta(days=8), 6)]
    same, lone = drawing(page(records)).pairs[-2:]
    assert same.same
    assert not same.joined
    assert lone.after is None
    assert not lone.joined


def test_a_rating_on_its_own_is_a_ring_without_a_dot() -> None:
    found = page(daily(FIRST, [5] * 6), [rating(FIRST + timedelta(days=9), 8)])
    last = drawing(found).pairs[-1]
    assert last.before is not None
    assert last.after is None
    assert "A ring without a dot has no rating after it." in found.words.caption
    assert "mean of the rings" in found.words.row


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


@given(
    st.lists(st.tuples(st.integers(0, 56 * 24), SCORES, SCORES, st.booleans()), min_size=1, max_size=90),
    st.sampled_from(PERIODS),
)
@settings(max_examples=60, deadline=None)
def test_everything_lies_inside_the_picture(
    sessions: list[tuple[int, int | None, int | None, bool]], by: Period
) -> None:
    found = page(
        [session(FIRST + timedelta(hours=hour), before, after, flare=flare) for hour, before, after, flare in sessions],
        period=by,
    )
    for kind in KINDS:
        _inside(drawing(found, kind))


def _inside(found: Drawing) -> None:
    low, high = found.gridlines[-1].y, found.floor
    for pair in found.pairs:
        assert found.left <= pair.x <= found.right
        assert all(low <= y <= high for y in (pair.before, pair.after) if y is not None)
    for bubble in found.bubbles:
        assert found.left <= bubble.x - bubble.radius
        assert bubble.x + bubble.radius <= found.right
    for band in found.bands:
        assert found.left <= band.x
        assert band.x + band.width <= found.right
        assert band.height > 0
    for flare in found.flares:
        assert 0 <= flare.y < found.floor
        assert flare.label is None or 0 <= flare.label.x <= found.width
    for bracket in found.brackets:
        assert found.left <= bracket.x1 < bracket.x2 <= found.right


@given(st.permutations(eight_weeks()))
@settings(max_examples=20, deadline=None)
def test_the_order_in_which_sessions_are_found_changes_nothing(mixed: list[SessionRecord]) -> None:
    assert page(mixed) == page(eight_weeks())


@given(st.integers(0, 10))
@settings(deadline=None)
def test_all_equal_ratings_have_their_mean_on_their_line(score: int) -> None:
    found = drawing(page([session(FIRST + timedelta(days=day), score, score) for day in range(30)]))
    assert {mean.y for mean in found.means} == {pair.before for pair in found.pairs}


def test_sessions_at_the_same_minute_do_not_hide_each_other() -> None:
    records = [*daily(FIRST, [5] * 6), *[session(FIRST + timedelta(days=8), 6, 4, number=n) for n in range(4)]]
    for kind in KINDS:
        places = [pair.x for pair in drawing(page(records), kind).pairs][-4:]
        assert len(set(places)) == 4
        assert min(b - a for a, b in pairwise(places)) >= 3.5


def test_a_flare_of_several_sessions_a_day_is_one_mark_above_the_scale_where_pain_is_high() -> None:
    flare = [session(FIRST + timedelta(days=8, hours=hour), 9, 8, flare=True) for hour in (0, 6, 12)]
    found = drawing(page([*daily(FIRST, [5] * 6), *flare]))
    assert len(found.flares) == 1
    assert found.flares[0].y < found.gridlines[-1].y


def test_what_the_triangles_are_is_said_below_the_title_where_they_have_no_room_for_it() -> None:
    crowded = [session(FIRST + timedelta(days=day), 8, 7, flare=True) for day in range(56)]
    for picture in page(crowded).pictures:
        assert not any(flare.label for flare in picture.drawing.flares)
        assert "A triangle is a flare." in picture.words.caption
    assert "triangle" not in page(eight_weeks()).words.caption


def test_three_sessions_are_drawn_with_their_numbers() -> None:
    found = page(
        [
            session(datetime(2026, 11, 16, 9, tzinfo=UTC), 7, 5),
            session(datetime(2026, 11, 18, 9, tzinfo=UTC), 6, 6),
            session(datetime(2026, 11, 20, 9, tzinfo=UTC), 6, 4, routine="knees"),
        ]
    )
    narrow = drawing(found, "narrow")
    assert [pair.x for pair in narrow.pairs] == [80, 188, 296]
    words = [text.words for text in narrow.texts]
    assert words == ["7 before", "5 after", "16 Nov", "6, as before", "18 Nov", "6", "4", "20 Nov"]
    assert "Knee walking, standard" in [text.words for text in drawing(found).texts]
    assert found.words.title == "Three sessions: 7 to 5; 6 unchanged; 6 to 4"
    assert not found.stretches


def test_five_in_a_row_have_room_and_the_sixth_makes_columns() -> None:
    assert not drawing(page(daily(FIRST, [5] * 5))).columns
    assert len(drawing(page(daily(FIRST, [5] * 6), today=date(2026, 10, 3))).columns) == 2


@pytest.mark.parametrize(("period", "columns"), [("week", 7), ("month", 5), ("quarter", 13), ("year", 12), ("all", 11)])
def test_each_period_has_as_many_columns_as_a_screen_holds(period: Period, columns: int) -> None:
    decade = [session(FIRST - timedelta(days=day), 5, 4) for day in range(0, 3653, 3)]
    found = page(decade, period=period)
    assert len(drawing(found).columns) == len(found.stretches) == columns


def test_both_weeks_of_a_comparison_are_always_in_the_picture() -> None:
    # The newest session of the running week has no rating, so the comparison ends a week earlier than the picture.
    records = [*daily(FIRST, [6] * 49), session(datetime(2026, 11, 17, 9, tzinfo=UTC), None)]
    found = drawing(page(records, today=date(2026, 11, 18)))
    assert len(found.brackets) == 2
    assert found.brackets[0].x1 < found.brackets[1].x1


def test_the_picture_ends_with_the_newest_record() -> None:
    found = page(eight_weeks(), today=date(2027, 8, 1))
    assert found.words.title == "Pain before and after each session, 28 September to 22 November"


def test_the_words_for_who_hears_the_page_give_the_course_and_the_flare() -> None:
    words = page(eight_weeks()).words
    assert words.description == (
        "Each session is a ring (before) joined to a filled dot (after) on a scale from 0, no pain, to 10. "
        "Weekly means before a session go from 6.0 to 3.4. A flare on 13 October. "
        "The same numbers are in the table below."
    )


def test_the_picture_of_routines_has_a_dot_a_pair_and_a_mean_from_six_pairs_on() -> None:
    for found in routines_section(changes(eight_weeks()), TITLES).drawings:
        assert [len(row.dots) for row in found.rows] == [19, 10, 7, 3]
        assert [row.centre is None for row in found.rows] == [False, False, False, True]
        assert found.rows[0].centre is not None
        assert found.rows[0].centre < found.zero


def test_many_equal_changes_are_one_dot() -> None:
    found = routines_section(changes(many(500)), TITLES)
    for change_drawing in found.drawings:
        assert len(change_drawing.rows[0].dots) == 2  # one lower, and the single 0 that stayed 0
    assert "A dot stands for all sessions with the same change" in found.words.caption


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


@pytest.mark.parametrize("kind", KINDS)
def test_each_mean_is_drawn_where_the_table_says(kind: Kind) -> None:
    found = page(eight_weeks())
    picture = drawing(found, kind)
    height = (picture.floor - picture.gridlines[-1].y) / 10
    for mean, row in zip(picture.means, found.table.rows, strict=True):
        assert row.before is not None
        assert abs((picture.floor - mean.y) / height - row.before.mean) < 0.01


def test_a_session_without_any_rating_is_not_drawn_but_said() -> None:
    found = page([*daily(FIRST, [5] * 6), session(FIRST + timedelta(days=9), None)])
    assert "One session without a rating is not drawn." in found.words.caption
    assert paths_of(drawing(found)).rings.count("M") == 6
    assert len(found.pictures[-1].points) == 6


def test_points_go_from_left_to_right_and_say_what_was_rated() -> None:
    sessions = [
        *daily(FIRST, [5] * 3),
        session(FIRST + timedelta(days=9), 4, 4, number=7),
        session(FIRST + timedelta(days=10), 6, None, number=8, flare=True),
        session(FIRST + timedelta(days=11), None, 3, number=9, routine="gone"),
    ]
    found = page(sessions, [rating(FIRST + timedelta(days=12), 8)], today=date(2026, 10, 12))
    for picture in found.pictures:
        assert [point.x for point in picture.points] == [pair.x for pair in picture.drawing.pairs]
        assert [point.words for point in picture.points][2:] == [
            "Wed 30 Sep, Legs-up release: 5 before, 4 after.",
            "Wed 7 Oct, Legs-up release: 4 before and after.",
            "Thu 8 Oct, Legs-up release: 6 before, not rated after. A flare.",
            "Fri 9 Oct, gone: not rated before, 3 after.",
            "Sat 10 Oct, on its own: 8.",
        ]


def test_where_ratings_are_drawn_together_a_point_is_a_column() -> None:
    found = page(many(400, days=200), period="year", today=date(2027, 4, 20))
    for picture in found.pictures:
        assert len(picture.points) == len(found.stretches) == 8
        assert picture.points[1].words == (
            "October 2026: mean before 6.0 (5–7, 62 ratings), after 5.0 (4–6, 62 ratings)."
        )


def test_each_drawing_decides_for_itself_whether_sessions_stand_apart() -> None:
    found = page(daily(FIRST, [5, 6, 7] * 18) + daily(FIRST + timedelta(hours=8), [5] * 54), today=date(2026, 11, 20))
    narrow, wide = found.pictures
    assert narrow.drawing.together
    assert not wide.drawing.together
    assert "the larger, the more often" in narrow.words.caption
    assert "the larger, the more often" not in wide.words.caption


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
