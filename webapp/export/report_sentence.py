"""What stands at the head of the sheet: what the ratings of its days carry, and not more."""

from collections.abc import Sequence
from datetime import date

from webapp.trends.averages import summary
from webapp.trends.baseline import Standing
from webapp.trends.comparison import MATTERS_PERCENT, MATTERS_TENTHS, Change, Comparison, Spans, compare
from webapp.trends.records import RatingRecord, Record
from webapp.trends.sentence import span_names
from webapp.trends.wording import capital, counted, decimal
from webapp.trends.words_of_baseline import dates_of, weeks_of
from webapp.trends.words_of_few import tally

NOTHING = "Nothing was written down in these days."
YARDSTICK = f"({MATTERS_TENTHS // 10} points or {MATTERS_PERCENT} percent)"


def report_sentence(records: Sequence[Record], found: Spans | None, *, until_today: bool) -> str:
    """`records` are those of the sheet alone, in order, and `found` what is compared of them."""
    if not records:
        return NOTHING
    compared = compare(found)
    return _compared(compared, _what(records), until_today=until_today) if compared else _too_few(records)


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
    return f"{means} The two are equal." if not found.tenths else f"{means} {_difference(found)} {YARDSTICK}."


def _difference(found: Change) -> str:
    share = f" or {found.percent} percent" if found.percent is not None else ""
    verdict = "a change that matters" if found.matters else "less than a change that matters"
    way = "Lower" if found.tenths < 0 else "Higher"
    return f"{way} by {decimal(abs(found.tenths))} points{share}, which is {verdict}"


def baseline_sentence(found: Standing, last: date) -> str:
    """Where the newest weeks of the sheet stand beside the baseline; empty where that says nothing yet."""
    if found.then is None or found.baseline is None:
        return ""
    baseline = f"the chosen baseline of {dates_of(found.days, last)}"
    weeks = weeks_of(found, last)
    if found.change is None:
        count = counted(found.now.count, "rating") if found.now else "no rating"
        return f"{capital(weeks)}: {count}, too few to hold against {baseline}."
    then, now = found.change.then, found.change.now
    means = f"{capital(weeks)}: {now.shown} ({counted(now.count, 'rating')})"
    beside = f"{means}; in {baseline} {then.shown} ({then.count:,})."
    return f"{beside} {f'{_difference(found.change)}.' if found.change.tenths else 'The two are equal.'}"


def _too_few(records: Sequence[Record]) -> str:
    """Without two spans of weeks that can be compared."""
    whole = summary(record.before for record in records)
    if whole is None:
        return f"{capital(tally(records))}, without a rating before."
    if whole.count == 1:
        return f"{capital(tally(records))}. Pain {_what(records)}: {whole.lowest}. Too few ratings to compare weeks."
    mean = f"Mean pain {_what(records)}: {whole.shown} ({counted(whole.count, 'rating')}, {whole.spread})."
    return f"{capital(tally(records))}. {mean} Too few ratings to compare weeks."
