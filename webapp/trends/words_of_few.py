"""Title and description of the picture of the first few sessions, which are said one by one."""

from collections.abc import Sequence

from webapp.trends.records import RatingRecord, Record, SessionRecord
from webapp.trends.wording import capital, in_words, listed
from webapp.trends.words_of_chart import Words, scale_of


def words_of_few(records: Sequence[Record]) -> Words:
    said = "; ".join(_said(record) for record in records)
    return Words(
        f"{capital(tally(records))}: {said}",
        "",
        f"{scale_of(together=False)} The same numbers are in the table below.",
        "",
    )


def tally(records: Sequence[Record]) -> str:
    """`three sessions`, `one rating`, `three sessions and one rating`."""
    sessions = sum(isinstance(record, SessionRecord) for record in records)
    alone = len(records) - sessions
    parts = [in_words(count, thing) for count, thing in ((sessions, "session"), (alone, "rating")) if count]
    return listed(parts)


def _said(record: Record) -> str:
    """`7 to 5`, `6 unchanged`, `6, nothing after`."""
    match record.before, record.after:
        case None, None:
            return "not rated"
        case None, after:
            return f"{after} after, nothing before"
        case before, None if isinstance(record, RatingRecord):
            return f"{before} the morning after" if record.morning_after else f"{before} on its own"
        case before, None:
            return f"{before}, nothing after"
        case before, after:
            return f"{before} unchanged" if before == after else f"{before} to {after}"
