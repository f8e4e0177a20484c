"""The first few sessions, each by itself."""

from datetime import UTC, datetime, timedelta

from tests.trends.diaries import session
from webapp.trends.few import MOST, draw_few
from webapp.trends.marks import LETTER

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
NAMES = {"short": "Knees", "long": "Four between massages", "own": "What I do on the carpet before anybody is awake"}


def names_under(*routines: str) -> list[str]:
    records = [session(NOON + timedelta(days=day), 6, routine=routine) for day, routine in enumerate(routines)]
    texts = draw_few("wide", records, NAMES).texts
    below = max(text.y for text in texts)
    return [text.words for text in texts if text.y == below]


def test_a_name_that_has_room_is_whole() -> None:
    assert names_under("short", "long") == ["Knees, standard", "Four between massages, standard"]


def test_a_long_name_leaves_its_variant_away_and_a_longer_one_is_cut() -> None:
    assert names_under("long", "own", "short", "long", "own") == [
        "Four between massages",
        "What I do on the carpet…",
        "Knees, standard",
        "Four between massages",
        "What I do on the carpet…",
    ]


def test_no_name_runs_into_the_next() -> None:
    for count in range(1, MOST + 1):
        assert all(len(name) * LETTER < 834 / count for name in names_under(*["own"] * count))
