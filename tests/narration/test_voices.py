"""What NARRATION_VOICE means."""

import pytest

from webapp.narration.voices import (
    AT_SPEEDS,
    AUTOMATIC,
    BRITISH,
    EVERY_VOICE,
    OFFLINE,
    SILENT,
    SPEEDS,
    at_speed,
    by_preference,
    chosen,
    voice_at_hand,
)


def test_auto_names_no_voice_and_prefers_the_online_one() -> None:
    assert chosen("auto") == ()
    assert by_preference("auto")[:2] == (BRITISH, OFFLINE) == AUTOMATIC


def test_a_named_voice_comes_first_and_the_others_stand_in() -> None:
    australian = EVERY_VOICE["gtts:en-AU"]
    assert chosen("gtts:en-AU") == (australian,)
    assert by_preference("gtts:en-AU")[:3] == (australian, BRITISH, OFFLINE)


def test_nobody_hears_the_silent_voice_who_did_not_ask_for_it() -> None:
    assert SILENT not in by_preference("auto")
    assert by_preference("silent") == (SILENT,)


def test_an_unknown_voice_is_answered_with_those_there_are() -> None:
    with pytest.raises(
        ValueError, match=r"NARRATION_VOICE is `auto` or a list of gtts:en-GB, offline:heart.*there is no `gtts:xx`"
    ):
        by_preference("gtts:xx")


def test_every_voice_has_an_identity_of_its_own() -> None:
    assert len({voice.identity for voice in AT_SPEEDS.values()}) == len(AT_SPEEDS)


def test_a_list_is_built_in_its_order_and_the_first_is_heard() -> None:
    irish, slow = EVERY_VOICE["gtts:en-IE"], AT_SPEEDS["offline:heart@0.9"]
    assert chosen("gtts:en-IE, offline:heart@0.9") == (irish, OFFLINE, slow), "a speed needs the usual one beside it"
    assert by_preference("gtts:en-IE, offline:heart@0.9")[:3] == (irish, OFFLINE, BRITISH)
    assert voice_at_hand("gtts:en-IE,offline:heart") is OFFLINE


def test_the_accents_of_five_countries_are_there() -> None:
    labels = [EVERY_VOICE[f"gtts:en-{country}"].label for country in ("GB", "US", "AU", "IE", "IN")]
    assert labels == [
        f"English ({country}), Google"
        for country in ("United Kingdom", "United States", "Australia", "Ireland", "India")
    ]


@pytest.mark.parametrize("setting", ["auto,gtts:en-GB", "gtts:en-GB,", "offline:heart@2", "gtts:en-GB@0.9", "@0.9"])
def test_a_list_with_anything_else_is_refused(setting: str) -> None:
    with pytest.raises(ValueError, match="there is no `"):
        chosen(setting)


def test_a_speed_is_a_voice_of_its_own_and_the_usual_one_is_the_voice_itself() -> None:
    assert [at_speed(OFFLINE, speed).speed for speed in SPEEDS] == ["0.6375", "0.675", "0.75", "0.825"]
    assert at_speed(OFFLINE, 1.0) is OFFLINE
    assert at_speed(OFFLINE, 0.97) is OFFLINE, "the nearest step"
    assert at_speed(BRITISH, 0.85) is BRITISH, "a service has one speed"
    assert all(len(voice_id) <= 40 for voice_id in AT_SPEEDS), "sessions keep it"
