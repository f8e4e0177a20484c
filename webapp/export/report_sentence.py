"""The sentence at the head of the sheet: what the ratings of its days carry, and not more."""

from collections.abc import Sequence
from datetime import date

from webapp.trends.averages import summary
from webapp.trends.comparison import MATTERS_PERCENT, MATTERS_TENTHS, Comparison, compare, spans
from webapp.trends.records import RatingRecord, Record
from webapp.trends.sentence import span_names
from webapp.trends.wording import capital, counted, decimal
from webapp.trends.words_of_few import tally

NOTHING = "Nothing was written down in these days."
YARDSTICK = f"({MATTERS_TENTHS // 10} points or {MATTERS_PERCENT} percent)"


def report_sentence(records: Sequence[Record], last: date, *, until_today: bool) -> str:
    """`records` are those of the sheet alone, in order, and `last` its last day."""
    if not records:
        return NOTHING
    found = compare(spans(records, last))
    return _compared(found, _what(records), until_today=until_today) if found else _too_few(records)


def _what(records: Sequence[Record]) -> str:
    alone = any(isinstance(record, RatingRecord) for record in records)
    return "before or outside a session" if alone else "before a session"


def _compared(found: Comparison, what: str, *, until_today: bool) -> str:
    last, before = span_names(found.weeks)
    these = last if until_today else f"{last} of this period"
    then, now = found.then, found.now
    means = (
        f"Mean pain {what} over {these} is {now.shown} ({counted(now.count, 'rating')}), "
        f"in {before} {then.shown} ({then.count:,})."
    )
    if not found.tenths:
        return f"{means} The two are equal."
    share = f" or {found.percent} percent" if found.percent is not None else ""
    verdict = "a change that matters" if found.matters else "less than a change that matters"
    way = "Lower" if found.tenths < 0 else "Higher"
    return f"{means} {way} by {decimal(abs(found.tenths))} points{share}, which is {verdict} {YARDSTICK}."


def _too_few(records: Sequence[Record]) -> str:
    """Without two spans of weeks that can be compared."""
    whole = summary(record.before for record in records)
    if whole is None:
        return f"{capital(tally(records))}, without a rating before."
    if whole.count == 1:
        return f"{capital(tally(records))}. Pain {_what(records)}: {whole.lowest}. Too few ratings to compare weeks."
    mean = f"Mean pain {_what(records)}: {whole.shown} ({counted(whole.count, 'rating')}, {whole.spread})."
    return f"{capital(tally(records))}. {mean} Too few ratings to compare weeks."
