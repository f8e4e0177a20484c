"""Title, caption and description of the picture of the ratings: for the eye, and for who hears the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from webapp.trends.averages import Stretch
from webapp.trends.baseline import Baseline
from webapp.trends.beside import NOTHING, Beside
from webapp.trends.levels import levels
from webapp.trends.periods import Unit
from webapp.trends.plan_days import practised_of
from webapp.trends.records import RatingRecord, Record
from webapp.trends.wording import capital, counted, date_range, decimal, in_words, listed, long_date, number

HEADING = "Pain before and after each session"

MEAN_OF: Mapping[Unit, str] = {
    "day": "day’s",
    "week": "week’s",
    "month": "month’s",
    "quarter": "quarter’s",
    "year": "year’s",
    "decade": "decade’s",
}
EACH: Mapping[Unit, str] = {
    "day": "daily",
    "week": "weekly",
    "month": "monthly",
    "quarter": "quarterly",
    "year": "yearly",
    "decade": "ten-yearly",
}

MOST_NAMED_DAYS = 3


@dataclass(frozen=True)
class Words:
    """`row` heads the line of means under the columns; it and `caption` are empty with the first few sessions."""

    title: str
    caption: str
    description: str
    row: str


def words_of_columns(
    stretches: Sequence[Stretch],
    unit: Unit,
    end: date,
    *,
    together: bool,
    flares_named: bool = True,
    beside: Beside = NOTHING,
) -> Words:
    """`together` says whether equal ratings are drawn as one mark, `flares_named` whether a flare is named there."""
    records = [record for stretch in stretches for record in stretch.records]
    alone = not records or any(isinstance(record, RatingRecord) for record in records)
    mean = f"mean of the {MEAN_OF[unit]} rings" if alone else f"{MEAN_OF[unit]} mean before a session"
    row = "mean of the rings" if alone else "mean before a session"
    key = [
        f"The bar is the {mean}, the shade its range.",
        _key(records, together=together),
        _dotted(levels(beside.baseline, stretches), beside.baseline),
        "The strip under the axis is your plan: a block for each day on which you practised." if beside.plan else "",
        "A triangle is a flare." if not flares_named and any(stretch.flare_days for stretch in stretches) else "",
        "A sheet is a note." if any(stretch.notes for stretch in stretches) else "",
        _unrated(records),
    ]
    heard = [
        scale_of(together=together),
        _course(stretches, unit),
        _baseline(beside),
        _flares(stretches),
        _function(beside),
        f"Days of your plan practised: {_plan(beside)}." if beside.plan else "",
        "The same numbers are in the table below.",
    ]
    return Words(
        f"{HEADING}, {date_range(stretches[0].start, end)}",
        " ".join(part for part in key if part),
        " ".join(part for part in heard if part),
        f"{EACH[unit]} {row}, and from how many",
    )


def _key(records: Sequence[Record], *, together: bool) -> str:
    """What a mark stands for where the picture does not say so itself."""
    if together:
        return "Rings are before, dots after; the larger, the more often."
    if any(record.before is not None and record.after is None for record in records):
        return "A ring without a dot has no rating after it."
    return ""


def _dotted(lines: Sequence[int], baseline: Baseline | None) -> str:
    if not lines or baseline is None:
        return ""
    both = listed([f"{decimal(tenths)} {'down' if tenths < baseline.tenths else 'up'}" for tenths in lines])
    return f"From {both} (dotted) a mean is a change that matters."


def _unrated(records: Sequence[Record]) -> str:
    count = sum(record.before is None and record.after is None for record in records)
    if not count:
        return ""
    return f"{capital(in_words(count, 'session'))} without a rating {'is' if count == 1 else 'are'} not drawn."


def scale_of(*, together: bool) -> str:
    """What the marks are, for who hears the page."""
    if together:
        return "Rings (before) and filled dots (after) on a scale from 0, no pain, to 10; the larger, the more often."
    return "Each session is a ring (before) joined to a filled dot (after) on a scale from 0, no pain, to 10."


def _course(stretches: Sequence[Stretch], unit: Unit) -> str:
    means = [stretch.before.shown for stretch in stretches if stretch.before]
    if not means:
        return ""
    each = capital(EACH[unit])
    if len(means) == 1:
        return f"{each} mean before a session: {means[0]}."
    return f"{each} means before a session go from {means[0]} to {means[-1]}."


def _flares(stretches: Sequence[Stretch]) -> str:
    days = [day for stretch in stretches for day in stretch.flare_days]
    if not days:
        return ""
    if len(days) > MOST_NAMED_DAYS:
        return f"A flare on {number(len(days))} days."
    return f"A flare on {listed([long_date(day) for day in days])}."


def _baseline(beside: Beside) -> str:
    found = beside.baseline
    if found is None:
        return ""
    return (
        f"From the baseline of {decimal(found.tenths)} ({counted(found.count, 'rating')}) a mean of "
        f"{decimal(found.matters_below)} or less would be a change that matters."
    )


def _function(beside: Beside) -> str:
    scores = [decimal(point.tenths) for point in beside.function]
    if not scores:
        return ""
    if len(scores) == 1:
        return f"Function (PEG): {scores[0]}."
    return f"Function (PEG) goes from {scores[0]} to {scores[-1]}, {len(scores)} weeks answered."


def _plan(beside: Beside) -> str:
    return practised_of(beside.plan, date.min, date.max)
