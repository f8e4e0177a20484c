"""Tables of other trackers: whatever they look like, it is seen what is a date and what a rating."""

from datetime import UTC, datetime

import pytest

from webapp.archive.csv_columns import Mapping, guess
from webapp.archive.csv_ratings import ratings_in
from webapp.archive.csv_table import MOST_LINES, Table, read_table
from webapp.archive.problems import UnreadableError

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LONDON = "Europe/London"


def read(data: bytes) -> list[tuple[str, int]]:
    """When and how much, as Ebb understands it by itself."""
    table = read_table(data)
    found = guess(table)
    ratings = ratings_in(found.lines, found.mapping, LONDON, NOW)
    return [(f"{rating.rated_at:%Y-%m-%d %H:%M}", rating.score) for rating in ratings.ratings]


TWO = [("2026-01-13 20:15", 6), ("2026-01-14 07:30", 4)]


@pytest.mark.parametrize(
    "text",
    [
        "date,time,pain\n2026-01-13,20:15,6\n2026-01-14,07:30,4\n",
        "2026-01-13,20:15,6\n2026-01-14,07:30,4\n",
        "Date;Time;Pain level\r\n13/01/2026;20:15;6\r\n14/01/2026;7:30;4\r\n",
        "Date\tTime\tPain\n1/13/2026\t8:15 PM\t6\n1/14/2026\t7:30 am\t4\n",
        "Datum;Schmerz\n13.01.2026 20:15;6\n14.01.2026 07:30;4\n",
        'Notes,Timestamp,NRS\n"slept, badly",2026-01-13T20:15:00Z,6\n"a\nb",2026-01-14T07:30:00+00:00,4\n',
        "when,rating,comment\nTuesday 13 January 2026 20:15,6/10,\nWednesday 14 January 2026 7.30,4/10,\n",
        "pain,when\n6,Jan 13 2026 20:15\n4,Jan 14 2026 07:30\n",
        "sep=;\ndate;time;pain\n20260113;20:15;6,0\n20260114;7h30;3,5\n",
        "id,timestamp,value\n1,1768335300,6\n2,1768375800,4\n",
        "date,pain (0-100)\n2026-01-13 20:15,60\n2026-01-14 07:30,35\n",
        "\n\ndate, time , pain ,,\n\n 2026-01-13 , 20:15 , 6 ,,\n2026-01-14,07:30,4,,\n\n",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_table_is_understood_by_itself(text: str, codec: str) -> None:
    assert read(text.encode(codec)) == TWO


def test_words_with_accents_are_read_in_the_old_encoding_of_windows() -> None:
    assert read("Datum;Stärke;Notiz – kurz\n13.01.2026 20:15;6;Rücken\n".encode("cp1252")) == TWO[:1]


def test_without_a_time_it_counts_at_noon_where_the_person_is() -> None:
    assert read(b"date,pain\n2026-07-13,6\n") == [("2026-07-13 11:00", 6)]


def test_an_offset_says_more_than_the_zone() -> None:
    assert read(b"date,pain\n2026-07-13T20:15:00-05:00,6\n") == [("2026-07-14 01:15", 6)]


def test_dates_that_can_be_read_both_ways_are_asked_about() -> None:
    both, one = guess(read_table(b"d,p\n03/04/2026,5\n05/06/2026,4\n")), guess(read_table(b"d,p\n03/14/2026,5\n"))
    assert (both.asks_for_order, both.mapping.order) == (True, "day")
    assert (one.asks_for_order, one.mapping.order) == (False, "month")


@pytest.mark.parametrize(
    ("scale", "numbers", "scores"),
    [
        ("0-10", "0 3.5 3.4 10", [0, 4, 3, 10]),
        ("0-100", "0 4 5 55 100", [0, 0, 1, 6, 10]),
        ("0-5", "0 1 2.2 5", [0, 2, 4, 10]),
        ("1-10", "1 2 5 10", [0, 1, 4, 10]),
    ],
)
def test_every_scale_becomes_nought_to_ten(scale: str, numbers: str, scores: list[int]) -> None:
    lines = read_table("\n".join(f"2026-01-{day:02};{n}" for day, n in enumerate(numbers.split(), 1)).encode()).lines
    mapping = Mapping(date=0, rating=1, time=None, order="day", scale=scale)
    assert [rating.score for rating in ratings_in(lines, mapping, LONDON, NOW).ratings] == scores


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("31.02.2026;5", "has no date that can be read"),
        ("soon;5", "has no date that can be read"),
        ("2026-01-05 25:00;5", "has no time that can be read"),
        ("2026-01-05;", "has no rating"),
        ("2026-01-05;bad", "has a rating that is no number"),
        ("2026-01-05;11", "has 11, which is not between 0 and 10"),
        ("2026-01-05;-1", "has a rating that is no number"),
        ("2036-01-05;5", "lies in the future"),
        ("9999-12-31;5", "lies in the future"),
        ("0001-01-01;5", "lies before 1990"),
        ("2026-01-01;3", "is the same as line 2"),
    ],
)
def test_a_line_that_cannot_be_read_is_left_out_and_says_why(line: str, why: str) -> None:
    table = read_table(f"date;pain\n2026-01-01;3\n2026-01-02;3\n2026-01-03;3\n{line}\n".encode())
    found = ratings_in(table.lines[1:], guess(table).mapping, LONDON, NOW)
    assert [(left.line, left.why) for left in found.left_out] == [(5, why)]
    assert len(found.ratings) == 3


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"just a word", "There are no columns"),
        (b"a\nb\nc\n", "There are no columns"),
        (b"\x00\x01\x02\x03" * 100, "This is not text"),
        (b'date,pain\n2026-01-01,"' + b"x" * 200_000, "Line 2 cannot be read"),
        (b"2026-01-01,5\n" * (MOST_LINES + 1), "more than 50,000 lines"),
        (b"a,b" + b",c" * 99, "more than 60 columns"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=sentence):
        read_table(data)


def test_a_column_of_ebb_says_the_zone_of_each_line() -> None:
    data = b'rated_at,time_zone,score\n"2026-07-13T20:15:00+05:30","Asia/Kolkata",6\n"2026-07-13 20:15","UTC",4\n'
    found = guess(read_table(data))
    ratings = ratings_in(found.lines, found.mapping, LONDON, NOW).ratings
    assert [(f"{one.rated_at:%H:%M}", one.time_zone) for one in ratings] == [
        ("14:45", "Asia/Kolkata"),
        ("20:15", "UTC"),
    ]


def test_the_width_is_that_of_the_longest_line() -> None:
    table: Table = read_table(b"date,pain\n2026-01-01,5,x,y\n")
    assert table.width == 4
