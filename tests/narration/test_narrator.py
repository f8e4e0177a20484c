"""Which voice speaks, and how long its words last."""

from pathlib import Path

import pytest

from tests.narration.fake_speech import CLIP, FakeSpeech
from tests.narration.timelines import SENTENCES
from webapp.catalogue.pronunciation import Pronunciation, Said
from webapp.narration.building import build
from webapp.narration.clips import CHIME
from webapp.narration.narrator import Narrator
from webapp.narration.silent import spoken_seconds
from webapp.narration.voices import AT_SPEEDS, BRITISH, EVERY_VOICE, OFFLINE, SILENT

IRISH = EVERY_VOICE["gtts:en-IE"]
TEXTS = ("One.", "Two.")


def built_in(folder: Path, *settings: str) -> Path:
    for setting in settings:
        build(folder, setting, {"a-routine": TEXTS}, speech=FakeSpeech().speech)
    return folder


def test_nobody_speaks_before_anything_is_built(tmp_path: Path) -> None:
    narrator = Narrator(tmp_path / "not there", "auto")
    assert narrator.voices() == ()
    assert narrator.voice_for(TEXTS) is None


def test_the_voice_that_the_host_named_speaks(tmp_path: Path) -> None:
    folder = built_in(tmp_path, "offline:heart", "gtts:en-IE")
    assert Narrator(folder, "gtts:en-IE").voice_for(TEXTS) is IRISH
    assert Narrator(folder, "offline:heart").voice_for(TEXTS) is OFFLINE


def test_another_complete_voice_stands_in(tmp_path: Path) -> None:
    folder = built_in(tmp_path, "gtts:en-IE")
    assert Narrator(folder, "gtts:en-GB").voice_for(TEXTS) is IRISH
    assert Narrator(folder, "gtts:en-GB").voices() == (IRISH,)


def test_no_voice_that_lacks_a_sentence_speaks(tmp_path: Path) -> None:
    folder = built_in(tmp_path, "gtts:en-GB", "offline:heart")
    Narrator(folder, "auto").lengths(BRITISH).clip("Two.").path.unlink()
    assert Narrator(folder, "auto").voice_for(TEXTS) is OFFLINE
    assert Narrator(folder, "auto").voice_for(("One.",)) is BRITISH
    assert Narrator(folder, "auto").voice_for(("One.", "Three.")) is None


def test_tones_stand_in_for_no_voice(tmp_path: Path) -> None:
    assert Narrator(built_in(tmp_path, "silent"), "auto").voices() == ()


def test_what_is_built_while_the_site_runs_can_be_heard(tmp_path: Path) -> None:
    narrator = Narrator(tmp_path, "auto")
    assert narrator.voice_for(TEXTS) is None
    built_in(tmp_path, "offline:heart")
    assert narrator.voice_for(TEXTS) is OFFLINE


def test_lengths_are_the_room_that_clips_take(tmp_path: Path) -> None:
    lengths = Narrator(built_in(tmp_path, "offline:heart"), "auto").lengths(OFFLINE)
    assert lengths.speech("One.") == lengths.chime() == pytest.approx(len(CLIP) / 192 * 0.024)


def test_a_sentence_that_is_not_built_has_no_length(narrator: Narrator) -> None:
    with pytest.raises(KeyError, match=r"not built in silent: Never said\."):
        narrator.lengths(SILENT).speech("Never said.")


def test_tones_last_as_long_as_words_would(narrator: Narrator) -> None:
    lengths = narrator.lengths(SILENT)
    for text in SENTENCES:
        assert lengths.speech(text) == pytest.approx(spoken_seconds(text) + 0.2, abs=0.1)
    assert narrator.lengths(SILENT).clip(CHIME)


SLOW = AT_SPEEDS["offline:heart@0.9"]


def wished(folder: Path, voice: str = "", speed: float = 1.0, host: str = "gtts:en-GB") -> str:
    found = Narrator(folder, host).wished_voice(TEXTS, voice, speed)
    return found.id if found else ""


def test_a_wish_is_followed_where_that_voice_says_everything(tmp_path: Path) -> None:
    built_in(tmp_path, "gtts:en-GB", "gtts:en-IE", "offline:heart@0.9")
    assert wished(tmp_path) == "gtts:en-GB", "the host's"
    assert wished(tmp_path, "gtts:en-IE") == "gtts:en-IE"
    assert wished(tmp_path, "offline:heart") == "offline:heart"
    assert wished(tmp_path, "offline:heart", 0.9) == "offline:heart@0.9"
    assert wished(tmp_path, speed=0.9) == "gtts:en-GB", "a service has one speed"
    assert wished(tmp_path, speed=0.9, host="offline:heart") == "offline:heart@0.9"


def test_a_wish_that_cannot_be_followed_leads_to_the_nearest_voice(tmp_path: Path) -> None:
    built_in(tmp_path, "gtts:en-GB", "offline:heart")
    assert wished(tmp_path, "offline:heart", 0.9) == "offline:heart", "the usual speed until the other is spoken"
    assert wished(tmp_path, "gtts:en-IE") == "gtts:en-GB"
    assert wished(tmp_path, "gtts:en-IE", 0.9) == "gtts:en-GB"
    assert wished(tmp_path, "nonsense") == "gtts:en-GB"
    assert wished(tmp_path / "empty", "offline:heart", 0.9) == ""


def test_what_is_still_to_be_spoken_for_a_wish_is_known(tmp_path: Path) -> None:
    built_in(tmp_path, "gtts:en-GB", "offline:heart")
    narrator = Narrator(tmp_path, "gtts:en-GB")
    assert narrator.voice_to_come(TEXTS, "offline:heart", 0.9) == SLOW
    assert narrator.voice_to_come(TEXTS, "offline:heart", 1.0) is None
    assert narrator.voice_to_come(TEXTS, "gtts:en-GB", 0.9) is None
    built_in(tmp_path, SLOW.id)
    assert narrator.voice_to_come(TEXTS, "offline:heart", 0.9) is None


def test_only_voices_that_say_everything_can_be_chosen(tmp_path: Path) -> None:
    built_in(tmp_path, "gtts:en-GB", "gtts:en-IE", "offline:heart@0.9")
    narrator = Narrator(tmp_path, "gtts:en-IE")
    assert narrator.complete_voices(TEXTS) == (IRISH, BRITISH, OFFLINE)
    assert narrator.complete_voices(("One.", "Three.")) == ()


def test_a_session_keeps_its_voice_until_that_has_gone(tmp_path: Path) -> None:
    built_in(tmp_path, "gtts:en-GB", "offline:heart@0.9")
    narrator = Narrator(tmp_path, "gtts:en-GB")
    assert narrator.kept_voice(TEXTS, SLOW.id) == SLOW
    for text in (*TEXTS, CHIME):
        narrator._cache.path(SLOW, text).unlink()
    assert narrator.voice(SLOW.id) is None, "what was found once is not believed for ever"
    assert narrator.kept_voice(TEXTS, SLOW.id) is BRITISH
    assert narrator.kept_voice(TEXTS, "a voice of long ago") is BRITISH


def test_a_word_that_is_said_otherwise_has_a_clip_of_its_own_and_no_other_changes(tmp_path: Path) -> None:
    said = Pronunciation({"two": Said(word="two", phonemes="tˈu", respelling="too")})
    build(tmp_path, "offline:heart,gtts:en-GB", {"a-routine": TEXTS}, speech=FakeSpeech().speech)
    fake = FakeSpeech()
    build(tmp_path, "offline:heart,gtts:en-GB", {"a-routine": TEXTS}, speech=fake.speech, pronunciation=said)
    assert fake.spoken == [("offline:heart", "[Two](/tˈu/)."), ("gtts:en-GB", "Too.")]
    assert Narrator(tmp_path, "auto", said).complete_voices(TEXTS) == (BRITISH, OFFLINE)
