"""What is said about function, and what a change of it means."""

from datetime import date

from webapp.trends.function import FunctionChange, FunctionRecord
from webapp.trends.wording import counted, decimal, full_date

MEANING = "A drop of 30 percent is a change that matters."
ONE_WEEK = "A single week can be good or bad by chance, so look at several."
BY_ITSELF = "Part of a drop would have come by itself."


def said_of_change(change: FunctionChange, today: date) -> str:
    """`4.3 on 16 November, 6.7 at the start on 3 August: 2.4 lower, or 35 percent. …`"""
    now, then = change.now, change.then
    where = "in your baseline" if change.chosen else "at the start"
    beginning = (
        f"{now.items.shown} on {full_date(now.day, today)}, {then.items.shown} {where} on {full_date(then.day, today)}"
    )
    if not change.tenths:
        return f"{beginning}: no difference."
    size = f"{decimal(abs(change.tenths))} {'lower' if change.tenths < 0 else 'higher'}"
    share = f", or {change.percent} percent" if change.percent is not None else ""
    return f"{beginning}: {size}{share}. {_verdict(change)}"


def said_of_one(record: FunctionRecord, today: date) -> str:
    """Of the answer that later ones are held against."""
    return f"{record.items.shown} on {full_date(record.day, today)}. Later weeks are held against this one."


def said_of_count(count: int) -> str:
    """`8 weeks answered in this period.`"""
    return f"{counted(count, 'week')} answered in this period." if count else "No week answered in this period."


def _verdict(change: FunctionChange) -> str:
    if not change.matters:
        return "That is less than a change that matters."
    return f"That is a change that matters. {BY_ITSELF}" if change.tenths < 0 else "That is clearly higher."
