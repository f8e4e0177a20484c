from datetime import timedelta

import pytest

from tests.practice.conftest import NOW
from webapp.practice.times import read_ago, said_at


@pytest.mark.parametrize(
    ("sent", "earlier"),
    [
        ("", timedelta()),
        ("0", timedelta()),
        ("90", timedelta(seconds=90)),
        ("0.25", timedelta(milliseconds=250)),
        ("-40", timedelta()),
        ("1e12", timedelta(days=30)),
    ],
)
def test_what_arrives_late_counts_at_its_own_time(sent: str, earlier: timedelta) -> None:
    assert said_at(NOW, read_ago(sent)) == NOW - earlier


@pytest.mark.parametrize("sent", ["x", "nan", "inf", "-inf", "1e999", "5,5", "5\0", "\u200f"])
def test_what_is_no_number_of_seconds_is_refused_with_a_sentence(sent: str) -> None:
    with pytest.raises(ValueError, match="does not say when"):
        read_ago(sent)
