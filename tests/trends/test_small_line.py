"""The small line on Today."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.trends.diaries import rating
from webapp.trends.averages import stretches
from webapp.trends.records import RatingRecord
from webapp.trends.small_line import EDGE, HEIGHT, WIDTH, SmallLine, small_line

TODAY = date(2026, 11, 21)
WEEKS = 9


def line(*means: list[int]) -> SmallLine | None:
    """The last weeks up to the present one, each with its ratings."""
    monday = datetime(2026, 11, 16, 12, tzinfo=UTC) - timedelta(weeks=len(means) - 1)
    records: list[RatingRecord] = [
        rating(monday + timedelta(weeks=number, hours=hour), score)
        for number, given in enumerate(means)
        for hour, score in enumerate(given)
    ]
    return small_line(stretches(records, "week", TODAY, WEEKS), TODAY)


def test_two_weeks_make_no_line() -> None:
    assert line([5], [4]) is None
    assert line([5], [], [], [4]) is None
    assert line([5], [4], [3]) is not None


def test_it_says_its_weeks_its_count_and_both_ends() -> None:
    found = line([6, 7], [5], [4, 3])
    assert found is not None
    assert (found.first, found.last) == ("6.5", "3.5")
    assert found.caption == "Weekly means from 2 to 21 November, 5 ratings"
    assert found.description == (
        "On a scale from 0, no pain, to 10. week of 2 Nov: 6.5; week of 9 Nov: 5.0; week of 16 Nov: 3.5."
    )


def test_it_is_drawn_on_the_whole_scale() -> None:
    found = line([10], [5], [0])
    assert found is not None
    assert [point.y for point in found.points] == [EDGE, HEIGHT / 2, HEIGHT - EDGE]
    assert found.points[-1].x == WIDTH - EDGE


def test_a_week_without_a_rating_is_a_gap() -> None:
    found = line([6], [5], [], [4], [3])
    assert found is not None
    assert len(found.points) == 4
    assert found.runs == (found.points[0:2], found.points[2:4])


@given(st.lists(st.lists(st.integers(0, 10), max_size=4), min_size=1, max_size=WEEKS))
def test_it_never_leaves_its_frame(means: list[list[int]]) -> None:
    found = line(*means)
    rated = [given for given in means if given]
    assert (found is None) == (len(rated) < 3)
    for point in found.points if found else ():
        assert EDGE <= point.x <= WIDTH - EDGE
        assert EDGE <= point.y <= HEIGHT - EDGE
