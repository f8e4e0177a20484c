"""A session without a word: what somebody with closed eyes hears, and what somebody who looks reads."""

from itertools import pairwise

import pytest

from tests.timeline.made_up import SIDED, dose, easier, routine, step
from tests.timeline.test_compiling import SWAY, TWIN, heard, lead
from webapp.timeline.cues import Cue, Timeline
from webapp.timeline.preferences import Preferences

CHIMES = Preferences(words="chimes")
SLEEPY = step("rest", hold={"count_down": False}, dose=dose("seconds"), easier=easier("rest", **SWAY))
WHOLE = routine(step("down"), step("sway", easier=TWIN, **SWAY), SIDED, SLEEPY, step("up"))


def chimes(cues: tuple[Cue, ...] | list[Cue]) -> list[Cue]:
    return [cue for cue in cues if cue.kind == "chime"]


def groups(timeline: Timeline) -> list[int]:
    """How many chimes sound in one breath, in order."""
    counts = [1]
    for before, after in pairwise(chimes(timeline.cues)):
        if after.start - before.end < 0.5:
            counts[-1] += 1
        else:
            counts.append(1)
    return counts


def test_no_word_is_spoken_and_every_word_can_be_read() -> None:
    silent = lead(WHOLE, preferences=CHIMES)
    assert all(cue.silent for cue in silent.cues if cue.text)
    assert [cue.text for cue in silent.cues if cue.text] == [cue.text for cue in lead(WHOLE).cues if cue.text]
    assert not any(cue.silent for cue in (*chimes(silent.cues), *lead(WHOLE).cues))


def test_a_step_that_is_known_can_still_be_read_in_full() -> None:
    assert lead(WHOLE, preferences=CHIMES, short={"sway"}) == lead(WHOLE, preferences=CHIMES)


def test_one_chime_begins_each_side_and_ends_its_exercise_two_change_sides_and_three_are_the_end() -> None:
    begin, down, sway, knee, rest, up, end = [1], [1], [1, 1], [1, 1, 2, 1, 1], [1, 1], [1], [3]
    assert groups(lead(WHOLE, preferences=CHIMES)) == [*begin, *down, *sway, *knee, *rest, *up, *end]


def test_each_begins_what_it_announces() -> None:
    timeline = lead(WHOLE, preferences=CHIMES)
    for span in timeline.steps:
        inside = [cue for cue in timeline.cues if span.start <= cue.start < span.end]
        assert inside[0].kind == "chime"
        assert inside[0].start - span.start < 0.2


def test_the_chime_at_the_end_of_a_hold_falls_on_its_end() -> None:
    cues = heard(lead(WHOLE, preferences=CHIMES), "knee", "right")
    end = chimes(cues)[-1]
    last = cues[cues.index(end) - 1]
    assert last.text == "One."
    assert end.start - last.end == pytest.approx(0.25)


def test_the_end_of_an_exercise_is_not_taken_for_a_change_of_sides() -> None:
    between = [after.start - before.start for before, after in pairwise(chimes(lead(WHOLE, preferences=CHIMES).cues))]
    together = [seconds for seconds in between if seconds < 2]
    apart = [seconds for seconds in between if seconds >= 2]
    assert max(together) * 2 < min(apart)


def test_exercises_are_as_long_as_they_are_with_words() -> None:
    def length(timeline: Timeline, step_id: str) -> float:
        words = [cue for cue in heard(timeline, step_id) if cue.kind in ("begin", "movement", "hold", "count")]
        return words[-1].end - words[0].start

    for step_id in ("sway", "rest"):
        assert length(lead(WHOLE, preferences=CHIMES), step_id) == pytest.approx(length(lead(WHOLE), step_id))


def test_the_only_guide_cannot_be_switched_off() -> None:
    without = Preferences(words="chimes", chime=False, count_down=False)
    assert groups(lead(WHOLE, preferences=without)) == groups(lead(WHOLE, preferences=CHIMES))
