"""Which steps were made easier, skipped, or hurt."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from webapp.trends.records import SessionRecord


@dataclass(frozen=True)
class StepCount:
    """In how many sessions it happened. Twice in one session counts once."""

    routine: str
    step: str
    eased: int
    skipped: int
    hurt: int


def step_counts(sessions: Iterable[SessionRecord]) -> tuple[StepCount, ...]:
    """Every step to which anything happened: what hurt first, then what was eased or skipped most."""
    seen: dict[str, Counter[tuple[str, str]]] = {"eased": Counter(), "skipped": Counter(), "hurt": Counter()}
    for session in sessions:
        for kind, steps in (("eased", session.eased), ("skipped", session.skipped), ("hurt", session.hurt)):
            seen[kind].update((session.routine, step) for step in set(steps))
    keys = set().union(*seen.values())
    counts = [StepCount(*key, seen["eased"][key], seen["skipped"][key], seen["hurt"][key]) for key in keys]
    return tuple(sorted(counts, key=lambda c: (-c.hurt, -c.eased, -c.skipped, c.routine, c.step)))
