"""The sentence above the picture, and what stands below it. It says what the ratings carry, and not more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from webapp.trends.averages import Summary
from webapp.trends.comparison import RATINGS_A_SIDE, Comparison, Spans, compare, spans
from webapp.trends.few import MOST
from webapp.trends.pairs import PAIRS_NEEDED, changes
from webapp.trends.records import Record, SessionRecord, day_of
from webapp.trends.wording import capital, counted, decimal, full_date, number
from webapp.trends.words_of_few import tally

NOTICED = "From 2 points or 30 percent on, most people with back pain notice the difference."
BY_ITSELF = "People begin when pain is high, so part of any drop would have come by itself."


@dataclass(frozen=True)
class Sentence:
    """`headline` is the page's heading; `detail`, `counts` and `caution` follow. `worse` asks for a pointer to help."""

    headline: str
    detail: str
    counts: str = ""
    caution: str = ""
    """That part of a drop comes by itself; empty where there is none."""
    worse: bool = False


def sentence(records: Sequence[Record], titles: Mapping[str, str], today: date, began: date | None = None) -> Sentence:
    """What can honestly be said today. `records` are in order; there is at least one. Where older ones were not read,
    `began` is the first day of the diary.
    """
    if not any(record.before is not None for record in records):
        return Sentence(_so_far(records), "No rating before a session yet, so there is nothing to average.")
    found = spans(records, today, began)
    if found is None:
        waiting = "After two full weeks Ebb compares averages."
        return Sentence(_so_far(records), waiting + _pairs_missing(records, titles))
    comparison = compare(found)
    return _verdict(comparison) if comparison else _too_few(records, found, today)


def _so_far(records: Sequence[Record]) -> str:
    """The first few are shown one by one; of more, routines may have something to say before weeks have."""
    if len(records) > MOST:
        return f"{capital(tally(records))} so far: too early to compare weeks."
    they = "it is" if len(records) == 1 else "they are"
    return f"{capital(tally(records))} so far. Here {they}, without a verdict."


def _pairs_missing(records: Sequence[Record], titles: Mapping[str, str]) -> str:
    """Empty where the page has a section of routines, which says it for each."""
    if len(records) > MOST:
        return ""
    found = changes(record for record in records if isinstance(record, SessionRecord))
    if not found or not found[0].needed:
        return ""
    nearest = found[0]
    title = titles.get(nearest.routine, nearest.routine)
    said = f" For one routine it says something from {PAIRS_NEEDED} complete pairs on"
    return f"{said}: {title} needs {nearest.needed} more."


def _too_few(records: Sequence[Record], found: Spans, today: date) -> Sentence:
    now, then = (side.count if side else 0 for side in (found.now, found.then))
    last, before = span_names(found.weeks)
    if not now:
        newest = next(day_of(record) for record in reversed(records) if record.before is not None)
        headline = f"No ratings in {last}."
        return Sentence(headline, f"The newest is from {full_date(newest, today)}. Begin again whenever you like.")
    headline = f"{capital(counted(now, 'rating'))} in {last}: too few to compare."
    detail = f"In {before} there {'was' if then == 1 else 'were'} {number(then) if then else 'none'}. "
    return Sentence(headline, f"{detail}From {number(RATINGS_A_SIDE)} in each on, Ebb compares the averages.")


def _verdict(found: Comparison) -> Sentence:
    last, before = span_names(found.weeks)
    begin = f"Your {last.removeprefix('the ')} {'averages' if found.weeks == 1 else 'average'} {found.now.shown}"
    counts = f"{_and_then(found.now, found.then)} ratings."
    if not found.tenths:
        return Sentence(f"{begin}, as did {before}.", f"No difference. {NOTICED}", counts)
    matters = "That is a change that matters." if found.matters else "That is less than a change that matters."
    size = f"{decimal(abs(found.tenths))} points {'lower' if found.tenths < 0 else 'higher'}"
    share = f", or {found.percent} percent" if found.percent is not None else ""
    return Sentence(
        f"{begin}, {before} {found.then.shown}. {matters}",
        f"{size}{share}. {NOTICED}",
        counts,
        BY_ITSELF if found.tenths < 0 else "",
        worse=found.matters and found.tenths > 0,
    )


def _and_then(now: Summary, then: Summary) -> str:
    return f"{now.count:,} and {then.count:,}"


def span_names(weeks: int) -> tuple[str, str]:
    """`the last four weeks` and `the four before`; `the last week` and `the week before`."""
    if weeks == 1:
        return "the last week", "the week before"
    return f"the last {number(weeks)} weeks", f"the {number(weeks)} before"
