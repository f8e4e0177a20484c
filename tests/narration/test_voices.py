"""What NARRATION_VOICE means."""

import pytest

from webapp.narration.voices import AUTOMATIC, BRITISH, EVERY_VOICE, OFFLINE, SILENT, by_preference, chosen


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
    assert len({voice.identity for voice in EVERY_VOICE.values()}) == len(EVERY_VOICE)
