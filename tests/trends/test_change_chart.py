"""The picture of what changed, routine by routine."""

from tests.trends.diaries import TITLES, eight_weeks
from tests.trends.pictures import many
from webapp.trends.pairs import changes
from webapp.trends.routines_section import routines_section


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
