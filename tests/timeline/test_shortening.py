"""What somebody who knows a step still hears of it."""

from typing import Any

from tests.timeline.made_up import dose, easier, routine, step
from tests.timeline.test_compiling import SWAY, heard, lead, texts
from webapp.timeline.cues import Timeline
from webapp.timeline.preferences import Preferences

SETUP = [
    "Lie down.",
    "Feel how long you are.",
    "Only a little; it must not hurt.",
    {"say": "Bend.", "figure": "bent"},
    {"say": "Stay bent.", "figure": "bent"},
    {"say": "Hold on.", "figure": "bent", "always": True},
    "And long again.",
]
STILL_SAID = ["Lie down.", "Only a little; it must not hurt.", "Bend.", "Hold on.", "And long again."]
CUES = [
    {"at": 0.1, "say": "Soft now."},
    {"at": 0.3, "say": "Nothing should hurt."},
    {"at": 0.5, "say": "Turn.", "figure": "turned"},
    {"at": 0.7, "say": "Hold on still.", "always": True},
]
TWIN = easier("sway", setup=["Sit.", "Feel your seat."], hold={}, dose=dose("seconds"))
MOVED = step("sway", setup=SETUP, caution="Care.", release=["Let go."], easier=TWIN, **SWAY)
HELD = step("held", hold={"cues": CUES}, dose=dose("seconds", (40, 40, 40)), easier=TWIN)
WHOLE = routine(step("down", setup=["Kneel.", "Lie down slowly."], caution="Hold on."), MOVED, HELD, step("end"))
KNOWN = ["down", "sway", "held", "end"]


def known(short: Any = KNOWN, **more: Any) -> Timeline:
    return lead(WHOLE, short=short, **more)


def test_name_caution_and_release_stay_and_of_the_set_up_what_takes_a_position_or_warns() -> None:
    assert texts(heard(known(), "sway"), "setup", "caution", "begin", "release") == [
        "Step sway",
        *STILL_SAID,
        "Care.",
        "Begin.",
        "Let go.",
    ]


def test_the_first_round_is_said_as_the_second_is_where_that_is_shorter() -> None:
    beats = [
        {"breath": "in", "say": "Breathe in, and rise.", "then": ["In.", "In, again."]},
        {"breath": "out", "say": "Out.", "then": "Out, a little further."},
        {"seconds": 3, "say": "Wait."},
    ]
    rise = step("rise", movement={"beats": beats}, dose=dose("breaths"), easier=TWIN)
    said = texts(heard(lead(routine(rise), short=["rise"]), "rise"), "movement")
    assert said[:5] == ["In.", "Out.", "Wait.", "In.", "Out, a little further."]


def test_a_first_round_that_warns_is_said_in_full() -> None:
    beat = {"breath": "in", "say": "Breathe in; it must not hurt.", "then": "In."}
    careful = step("sway", movement={"beats": [beat]}, dose=dose("breaths"), easier=TWIN)
    said = texts(heard(lead(routine(careful), short=["sway"]), "sway"), "movement")
    assert said[:2] == ["Breathe in; it must not hurt.", "In."]


def test_a_hold_is_quiet_but_for_what_warns_turns_or_is_always_said() -> None:
    cues = heard(known(), "held")
    assert texts(cues, "hold") == ["Nothing should hurt.", "Turn.", "Hold on still."]
    assert texts(cues, "half-way", "count") == ["Half-way.", "Three.", "Two.", "One."]


def test_the_way_from_one_position_to_the_next_is_said_in_full() -> None:
    assert texts(heard(known(), "down")) == ["Step down", "Hold on.", "Kneel.", "Lie down slowly."]


def test_a_twin_that_is_new_is_said_in_full() -> None:
    assert "Feel your seat." in texts(heard(known(easier=["sway"]), "sway"))
    assert "Feel your seat." not in texts(heard(known(["sway/easier"], easier=["sway"]), "sway"))
    assert "Feel how long you are." in texts(heard(known(["sway/easier"]), "sway"))


def test_whoever_wants_every_word_gets_every_word() -> None:
    everything = known(preferences=Preferences(words="full"))
    assert everything == lead(WHOLE)


def test_the_figure_goes_the_same_way() -> None:
    assert [moment.figure for moment in known().figures] == [moment.figure for moment in lead(WHOLE).figures]
