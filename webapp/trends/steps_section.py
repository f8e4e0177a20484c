"""Step by step: what was done, eased, skipped or hurt, how each step is led now, and what changed without it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from webapp.trends.pairs import PAIRS_NEEDED
from webapp.trends.records import SessionRecord
from webapp.trends.step_effects import StepEffect, step_effects
from webapp.trends.steps import StepCount, every_step
from webapp.trends.wording import in_words, number

MOST_ROWS = 8

Choice = Literal["left out", "usual"]

WHY_A_HINT = (
    "Only a hint: a step is mostly left out on hard days, and hard days go another way by themselves. "
    "After minus before, within the same routine."
)
LATER = (
    f"From {number(PAIRS_NEEDED)} complete pairs with a step and {number(PAIRS_NEEDED)} without it, "
    "Ebb sets the two beside each other here."
)


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What is known of a step besides the diary. A step of a routine that is no longer there cannot be decided on."""

    name: str
    routine: str
    """The title of its routine."""
    leave_out_from: int | None = None
    """The rating from which Ebb leaves it out."""
    now: Literal["usual", "easier", "left out"] = "usual"
    why: str = ""
    """Why it is led otherwise than usual."""
    can_be_left_out: bool = False


@dataclass(frozen=True)
class StepRow:
    """`offers` is what one click decides: to leave the step out, or to bring it back."""

    count: StepCount
    facts: StepFacts
    notes: tuple[str, ...]
    offers: Choice | None

    @property
    def skipped(self) -> int:
        """By the person or by Ebb."""
        return self.count.skipped + self.count.left_out

    @property
    def tells(self) -> bool:
        """Whether there is more to say than that it was done."""
        return bool(self.count.happened or self.count.left_out or self.facts.now == "left out")


@dataclass(frozen=True)
class EffectRow:
    effect: StepEffect
    facts: StepFacts


@dataclass(frozen=True)
class StepsSection:
    """`rows` are the steps that tell most: which hurt, were eased, skipped or left out. `others` follow them."""

    said: str
    rows: tuple[StepRow, ...]
    others: tuple[StepRow, ...]
    effects: tuple[EffectRow, ...]
    hint: str


def steps_section(
    sessions: Sequence[SessionRecord], facts: Callable[[str, str], StepFacts], dates: str
) -> StepsSection:
    """`facts` are those of a routine and a step by their ids; `dates` says of which days `sessions` are."""
    rows = [_row(count, sessions, facts(count.routine, count.step)) for count in every_step(sessions)]
    telling = tuple(row for row in rows if row.tells)
    effects = tuple(EffectRow(effect, facts(effect.routine, effect.step)) for effect in step_effects(sessions))
    return StepsSection(
        _said(dates, telling),
        telling[:MOST_ROWS],
        (*telling[MOST_ROWS:], *sorted((row for row in rows if not row.tells), key=lambda row: -row.count.done)),
        effects,
        WHY_A_HINT if effects else LATER,
    )


def _said(dates: str, telling: Sequence[StepRow]) -> str:
    if telling:
        return f"In how many sessions, {dates}."
    return (
        f"No step was eased or skipped, and none hurt, {dates}. "
        "What you ease, skip or mark with “That hurts” will be counted here."
    )


def _row(count: StepCount, sessions: Sequence[SessionRecord], facts: StepFacts) -> StepRow:
    offers: Choice | None = "usual" if facts.now == "left out" else "left out" if facts.can_be_left_out else None
    return StepRow(count, facts, tuple(_notes(count, sessions, facts)), offers)


def _notes(count: StepCount, sessions: Sequence[SessionRecord], facts: StepFacts) -> list[str]:
    notes = []
    if facts.now != "usual":
        notes.append(f"{'Left out' if facts.now == 'left out' else 'Led easier'} now. {facts.why}".rstrip())
    by_rating = _left_out_by_rating(count, sessions, facts.leave_out_from) if count.left_out else 0
    if by_rating:
        notes.append(f"Skipped by Ebb in {in_words(by_rating, 'session')}, at {facts.leave_out_from} or more")
    if count.left_out > by_rating:
        more = " more" if by_rating else ""
        notes.append(f"Left out in {number(count.left_out - by_rating)}{more}")
    return notes


def _left_out_by_rating(count: StepCount, sessions: Sequence[SessionRecord], leave_out_from: int | None) -> int:
    if leave_out_from is None:
        return 0
    return sum(
        session.before is not None and session.before >= leave_out_from
        for session in sessions
        if session.routine == count.routine and count.step in session.left_out_steps
    )
