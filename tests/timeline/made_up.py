"""Routines and clip lengths that nobody has written: any shape that the format allows."""

import zlib
from dataclasses import dataclass
from typing import Any, get_args

from hypothesis import strategies as st

from webapp.catalogue.models import VARIANTS, Routine
from webapp.timeline.preferences import PACE_FACTORS, Preferences, Words


@dataclass(frozen=True)
class MadeUpLengths:
    """A length for every text, as long in every run: by the text and a seed."""

    seed: int = 0
    shortest: float = 0.2
    longest: float = 0.8

    def speech(self, text: str) -> float:
        share = zlib.crc32(f"{self.seed} {text}".encode()) / 0xFFFFFFFF
        return self.shortest + share * (self.longest - self.shortest)

    def chime(self) -> float:
        return 1.0


LENGTHS = st.builds(MadeUpLengths, st.integers(0, 10_000), st.floats(0.05, 1), st.floats(1, 9))
VARIANT = st.sampled_from(VARIANTS)
PREFERENCES = st.builds(
    Preferences,
    pace=st.sampled_from(list(PACE_FACTORS)),
    ready_seconds=st.integers(0, 300),
    breath_seconds=st.floats(6, 16),
    change_sides_seconds=st.floats(4, 60),
    hold_seconds=st.none() | st.integers(20, 120),
    words=st.sampled_from(get_args(Words)),
    count_down=st.booleans(),
    chime=st.booleans(),
)
FIGURE = st.sampled_from([None, "lying", "bent", "turned"])
"""A pose, or that of the step."""


def dose(unit: str, amounts: tuple[int, int, int] = (2, 4, 6)) -> dict[str, Any]:
    gentle, standard, full = amounts
    return {
        "unit": unit,
        "gentle": gentle,
        "standard": standard,
        "full": full,
        "smallest": 1,
        "largest": 600,
        "reason": "Made up.",
    }


def step(step_id: str, **more: Any) -> dict[str, Any]:
    return {
        "id": step_id,
        "name": f"Step {step_id}",
        "figure": "lying",
        "setup": [f"Set up {step_id}."],
        "position": "on the back",
        "way_out": [f"Out of {step_id}."],
        "why": "Made up.",
        **more,
    }


def easier(step_id: str, **more: Any) -> dict[str, Any]:
    return {"name": f"Easier {step_id}", "figure": "sitting", "setup": [f"Easier set up {step_id}."], **more}


def routine(*steps: dict[str, Any]) -> Routine:
    return Routine.model_validate(
        {
            "slug": "made-up",
            "title": "Made up",
            "promise": "For tests.",
            "source": "nothing.txt",
            "credit": "Nobody.",
            "start": "floor",
            "intensity": 1,
            "choose_when": "Never.",
            "avoid_when": "Always.",
            "minutes": 3,
            "good_for_pain": {"lowest": 0, "highest": 10},
            "figure": "standing",
            "known": "Nothing.",
            "variants": {variant: {"summary": f"The {variant} one."} for variant in VARIANTS},
            "opening": ["Opening."],
            "steps": list(steps),
            "closing": ["Closing."],
        }
    )


@st.composite
def _movements(draw: st.DrawFn, name: str) -> dict[str, Any]:
    beats = []
    for number in range(draw(st.integers(1, 4))):
        length: dict[str, Any] = draw(
            st.sampled_from([{"breath": "in"}, {"breath": "out"}, {"seconds": 1}, {"seconds": 3.5}])
        )
        again: dict[str, Any] = {"then": []} if number and draw(st.booleans()) else {}
        last: dict[str, Any] = {"last": f"Beat {name} {number}, for good."} if draw(st.booleans()) else {}
        words = {"say": f"Beat {name} {number}, in full words.", "then": f"Beat {name} {number}, again."}
        beat = {**words, "figure": draw(FIGURE), **length, **again, **last}
        beats.append(beat)
    amounts = draw(st.tuples(*[st.integers(1, 9)] * 3))
    unit = draw(st.sampled_from(["breaths", "times", "times each side"]))
    return {"movement": {"beats": beats}, "dose": dose(unit, amounts)}


@st.composite
def _holds(draw: st.DrawFn, name: str) -> dict[str, Any]:
    places = sorted(draw(st.lists(st.floats(0, 0.99), max_size=4)))
    cues = [{"at": at, "say": f"Hold {name} {number}.", "figure": draw(FIGURE)} for number, at in enumerate(places)]
    amounts = draw(st.tuples(*[st.integers(1, 60)] * 3))
    hold = {"cues": cues, "count_down": draw(st.booleans())}
    return {"hold": hold, "dose": dose(draw(st.sampled_from(["seconds", "breaths"])), amounts)}


@st.composite
def _steps(draw: st.DrawFn, step_id: str) -> dict[str, Any]:
    kind = draw(st.sampled_from([None, _movements, _holds]))
    variants = draw(st.lists(st.sampled_from(VARIANTS), min_size=1, unique=True))
    if kind is None:
        return step(step_id, variants=variants, caution=draw(st.sampled_from([None, f"Care {step_id}."])))
    both_sides = draw(st.booleans())
    words = [f"The {{side}} side of {step_id}.", f"The {{other side}} rests, {step_id}."] if both_sides else ["Ready."]
    words += draw(st.lists(st.sampled_from([f"Feel {step_id}.", f"{step_id} must not hurt."]), max_size=3))
    setup = [{"say": sentence, "figure": draw(FIGURE), "always": draw(st.booleans())} for sentence in words]
    twin_kind = draw(st.sampled_from([_movements, _holds]))
    return step(
        step_id,
        variants=variants,
        both_sides=both_sides,
        setup=setup,
        caution=draw(st.sampled_from([None, f"Care {step_id}."])),
        release=draw(st.sampled_from([[], [f"Let go of {step_id}."]])),
        easier_in=draw(st.sampled_from([[], ["gentle"]])),
        easier=easier(step_id, setup=[*setup, f"Easier {step_id}."], **draw(twin_kind(f"easier {step_id}"))),
        **draw(kind(step_id)),
    )


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """One to four steps, in at least one of which every variant has something to do."""
    first = step("first")
    return routine(first, *(draw(_steps(f"s{number}")) for number in range(draw(st.integers(1, 3)))))


SIDED = step(
    "knee",
    figure="knee-{side}",
    both_sides=True,
    setup=["{side} knee in, {other side} leg long."],
    hold={},
    dose=dose("seconds"),
    easier=easier("knee", hold={}, dose=dose("seconds")),
)
