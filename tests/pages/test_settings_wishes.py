"""What a person can wish about how they are led, and what is said where it cannot be."""

import pytest

from webapp.pages.settings.wishes import FIELDS, RefusedError, as_sent, changed
from webapp.timeline.preferences import Preferences

KEPT = Preferences(pace="brisk", hold_seconds=45)
VOICES = ("offline:heart", "gtts:en-GB")


def test_every_preference_can_be_wished() -> None:
    of_single_steps = {"in_full"}
    assert set(FIELDS) == set(Preferences.model_fields) - of_single_steps


def test_only_what_was_sent_is_changed() -> None:
    wished = changed(KEPT, {"breath_seconds": "12.5", "csrf_token": "abc"})
    assert wished == Preferences(pace="brisk", hold_seconds=45, breath_seconds=12.5)
    assert changed(KEPT, {}) == KEPT


def test_everything_can_be_changed_at_once() -> None:
    sent = {
        "pace": "unhurried",
        "words": "chimes",
        "ready_seconds": "300",
        "change_sides_seconds": "4",
        "breath_seconds": "16",
        "hold_seconds": "",
        "count_down": "no",
        "chime": "no",
        "speed": "0.85",
        "voice": "gtts:en-GB",
    }
    assert changed(KEPT, sent, VOICES) == Preferences(
        pace="unhurried",
        words="chimes",
        ready_seconds=300,
        change_sides_seconds=4,
        breath_seconds=16,
        count_down=False,
        chime=False,
        speed=0.85,
        voice="gtts:en-GB",
    )


@pytest.mark.parametrize(
    ("field", "values", "sentence"),
    [
        ("pace", ["hectic", "", "NORMAL"], "Please choose one of these."),
        ("words", ["none", ""], "Please choose one of these."),
        ("count_down", ["maybe", "on", ""], "Please choose one of these."),
        ("ready_seconds", ["-1", "301", "9" * 40], "Between nothing and 5 minutes, please."),
        ("ready_seconds", ["soon", "", "30.5", "9" * 5000], "Please give a number."),
        ("change_sides_seconds", ["3.9", "61", "nan", "inf"], "Between 4 seconds and 1 minute, please."),
        ("breath_seconds", ["5.9", "17", "-1e300"], "Between 6 and 16 seconds, please."),
        ("hold_seconds", ["19", "121"], "Between 20 seconds and 2 minutes, please."),
        ("hold_seconds", ["long"], "Please give a number."),
        ("speed", ["0.5", "2"], "Between 0.85 and 1.1, please."),
        ("voice", ["offline:nobody"], "This voice is not there any more. Please choose another."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(field: str, values: list[str], sentence: str) -> None:
    for value in values:
        with pytest.raises(RefusedError) as refusal:
            changed(KEPT, {field: value, "theme": "dark"}, VOICES)
        assert refusal.value.sentences == {field: sentence}


def test_every_field_that_cannot_be_has_its_sentence() -> None:
    with pytest.raises(RefusedError) as refusal:
        changed(KEPT, {"pace": "", "speed": "fast", "chime": "yes"})
    assert set(refusal.value.sentences) == {"pace", "speed"}


@pytest.mark.parametrize(
    "kept", [KEPT, Preferences(count_down=False, breath_seconds=12.5, voice="gtts:en-GB", speed=1.1)]
)
def test_what_is_kept_is_sent_again_as_it_is(kept: Preferences) -> None:
    assert changed(Preferences(), as_sent(kept), VOICES) == kept
