"""What is said of the picture: its title, its caption, and what whoever hears the page is told."""

from datetime import date, timedelta

from tests.trends.diaries import eight_weeks, session
from tests.trends.pictures import FIRST, page


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


def test_what_the_triangles_are_is_said_below_the_title_where_they_have_no_room_for_it() -> None:
    crowded = [session(FIRST + timedelta(days=day), 8, 7, flare=True) for day in range(56)]
    for picture in page(crowded).pictures:
        assert not any(flare.label for flare in picture.drawing.flares)
        assert "A triangle is a flare." in picture.words.caption
    assert "triangle" not in page(eight_weeks()).words.caption
