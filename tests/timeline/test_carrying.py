"""Where to go on when a session is led in another way from now on."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.catalogue.models import Routine
from webapp.catalogue.reading import Catalogue, read_catalogue
from webapp.config import PROJECT
from webapp.timeline.carrying import carried
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import Cue, StepSpan, Timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.preferences import Preferences

ROUNDING = 0.05


@cache
def catalogue() -> Catalogue:
    return read_catalogue(PROJECT / "routines")


class Voice(EstimatedLengths):
    """One that speaks at its own speed."""

    def __init__(self, speed: float) -> None:
        self.speed = speed

    def speech(self, text: str) -> float:
        return super().speech(text) / self.speed


def led(routine: Routine, *, speed: float = 1.0, variant: Any = "standard", **further: Any) -> Timeline:
    wishes = {name: further.pop(name) for name in tuple(further) if name in Preferences.model_fields}
    return compile_timeline(routine, variant, Preferences(**wishes), Voice(speed), catalogue().phrases, **further)


SETTINGS = st.fixed_dictionaries(
    {
        "pace": st.sampled_from(["unhurried", "normal", "brisk"]),
        "ready_seconds": st.sampled_from([0, 30, 120]),
        "breath_seconds": st.sampled_from([6.0, 10.0, 14.0]),
        "change_sides_seconds": st.sampled_from([4.0, 8.0, 30.0]),
        "hold_seconds": st.sampled_from([None, 20, 90]),
        "words": st.sampled_from(["full", "known", "chimes"]),
        "count_down": st.booleans(),
        "chime": st.booleans(),
        "speed": st.sampled_from([0.85, 1.0, 1.1]),
        "more": st.sampled_from([0, 1, 100]),
    }
)
ROUTINES = st.sampled_from(sorted(read_catalogue(PROJECT / "routines").routines))


def as_set(routine: Routine, chosen: dict[str, Any], known: bool) -> Timeline:
    wished = dict(chosen)
    more = wished.pop("more")
    amounts = {step.id: step.dose.standard + more for step in routine.steps if step.dose and more}
    short = {step.id for step in routine.steps} if known else ()
    return led(routine, **wished, amounts=amounts, short=short)


def index_at(timeline: Timeline, position: float) -> int:
    return max(index for index, span in enumerate(timeline.steps) if span.start <= position + 1e-9)


def span_at(timeline: Timeline, position: float) -> StepSpan:
    return timeline.steps[index_at(timeline, position)]


def phases_begun(timeline: Timeline, position: float, early: float = 0.0) -> int:
    """Beats and holds of the step that is led at `position`."""
    span = span_at(timeline, position)
    return sum(span.start <= phase.at <= position - early for phase in timeline.phases)


def phases_in(timeline: Timeline, span: StepSpan) -> int:
    return sum(span.start <= phase.at < span.end for phase in timeline.phases)


def aside(timeline: Timeline, span: StepSpan) -> list[Cue]:
    """What is said in a step, but not in a movement or a hold."""
    return [
        cue
        for cue in timeline.cues
        if cue.text
        and span.start <= cue.start < span.end
        and not any(phase.at - ROUNDING <= cue.start < phase.until - ROUNDING for phase in timeline.phases)
    ]


@settings(max_examples=600, deadline=None)
@given(ROUTINES, SETTINGS, SETTINGS, st.booleans(), st.floats(0, 0.999))
def test_whatever_changes_the_same_step_goes_on_with_what_was_not_heard_yet(
    slug: str, before: dict[str, Any], after: dict[str, Any], known: bool, share: float
) -> None:
    routine = catalogue().routines[slug]
    old, new = as_set(routine, before, known), as_set(routine, after, known)
    position = share * old.duration

    place = carried(old, new, position)

    here, there = span_at(old, position), span_at(new, place)
    assert (there.id, there.side) == (here.id, here.side)
    assert index_at(new, place) == index_at(old, position)
    begun = {(cue.kind, cue.text) for cue in aside(old, here) if cue.start <= position}
    ended = {(cue.kind, cue.text) for cue in aside(old, here) if cue.end <= position}
    to_come = {(cue.kind, cue.text) for cue in aside(old, here)} - begun
    passed_over = {(cue.kind, cue.text) for cue in aside(new, there) if cue.start < place - ROUNDING}
    assert not passed_over & to_come
    again = {(cue.kind, cue.text) for cue in aside(new, there) if cue.start > place + ROUNDING} & ended
    assert not again, "what was said before the last utterance is said again"
    done, ahead = phases_begun(old, position), phases_begun(new, place, ROUNDING)
    assert ahead <= done or done == phases_in(old, here)
    assert phases_begun(new, place, -ROUNDING) >= min(done, phases_in(new, there))


@settings(max_examples=60, deadline=None)
@given(ROUTINES, SETTINGS, st.booleans(), st.floats(0, 0.999))
def test_where_nothing_changes_the_place_is_the_same(
    slug: str, chosen: dict[str, Any], known: bool, share: float
) -> None:
    timeline = as_set(catalogue().routines[slug], chosen, known)
    position = share * timeline.duration
    assert carried(timeline, timeline, position) == pytest.approx(position, abs=ROUNDING)


HOLDING = "deep-seat-release"
TURN = "seated-turn"


def hold_of(timeline: Timeline, step: str = TURN, side: str | None = "right") -> tuple[float, float]:
    """When the hold of a step begins and ends."""
    span = next(span for span in timeline.steps if (span.id, span.side) == (step, side))
    hold = next(phase for phase in timeline.phases if span.start <= phase.at < span.end)
    return hold.at, hold.until


def test_a_hold_that_was_made_longer_goes_on_within_it() -> None:
    routine = catalogue().routines[HOLDING]
    shorter, longer = led(routine), led(routine, amounts={TURN: 60})
    began, now = hold_of(shorter)[0], hold_of(longer)[0]
    for seconds in (5.0, 12.0, 20.0):
        assert carried(shorter, longer, began + seconds) == pytest.approx(now + seconds, abs=5)
        assert carried(shorter, longer, began + seconds) <= now + seconds + ROUNDING


def test_a_hold_that_was_made_shorter_than_it_has_lasted_is_counted_down_at_once() -> None:
    routine = catalogue().routines[HOLDING]
    shorter, longer = led(routine), led(routine, amounts={TURN: 60})
    place = carried(longer, shorter, hold_of(longer)[0] + 45)
    assert next(cue.text for cue in shorter.cues if cue.start >= place - ROUNDING) == "Three."


def test_a_step_whose_form_changed_starts_anew_on_the_side_it_was_on() -> None:
    routine = catalogue().routines["four-minute-mobiliser"]
    eased = next(step for step in routine.steps if step.easier and step.both_sides)
    old, new = led(routine), led(routine, easier={eased.id})
    for before, after in zip(old.steps, new.steps, strict=True):
        if before.id == eased.id:
            assert carried(old, new, (before.start + before.end) / 2) == after.start


def test_from_a_step_that_is_left_out_the_next_one_is_led() -> None:
    routine = catalogue().routines["legs-up-release"]
    old, new = led(routine), led(routine, left_out={"knees-to-chest"}, pace="brisk")
    here = next(span for span in old.steps if span.id == "knees-to-chest")
    there = next(span for span in new.steps if span.id == "kiss-the-kneecaps")
    assert carried(old, new, here.start + 5) == there.start


def test_from_the_last_step_that_is_left_out_the_closing_words_follow() -> None:
    routine = catalogue().routines["four-minute-mobiliser"]
    last = routine.steps[-1]
    old, new = led(routine), led(routine, left_out={last.id})
    here = next(span for span in old.steps if span.id == last.id)
    place = carried(old, new, here.start + 5)
    assert next(cue for cue in new.cues if cue.start >= place).kind == "closing"


def test_a_sentence_goes_on_in_the_same_voice_and_begins_again_in_another() -> None:
    routine = catalogue().routines[HOLDING]
    old, paced, slower = led(routine), led(routine, pace="unhurried"), led(routine, speed=0.85)
    cue = next(cue for cue in old.cues if cue.kind == "setup" and cue.end - cue.start > 2 and cue.step == TURN)
    middle = (cue.start + cue.end) / 2
    for new, into in ((paced, middle - cue.start), (slower, 0.0)):
        same = next(each for each in new.cues if (each.text, each.step) == (cue.text, TURN))
        assert carried(old, new, middle) == pytest.approx(same.start + into, abs=ROUNDING)


def test_who_has_come_to_the_end_stays_there() -> None:
    routine = catalogue().routines[HOLDING]
    old, new = led(routine), led(routine, pace="unhurried")
    assert carried(old, new, old.duration) == new.duration
