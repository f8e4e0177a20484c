from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.trends.diaries import rating, session
from webapp.trends.records import day_of, from_day, in_order, local

ZONES = ("Pacific/Kiritimati", "Etc/GMT+12", "Europe/London", "America/New_York", "Asia/Kathmandu")
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_the_day_of_a_session_is_the_day_where_it_was_done() -> None:
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert day_of(session(late, 5, time_zone="Europe/London")) == date(2026, 7, 2)
    assert day_of(session(late, 5, time_zone="America/New_York")) == date(2026, 7, 1)


def test_a_zone_that_does_not_exist_counts_as_utc() -> None:
    moment = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    for nonsense in ("Mars/Olympus", "../../etc/passwd", "", "\0"):
        assert local(moment, nonsense) == moment.replace(tzinfo=None)


def test_the_true_moment_orders_the_diary_even_when_the_clocks_say_otherwise() -> None:
    tokyo = session(datetime(2026, 7, 1, 0, tzinfo=UTC), 5, time_zone="Asia/Tokyo")  # 9 o'clock
    honolulu = rating(datetime(2026, 7, 1, 6, tzinfo=UTC), 4, time_zone="Pacific/Honolulu")  # 20 o'clock the day before
    assert in_order([honolulu], [tokyo]) == (tokyo, honolulu)


@given(st.lists(st.tuples(MOMENTS, st.sampled_from(ZONES)), max_size=40), st.dates(date(2000, 1, 3), date(2049, 12, 1)))
def test_looking_only_at_the_end_of_a_diary_misses_no_record_of_those_days(
    moments: list[tuple[datetime, str]], day: date
) -> None:
    records = in_order(session(moment, 5, time_zone=zone) for moment, zone in moments)
    end = from_day(records, day)
    assert [record for record in end if day_of(record) >= day] == [r for r in records if day_of(r) >= day]
    assert all(day_of(record) >= day - timedelta(days=2) for record in end)


def test_a_change_needs_both_ratings() -> None:
    at = datetime(2026, 7, 1, tzinfo=UTC)
    assert session(at, 6, 4).change == -2
    assert session(at, 6).change is None
    assert session(at, None, 4).change is None
    assert session(at, 0, 0).change == 0
