"""The tables of the sheet: week by week, routine by routine, step by step."""

from collections import Counter
from collections.abc import Mapping, Sequence

from webapp.export.names import Names
from webapp.export.report import Table
from webapp.trends.averages import Stretch, Summary
from webapp.trends.pairs import RoutineChange, changes
from webapp.trends.records import SessionRecord
from webapp.trends.steps import StepCount, every_step
from webapp.trends.wording import EN_DASH, signed

MOST_ROUTINES = 6
MOST_STEPS = 6
TOO_FEW = "too few"


def columns_table(stretches: Sequence[Stretch], unit: str) -> Table:
    """The columns of the chart in figures."""
    return Table(
        f"Pain, 0{EN_DASH}10, {unit} by {unit}",
        ("Week from" if unit == "week" else unit.capitalize(), "Mean before", "n", "Range", "Mean after", "n"),
        tuple((stretch.name, *_side(stretch.before), *_side(stretch.after)[:2]) for stretch in stretches),
    )


def _side(found: Summary | None) -> tuple[str, str, str]:
    return (found.shown, f"{found.count:,}", found.spread) if found else (EN_DASH, "0", EN_DASH)


def routines_table(sessions: Sequence[SessionRecord], names: Names) -> Table:
    """What changed from before to after, the routine with the most pairs first."""
    found = changes(sessions)
    rows = tuple(_routine(change, names) for change in found[:MOST_ROUTINES])
    return Table(
        "After minus before, by routine",
        ("Routine", "Pairs", "Mean", "95 percent interval"),
        rows,
        empty="No session in these days.",
        left_out=len(found) - len(rows),
    )


def _routine(change: RoutineChange, names: Names) -> tuple[str, ...]:
    title = names.title(change.routine)
    if change.needed:
        return title, str(change.pairs), EN_DASH, TOO_FEW
    return title, f"{change.pairs:,}", change.shown, _interval(change)


def _interval(change: RoutineChange) -> str:
    """There is none where all changes are equal."""
    if change.interval is None:
        return "all equal"
    low, high = change.interval.tenths
    return f"{signed(low)} to {signed(high)}"


def steps_table(sessions: Sequence[SessionRecord], names: Names) -> Table:
    """In how many sessions each step went otherwise than usual, what hurt first."""
    found = [count for count in every_step(sessions) if count.happened or count.left_out]
    known_as = Counter(names.step(count.routine, count.step) for count in found)
    rows = tuple((_name(count, known_as, names), *_numbers(count)) for count in found[:MOST_STEPS])
    return Table(
        "Steps that were hard",
        ("Step", "Done", "Eased", "Skipped", "Hurt"),
        rows,
        empty="No step was eased or skipped, and none hurt.",
        left_out=len(found) - len(rows),
    )


def _name(count: StepCount, known_as: Mapping[str, int], names: Names) -> str:
    """With its routine where another one has a step of that name."""
    name = names.step(count.routine, count.step)
    return name if known_as[name] == 1 else f"{name}, {names.title(count.routine)}"


def _numbers(count: StepCount) -> tuple[str, ...]:
    """Skipped by the person, or by Ebb."""
    return tuple(f"{number:,}" for number in (count.done, count.eased, count.skipped + count.left_out, count.hurt))
