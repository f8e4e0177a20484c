"""Which steps were done, made easier, skipped, or hurt."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from webapp.trends.records import SessionRecord


@dataclass(frozen=True)
class StepCount:
    """In how many sessions it happened. Twice in one session counts once."""

    routine: str
    step: str
    eased: int
    skipped: int
    """By the person, in the session."""
    hurt: int
    done: int = 0
    left_out: int = 0
    """Not led at all: by the rating, in a flare, after it hurt, or as the person had chosen."""

    @property
    def happened(self) -> bool:
        """Whether there is more to say than that it was done or left out."""
        return bool(self.eased or self.skipped or self.hurt)


class Course(NamedTuple):
    """What happened in the steps of a session. Most sessions share theirs with others, so that each is counted once."""

    routine: str
    eased: tuple[str, ...]
    skipped: tuple[str, ...]
    hurt: tuple[str, ...]
    heard: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def done(self) -> set[str]:
        """What was listened to; what was eased or hurt was begun at least. What was skipped was not done."""
        return {*self.heard, *self.eased, *self.hurt} - {*self.skipped}


def course_of(session: SessionRecord) -> Course:
    return Course(
        session.routine,
        session.eased,
        session.skipped,
        session.hurt,
        session.heard_steps,
        session.left_out_steps,
    )


def every_step(sessions: Iterable[SessionRecord]) -> tuple[StepCount, ...]:
    """Every step of which anything is known: what hurt first, then what was eased, skipped or left out most."""
    eased, skipped, hurt, done, left_out = (Counter[tuple[str, str]]() for _ in range(5))
    for course, times in Counter(map(course_of, sessions)).items():
        for counter, steps in (
            (eased, course.eased),
            (skipped, course.skipped),
            (hurt, course.hurt),
            (done, course.done),
            (left_out, course.left_out),
        ):
            for step in set(steps):
                counter[course.routine, step] += times
    keys = {*eased, *skipped, *hurt, *done, *left_out}
    counts = [StepCount(*key, eased[key], skipped[key], hurt[key], done[key], left_out[key]) for key in keys]
    return tuple(sorted(counts, key=lambda c: (-c.hurt, -c.eased, -c.skipped, -c.left_out, c.routine, c.step)))
