"""What is read out where somebody goes from point to point."""

from datetime import date, timedelta

from tests.trends.diaries import daily, rating, session
from tests.trends.pictures import FIRST, many, page


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
