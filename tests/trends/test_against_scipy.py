"""The figures of the page beside those of scipy and numpy, over the worked example and random diaries.

`pytest tests/trends/test_against_scipy.py -s` prints the table.
"""

import sys
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from scipy import stats

from tests.trends.diaries import TITLES, eight_weeks
from webapp.trends.averages import summary
from webapp.trends.intervals import difference
from webapp.trends.pairs import RoutineChange, changes
from webapp.trends.records import SessionRecord

CHANCE = Random(6)


def random_diary(sessions: int) -> list[RoutineChange]:
    """Three routines, each with its own drift; ratings are whole numbers on a bounded scale."""
    found = []
    for routine, drift in (("a", -2.0), ("b", -0.4), ("c", 0.6)):
        values = []
        for _ in range(sessions):
            before = CHANCE.randint(0, 10)
            values.append(min(10, max(0, before + round(CHANCE.gauss(drift, 1.6)))) - before)
        found.append(RoutineChange(routine, sessions, {value: values.count(value) for value in set(values)}))
    return found


DIARIES = {
    "the worked example": list(changes(eight_weeks())),
    **{f"random, {sessions} a routine": random_diary(sessions) for sessions in (6, 7, 12, 40, 365, 3650)},
}


def values_of(change: RoutineChange) -> np.ndarray[tuple[int], np.dtype[np.int_]]:
    return np.repeat(list(change.changes), list(change.changes.values()))


@pytest.mark.parametrize("diary", DIARIES)
def test_means_and_intervals_are_those_of_scipy(diary: str) -> None:
    lines = [f"\n{diary:24} {'pairs':>5} {'mean':>7} {'interval here':>19} {'interval of scipy':>19}"]
    for change in DIARIES[diary]:
        if change.interval is None:
            continue
        values = values_of(change)
        low, high = stats.ttest_1samp(values, 0).confidence_interval(0.95)
        here = change.interval
        lines.append(
            f"{TITLES.get(change.routine, change.routine):24} {change.pairs:5} {here.mean:7.4f} "
            f"{here.low:9.5f} {here.high:9.5f} {max(low, -10):9.5f} {min(high, 10):9.5f}"
        )
        assert here.mean == pytest.approx(np.mean(values), abs=1e-12)
        assert change.tenths == pytest.approx(np.mean(values) * 10, abs=0.5 + 1e-9)
        assert (here.low, here.high) == pytest.approx((max(low, -10), min(high, 10)), abs=1e-9)
    sys.stdout.write("\n".join(lines))


@pytest.mark.parametrize("diary", DIARIES)
def test_differences_are_those_of_scipy(diary: str) -> None:
    enough = [change for change in DIARIES[diary] if change.interval]
    for one, other in pairwise(enough):
        here = difference(one.changes, other.changes)
        assert here is not None
        low, high = stats.ttest_ind(values_of(one), values_of(other), equal_var=False).confidence_interval(0.95)
        assert here.mean == pytest.approx(np.mean(values_of(one)) - np.mean(values_of(other)), abs=1e-12)
        assert (here.low, here.high) == pytest.approx((low, high), abs=1e-9)


def test_the_means_of_the_weeks_are_those_of_numpy() -> None:
    weeks: dict[tuple[int, int], list[SessionRecord]] = {}
    for one in eight_weeks():
        weeks.setdefault(one.at.isocalendar()[:2], []).append(one)
    for inside in weeks.values():
        scores = [one.before for one in inside]
        found = summary(scores)
        assert found is not None
        assert found.mean == pytest.approx(np.mean(np.array(scores, dtype=int)))
