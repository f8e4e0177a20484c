"""The marks of single sessions: what is drawn, where, and that nothing is hidden or runs into one another."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trends.diaries import daily, eight_weeks, rating, session
from tests.trends.pictures import FIRST, SCORES, drawing, page
from webapp.trends.chart import KINDS, Drawing, Kind, Pair
from webapp.trends.paths import paths_of
from webapp.trends.records import SessionRecord
from webapp.trends.windows import PERIODS, Period


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
        assert out_of_place(drawing(found, kind)) == []


def out_of_place(found: Drawing) -> list[object]:
    """The marks that lie outside of the scale or the picture."""
    return [
        *(pair for pair in found.pairs if not lies_on_the_scale(found, pair)),
        *(bubble for bubble in found.bubbles if not lies_between_the_sides(found, bubble.x, bubble.radius)),
        *(band for band in found.bands if band.x < found.left or band.x + band.width > found.right or band.height <= 0),
        *(flare for flare in found.flares if not 0 <= flare.y < found.floor),
        *(flare for flare in found.flares if flare.label and not 0 <= flare.label.x <= found.width),
        *(one for one in found.brackets if not found.left <= one.x1 < one.x2 <= found.right),
    ]


def lies_on_the_scale(found: Drawing, pair: Pair) -> bool:
    heights = (y for y in (pair.before, pair.after) if y is not None)
    return found.left <= pair.x <= found.right and all(found.gridlines[-1].y <= y <= found.floor for y in heights)


def lies_between_the_sides(found: Drawing, x: float, radius: float) -> bool:
    return found.left <= x - radius and x + radius <= found.right


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


def test_five_in_a_row_have_room_and_the_sixth_makes_columns() -> None:
    assert not drawing(page(daily(FIRST, [5] * 5))).columns
    assert len(drawing(page(daily(FIRST, [5] * 6), today=date(2026, 10, 3))).columns) == 2


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


def test_a_session_without_any_rating_is_not_drawn_but_said() -> None:
    found = page([*daily(FIRST, [5] * 6), session(FIRST + timedelta(days=9), None)])
    assert "One session without a rating is not drawn." in found.words.caption
    assert paths_of(drawing(found)).rings.count("M") == 6
    assert len(found.pictures[-1].points) == 6
