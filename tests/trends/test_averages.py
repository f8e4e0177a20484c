from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.trends.diaries import eight_weeks, rating, session
from webapp.trends.averages import average, stretches, summary, tenths
from webapp.trends.records import in_order

SCORES = st.lists(st.integers(0, 10), min_size=1, max_size=60)
LAST_DAY = date(2026, 11, 21)


def test_the_weeks_of_the_worked_example_have_their_means_ranges_and_counts() -> None:
    weeks = stretches(eight_weeks(), "week", LAST_DAY, 8)
    befores = [week.before for week in weeks if week.before]
    assert [before.shown for before in befores] == ["6.0", "5.8", "7.3", "4.8", "4.4", "4.2", "3.7", "3.4"]
    assert [before.spread for before in befores] == ["5–7", "5–7", "6–8", "4–5", "4–5", "3–6", "3–5", "3–4"]
    assert [before.count for before in befores] == [4, 5, 4, 5, 5, 5, 6, 5]
    assert [week.after.shown for week in weeks if week.after] == [
        "5.0",
        "4.8",
        "6.0",
        "3.6",
        "3.0",
        "3.0",
        "2.5",
        "2.2",
    ]
    assert [week.name for week in weeks][:2] == ["28 Sep", "5 Oct"]


def test_four_weeks_pool_their_ratings_so_that_each_weighs_the_same() -> None:
    then = average(eight_weeks(), date(2026, 9, 28), 4)
    assert then is not None
    assert (then.count, then.total, then.shown) == (18, 106, "5.9")


def test_a_missing_rating_is_left_out_and_never_counts_as_nought() -> None:
    found = summary([6, None, 4])
    assert found is not None
    assert (found.count, found.mean, found.lowest) == (2, 5.0, 4)
    assert summary([None, None]) is None


def test_one_value_is_its_own_mean_and_range() -> None:
    found = summary([7])
    assert found is not None
    assert (found.shown, found.spread, found.count) == ("7.0", "7", 1)


def test_half_a_tenth_is_rounded_away_from_nought_on_both_sides() -> None:
    assert tenths(29, 4) == 73  # 7.25
    assert tenths(-29, 4) == -73
    assert tenths(0, 3) == 0


@given(st.integers(-2000, 2000), st.integers(1, 300))
def test_the_shown_mean_is_the_exact_mean_rounded_half_away_from_nought(total: int, count: int) -> None:
    exact = Decimal(abs(total)) / Decimal(count)
    assert abs(tenths(total, count)) == int((exact * 10).quantize(Decimal(1), ROUND_HALF_UP))


@given(SCORES, st.randoms())
def test_the_order_of_the_ratings_changes_nothing(scores: list[int], random: Random) -> None:
    mixed = list(scores)
    random.shuffle(mixed)
    assert summary(mixed) == summary(scores)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=60))
def test_one_more_everywhere_is_one_more_in_mean_and_range(scores: list[int]) -> None:
    low, high = summary(scores), summary(score + 1 for score in scores)
    assert low is not None
    assert high is not None
    assert high.tenths == low.tenths + 10
    assert (high.lowest, high.highest) == (low.lowest + 1, low.highest + 1)


@given(st.integers(0, 10), st.integers(1, 50))
def test_equal_ratings_have_themselves_as_mean_and_no_spread(score: int, count: int) -> None:
    found = summary([score] * count)
    assert found is not None
    assert (found.tenths, found.spread) == (score * 10, str(score))


@given(SCORES)
def test_the_mean_lies_between_the_lowest_and_the_highest(scores: list[int]) -> None:
    found = summary(scores)
    assert found is not None
    assert found.lowest <= found.mean <= found.highest


def test_a_week_begins_on_the_monday_of_the_place_where_the_person_was() -> None:
    # Sunday evening in Los Angeles is Monday in UTC; Monday morning in Auckland is Sunday in UTC.
    sunday = session(datetime(2026, 3, 9, 3, 0, tzinfo=UTC), 4, time_zone="America/Los_Angeles")
    monday = session(datetime(2026, 3, 8, 19, 0, tzinfo=UTC), 6, time_zone="Pacific/Auckland")
    earlier, this = stretches(in_order([sunday, monday]), "week", date(2026, 3, 9), 2)
    assert [record.before for record in earlier.records] == [4]
    assert [record.before for record in this.records] == [6]


def test_the_clocks_going_back_and_forward_leave_every_session_in_its_week() -> None:
    # London, 25 October 2026: the hour from 1 to 2 happens twice. 29 March: it does not happen.
    night = [session(datetime(2026, 10, 25, hour, 30, tzinfo=UTC), 5, time_zone="Europe/London") for hour in (0, 1, 23)]
    spring = [
        session(datetime(2026, 3, 29, hour, 30, tzinfo=UTC), 5, time_zone="Europe/London") for hour in (0, 1, 22, 23)
    ]
    assert len(stretches(night, "week", date(2026, 10, 25), 1)[0].records) == 3
    assert len(stretches(spring, "week", date(2026, 3, 29), 1)[0].records) == 3  # 23:30 UTC is Monday, 0:30
    assert len(stretches(night, "day", date(2026, 10, 25), 1)[0].records) == 3


def test_a_week_over_new_year_is_one_week() -> None:
    last_week = [session(datetime(2026, 12, 28, 12, tzinfo=UTC) + timedelta(days=day), 5) for day in range(7)]
    weeks = stretches(last_week, "week", date(2027, 1, 3), 2)
    assert [len(week.records) for week in weeks] == [0, 7]
    assert [len(year.records) for year in stretches(last_week, "year", date(2027, 1, 3), 2)] == [4, 3]
    assert [len(month.records) for month in stretches(last_week, "month", date(2027, 1, 3), 2)] == [4, 3]


def test_an_empty_week_has_no_mean() -> None:
    empty, full = stretches([session(datetime(2026, 11, 18, 9, tzinfo=UTC), 5, 4)], "week", LAST_DAY, 2)
    assert (empty.before, empty.after, empty.records) == (None, None, ())
    assert full.before is not None


def test_a_rating_on_its_own_counts_before_and_never_after() -> None:
    week = stretches([rating(datetime(2026, 11, 18, 9, tzinfo=UTC), 8)], "week", LAST_DAY, 1)[0]
    assert week.before is not None
    assert week.before.shown == "8.0"
    assert week.after is None
