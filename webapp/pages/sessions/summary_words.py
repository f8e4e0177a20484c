"""What there is to say after a session, and no more than its numbers carry."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.catalogue.models import Routine
from webapp.pages.library import library
from webapp.pages.sessions.guide import Guide
from webapp.pages.sessions.guides import guide_of
from webapp.pages.sessions.step_names import listed, said_of_pain
from webapp.pages.sessions.usual_change import said_of_change
from webapp.practice.heard import Heard, heard_of
from webapp.practice.models import GuidedSession
from webapp.practice.queries import earlier_changes
from webapp.practice.recording import score_of
from webapp.practice.step_history import step_history
from webapp.safety.stop_rule import StepForm
from webapp.template_helpers import minutes

HEARD_TO_THE_END = 2.0
"""Seconds before the end of a step from which on it counts as done."""


@dataclass(frozen=True)
class Summary:
    """`headline` and `detail` are sentences, `facts` are pairs of a word and what belongs to it."""

    title: str
    before: int | None
    after: int | None
    headline: str
    detail: str
    facts: tuple[tuple[str, str], ...]
    getting_up: bool
    """Whether the person still lies where the session ended, so that getting up deserves a word."""

    @property
    def rose(self) -> bool:
        return self.before is not None and self.after is not None and self.after > self.before


def summary_of(db: Session, session: GuidedSession, routine: Routine | None) -> Summary:
    """`routine` is None where its file is no longer there; the numbers are shown all the same."""
    title = library().titles().get(session.routine, session.routine)
    before, after = score_of(session, "before"), score_of(session, "after")
    return Summary(
        title=title,
        before=before,
        after=after,
        headline=_headline(before, after),
        detail=_detail(db, session, title),
        facts=tuple(_facts(db, session, routine)) if routine else (),
        getting_up=still_lies(session),
    )


def still_lies(session: GuidedSession) -> bool:
    """Whether the session was left before its last step, which leads up again."""
    guide = guide_of(session)
    if guide is None or guide.routine.start in ("chair", "standing"):
        return False
    return session.heard_until < guide.steps[-1].end - HEARD_TO_THE_END


def _headline(before: int | None, after: int | None) -> str:
    if after is None:
        return "No number this time." if before is None else f"It was {before}. No number after it."
    if before is None:
        return f"Now it is {after}."
    return f"It was {before}, and it still is." if before == after else f"It was {before}. Now it is {after}."


def _detail(db: Session, session: GuidedSession, title: str) -> str:
    before, after = score_of(session, "before"), score_of(session, "after")
    if before is None or after is None:
        return "That is fine. A number that is not given is left out, never guessed."
    return said_of_change(title, after - before, earlier_changes(db, session))


def _facts(db: Session, session: GuidedSession, routine: Routine) -> Iterator[tuple[str, str]]:
    guide = guide_of(session)
    if guide is not None:
        yield "Done", _done(session, guide)
    yield from _steps_in_words(session, routine, step_history(db, session.person_id, routine.slug).forms)


def _done(session: GuidedSession, guide: Guide) -> str:
    heard = heard_of(guide.routine, session.variant, session.left_out_steps, session.heard_steps)
    heard = heard or _reached(session, guide)
    if not session.heard_until:
        return "How far you came is not known. It counts."
    said = f"{heard.done} of {heard.out_of} steps, {minutes(_listened(session, guide))}"
    return said if heard.whole else f"{said}. Part of a session counts."


def _reached(session: GuidedSession, guide: Guide) -> Heard:
    """By how far the sound came, where it was not said which steps were heard."""
    counted = {step.id for step in guide.routine.counted_steps}
    led = {span.id: span.end for span in guide.steps if span.id in counted}
    skipped = {outcome.step for outcome in session.outcomes if outcome.kind == "skipped"}
    done = [step for step, end in led.items() if end <= session.heard_until + HEARD_TO_THE_END and step not in skipped]
    out_of = len(led) + len(counted.intersection(session.left_out_steps))
    return Heard(len(done), out_of, len(done) == len(led))


def _listened(session: GuidedSession, guide: Guide) -> float:
    """Seconds: how far the sound came, without the exercises that were passed over on the way."""
    if not session.heard_steps:
        return session.heard_until
    exercises = {step.id for step in guide.routine.steps if step.is_exercise}
    return session.heard_until - sum(
        span.end - span.start
        for span in guide.steps
        if span.id in exercises and span.id not in session.heard_steps and span.end <= session.heard_until
    )


def _steps_in_words(session: GuidedSession, routine: Routine, forms: dict[str, StepForm]) -> Iterator[tuple[str, str]]:
    happened = {
        kind: {one.step for one in session.outcomes if one.kind == kind} for kind in ("eased", "hurt", "skipped")
    }
    out = {step.id for step in routine.steps if step.is_exercise and forms.get(step.id) == "left out"}
    twins = {step.id for step in routine.steps if step.easier}
    hurt = happened["hurt"]
    for word, steps, what_next in (
        ("Hurt", (hurt - out) & twins, "next time more gently"),
        ("Hurt", hurt - out - twins, "it has no easier form, so take it slowly, or choose another routine"),
        ("Hurt", hurt & out, "left out from now on, until you put it back"),
        ("Easier", happened["eased"] - hurt, "Ebb begins with that next time"),
        ("Skipped", happened["skipped"] - hurt - set(session.left_out_steps), "next time as usual"),
    ):
        for names in _together(session, routine, steps):
            yield word, f"{names}; {what_next}"
    yield from _left_out(session, routine, happened["hurt"] | happened["skipped"])


def _together(session: GuidedSession, routine: Routine, steps: Collection[str]) -> Iterator[str]:
    """The names of the steps in one line, but each by itself where it was said where it hurt."""
    pain = [(one.step, said_of_pain(one.body_part, one.strength)) for one in session.outcomes if one.kind == "hurt"]
    said = {step: where for step, where in pain if where}
    names = {step.id: step.name for step in routine.steps if step.id in steps}
    plain = [name for step, name in names.items() if step not in said]
    if plain:
        yield listed(plain)
    yield from (f"{name}, {said[step]}" for step, name in names.items() if step in said)


def _left_out(session: GuidedSession, routine: Routine, by_request: set[str]) -> Iterator[tuple[str, str]]:
    before = score_of(session, "before")
    for step in routine.steps:
        if step.is_exercise and step.id in session.left_out_steps:
            if step.id in by_request:
                why = "as you asked on the way"
            elif step.leave_out_from and before is not None and before >= step.leave_out_from:
                why = f"because you began at {before}"
            else:
                why = "until you put it back" if not step.leave_out_from else "to go gently"
            yield "Left out", f"{step.name}, {why}"
