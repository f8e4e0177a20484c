from datetime import UTC, date, datetime

from tests.trends.diaries import eight_weeks, rating, session
from webapp.trends.diary import is_part, weeks_of

TODAY = date(2026, 11, 21)


def test_weeks_come_newest_first_with_their_counts_and_means() -> None:
    weeks = weeks_of(eight_weeks(), TODAY)
    assert [(week.heading, week.said) for week in weeks][:3] == [
        ("This week", "5 sessions, mean before 3.4"),
        ("Last week", "6 sessions, mean before 3.7"),
        ("2 to 8 November", "5 sessions, mean before 4.2"),
    ]
    assert weeks[-1].heading == "28 September to 4 October"
    assert [record.before for record in weeks[0].records] == [3, 3, 4, 3, 4]


def test_a_week_of_another_year_names_the_year() -> None:
    noon = datetime(2025, 6, 4, 12, tzinfo=UTC)
    new_year = datetime(2025, 12, 31, 12, tzinfo=UTC)
    headings = [week.heading for week in weeks_of([session(noon, 5), session(new_year, 5)], TODAY)]
    assert headings == ["29 December 2025 to 4 January 2026", "2 to 8 June 2025"]


def test_ratings_on_their_own_and_missing_ratings_are_said() -> None:
    noon = datetime(2026, 11, 18, 12, tzinfo=UTC)
    assert (
        weeks_of([session(noon, 5), rating(noon, 6)], TODAY)[0].said == "1 session and 1 rating, mean of the rings 5.5"
    )
    assert weeks_of([rating(noon, 6)], TODAY)[0].said == "1 rating, mean of the rings 6.0"
    assert weeks_of([session(noon, None, 3)], TODAY)[0].said == "1 session, not rated before"
    assert weeks_of([], TODAY) == ()


def test_nine_tenths_of_a_track_are_a_whole_session() -> None:
    noon = datetime(2026, 11, 18, 12, tzinfo=UTC)
    assert is_part(session(noon, 5, heard_share=0.89))
    assert not is_part(session(noon, 5, heard_share=0.9))
