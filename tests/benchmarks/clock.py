"""Processor time of an action, for reading and for ratios in one run."""

import time
from collections.abc import Callable
from statistics import median

LEAST_ROUNDS, LEAST_SECONDS = 5, 0.4


def milliseconds(action: Callable[[], object]) -> float:
    """The median of enough rounds, after one that warms up. Only this process counts: a busy machine changes little."""
    action()
    rounds: list[float] = []
    while len(rounds) < LEAST_ROUNDS or sum(rounds) < LEAST_SECONDS:
        before = time.process_time()
        action()
        rounds.append(time.process_time() - before)
    return median(rounds) * 1000
