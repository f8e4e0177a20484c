"""The picture of the first few sessions: evenly spaced, each with its numbers, without means or ranges."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from webapp.trends.chart import Drawing, Frame, Kind, Pair, Text
from webapp.trends.marks import LETTER
from webapp.trends.records import Record, SessionRecord, day_of
from webapp.trends.wording import short_date, week_day

MOST = 5
"""More records than this are drawn in columns of the calendar."""

FRAMES: Mapping[Kind, Frame] = {
    "narrow": Frame("narrow", 350, 270, 26, 350, 24, 214, 7),
    "wide": Frame("wide", 860, 300, 26, 860, 24, 244, 7),
}
ROOM_FOR_WORDS = 100
"""A column narrower than this has room for a number, not for `6, as before`."""


def draw_few(kind: Kind, records: Sequence[Record], titles: Mapping[str, str]) -> Drawing:
    """At most `MOST` records, oldest first."""
    frame = FRAMES[kind]
    room = (frame.right - frame.left) / len(records)
    places = [(round(frame.left + room * (index + 0.5), 1), record) for index, record in enumerate(records)]
    pairs = tuple(Pair(x, _y(frame, record.before), _y(frame, record.after)) for x, record in places)
    texts: list[Text] = []
    for index, (x, record) in enumerate(places):
        texts += _numbers(frame, x, record, spell_out=index == 0 or room >= ROOM_FOR_WORDS, first=index == 0)
        texts += _below(frame, x, room, record, titles)
    return replace(
        frame.without_marks(),
        pairs=pairs,
        texts=tuple(texts),
    )


def _y(frame: Frame, score: int | None) -> float | None:
    return None if score is None else frame.y(score)


def _numbers(frame: Frame, x: float, record: Record, *, spell_out: bool, first: bool) -> list[Text]:
    """The first record names ring and dot; the others have their numbers alone."""
    beside = x + frame.radius + 5
    if record.before is not None and record.before == record.after:
        words = f"{record.before}, as before" if spell_out else str(record.before)
        return [Text(beside, frame.y(record.before) + 4.5, words, css="c-strong")]
    named = ((record.before, "before"), (record.after, "after"))
    return [
        Text(beside, frame.y(score) + 4.5, f"{score} {word}" if first else str(score), css="c-strong")
        for score, word in named
        if score is not None
    ]


def _below(frame: Frame, x: float, room: float, record: Record, titles: Mapping[str, str]) -> list[Text]:
    under = frame.floor + 20
    if frame.kind == "narrow":
        return [Text(x, under, short_date(day_of(record)), "middle")]
    name = _fitting(name_of(record, titles), int(room / LETTER) - 1)
    return [Text(x, under, week_day(record.at), "middle"), Text(x, under + 18, name, "middle")]


def _fitting(name: str, letters: int) -> str:
    """The name, without its variant where both are too long, and cut where it still is; the table has it whole."""
    if len(name) <= letters:
        return name
    title = name.rpartition(", ")[0] or name
    return title if len(title) <= letters else f"{title[: letters - 1].rstrip()}…"


def name_of(record: Record, titles: Mapping[str, str]) -> str:
    """`Legs-up release, gentle`."""
    if isinstance(record, SessionRecord):
        return f"{titles.get(record.routine, record.routine)}, {record.variant}"
    return "The morning after" if record.morning_after else "A rating on its own"
