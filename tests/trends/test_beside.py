"""What is drawn beside the ratings: the level that matters, days of a plan, notes, function."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trends.diaries import TITLES, daily
from webapp.trends.averages import Stretch, stretches
from webapp.trends.baseline import Baseline, first_weeks
from webapp.trends.beside import Beside
from webapp.trends.chart import KINDS, Drawing, Kind, Level
from webapp.trends.columns import draw_columns
from webapp.trends.function_points import FunctionPoint, mean_of_answers
from webapp.trends.paths import paths_of
from webapp.trends.periods import Unit
from webapp.trends.plan_days import PlanDay, practised_of
from webapp.trends.ratings_chart import RatingsChart, ratings_chart
from webapp.trends.records import SessionRecord
from webapp.trends.windows import Reach, window_of

MONDAY = datetime(2026, 9, 28, 9, tzinfo=UTC)
FIRST = MONDAY.date()
LAST = date(2026, 11, 21)
EIGHT_WEEKS = daily(MONDAY, [6] * 55)


def weeks(sessions: list[SessionRecord] = EIGHT_WEEKS) -> tuple[Stretch, ...]:
    return stretches(sessions, "week", LAST, 8)


def drawn(beside: Beside, kind: Kind = "wide", shown: tuple[Stretch, ...] | None = None) -> Drawing:
    return draw_columns(kind, "week", shown or weeks(), None, beside)


def chart(beside: Beside, sessions: list[SessionRecord] = EIGHT_WEEKS) -> RatingsChart:
    window = window_of("quarter", None, Reach(FIRST, LAST, 55), LAST)
    return ratings_chart(window, weeks(sessions), None, beside, TITLES)


def noted(day: int, note: str) -> SessionRecord:
    return SessionRecord(UUID(int=day), "legs-up", "standard", MONDAY + timedelta(days=day), "UTC", 5, 4, note=note)


def baseline(tenths: int) -> Baseline:
    return Baseline(first_weeks(FIRST), tenths, 20)


@pytest.mark.parametrize("kind", KINDS)
def test_the_level_that_matters_lies_where_its_mean_lies(kind: Kind) -> None:
    found = drawn(Beside(baseline(80)), kind)
    lines = {line.label: line.y for line in found.gridlines}
    assert found.levels == (Level(lines["6"], found.floor),)
    assert "From 6.0 down (dotted) a mean is a change that matters." in chart(Beside(baseline(80))).words.caption


def test_the_upper_level_is_drawn_only_where_a_mean_comes_near_it() -> None:
    assert len(drawn(Beside(baseline(45))).levels) == 2
    assert "From 3.1 down and 5.9 up (dotted)" in chart(Beside(baseline(45))).words.caption
    assert len(drawn(Beside(baseline(60))).levels) == 1


def test_no_level_lies_off_the_scale() -> None:
    high = weeks(daily(MONDAY, [10] * 55))
    assert len(drawn(Beside(baseline(95)), shown=high).levels) == 1
    assert drawn(Beside(baseline(0)), shown=weeks(daily(MONDAY, [0] * 55))).levels == ()


@pytest.mark.parametrize("kind", KINDS)
def test_each_day_of_a_plan_is_a_mark_of_its_own_under_its_day(kind: Kind) -> None:
    plan = tuple(PlanDay(FIRST + timedelta(days=day), day % 3 == 0) for day in range(56))
    found = drawn(Beside(plan=plan), kind)
    assert [mark.practised for mark in found.plan] == [day.practised for day in plan]
    paths = paths_of(found)
    assert (paths.practised.count("M"), paths.other_days.count("M")) == (19, 37)
    assert found.plan[0].x >= found.left
    assert found.plan[-1].x + found.plan[-1].width <= found.right
    assert found.under > 0


def test_days_too_narrow_to_be_seen_are_put_together_with_equal_neighbours() -> None:
    months = stretches(EIGHT_WEEKS, "month", LAST, 12)
    plan = tuple(PlanDay(FIRST + timedelta(days=day), day < 10 or day > 20) for day in range(40) if day != 5)
    found = draw_columns("narrow", "month", months, None, Beside(plan=plan))
    assert [mark.practised for mark in found.plan] == [True, True, False, True]
    assert paths_of(found).practised.count("M") == 3


def test_a_plan_is_counted_in_the_table_week_by_week_and_heard() -> None:
    plan = tuple(PlanDay(FIRST + timedelta(days=day), day % 2 == 0) for day in range(14))
    found = chart(Beside(plan=plan))
    assert [row.plan for row in found.table.rows][:3] == ["4 of 7", "3 of 7", ""]
    assert "Days of your plan practised: 7 of 14." in found.words.description
    assert not chart(Beside()).table.has_plan
    assert practised_of(plan, date(2027, 1, 1), date(2027, 2, 1)) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_note_has_a_mark_under_its_session_and_its_words_at_the_point(kind: Kind) -> None:
    sessions = [*daily(MONDAY, [5] * 20), noted(25, "Carried boxes.\nThen rested")]
    shown = weeks(sessions)
    found = drawn(Beside(), kind, shown)
    assert [x for x, _ in found.notes] == [found.pairs[-1].x] if found.pairs else [found.columns[3].middle]
    picture = next(picture for picture in chart(Beside(), sessions).pictures if picture.drawing.kind == kind)
    last = picture.points[-1].words
    assert last.endswith("Note: Carried boxes. Then rested" if found.pairs else "1 note.")
    assert [row.notes for row in chart(Beside(), sessions).table.rows] == [0, 0, 0, 1, 0, 0, 0, 0]


def test_a_long_note_is_cut_at_a_word_and_stays_on_one_line() -> None:
    found = chart(Beside(), [*daily(MONDAY, [5] * 6), noted(9, "word\n" * 500)])
    words = found.pictures[-1].points[-1].words
    assert words.endswith("word …")
    assert "\n" not in words
    assert len(words) < 260


def answers(*pairs: tuple[int, int]) -> tuple[FunctionPoint, ...]:
    return tuple(FunctionPoint(FIRST + timedelta(days=day), tenths) for day, tenths in pairs)


@pytest.mark.parametrize("kind", KINDS)
def test_function_has_its_own_axis_below_and_less_lies_lower(kind: Kind) -> None:
    found = drawn(Beside(function=answers((6, 100), (13, 50), (20, 0))), kind)
    panel = found.function
    assert panel is not None
    lines = {line.label: line.y for line in panel.gridlines}
    assert [mark.y for mark in panel.marks] == [lines["10"], lines["5"], lines["0"]]
    assert found.floor < lines["10"] < lines["0"] < found.height
    assert [text.words for text in panel.numbers] == ["10.0", "5.0", "0.0"]


def test_a_week_without_an_answer_is_a_gap_in_the_line() -> None:
    panel = drawn(Beside(function=answers((6, 60), (13, 50), (34, 40), (41, 30)))).function
    assert panel is not None
    assert [len(run) for run in panel.runs] == [2, 2]
    assert paths_of(drawn(Beside(function=answers((6, 60))))).function_line == ""


def test_many_answers_are_a_line_and_one_that_stands_alone_keeps_a_mark_as_quiet_as_the_line() -> None:
    weekly = [(7 * week, 40 + week % 9) for week in range(150)]
    years = stretches(EIGHT_WEEKS, "year", LAST, 4)
    points = tuple(FunctionPoint(date(2023, 1, 2) + timedelta(days=day), tenths) for day, tenths in weekly)
    lone = FunctionPoint(date(2026, 10, 5), 70)
    panel = draw_columns("narrow", "year", years, None, Beside(function=(*points, lone))).function
    assert panel is not None
    assert len(panel.marks) == 1
    few = drawn(Beside(function=answers((6, 60), (13, 50)))).function
    assert few is not None
    assert panel.half_side < few.half_side
    assert sum(len(run) for run in panel.runs) == 151
    assert [text.words for text in panel.numbers] == ["4.0", "7.0"]


def test_answers_outside_the_picture_are_not_drawn() -> None:
    assert drawn(Beside(function=answers((-1, 60), (56, 50)))).function is None


def test_function_is_in_the_table_heard_and_read_point_by_point() -> None:
    found = chart(Beside(function=answers((6, 57), (13, 37))))
    assert [row.function for row in found.table.rows][:3] == ["5.7 (1)", "3.7 (1)", ""]
    assert "Function (PEG) goes from 5.7 to 3.7, 2 weeks answered." in found.words.description
    assert "Sun 4 Oct, function (PEG): 5.7." in [point.words for point in found.pictures[0].points]


def test_the_mean_of_answers_is_rounded_half_up_and_has_its_count() -> None:
    assert mean_of_answers(answers((0, 40), (1, 41)), FIRST, LAST) == "4.1 (2)"
    assert mean_of_answers(answers((0, 40)), LAST, LAST) == ""


@given(
    st.lists(st.tuples(st.integers(0, 55), st.integers(0, 100)), unique_by=lambda one: one[0], max_size=40),
    st.lists(st.tuples(st.integers(0, 55), st.booleans()), unique_by=lambda one: one[0], max_size=56),
    st.sampled_from(("day", "week", "month", "quarter", "year", "decade")),
)
@settings(max_examples=60, deadline=None)
def test_everything_beside_lies_inside_the_picture(
    function: list[tuple[int, int]], plan: list[tuple[int, bool]], unit: Unit
) -> None:
    shown = stretches(EIGHT_WEEKS, unit, LAST, 7)
    days = tuple(PlanDay(FIRST + timedelta(days=day), practised) for day, practised in sorted(plan))
    for kind in KINDS:
        found = draw_columns(kind, unit, shown, None, Beside(plan=days, function=answers(*sorted(function))))
        for mark in found.plan:
            assert found.left <= mark.x <= mark.x + mark.width <= found.right + 0.1
            assert mark.width > 0
        for place in found.function.runs if found.function else ():
            for point in place:
                assert found.left <= point.x <= found.right
                assert found.floor < point.y < found.height
